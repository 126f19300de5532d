"""What operations on Simpler and samples return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import (
    BendRange,
    ClipBeats,
    Count,
    Doc,
    EnumNumber,
    RegionCount,
    SampleFrame,
    SampleFrames,
    SampleGain,
    SampleRate,
    SampleSeconds,
    Sensitivity,
    VoiceCount,
)
from alive.domain.refs import ClipOnTrackRef, DeviceOnTrackRef, TrackRef


@result
class SampleLength:
    """How long the sample of an audio clip is."""

    track_index: TrackRef
    clip_index: ClipOnTrackRef
    clip_id: str
    sample_length: SampleFrames
    sample_rate: SampleRate
    seconds: SampleSeconds


@result
class SimplerMode:
    """How a Simpler plays its sample."""

    message: str
    track_index: TrackRef
    track_id: str
    device_index: DeviceOnTrackRef
    device_id: str
    playback_mode: Annotated[EnumNumber, Doc("0 classic, 1 one_shot, 2 slicing.")]
    playback_mode_name: str


@result
class SampleMarker:
    """Where a beat is in a warped sample."""

    beat_time: ClipBeats
    sample_time: SampleSeconds


@result
class SampleInfo:
    """The sample of a Simpler."""

    file_path: str
    length: SampleFrame
    sample_rate: SampleRate
    start_marker: SampleFrame
    end_marker: SampleFrame
    gain: SampleGain
    gain_display_value: Annotated[str, Doc("What Live shows, in dB.")]
    warping: bool
    warp_mode: EnumNumber
    warp_mode_name: str
    warp_markers: tuple[SampleMarker, ...]
    slicing_style: EnumNumber
    slicing_style_name: str
    slicing_sensitivity: Sensitivity
    slicing_beat_division: EnumNumber
    slicing_beat_division_name: str
    slicing_region_count: RegionCount
    slices: Annotated[tuple[SampleFrame, ...], Doc("Where each slice begins.")]
    slice_count: Count


@result
class SimplerInfo:
    """A Simpler as Live shows it."""

    device_id: str
    path: str
    name: str
    playback_mode: EnumNumber
    playback_mode_name: str
    slicing_playback_mode: EnumNumber
    slicing_playback_mode_name: str
    multi_sample_mode: bool
    pad_slicing: bool
    retrigger: bool
    voices: VoiceCount
    pitch_bend_range: BendRange
    note_pitch_bend_range: BendRange
    can_warp_as: bool
    can_warp_double: bool
    can_warp_half: bool
    sample: Annotated[SampleInfo | None, Doc("None while it is empty.")]


@result
class SimplerChanged(SimplerInfo):
    """A Simpler as Live shows it afterwards."""

    message: str
