"""What operations on clips return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import BeatDuration, ClipLength, ClipTime, ColorIndex, Count, Doc, Index, RgbColor
from alive.domain.refs import ClipOnTrackRef, TrackRef

ClipPlace = Annotated[
    ClipOnTrackRef, Doc("The scene of its slot, or the path of a clip in the Arrangement or on a take lane.")
]


@result
class ClipCreated:
    """A new clip, as Live shows it."""

    message: str
    track_index: TrackRef
    scene_index: Index
    clip_id: str
    length: BeatDuration


@result
class ClipDeleted:
    """A clip that is gone."""

    message: str
    track_index: TrackRef
    scene_index: Annotated[ClipPlace, Doc("Where it was: the scene of its slot, or its path.")]
    clip_id: Annotated[str, Doc("The id it had; it is never given again.")]
    name: Annotated[str, Doc("The name it had.")]


@result
class ClipLaunched:
    """A clip after it was launched."""

    message: str
    track_index: TrackRef
    scene_index: Index
    clip_id: str
    is_triggered: Annotated[bool, Doc("Whether it still waits for the launch quantization.")]
    is_playing: bool


@result
class ClipStopped:
    """A clip after it was told to stop."""

    message: str
    track_index: TrackRef
    scene_index: Index
    clip_id: str
    is_triggered: Annotated[bool, Doc("Whether it still waits for the launch quantization to start.")]
    is_playing: Annotated[bool, Doc("True while it still waits for the launch quantization to stop.")]


@result
class ClipsStopped:
    """What stands still, or will at the next launch quantization."""

    message: str
    track_count: Annotated[Count, Doc("Tracks that played a Session clip or were about to.")]


@result
class ClipInfo:
    """A clip as Live shows it."""

    track_index: TrackRef
    scene_index: ClipPlace
    clip_id: str
    name: str
    length: ClipLength
    loop_start: ClipTime
    loop_end: ClipTime
    looping: bool
    start_marker: ClipTime
    end_marker: ClipTime
    is_midi_clip: bool
    is_audio_clip: bool
    is_playing: bool
    is_triggered: Annotated[bool, Doc("As Live shows it; by its description possibly true also while the clip plays.")]
    muted: Annotated[bool, Doc("Whether the clip is deactivated.")]
    color: RgbColor
    color_index: ColorIndex | None


@result
class ClipNamed:
    """The name that Live shows."""

    message: str
    track_index: TrackRef
    scene_index: ClipPlace
    clip_id: str
    name: str
