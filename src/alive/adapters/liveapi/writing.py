"""Writes that Live's undo history treats in a way of their own, and several writes that are one.

Some get entries of their own, even inside an undo step. They are counted, so that a batch which takes itself back can
tell how many undos lie before the user's own last edit. Those that come after a wait are in no step unless one is made.
"""

import contextlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from alive.domain.errors import OutcomeUnknown

if TYPE_CHECKING:
    from Live.DeviceParameter import DeviceParameter
    from Live.MixerDevice import MixerDevice
    from Live.Track import Track

    from alive.adapters.liveapi.context import LiveContext


T = TypeVar("T")


def write_parameter(live: "LiveContext", parameter: "DeviceParameter", value: float) -> float:
    """Write a value of a device or mixer parameter; answers the value that Live shows. Live refuses what it cannot."""
    return _counted(live, parameter, "value", value)


def write_name(live: "LiveContext", track: "Track", name: str) -> str:
    """Write the name of a track; answers the name that Live shows."""
    return _counted(live, track, "name", name)


def write_crossfade_assign(live: "LiveContext", mixer: "MixerDevice", side: int) -> int:
    """Write the side of the crossfader that a track is on; answers what Live shows."""
    return _counted(live, mixer, "crossfade_assign", side)


def write_panning_mode(live: "LiveContext", mixer: "MixerDevice", mode: int) -> int:
    """Write how a track is panned; answers what Live shows."""
    return _counted(live, mixer, "panning_mode", mode)


def _counted(live: "LiveContext", thing: Any, member: str, value: T) -> T:
    """Write a member, and count the entry if that changed it; answers what Live shows."""
    before = getattr(thing, member)
    setattr(thing, member, value)
    shown: T = getattr(thing, member)
    live.own_entries += shown != before
    return shown


class Writes:
    """Several writes of one command, with what was there before each."""

    def __init__(self) -> None:
        self._done: list[tuple[Callable[[Any], object], Any]] = []

    def write(self, thing: Any, member: str, value: object) -> None:
        """Write a member of an object of Live."""
        self.do(partial(setattr, thing, member), value, getattr(thing, member))

    def do(self, write: Callable[[Any], object], value: object, before: object) -> None:
        """Write in a way of its own; so `before` is written, too, should it come to that."""
        write(value)
        self._done.append((write, before))

    def take_back(self) -> int:
        """Write what was there before, the last one first; answers how many of them Live refuses."""
        refused = 0
        for write, before in reversed(self._done):
            try:
                write(before)
            except Exception:  # noqa: BLE001 - whatever it is, the others are put back, and it is told
                refused += 1
        return refused


@contextlib.contextmanager
def all_or_none() -> Iterator[Writes]:
    """Writes of which none stays if one of them fails. OutcomeUnknown if that cannot be done."""
    writes = Writes()
    try:
        yield writes
    except Exception as failure:
        if left := writes.take_back():
            raise OutcomeUnknown(f"{failure}; of what was written before it, {left} could not be put back") from failure
        raise


@contextlib.contextmanager
def undo_step(live: "LiveContext") -> Iterator[None]:
    """One undo step for writes after a wait. Before the first wait of a command its step is open already."""
    song = live.song()
    song.begin_undo_step()
    try:
        yield
    finally:
        song.end_undo_step()
