"""Handlers of the operations on the loop and the markers of clips. Live shows all of these at once.

While looping is off, `loop_start` and `loop_end` of Live stand for the markers, and it ignores what is written to
`start_marker`: the markers are then written under the names of the loop.
"""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.clips.clip_facts import counts_seconds, place_fields, require_shown, unit_of
from alive.adapters.liveapi.context import LiveContext, PlacedClip
from alive.adapters.liveapi.handlers.table import handles
from alive.domain.commands.clip_loop import (
    SetClipEndMarker,
    SetClipLoopEnd,
    SetClipLooping,
    SetClipLoopStart,
    SetClipStartMarker,
)
from alive.domain.errors import OutcomeUnknown
from alive.domain.results.clip_loop import ClipLoop

if TYPE_CHECKING:
    from Live.Clip import Clip


@handles(SetClipLooping)
def set_clip_looping(live: LiveContext, command: SetClipLooping) -> ClipLoop:
    """Write it; Live refuses clips that cannot loop."""
    placed = live.clip_on(command.track_index, command.clip_index)
    clip = placed.clip
    clip.looping = command.looping
    if clip.looping != command.looping:
        raise OutcomeUnknown(
            f"Live was asked to turn looping {'on' if command.looping else 'off'}, but does not show it."
        )
    return _loop(live, placed, f"The loop is {'on' if clip.looping else 'off'}.")


@handles(SetClipLoopStart)
def set_clip_loop_start(live: LiveContext, command: SetClipLoopStart) -> ClipLoop:
    """Write it, whatever it stands for."""
    placed = live.clip_on(command.track_index, command.clip_index)
    clip = placed.clip
    clip.loop_start = command.loop_start
    require_shown("loop_start", clip.loop_start, command.loop_start)
    return _loop(live, placed, f"The {_thing(clip)} starts at {unit_of(clip, clip.loop_start)}.")


@handles(SetClipLoopEnd)
def set_clip_loop_end(live: LiveContext, command: SetClipLoopEnd) -> ClipLoop:
    """Write it, whatever it stands for."""
    placed = live.clip_on(command.track_index, command.clip_index)
    clip = placed.clip
    clip.loop_end = command.loop_end
    require_shown("loop_end", clip.loop_end, command.loop_end)
    return _loop(live, placed, f"The {_thing(clip)} ends at {unit_of(clip, clip.loop_end)}.")


@handles(SetClipStartMarker)
def set_clip_start_marker(live: LiveContext, command: SetClipStartMarker) -> ClipLoop:
    """Write it under the name that Live heeds."""
    placed = live.clip_on(command.track_index, command.clip_index)
    clip = placed.clip
    write_start_marker(clip, command.start_marker)
    return _loop(live, placed, f"The start marker is at {unit_of(clip, clip.start_marker)}.")


@handles(SetClipEndMarker)
def set_clip_end_marker(live: LiveContext, command: SetClipEndMarker) -> ClipLoop:
    """Write it under the name that Live heeds."""
    placed = live.clip_on(command.track_index, command.clip_index)
    clip = placed.clip
    if clip.looping:
        clip.end_marker = command.end_marker
    else:
        clip.loop_end = command.end_marker
    require_shown("end_marker", clip.end_marker, command.end_marker)
    return _loop(live, placed, f"The end marker is at {unit_of(clip, clip.end_marker)}.")


def write_start_marker(clip: "Clip", position: float) -> None:
    """Move the start marker, and make sure that Live shows it there."""
    if clip.looping:
        clip.start_marker = position
    else:
        clip.loop_start = position
    require_shown("start_marker", clip.start_marker, position)


def _thing(clip: "Clip") -> str:
    return "loop" if clip.looping else "clip does not loop; it"


def _loop(live: LiveContext, placed: PlacedClip, words: str) -> ClipLoop:
    clip = placed.clip
    return ClipLoop(
        **place_fields(live, placed),
        message=words,
        looping=clip.looping,
        loop_start=clip.loop_start,
        loop_end=clip.loop_end,
        start_marker=clip.start_marker,
        end_marker=clip.end_marker,
        length=clip.length,
        is_in_seconds=counts_seconds(clip),
    )
