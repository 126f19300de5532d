"""What operations on take lanes return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Beats, ClipLength, Count, Doc, Index
from alive.domain.refs import TrackRef


@result
class TakeLane:
    """A take lane."""

    index: Annotated[Index, Doc("Position among the take lanes of the track.")]
    take_lane_id: str
    path: str
    name: str
    num_clips: Count


@result
class TakeLanes:
    """The take lanes of a track, in their order."""

    track_index: TrackRef
    track_id: str
    count: Count
    take_lanes: tuple[TakeLane, ...]


@result
class TakeLaneCreated:
    """A new take lane, as Live shows it."""

    message: str
    track_index: TrackRef
    track_id: str
    lane_index: Index
    take_lane_id: str
    path: str
    name: str


@result
class TakeLaneName:
    """The name of a take lane."""

    take_lane_id: str
    path: str
    name: str


@result
class TakeLaneNamed:
    """The name that Live shows."""

    message: str
    take_lane_id: str
    path: str
    name: str


@result
class LaneClipCreated:
    """A new clip on a take lane, as Live shows it."""

    message: str
    take_lane_id: str
    clip_id: str
    path: str
    name: str
    length: Annotated[ClipLength, Doc("Of its loop, or of what plays if it does not loop.")]
    start_time: Beats
    end_time: Beats


@result
class TakeLaneClip:
    """A clip on a take lane."""

    clip_id: str
    path: str
    name: str
    length: Annotated[ClipLength, Doc("Of its loop, or of what plays if it does not loop.")]
    is_midi: bool
    start_time: Beats
    end_time: Beats


@result
class TakeLaneClips:
    """The clips on a take lane, in their order."""

    take_lane_id: str
    path: str
    count: Count
    clips: tuple[TakeLaneClip, ...]
