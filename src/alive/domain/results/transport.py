"""What operations on the transport return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import (
    BeatDistance,
    Beats,
    Bpm,
    Count,
    Doc,
    EnumNumber,
    Seconds,
    SignatureDenominator,
    SignatureNumerator,
)


@result
class PlaybackState:
    """The transport as Live shows it."""

    message: str
    is_playing: bool
    current_song_time: Beats


@result
class CurrentTime:
    """Where the song is."""

    current_song_time: Beats
    is_playing: bool


@result
class JumpedToTime:
    """Where the song is after the jump."""

    message: str
    time: Annotated[Beats, Doc("The position that Live shows; while it plays, already a little later.")]
    is_playing: bool


@result
class TempoTapped:
    """The tempo that Live shows after a tap."""

    message: str
    tempo: Bpm


@result
class TempoNudged:
    """That the button was held and let go."""

    message: str
    seconds: Annotated[Seconds, Doc("How long it was asked to be held; Live lets go at its next callback after that.")]


@result
class TempoNudgeSet:
    """Which of the two buttons Live shows as held."""

    message: str
    nudge_up: bool
    nudge_down: bool


@result
class BackToArrangerSet:
    """Whether Session clips override the Arrangement."""

    message: str
    back_to_arranger: bool


@result
class JumpedByAmount:
    """Where the song was and is."""

    message: str
    old_time: Beats
    new_time: Annotated[Beats, Doc("The position that Live shows; while it plays, already a little later.")]
    jumped_by: Annotated[BeatDistance, Doc("From the one to the other.")]
    is_playing: bool


@result
class StartTimeSet:
    """Where playback starts."""

    message: str
    start_time: Beats


@result
class SongPosition:
    """The position in the song, in beats, in bars, and in time."""

    current_song_time: Beats
    is_playing: bool
    bars: Annotated[Count, Doc("Counted from 1, as are beats and sixteenths.")]
    beats: Count
    sixteenths: Count
    ticks: Annotated[Count, Doc("60 are a sixteenth.")]
    hours: Count
    minutes: Count
    seconds: Count
    frames: Annotated[Count, Doc("Of the format; milliseconds where it is ms_time.")]
    format: str


@result
class TransportState:
    """The transport as Live shows it."""

    is_playing: bool
    is_counting_in: bool
    current_song_time: Beats
    start_time: Annotated[Beats, Doc("Where playback starts.")]
    song_length: Beats
    last_event_time: Annotated[Beats, Doc("Where the last clip or locator of the Arrangement ends.")]
    tempo: Bpm
    signature_numerator: SignatureNumerator
    signature_denominator: SignatureDenominator
    loop: bool
    loop_start: Beats
    loop_length: Beats
    punch_in: bool
    punch_out: bool
    metronome: bool
    record_mode: bool
    arrangement_overdub: bool
    session_record: bool
    session_automation_record: bool
    back_to_arranger: Annotated[bool, Doc("Whether Session clips override the Arrangement.")]
    nudge_up: bool
    nudge_down: bool
    can_jump_to_next_cue: bool
    can_jump_to_prev_cue: bool
    clip_trigger_quantization: EnumNumber
    clip_trigger_quantization_name: str
