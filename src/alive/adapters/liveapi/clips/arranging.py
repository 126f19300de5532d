"""How clips are put into the Arrangement: what lies where, and copying without a surprise.

Theory of operation. Live cuts away whatever a new clip covers, at once and without a word. So before anything is put
somewhere, what lies there is looked at; afterwards the clips of the track are compared with those before. Where Live
does not tell in advance how long a clip will be, it is first made in the free room behind all clips, and measured.

Some versions of Live crash when a clip of the Arrangement is copied onto itself. Such a copy goes by way of the free
room, so that no copy ever covers what it is made of.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.places import track_of
from alive.domain.errors import InvalidArgument, LiveRejected, OutcomeUnknown, Problem, UnsupportedByLive
from alive.domain.results.arrangement import ArrangementClip
from alive.domain.words import counted, number

if TYPE_CHECKING:
    from Live.Clip import Clip
    from Live.Track import Track

EDGE = 1e-6
"""Beats: clips that overlap by less only touch each other."""

_ROOM = 16.0
"""Beats: the free room starts at a multiple of this, at least so far behind the last clip."""

_SHOWN = 3


class Span(NamedTuple):
    """Where a clip lies, in beats of the song."""

    start: float
    end: float

    @property
    def duration(self) -> float:
        """From start to end."""
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether both cover some stretch of time."""
        return self.start < other.end - EDGE and other.start < self.end - EDGE


class Placed(NamedTuple):
    """A new clip, and what became of those that lay there."""

    clip: "Clip"
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def span_of(clip: "Clip") -> Span:
    """Where a clip of the Arrangement lies."""
    return Span(clip.start_time, clip.end_time)


def place_of(path: str) -> str:
    """`session`, `arrangement` or `take_lane`, from the path of a clip."""
    if "/take_lanes/" in path:
        return "take_lane"
    return "session" if "/clip_slots/" in path else "arrangement"


def arranged(live: LiveContext, ref: int | str, *, session: str) -> tuple["Clip", "Track"]:
    """A clip of the main lane of the Arrangement and its track; otherwise an error says what can be done instead."""
    clip = live.clip(ref)
    place = place_of(live.path_of(clip))
    if place == "session":
        raise InvalidArgument([Problem("clip", f"the clip is one of the Session View: {session}")])
    if place == "take_lane":
        raise UnsupportedByLive(
            "Live cannot copy clips onto take lanes; duplicate_clip_to_arrangement copies this one to its track."
        )
    return clip, track_of(clip)


def shown(live: LiveContext, clip: "Clip", path: str | None = None) -> ArrangementClip:
    """A clip as Live shows it; a path that is known already need not be looked for."""
    span = span_of(clip)
    return ArrangementClip(
        clip_id=live.id_of("clip", clip),
        path=path or live.path_of(clip),
        name=clip.name,
        start_time=span.start,
        end_time=span.end,
        duration=span.duration,
        length=clip.length,
        is_midi_clip=clip.is_midi_clip,
        is_audio_clip=clip.is_audio_clip,
        looping=clip.looping,
        muted=clip.muted,
        color_index=clip.color_index,
    )


def last_end(track: "Track") -> float:
    """Where the last clip of a track ends in the Arrangement; 0 if there is none."""
    return max((clip.end_time for clip in track.arrangement_clips), default=0.0)


def free_room(track: "Track", *ends: float) -> float:
    """A time behind all clips of a track, and behind other times."""
    last = max(last_end(track), *ends) if ends else last_end(track)
    return (last // _ROOM + 2) * _ROOM


def put(
    live: LiveContext, track: "Track", start: float, make: Callable[[float], object], *, path: str, replace: bool
) -> Placed:
    """Make a clip at a time. One whose length is not known yet is made in the free room first, if others follow.

    Args:
        live: The running Live.
        track: Where it is made.
        start: When it is to start.
        make: Makes it at a time.
        path: The parameter that says when.
        replace: Whether clips may be cut or removed for it.
    """
    if not replace and last_end(track) > start + EDGE:
        room = free_room(track, start)
        make(room)
        trial = clip_at(track, room)
        length = span_of(trial).duration
        track.delete_clip(trial)
        refuse_occupied(track, Span(start, start + length), path)
    return put_over(live, track, start, make)


def put_over(live: LiveContext, track: "Track", start: float, make: Callable[[float], object]) -> Placed:
    """Make a clip at a time, over what is there, and see what became of that."""
    before = _spans(live, track)
    make(start)
    clip = clip_at(track, start)
    return _compared(live, track, before, clip)


def copy_arranged(
    live: LiveContext, clip: "Clip", source: "Track", track: "Track", start: float, *, path: str, replace: bool
) -> Placed:
    """Copy a clip of the Arrangement or a take lane to a time, where it takes as long as it does."""
    span = span_of(clip)
    target = Span(start, start + span.duration)
    if not replace:
        refuse_occupied(track, target, path)
    if source != track or not span.overlaps(target):
        return put_over(live, track, start, lambda time: track.duplicate_clip_to_arrangement(clip, time))
    before = _spans(live, track)
    stage = _staged(track, clip, free_room(track, target.end))
    track.duplicate_clip_to_arrangement(stage, start)
    track.delete_clip(stage)
    return _compared(live, track, before, clip_at(track, start))


def move(live: LiveContext, clip: "Clip", source: "Track", track: "Track", start: float, *, replace: bool) -> Placed:
    """Copy a clip of the Arrangement and delete it; by way of the free room if it lies where it is to go."""
    span = span_of(clip)
    target = Span(start, start + span.duration)
    if not replace:
        refuse_occupied(track, target, "start_time", but=clip)
    before = _spans(live, track)
    before.pop(live.id_of("clip", clip), None)
    if source == track and span.overlaps(target):
        _move_within(track, clip, start)
    else:
        track.duplicate_clip_to_arrangement(clip, start)
        source.delete_clip(clip)
    return _compared(live, track, before, clip_at(track, start))


def split(clip: "Clip", track: "Track", time: float) -> tuple["Clip", "Clip"]:
    """Cut a clip of the Arrangement in two; the first keeps its id.

    Its right part is made in the free room: of one copy, another one that is put over it cuts the left off. That part
    is put over the original, which it cuts in turn. Everything in the room is deleted again, whatever happens.
    """
    span = span_of(clip)
    left = time - span.start
    clear_from = last_end(track)
    room = free_room(track, clear_from + span.duration)
    try:
        track.duplicate_clip_to_arrangement(clip, room)
        track.duplicate_clip_to_arrangement(clip, room + left - span.duration)
        right = clip_at(track, room + left)
        if abs(span_of(right).duration - (span.end - time)) > EDGE:
            raise LiveRejected("Live did not cut a copy of the clip as it should have; nothing was changed.")
        track.duplicate_clip_to_arrangement(right, time)
    finally:
        _clear(track, clear_from)
    second = clip_at(track, time)
    if abs(span_of(clip).end - time) > EDGE or abs(span_of(second).end - span.end) > EDGE:
        raise OutcomeUnknown(f"Live was asked to split the clip, but shows it up to {number(span_of(clip).end)}.")
    return clip, second


def refuse_occupied(track: "Track", wanted: Span, path: str, but: "Clip | None" = None) -> None:
    """Raise InvalidArgument if clips lie there."""
    there = [clip for clip in track.arrangement_clips if clip != but and span_of(clip).overlaps(wanted)]
    if there:
        names = ", ".join(f"{clip.name or 'a clip'} at {number(clip.start_time)}" for clip in there[:_SHOWN])
        more = f" and {len(there) - _SHOWN} more" if len(there) > _SHOWN else ""
        words = f"from {number(wanted.start)} to {number(wanted.end)} there lies {names}{more}"
        raise InvalidArgument(
            [Problem(path, f"{words}; replace=true puts it there all the same", wanted.start, "a free place")]
        )


def clip_at(track: "Track", start: float) -> "Clip":
    """The clip that starts at a time: on one track there is only one. Not all versions of Live hand a new one over."""
    clips: list[Clip] = [clip for clip in track.arrangement_clips if abs(clip.start_time - start) < EDGE]
    if not clips:
        raise OutcomeUnknown(f"Live was asked for a clip at beat {number(start)}, but shows none there.")
    return clips[0]


def displaced(placed: Placed) -> str:
    """What became of other clips, for people."""
    parts = [counted(len(placed.changed), "other clip") + " cut"] if placed.changed else []
    parts += [counted(len(placed.removed), "other clip") + " removed"] if placed.removed else []
    return f" ({', '.join(parts)})" if parts else ""


def _move_within(track: "Track", clip: "Clip", start: float) -> None:
    """Move a clip to where it partly lies itself. If Live refuses the copy after all, it goes back to its place."""
    span = span_of(clip)
    stage = _staged(track, clip, free_room(track, start + span.duration))
    track.delete_clip(clip)
    try:
        track.duplicate_clip_to_arrangement(stage, start)
    except Exception:
        track.duplicate_clip_to_arrangement(stage, span.start)
        raise
    finally:
        track.delete_clip(stage)


def _clear(track: "Track", start: float) -> None:
    for clip in list(track.arrangement_clips):
        if clip.start_time > start - EDGE:
            track.delete_clip(clip)


def _staged(track: "Track", clip: "Clip", room: float) -> "Clip":
    track.duplicate_clip_to_arrangement(clip, room)
    return clip_at(track, room)


def _spans(live: LiveContext, track: "Track") -> dict[str, Span]:
    return {live.id_of("clip", clip): span_of(clip) for clip in track.arrangement_clips}


def _compared(live: LiveContext, track: "Track", before: dict[str, Span], clip: "Clip") -> Placed:
    after = _spans(live, track)
    after.pop(live.id_of("clip", clip))
    changed = tuple(clip_id for clip_id, span in after.items() if before.get(clip_id) != span)
    return Placed(clip, changed, tuple(clip_id for clip_id in before if clip_id not in after))
