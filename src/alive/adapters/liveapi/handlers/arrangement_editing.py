"""Handlers that move, split and take apart clips of the Arrangement. Live shows all of these at once."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.clips.arranging import (
    EDGE,
    arranged,
    displaced,
    move,
    place_of,
    shown,
    span_of,
    split,
)
from alive.adapters.liveapi.clips.notes import copied
from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.domain.commands.arrangement_editing import CopyClipToSession, MoveArrangementClip, SplitArrangementClip
from alive.domain.errors import InvalidArgument, LiveRejected, Problem, UnsupportedByLive
from alive.domain.refs import CLIP_SLOT
from alive.domain.results.arrangement import ArrangementClipMoved, ArrangementClipSplit, SessionClipMade
from alive.domain.words import counted, number

if TYPE_CHECKING:
    from Live.Clip import Clip
    from Live.ClipSlot import ClipSlot

_PLACES = ("looping", "loop_start", "loop_end", "start_marker", "end_marker")
_LOOKS = ("name", "color_index", "signature_numerator", "signature_denominator", "muted")


@handles(MoveArrangementClip)
def move_arrangement_clip(live: LiveContext, command: MoveArrangementClip) -> ArrangementClipMoved:
    """Copy it and delete it."""
    clip, source = arranged(live, command.clip, session="duplicate_clip_to_arrangement copies it")
    track = source if command.track_index is None else live.track(command.track_index)
    old_id = live.id_of("clip", clip)
    placed = move(live, clip, source, track, command.start_time, replace=command.replace)
    span = span_of(placed.clip)
    return ArrangementClipMoved(
        message=f"Moved the clip to beat {number(span.start)}{displaced(placed)}. It has a new id.",
        track_index=live.track_index_now(track),
        clip_index=live.path_of(placed.clip),
        clip_id=live.id_of("clip", placed.clip),
        old_clip_id=old_id,
        name=placed.clip.name,
        start_time=span.start,
        end_time=span.end,
        changed_clip_ids=placed.changed,
        removed_clip_ids=placed.removed,
    )


@handles(SplitArrangementClip)
def split_arrangement_clip(live: LiveContext, command: SplitArrangementClip) -> ArrangementClipSplit:
    """Cut it with copies of itself."""
    clip, track = arranged(live, command.clip, session="only clips of the Arrangement can be split")
    span = span_of(clip)
    cut = command.time_in_beats
    if not span.start + EDGE < cut < span.end - EDGE:
        allowed = f"a time after {number(span.start)} and before {number(span.end)}, where the clip is"
        problem = Problem("time_in_beats", f"got {number(cut)}, allowed is {allowed}", cut, allowed)
        raise InvalidArgument([problem])
    first, second = split(clip, track, cut)
    return ArrangementClipSplit(
        message=f"Split the clip at beat {number(second.start_time)}.",
        first=shown(live, first),
        second=shown(live, second),
    )


@handles(CopyClipToSession)
def copy_clip_to_session(live: LiveContext, command: CopyClipToSession) -> SessionClipMade:
    """Make a new clip with the same notes and places; Live copies from slot to slot only."""
    clip = live.clip(command.clip)
    if place_of(live.path_of(clip)) == "session":
        raise InvalidArgument([Problem("clip", "the clip is one of the Session View already")])
    if not clip.is_midi_clip:
        raise UnsupportedByLive(
            "Live cannot copy an audio clip into the Session View; create_audio_clip makes one of the same file."
        )
    slot: ClipSlot = live.find(CLIP_SLOT, command.clip_slot)
    slot.create_clip(clip.length)
    made = slot.clip
    made.add_new_notes(copied(clip.get_all_notes_extended()))
    _place_alike(made, clip)
    for member in _LOOKS:
        setattr(made, member, getattr(clip, member))
    _require_alike(slot, made, clip)
    clip_id, path = live.describe(made)
    count = len(made.get_all_notes_extended())
    return SessionClipMade(
        message=f"Made a clip with {counted(count, 'note')}.",
        clip_id=clip_id,
        path=path,
        name=made.name,
        length=made.length,
        note_count=count,
    )


def _place_alike(made: "Clip", clip: "Clip") -> None:
    """Loop and markers as those of another clip, written so that no start is ever behind its end."""
    made.loop_end = max(made.loop_end, clip.loop_end)
    made.loop_start = clip.loop_start
    made.loop_end = clip.loop_end
    made.end_marker = max(made.end_marker, clip.end_marker)
    made.start_marker = clip.start_marker
    made.end_marker = clip.end_marker
    made.looping = clip.looping


def _require_alike(slot: "ClipSlot", made: "Clip", clip: "Clip") -> None:
    different = [name for name in _PLACES if abs(getattr(made, name) - getattr(clip, name)) > EDGE]
    if different:
        slot.delete_clip()
        raise LiveRejected(f"Live shows other values of the new clip than it was given: {', '.join(different)}.")
