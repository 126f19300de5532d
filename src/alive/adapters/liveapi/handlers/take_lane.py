"""Handlers of the operations on take lanes. Live shows all of these at once."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.files import existing_file
from alive.adapters.liveapi.handlers.table import handles
from alive.domain.commands.take_lane import (
    CreateAudioClipInLane,
    CreateMidiClipInLane,
    CreateTakeLane,
    GetClipsInTakeLane,
    GetTakeLaneName,
    GetTakeLanes,
    SetTakeLaneName,
)
from alive.domain.errors import InvalidArgument, OutcomeUnknown, Problem, UnsupportedByLive
from alive.domain.results.take_lane import (
    LaneClipCreated,
    TakeLane,
    TakeLaneClip,
    TakeLaneClips,
    TakeLaneCreated,
    TakeLaneName,
    TakeLaneNamed,
    TakeLanes,
)
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Clip import Clip
    from Live.TakeLane import TakeLane as LiveTakeLane


@handles(GetTakeLanes)
def get_take_lanes(live: LiveContext, command: GetTakeLanes) -> TakeLanes:
    """Read them from the track."""
    track = live.track(command.track_index)
    lanes = track.take_lanes
    path = live.path_of(track)
    shown = tuple(
        TakeLane(
            index=index,
            take_lane_id=live.id_of("take_lane", lane),
            path=f"{path}/take_lanes/{index}",
            name=lane.name,
            num_clips=len(lane.arrangement_clips),
        )
        for index, lane in enumerate(lanes)
    )
    return TakeLanes(
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        count=len(shown),
        take_lanes=shown,
    )


@handles(CreateTakeLane)
def create_take_lane(live: LiveContext, command: CreateTakeLane) -> TakeLaneCreated:
    """Create it, and look where it is."""
    track = live.track(command.track_index)
    lane = track.create_take_lane()
    if command.name is not None:
        lane.name = command.name
    index = next((index for index, other in enumerate(track.take_lanes) if other == lane), None)
    if index is None:
        raise OutcomeUnknown("Live was asked for a new take lane, but shows none.")
    name = lane.name
    lane_id, path = live.describe(lane)
    return TakeLaneCreated(
        message=f"Created the take lane {name}.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        lane_index=index,
        take_lane_id=lane_id,
        path=path,
        name=name,
    )


@handles(GetTakeLaneName)
def get_take_lane_name(live: LiveContext, command: GetTakeLaneName) -> TakeLaneName:
    """Read it from the lane."""
    lane = live.take_lane_on(command.track_index, command.lane_index)
    lane_id, path = live.describe(lane)
    return TakeLaneName(take_lane_id=lane_id, path=path, name=lane.name)


@handles(SetTakeLaneName)
def set_take_lane_name(live: LiveContext, command: SetTakeLaneName) -> TakeLaneNamed:
    """Write it; Live shows it at once."""
    lane = live.take_lane_on(command.track_index, command.lane_index)
    lane.name = command.name
    name = lane.name
    lane_id, path = live.describe(lane)
    return TakeLaneNamed(message=f"The take lane is called {name}.", take_lane_id=lane_id, path=path, name=name)


@handles(CreateAudioClipInLane)
def create_audio_clip_in_lane(live: LiveContext, command: CreateAudioClipInLane) -> LaneClipCreated:
    """Create it of a file; older clients gave a length instead, which Live cannot take."""
    lane = live.take_lane_on(command.track_index, command.lane_index)
    if command.file_path is None:
        allowed = "the path of an audio file"
        raise InvalidArgument([Problem("file_path", f"missing; allowed is {allowed}", None, allowed)])
    if command.length is not None:
        raise UnsupportedByLive("Live's API makes an audio clip as long as its file; leave out length.")
    file = existing_file(command.file_path)
    return _created(live, lane, lane.create_audio_clip(file, _start(lane, command.start_time)))


@handles(CreateMidiClipInLane)
def create_midi_clip_in_lane(live: LiveContext, command: CreateMidiClipInLane) -> LaneClipCreated:
    """Create it; Live refuses tracks that are no MIDI tracks."""
    lane = live.take_lane_on(command.track_index, command.lane_index)
    return _created(live, lane, lane.create_midi_clip(_start(lane, command.start_time), command.length))


@handles(GetClipsInTakeLane)
def get_clips_in_take_lane(live: LiveContext, command: GetClipsInTakeLane) -> TakeLaneClips:
    """Read them from the lane."""
    lane = live.take_lane_on(command.track_index, command.lane_index)
    lane_id, path = live.describe(lane)
    clips = tuple(
        TakeLaneClip(
            clip_id=live.id_of("clip", clip),
            path=f"{path}/arrangement_clips/{index}",
            name=clip.name,
            length=clip.length,
            is_midi=clip.is_midi_clip,
            start_time=clip.start_time,
            end_time=clip.end_time,
        )
        for index, clip in enumerate(lane.arrangement_clips)
    )
    return TakeLaneClips(take_lane_id=lane_id, path=path, count=len(clips), clips=clips)


def _start(lane: "LiveTakeLane", wanted: float | None) -> float:
    if wanted is not None:
        return wanted
    return max((clip.end_time for clip in lane.arrangement_clips), default=0.0)


def _created(live: LiveContext, lane: "LiveTakeLane", clip: "Clip") -> LaneClipCreated:
    clip_id, path = live.describe(clip)
    start, end = clip.start_time, clip.end_time
    kind = "a MIDI clip" if clip.is_midi_clip else "an audio clip"
    return LaneClipCreated(
        message=f"Created {kind} from beat {number(start)} to beat {number(end)} on the take lane {lane.name}.",
        take_lane_id=live.id_of("take_lane", lane),
        clip_id=clip_id,
        path=path,
        name=clip.name,
        length=clip.length,
        start_time=start,
        end_time=end,
    )
