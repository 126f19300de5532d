"""What operations on warp markers return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import BeatDistance, Count, Doc, SampleFrames, SampleSeconds
from alive.domain.refs import TrackRef
from alive.domain.results.clip import ClipPlace


@result
class WarpMarker:
    """A moment of the sample, and the beat of the clip it is fixed to."""

    sample_time: SampleSeconds
    beat_time: BeatDistance


@result
class ClipWarpMarkers:
    """The warp markers of an audio clip, by time."""

    track_index: TrackRef
    clip_index: ClipPlace
    clip_id: str
    markers: Annotated[
        tuple[WarpMarker, ...],
        Doc("As Live gives them: the last one is not seen in Live, it only carries the tempo after the one before."),
    ]
    count: Count


@result
class WarpMarkersChanged:
    """The warp markers of an audio clip after one was added, moved or removed."""

    message: str
    clip_id: str
    path: str
    markers: Annotated[tuple[WarpMarker, ...], Doc("The last one is not seen in Live.")]
    count: Count


@result
class ClipTimeConverted:
    """One moment of an audio clip in every unit."""

    clip_id: str
    path: str
    beat_time: Annotated[BeatDistance | None, Doc("Null in a clip that is not warped.")]
    sample_time: SampleFrames
    seconds: SampleSeconds
