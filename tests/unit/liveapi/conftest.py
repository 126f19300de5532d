"""A Live (simulated, on a manual clock) with what takes commands to it, for every test."""

from collections.abc import Iterator

import pytest

from alive.simulator import ManualClock, Simulator
from tests.unit.liveapi.desk import TICKS, LiveDesk


@pytest.fixture(params=TICKS, ids=lambda tick: f"{tick * 1000:.0f}ms")
def live(request: pytest.FixtureRequest) -> Iterator[LiveDesk]:
    with Simulator(clock=ManualClock(), tick=request.param) as sim:
        yield LiveDesk(sim)
