"""What operations on audio clips return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import ClipCents, ClipLength, ClipSemitones, Doc, EnumNumber, Index, SampleGain
from alive.domain.refs import TrackRef
from alive.domain.results.clip import ClipPlace


@result
class AudioClipCreated:
    """A new clip of an audio file, as Live shows it."""

    message: str
    track_index: TrackRef
    scene_index: Index
    clip_id: str
    name: str
    length: ClipLength
    file_path: str
    warping: bool


@result
class ClipGainSet:
    """The gain of an audio clip, as Live shows it."""

    message: str
    track_index: TrackRef
    clip_index: ClipPlace
    clip_id: str
    gain: SampleGain
    gain_display_value: Annotated[str, Doc("In dB, as Live shows it.")]


@result
class ClipPitch:
    """The transposition of an audio clip, as Live shows it."""

    message: str
    track_index: TrackRef
    clip_index: ClipPlace
    clip_id: str
    pitch_coarse: ClipSemitones
    pitch_fine: ClipCents


@result
class ClipWarpMode:
    """How an audio clip is stretched, as Live shows it."""

    track_index: TrackRef
    clip_index: ClipPlace
    clip_id: str
    warp_mode: EnumNumber
    warp_mode_name: str
    warping: Annotated[bool, Doc("Whether it is stretched at all.")]
    available_warp_modes: Annotated[tuple[str, ...], Doc("What the sample of this clip can have.")]


@result
class ClipWarping:
    """Whether an audio clip follows the tempo, as Live shows it."""

    message: str
    track_index: TrackRef
    clip_index: ClipPlace
    clip_id: str
    warping: bool
    looping: Annotated[bool, Doc("Live turns it off where a clip is not warped.")]
    length: ClipLength


@result
class ClipFile:
    """The file of an audio clip."""

    track_index: TrackRef
    clip_index: ClipPlace
    clip_id: str
    file_path: str


@result
class ClipRamMode:
    """Whether the sample of an audio clip is held in memory."""

    track_index: TrackRef
    clip_index: ClipPlace
    clip_id: str
    ram_mode: bool
