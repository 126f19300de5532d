"""What each operation costs the main thread, with its documented arguments on the furnished Set."""

import os
import tempfile
import time
from pathlib import Path

from alive.application.conversion import Conversion
from alive.domain.operation import operations
from alive.simulator import ManualClock, Simulator
from tests.cases.case import Case
from tests.cases.desk import CaseDesk
from tests.cases.every import CASES

ROUNDS = 3


def slowest(count: int = 10) -> list[tuple[str, float]]:
    """The operations that hold the main thread longest in one turn, with milliseconds."""
    costs: dict[str, float] = {}
    here = Path.cwd()
    for case in CASES:
        if case.refused is None and operations()[case.action].source.__class__ is tuple:
            costs[case.action] = min(_cost(case) for _ in range(ROUNDS))
    os.chdir(here)
    return sorted(costs.items(), key=lambda item: -item[1])[:count]


def _cost(case: Case) -> float:
    """Milliseconds of the first turn of an operation, in which it does its writes."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Simulator(clock=ManualClock(), browser_load_seconds=0.0) as simulation,
    ):
        os.chdir(folder)
        desk = CaseDesk(simulation, Path(folder))
        desk.prepare(case)
        command = Conversion().command(case.action, case.arguments)
        start = time.perf_counter()
        desk.start(command)
        return (time.perf_counter() - start) * 1000
