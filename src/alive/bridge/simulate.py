"""Runs the Remote Script, as it is installed, in a simulated Live in real time."""

import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from alive.bridge.build_script import build_script
from alive.simulator import RealClock, Simulator
from alive.simulator.application.edition import EditionName
from alive.simulator.object_model.versions import LiveName

CARRIED = ("alive", "attr", "attrs", "cattrs", "typing_extensions")
"""What the built folder has copies of: inside Live there are no others, so the simulated one has none either."""


class NotStarted(Exception):
    """Live went on without the script; the log says why."""


def simulate(
    *,
    overrides: Mapping[str, Any],
    timer: Literal["macos", "windows"],
    gil: Literal["held", "free"],
    live: LiveName,
    show: Callable[[str], None],
    edition: EditionName = "Suite",
    set_file: Path | None = None,
) -> None:
    """Run until Ctrl-C or SIGTERM.

    Args:
        overrides: Settings of the script by dotted key.
        timer: Whose shortest timer interval to imitate.
        gil: Whether Python threads stand still between callbacks, as in Live, or run.
        live: Which Live to be.
        show: Gets each line of Live's log as it is written.
        edition: Whose limits to have.
        set_file: A Live Set to open; what cannot be represented is shown.

    Raises:
        SetFileError: If the file is no Live Set.
        NotStarted: If the script could not start.
    """
    with _stop_requested() as stop, tempfile.TemporaryDirectory(prefix="alive-") as folder:
        script_folder = build_script(Path(folder), overrides=overrides)
        with _simulation(timer, gil, live, edition, set_file, show) as simulation:
            script = simulation.load_script(script_folder, forbid=CARRIED)
            # What stands in for a script that could not start says why.
            if script.instance is None or hasattr(script.instance, "reason"):
                raise NotStarted
            simulation.run(stop)
            script.disconnect()


def simulate_others(
    folders: Sequence[Path],
    *,
    timer: Literal["macos", "windows"],
    gil: Literal["held", "free"],
    live: LiveName,
    show: Callable[[str], None],
    edition: EditionName = "Suite",
    set_file: Path | None = None,
) -> None:
    """Run Remote Scripts of any kind from their folders until Ctrl-C or SIGTERM.

    Args:
        folders: What Live would find in its folder of Remote Scripts.
        timer: Whose shortest timer interval to imitate.
        gil: Whether Python threads stand still between callbacks, as in Live, or run.
        live: Which Live to be.
        show: Gets each line of Live's log as it is written.
        edition: Whose limits to have.
        set_file: A Live Set to open; what cannot be represented is shown.

    Raises:
        SetFileError: If the file is no Live Set.
        NotStarted: If one of them could not start.
    """
    simulated = _simulation(timer, gil, live, edition, set_file, show)
    with _stop_requested() as stop, simulated as simulation:
        scripts = [simulation.load_script(folder) for folder in folders]
        if any(script.instance is None for script in scripts):
            raise NotStarted
        simulation.run(stop)


def _simulation(
    timer: Literal["macos", "windows"],
    gil: Literal["held", "free"],
    live: LiveName,
    edition: EditionName,
    set_file: Path | None,
    show: Callable[[str], None],
) -> Simulator:
    simulation = Simulator(
        clock=RealClock(), timer=timer, gil=gil, live=live, edition=edition, set_file=set_file, on_log=show
    )
    for line in simulation.load_report:
        show(f"Not represented: {line}")
    return simulation


@contextmanager
def _stop_requested() -> Iterator[Callable[[], bool]]:
    """Whether somebody asked for the end. Asking once interrupts nothing; asking again does, should a script hang."""
    asked = False

    def ask(_signal: int, _frame: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
