"""Writes that Live's undo history treats in a way of their own.

Some get entries of their own, even inside an undo step. They are counted, so that a batch which takes itself back can
tell how many undos lie before the user's own last edit. Those that come after a wait are in no step unless one is made.
"""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar

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


@contextlib.contextmanager
def undo_step(live: "LiveContext") -> Iterator[None]:
    """One undo step for writes after a wait. Before the first wait of a command its step is open already."""
    song = live.song()
    song.begin_undo_step()
    try:
        yield
    finally:
        song.end_undo_step()
