"""A running simulator on a manual clock for every test."""

from collections.abc import Iterator
from typing import Any

import pytest

from alive.simulator import ManualClock, Simulator

TICK = 0.010


@pytest.fixture
def sim() -> Iterator[Simulator]:
    """A Live with a new Set; time stands still until it is advanced."""
    with Simulator(clock=ManualClock()) as simulation:
        yield simulation


@pytest.fixture
def song(sim: Simulator) -> Any:
    """The Song."""
    return sim.song


@pytest.fixture
def live(sim: Simulator) -> Any:
    """The module Live, as a Remote Script imports it."""
    import Live

    return Live


@pytest.fixture
def clip(song: Any) -> Any:
    """A MIDI clip of four beats in the first slot."""
    return song.tracks[0].clip_slots[0].create_clip(4.0)
