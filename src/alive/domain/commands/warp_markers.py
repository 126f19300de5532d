"""Operations on the warp markers of audio clips."""

from typing import Annotated

from alive.domain.commands.clip import ClipOnTrack
from alive.domain.errors import InvalidArgument, Problem
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import BeatDistance, ClipBeats, Doc, SampleFrames, SampleSeconds
from alive.domain.refs import ClipRef, TrackRef
from alive.domain.results.warp_markers import ClipTimeConverted, ClipWarpMarkers, WarpMarkersChanged

_CATEGORY = "Audio Clips"


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=("Live.Clip.Clip.warp_markers", "Live.Clip.WarpMarker.sample_time", "Live.Clip.WarpMarker.beat_time"),
)
class GetWarpMarkers(Command[ClipWarpMarkers]):
    """Get the warp markers of an audio clip: moments of the sample, and the beats they are fixed to.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: The clip is a MIDI clip.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(
        "Live.Clip.Clip.add_warp_marker",
        "Live.Clip.WarpMarker",
        "Live.Clip.Clip.beat_to_sample_time",
        "Live.Clip.Clip.warp_markers",
    ),
)
class AddWarpMarker(Command[WarpMarkersChanged]):
    """Fix a beat of a warped audio clip to a moment of its sample.

    Raises:
        NotFound: There is no such clip.
        LiveRejected: The clip is a MIDI clip or not warped, or the marker would not be in order with the others.
        OutcomeUnknown: Live does not show the marker.
    """

    clip: ClipRef
    beat_time: ClipBeats
    sample_time: Annotated[
        SampleSeconds | None, Doc("If not given, what sounds at that beat now, so that nothing moves.")
    ] = None


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Clip.Clip.move_warp_marker", "Live.Clip.Clip.warp_markers"),
)
class MoveWarpMarker(Command[WarpMarkersChanged]):
    """Move a warp marker of an audio clip to another beat; its moment of the sample stays.

    Raises:
        NotFound: There is no such clip, or no marker at that beat.
        LiveRejected: The clip is a MIDI clip or not warped, or the marker would pass another one.
        OutcomeUnknown: Live does not show the marker there.
    """

    clip: ClipRef
    beat_time: Annotated[ClipBeats, Doc("Where the marker is.")]
    distance: BeatDistance


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.Clip.Clip.remove_warp_marker", "Live.Clip.Clip.warp_markers"),
)
class RemoveWarpMarker(Command[WarpMarkersChanged]):
    """Remove a warp marker of an audio clip.

    Raises:
        NotFound: There is no such clip, or no marker at that beat.
        LiveRejected: The clip is a MIDI clip or not warped, or it is the last marker.
        OutcomeUnknown: Live still shows the marker.
    """

    clip: ClipRef
    beat_time: Annotated[ClipBeats, Doc("Where the marker is.")]


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Clip.Clip.beat_to_sample_time",
        "Live.Clip.Clip.sample_to_beat_time",
        "Live.Clip.Clip.seconds_to_sample_time",
        "Live.Clip.Clip.sample_rate",
    ),
)
class ConvertClipTime(Command[ClipTimeConverted]):
    """Convert a moment of an audio clip between beats, frames and seconds of its sample, by its warp markers.

    Raises:
        InvalidArgument: Not exactly one of the three is given.
        NotFound: There is no such clip.
        LiveRejected: The clip is a MIDI clip, or beats are given and it is not warped.
    """

    clip: ClipRef
    beat_time: ClipBeats | None = None
    sample_time: SampleFrames | None = None
    seconds: SampleSeconds | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse more or less than one."""
        given = [value for value in (self.beat_time, self.sample_time, self.seconds) if value is not None]
        if len(given) != 1:
            raise InvalidArgument([Problem("beat_time", "give one of beat_time, sample_time and seconds", len(given))])
