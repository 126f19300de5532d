"""What operations on the properties of clips return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import (
    BeatDistance,
    ClipCents,
    ClipLength,
    ClipSemitones,
    ClipTime,
    ColorIndex,
    Count,
    Doc,
    EnumNumber,
    RgbColor,
    SampleGain,
    SampleRate,
    SignatureDenominator,
    SignatureNumerator,
    VelocityAmount,
)
from alive.domain.refs import TrackRef
from alive.domain.results.clip import ClipPlace


@result
class ClipMuted:
    """Whether a clip is deactivated."""

    message: str
    track_index: TrackRef
    clip_index: ClipPlace
    clip_id: str
    muted: bool


@result
class ClipColor:
    """The colour of a clip, as Live shows it."""

    track_index: TrackRef
    clip_index: ClipPlace
    clip_id: str
    color_index: ColorIndex | None
    color: RgbColor


@result
class ClipSignature:
    """The time signature of a clip, as Live shows it."""

    message: str
    track_index: TrackRef
    clip_index: ClipPlace
    clip_id: str
    signature_numerator: SignatureNumerator
    signature_denominator: SignatureDenominator


@result
class ClipStart:
    """When a clip starts, as Live shows it."""

    message: str
    track_index: TrackRef
    clip_index: ClipPlace
    clip_id: Annotated[str, Doc("A clip that was moved in the Arrangement is a new one.")]
    start_time: Annotated[
        BeatDistance, Doc("Where it lies in the Arrangement; of a Session clip, when it was started, in song time.")
    ]
    end_time: Annotated[BeatDistance, Doc("Where it ends in the Arrangement; of a Session clip, as Live shows it.")]
    start_marker: Annotated[ClipTime, Doc("Where inside the clip it starts to play.")]
    is_arrangement_clip: bool


@result
class AudioClipDetails:
    """What only audio clips have."""

    file_path: str
    sample_length: Annotated[Count, Doc("In frames; -1 if the file is missing.")]
    sample_rate: SampleRate
    gain: SampleGain
    gain_display_value: Annotated[str, Doc("The gain in dB, as Live shows it.")]
    pitch_coarse: ClipSemitones
    pitch_fine: ClipCents
    warping: bool
    warp_mode: EnumNumber
    warp_mode_name: str
    available_warp_modes: tuple[str, ...]
    ram_mode: bool


@result
class ClipDetails:
    """Everything of a clip, as Live shows it."""

    message: str
    clip_id: str
    path: Annotated[str, Doc("Where it is now.")]
    track_id: str
    name: str
    kind: Annotated[str, Doc("`midi` or `audio`.")]
    place: Annotated[str, Doc("`session`, `arrangement` or `take_lane`.")]
    color_index: ColorIndex | None
    color: RgbColor
    muted: Annotated[bool, Doc("Whether it is deactivated.")]
    is_playing: bool
    is_triggered: bool
    is_recording: bool
    is_overdubbing: bool
    playing_position: Annotated[ClipTime, Doc("Where inside the clip it plays; 0 when it does not.")]
    is_in_seconds: Annotated[bool, Doc("Whether positions are seconds: in audio clips that are not warped.")]
    length: ClipLength
    looping: bool
    loop_start: Annotated[ClipTime, Doc("While looping is off, the start marker.")]
    loop_end: Annotated[ClipTime, Doc("While looping is off, the end marker.")]
    start_marker: ClipTime
    end_marker: ClipTime
    start_time: Annotated[
        BeatDistance, Doc("Where it lies in the Arrangement; of a Session clip, when it was started, in song time.")
    ]
    end_time: Annotated[BeatDistance, Doc("Where it ends in the Arrangement; of a Session clip, as Live shows it.")]
    signature_numerator: SignatureNumerator
    signature_denominator: SignatureDenominator
    launch_mode: EnumNumber
    launch_mode_name: str
    launch_quantization: EnumNumber
    launch_quantization_name: str
    legato: bool
    velocity_amount: VelocityAmount
    has_envelopes: bool
    groove_id: str | None
    groove_name: str | None
    audio: Annotated[AudioClipDetails | None, Doc("What only audio clips have.")]
