"""What operations on the Set as a whole return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import (
    Beats,
    Bpm,
    Count,
    Doc,
    EnumNumber,
    GrooveAmount,
    SignatureDenominator,
    SignatureNumerator,
)


@result
class SessionInfo:
    """The state of the Set as a whole."""

    name: Annotated[str, Doc("Name of the Set; empty if it was never saved.")]
    is_playing: bool
    tempo: Bpm
    time_signature_numerator: SignatureNumerator
    time_signature_denominator: SignatureDenominator
    current_song_time: Beats
    loop: Annotated[bool, Doc("Whether the Arrangement loop is on.")]
    loop_start: Beats
    loop_end: Beats
    loop_length: Beats
    song_length: Beats
    num_tracks: Annotated[Count, Doc("Without return tracks and the main track.")]
    num_return_tracks: Count
    num_scenes: Count
    record_mode: Annotated[bool, Doc("Whether Arrangement recording is on.")]
    metronome: bool
    nudge_up: bool
    nudge_down: bool
    can_undo: bool
    can_redo: bool


@result
class TempoSet:
    """The tempo that Live shows."""

    message: str
    bpm: Bpm


@result
class TimeSignatureSet:
    """The time signature that Live shows."""

    message: str
    numerator: SignatureNumerator
    denominator: SignatureDenominator


@result
class HistoryMoved:
    """Live's undo history after a step back or forth."""

    message: Annotated[str, Doc("Live's own name of the step.")]
    can_undo: bool
    can_redo: bool


@result
class NumeratorOfSignature:
    """The upper number of the time signature."""

    signature_numerator: SignatureNumerator


@result
class DenominatorOfSignature:
    """The lower number of the time signature."""

    signature_denominator: SignatureDenominator


@result
class ProjectRootFolder:
    """Where the Set is saved."""

    project_root_folder: Annotated[str | None, Doc("The folder of the Set's file; null if it was never saved.")]
    file_path: Annotated[str | None, Doc("The Set's file; null if it was never saved.")]
    name: str


@result
class SongSettings:
    """Settings of the Set, and those of the user's preferences that Live shows with it."""

    clip_trigger_quantization: EnumNumber
    clip_trigger_quantization_name: str
    midi_recording_quantization: EnumNumber
    midi_recording_quantization_name: str
    swing_amount: GrooveAmount
    groove_amount: GrooveAmount
    count_in_bars: Annotated[Count, Doc("Bars that are counted in before recording; a preference.")]
    exclusive_arm: Annotated[bool, Doc("Whether arming a track in Live disarms the others; a preference.")]
    exclusive_solo: Annotated[bool, Doc("Whether soloing a track in Live ends other solos; a preference.")]
    select_on_launch: Annotated[bool, Doc("Whether what is launched gets selected; a preference.")]


@result
class TimeChanged:
    """What such an operation would answer, if Live could do it."""

    message: str
