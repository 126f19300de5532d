"""Operations on the take lanes of a track in the Arrangement."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import BeatDuration, Beats, Doc, FilePath, Name
from alive.domain.refs import TakeLaneOnTrackRef, TrackRef
from alive.domain.results.take_lane import (
    LaneClipCreated,
    TakeLaneClips,
    TakeLaneCreated,
    TakeLaneName,
    TakeLaneNamed,
    TakeLanes,
)

_CATEGORY = "Take Lanes"
_SINCE = "12.2"

OptionalStart = Annotated[
    Beats | None, Doc("Where it starts in the Arrangement. If not given, after the last clip of the lane.")
]


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    since=_SINCE,
    source=("Live.Track.Track.take_lanes", "Live.TakeLane.TakeLane.name", "Live.TakeLane.TakeLane.arrangement_clips"),
)
class GetTakeLanes(Command[TakeLanes]):
    """List the take lanes of a track. Tracks without an input have none.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    since=_SINCE,
    source=("Live.Track.Track.create_take_lane", "Live.Track.Track.take_lanes", "Live.TakeLane.TakeLane.name"),
)
class CreateTakeLane(Command[TakeLaneCreated]):
    """Add a take lane to a MIDI or audio track. Live's API cannot delete it again; undo can.

    Raises:
        NotFound: There is no such track.
        LiveRejected: The track cannot have take lanes, such as a group, a return track or the main track.
    """

    track_index: TrackRef
    name: Annotated[Name | None, Doc("If not given, Live names it.")] = None


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    since=_SINCE,
    source=("Live.Track.Track.take_lanes", "Live.TakeLane.TakeLane.name"),
)
class GetTakeLaneName(Command[TakeLaneName]):
    """Get the name of a take lane.

    Raises:
        NotFound: There is no such track or take lane.
    """

    track_index: TrackRef
    lane_index: TakeLaneOnTrackRef


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    since=_SINCE,
    source=("Live.Track.Track.take_lanes", "Live.TakeLane.TakeLane.name"),
)
class SetTakeLaneName(Command[TakeLaneNamed]):
    """Rename a take lane.

    Raises:
        NotFound: There is no such track or take lane.
    """

    track_index: TrackRef
    lane_index: TakeLaneOnTrackRef
    name: Name


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    since=_SINCE,
    source=("Live.TakeLane.TakeLane.create_audio_clip", "Live.TakeLane.TakeLane.arrangement_clips"),
    partly="the length: an audio clip on a take lane is as long as its file",
)
class CreateAudioClipInLane(Command[LaneClipCreated]):
    """Create a clip of an audio file on a take lane of an audio track. What lies there is cut away.

    Raises:
        NotFound: There is no such track, take lane or file.
        InvalidArgument: No file is given, or one on another computer by its name in the network.
        UnsupportedByLive: A length is given.
        LiveRejected: The file is no audio file that Live can read, or the track takes no audio clip.
    """

    track_index: TrackRef
    lane_index: TakeLaneOnTrackRef
    file_path: Annotated[FilePath | None, Doc("Needed: the whole path of the file, as Live's computer knows it.")] = (
        None
    )
    start_time: OptionalStart = None
    length: Annotated[BeatDuration | None, Doc("Not possible: the clip is as long as the file.")] = None


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    since=_SINCE,
    source=("Live.TakeLane.TakeLane.create_midi_clip", "Live.TakeLane.TakeLane.arrangement_clips"),
)
class CreateMidiClipInLane(Command[LaneClipCreated]):
    """Create an empty MIDI clip on a take lane of a MIDI track. What lies there is cut away.

    Raises:
        NotFound: There is no such track or take lane.
        LiveRejected: The track takes no MIDI clip, such as an audio track or a frozen one.
    """

    track_index: TrackRef
    lane_index: TakeLaneOnTrackRef
    length: BeatDuration = 4.0
    start_time: OptionalStart = None


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    since=_SINCE,
    source=(
        "Live.TakeLane.TakeLane.arrangement_clips",
        "Live.Clip.Clip.name",
        "Live.Clip.Clip.length",
        "Live.Clip.Clip.is_midi_clip",
        "Live.Clip.Clip.start_time",
        "Live.Clip.Clip.end_time",
    ),
)
class GetClipsInTakeLane(Command[TakeLaneClips]):
    """List the clips on a take lane, in their order.

    Raises:
        NotFound: There is no such track or take lane.
    """

    track_index: TrackRef
    lane_index: TakeLaneOnTrackRef
