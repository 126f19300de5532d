"""What operations on the Set as a whole return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Beats, Bpm, Count, Doc, SignatureDenominator, SignatureNumerator


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
