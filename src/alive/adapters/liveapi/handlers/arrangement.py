"""Handlers that list, create, copy and delete clips of the Arrangement. Live shows all of these at once."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from alive.adapters.liveapi.clips.arranging import (
    Placed,
    Span,
    copy_arranged,
    displaced,
    last_end,
    place_of,
    put,
    put_over,
    refuse_occupied,
    shown,
    span_of,
)
from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.files import existing_file
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.places import track_of
from alive.adapters.liveapi.runtime import is_alive
from alive.application.handling import OTHERS_FIRST, Steps
from alive.domain.commands.arrangement import (
    CreateArrangementAudioClip,
    CreateArrangementMidiClip,
    DeleteArrangementClip,
    DuplicateClipToArrangement,
    DuplicateToArrangement,
    GetArrangementClips,
    ListArrangementClips,
)
from alive.domain.errors import InvalidArgument, OutcomeUnknown, Problem
from alive.domain.results.arrangement import (
    ArrangedTrack,
    ArrangementClip,
    ArrangementClipDeleted,
    ArrangementClipPlaced,
    ArrangementClips,
    TrackArrangementClips,
)
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Clip import Clip
    from Live.Track import Track

CLIPS_PER_TURN = 100
"""Each is a dozen reads of Live and one record, 10 to 15 us on the simulator: 100 stay below 2 ms."""


@handles(GetArrangementClips)
def get_arrangement_clips(live: LiveContext, command: GetArrangementClips) -> Steps[TrackArrangementClips]:
    """Read them, some in each turn."""
    track = live.track(command.track_index)
    track_id = live.id_of("track", track)
    index = live.track_index(command.track_index, track)
    clips = yield from _listed(live, track.arrangement_clips, f"{live.path_of(track)}/arrangement_clips", None)
    live.require(track, track_id)
    return TrackArrangementClips(
        track_index=live.track_index_now(track, index), track_id=track_id, count=len(clips), clips=clips
    )


@handles(ListArrangementClips)
def list_arrangement_clips(live: LiveContext, command: ListArrangementClips) -> Steps[ArrangementClips]:
    """Read them track by track; a track that is deleted meanwhile is left out."""
    end = float("inf") if command.to_time is None else command.to_time
    wanted = Span(-1.0 if command.from_time is None else command.from_time, end)
    tracks: list[ArrangedTrack] = []
    read = 0
    for index, track in enumerate(live.song().tracks):
        if read >= CLIPS_PER_TURN:
            yield OTHERS_FIRST
            read = 0
        if not is_alive(track):
            continue
        read += 1 + len(track.arrangement_clips)
        found = yield from _arranged_track(live, track, index, wanted, take_lanes=command.take_lanes)
        if found is not None and (found.clips or found.take_lane_clips):
            tracks.append(found)
    count = sum(len(track.clips) + len(track.take_lane_clips) for track in tracks)
    return ArrangementClips(tracks=tuple(tracks), count=count)


@handles(CreateArrangementMidiClip)
def create_arrangement_midi_clip(live: LiveContext, command: CreateArrangementMidiClip) -> ArrangementClipPlaced:
    """Create it where nothing lies, or over what lies there."""
    track = live.track(command.track_index)
    if not command.replace:
        refuse_occupied(track, Span(command.start_time, command.start_time + command.length), "start_time")
    placed = put_over(live, track, command.start_time, lambda time: track.create_midi_clip(time, command.length))
    return _placed(live, track, placed, "Created", command.name)


@handles(CreateArrangementAudioClip)
def create_arrangement_audio_clip(live: LiveContext, command: CreateArrangementAudioClip) -> ArrangementClipPlaced:
    """Create it; how long it is, Live tells afterwards."""
    track, file = live.track(command.track_index), existing_file(command.file_path)
    placed = put(
        live,
        track,
        command.start_time,
        lambda time: track.create_audio_clip(file, time),
        path="start_time",
        replace=command.replace,
    )
    return _placed(live, track, placed, "Created", command.name)


@handles(DuplicateToArrangement)
def duplicate_to_arrangement(live: LiveContext, command: DuplicateToArrangement) -> ArrangementClipPlaced:
    """Copy it behind everything, or to a time."""
    source = live.clip_on(command.track_index, command.clip_index)
    time = last_end(source.track) if command.destination_time is None else command.destination_time
    return _duplicated(live, source.clip, source.track, time, replace=command.replace)


@handles(DuplicateClipToArrangement)
def duplicate_clip_to_arrangement(live: LiveContext, command: DuplicateClipToArrangement) -> ArrangementClipPlaced:
    """Copy it to a track and a time."""
    clip = live.clip(command.clip)
    track = track_of(clip) if command.track_index is None else live.track(command.track_index)
    return _duplicated(live, clip, track, command.destination_time, replace=command.replace)


@handles(DeleteArrangementClip)
def delete_arrangement_clip(live: LiveContext, command: DeleteArrangementClip) -> ArrangementClipDeleted:
    """Delete it through its track."""
    clip = live.clip(command.clip)
    clip_id, path = live.describe(clip)
    if place_of(path) == "session":
        raise InvalidArgument([Problem("clip", "the clip is one of the Session View: delete_clip deletes it")])
    name, start = clip.name, clip.start_time
    track_of(clip).delete_clip(clip)
    if is_alive(clip):
        raise OutcomeUnknown(f"Live was asked to delete {path}, but the clip is still there.")
    return ArrangementClipDeleted(
        message=f"Deleted {name or 'the clip'} at beat {number(start)}.", clip_id=clip_id, path=path, name=name
    )


def _duplicated(
    live: LiveContext, clip: "Clip", track: "Track", time: float, *, replace: bool
) -> ArrangementClipPlaced:
    path = "destination_time"
    if place_of(live.path_of(clip)) == "session":
        placed = put(
            live,
            track,
            time,
            lambda start: track.duplicate_clip_to_arrangement(clip, start),
            path=path,
            replace=replace,
        )
    else:
        placed = copy_arranged(live, clip, track_of(clip), track, time, path=path, replace=replace)
    return _placed(live, track, placed, "Copied", None)


def _placed(live: LiveContext, track: "Track", placed: Placed, done: str, name: str | None) -> ArrangementClipPlaced:
    clip = placed.clip
    if name is not None:
        clip.name = name
    span = span_of(clip)
    where = f"at beat {number(span.start)}, up to {number(span.end)}"
    return ArrangementClipPlaced(
        message=f"{done} {'a clip' if done == 'Created' else 'the clip'} {where}{displaced(placed)}.",
        track_index=live.track_index_now(track),
        clip_index=live.path_of(clip),
        clip_id=live.id_of("clip", clip),
        name=clip.name,
        start_time=span.start,
        end_time=span.end,
        changed_clip_ids=placed.changed,
        removed_clip_ids=placed.removed,
    )


def _arranged_track(
    live: LiveContext, track: "Track", index: int, wanted: Span, *, take_lanes: bool
) -> Steps[ArrangedTrack | None]:
    path, track_id = live.path_of(track), live.id_of("track", track)
    # Before Live 12.2 there are none.
    lanes = [lane.arrangement_clips for lane in getattr(track, "take_lanes", ())] if take_lanes else []
    clips = yield from _listed(live, track.arrangement_clips, f"{path}/arrangement_clips", wanted)
    in_lanes: list[ArrangementClip] = []
    for position, lane in enumerate(lanes):
        in_lanes += yield from _listed(live, lane, f"{path}/take_lanes/{position}/arrangement_clips", wanted)
    if not is_alive(track):
        return None
    return ArrangedTrack(
        track_index=live.track_index_now(track, index),
        track_id=track_id,
        name=track.name,
        clips=clips,
        take_lane_clips=tuple(in_lanes),
    )


def _listed(
    live: LiveContext, clips: "Sequence[Clip]", path: str, wanted: Span | None
) -> Steps[tuple[ArrangementClip, ...]]:
    """Clips as Live shows them, some in each turn; those deleted meanwhile are left out."""
    listed: list[ArrangementClip] = []
    for start in range(0, len(clips), CLIPS_PER_TURN):
        if start:
            yield OTHERS_FIRST
        listed += _part(live, enumerate(clips[start : start + CLIPS_PER_TURN], start), path, wanted)
    return tuple(sorted(listed, key=lambda clip: clip.start_time))


def _part(
    live: LiveContext, clips: "Iterable[tuple[int, Clip]]", path: str, wanted: Span | None
) -> Iterable[ArrangementClip]:
    for index, clip in clips:
        if is_alive(clip) and (wanted is None or span_of(clip).overlaps(wanted)):
            yield shown(live, clip, f"{path}/{index}")
