"""Writes that Live's undo history treats in a way of their own.

Some get entries of their own, even inside an undo step. They are counted, so that a batch which takes itself back can
tell how many undos lie before the user's own last edit. Those that come after a wait are in no step unless one is made.
"""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from Live.DeviceParameter import DeviceParameter
    from Live.MixerDevice import MixerDevice
    from Live.Track import Track

    from alive.adapters.liveapi.context import LiveContext


def write_parameter(live: "LiveContext", parameter: "DeviceParameter", value: float) -> float:
    """Write a value of a device or mixer parameter; answers the value that Live shows. Live refuses what it cannot."""
    before = parameter.value
    parameter.value = value
    shown = parameter.value
    live.own_entries += shown != before
    return shown


def write_name(live: "LiveContext", track: "Track", name: str) -> str:
    """Write the name of a track; answers the name that Live shows."""
    before = track.name
    track.name = name
    shown = track.name
    live.own_entries += shown != before
    return shown


def write_crossfade_assign(live: "LiveContext", mixer: "MixerDevice", side: int) -> int:
    """Write the side of the crossfader that a track is on; answers what Live shows."""
    before = mixer.crossfade_assign
    mixer.crossfade_assign = side
    shown = mixer.crossfade_assign
    live.own_entries += shown != before
    return shown


def write_panning_mode(live: "LiveContext", mixer: "MixerDevice", mode: int) -> int:
    """Write how a track is panned; answers what Live shows."""
    before = mixer.panning_mode
    mixer.panning_mode = mode
    shown = mixer.panning_mode
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
