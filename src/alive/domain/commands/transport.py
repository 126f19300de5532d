"""Operations on the transport."""

from typing import Annotated

from alive.domain.enumerations import TimeFormat
from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import BeatDistance, Beats, Doc, HoldSeconds
from alive.domain.results.transport import (
    BackToArrangerSet,
    CurrentTime,
    JumpedByAmount,
    JumpedToTime,
    PlaybackState,
    SongPosition,
    StartTimeSet,
    TempoNudged,
    TempoNudgeSet,
    TempoTapped,
    TransportState,
)

Held = Annotated[HoldSeconds, Doc("How long the button is held.")]


@operation(
    category="Session Control",
    effect=Effect.PERFORM,
    source=(
        "Live.Song.Song.start_playing",
        "Live.Song.Song.is_playing",
        "Live.Song.Song.current_song_time",
        "Live.Song.Song.start_time",
    ),
)
class StartPlayback(Command[PlaybackState]):
    """Start playback from the start marker.

    A song that plays begins anew. Answers once Live shows that it plays, from there.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(
    category="Session Control",
    effect=Effect.PERFORM,
    source=("Live.Song.Song.stop_playing", "Live.Song.Song.is_playing", "Live.Song.Song.current_song_time"),
)
class StopPlayback(Command[PlaybackState]):
    """Stop playback.

    Answers once Live shows that it stands still.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(
    category="Session Control",
    effect=Effect.PERFORM,
    source=("Live.Song.Song.continue_playing", "Live.Song.Song.is_playing", "Live.Song.Song.current_song_time"),
)
class ContinuePlaying(Command[PlaybackState]):
    """Continue playback from where it stopped.

    Answers once Live shows that it plays.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(
    category="Transport",
    effect=Effect.READ,
    source=("Live.Song.Song.current_song_time", "Live.Song.Song.is_playing"),
)
class GetCurrentTime(Command[CurrentTime]):
    """Get the position in the song, and whether it plays."""


@operation(
    category="Transport",
    effect=Effect.PERFORM,
    source=("Live.Song.Song.current_song_time", "Live.Song.Song.is_playing"),
)
class JumpToTime(Command[JumpedToTime]):
    """Move the position in the song.

    Playback goes on from there if the song plays. While it stands still, the position moves, but where the next start
    begins is the start marker's business. Answers once Live shows the new position.

    Raises:
        LiveRejected: The position lies behind the end of the song.
        OutcomeUnknown: Live did not show it in time.
    """

    time_in_beats: Beats


@operation(
    category="Transport",
    effect=Effect.PERFORM,
    source=("Live.Song.Song.jump_by", "Live.Song.Song.current_song_time", "Live.Song.Song.is_playing"),
)
class JumpByAmount(Command[JumpedByAmount]):
    """Move the position in the song by a number of beats, back if negative.

    Answers once Live shows the new position.

    Raises:
        LiveRejected: The new position lies before the start or behind the end of the song.
        OutcomeUnknown: Live did not show it in time.
    """

    amount_in_beats: BeatDistance


@operation(
    category="Transport",
    effect=Effect.PERFORM,
    source=("Live.Song.Song.scrub_by", "Live.Song.Song.current_song_time", "Live.Song.Song.is_playing"),
)
class ScrubBy(Command[JumpedByAmount]):
    """Move the position in the song by a number of beats, without stopping playback.

    By its description Live's own jump_by may stop playback and scrub_by does not; both were seen to go on.

    Raises:
        LiveRejected: The new position lies before the start or behind the end of the song.
        OutcomeUnknown: Live did not show it in time.
    """

    amount_in_beats: BeatDistance


@operation(category="Transport", effect=Effect.PERFORM, source="Live.Song.Song.start_time")
class SetStartTime(Command[StartTimeSet]):
    """Set where playback starts: the start marker of the Arrangement."""

    time_in_beats: Beats


@operation(
    category="Transport",
    effect=Effect.READ,
    source=(
        "Live.Song.Song.current_song_time",
        "Live.Song.Song.is_playing",
        "Live.Song.Song.get_current_beats_song_time",
        "Live.Song.Song.get_current_smpte_song_time",
    ),
)
class GetSongPosition(Command[SongPosition]):
    """Get the position in the song in beats, in bars, and in hours, minutes, seconds and frames."""

    format: Annotated[TimeFormat, Doc("How the part below the second is counted.")] = TimeFormat.MS_TIME


@operation(
    category="Transport",
    effect=Effect.READ,
    source=(
        "Live.Song.Song.is_playing",
        "Live.Song.Song.is_counting_in",
        "Live.Song.Song.current_song_time",
        "Live.Song.Song.start_time",
        "Live.Song.Song.song_length",
        "Live.Song.Song.last_event_time",
        "Live.Song.Song.tempo",
        "Live.Song.Song.signature_numerator",
        "Live.Song.Song.signature_denominator",
        "Live.Song.Song.loop",
        "Live.Song.Song.loop_start",
        "Live.Song.Song.loop_length",
        "Live.Song.Song.punch_in",
        "Live.Song.Song.punch_out",
        "Live.Song.Song.metronome",
        "Live.Song.Song.record_mode",
        "Live.Song.Song.arrangement_overdub",
        "Live.Song.Song.session_record",
        "Live.Song.Song.session_automation_record",
        "Live.Song.Song.back_to_arranger",
        "Live.Song.Song.nudge_up",
        "Live.Song.Song.nudge_down",
        "Live.Song.Song.can_jump_to_next_cue",
        "Live.Song.Song.can_jump_to_prev_cue",
        "Live.Song.Song.clip_trigger_quantization",
    ),
)
class GetTransport(Command[TransportState]):
    """Get the whole transport at once: position, tempo, loop, punch, recording, quantization."""


@operation(
    category="Session Control",
    effect=Effect.PERFORM,
    undo=Undo.STEP,
    source=("Live.Song.Song.tap_tempo", "Live.Song.Song.tempo"),
)
class TapTempo(Command[TempoTapped]):
    """Tap the tempo once.

    From the fourth tap on the taps set the tempo, and Live starts playback if its preferences say so.
    """


@operation(category="Transport", effect=Effect.PERFORM, ticks=True, source="Live.Song.Song.nudge_up")
class NudgeUp(Command[TempoNudged]):
    """Play a little faster for a moment, by holding the tempo nudge button; the tempo itself stays.

    What other clients want to change waits as long as the button is held.
    """

    seconds: Held = 0.1


@operation(category="Transport", effect=Effect.PERFORM, ticks=True, source="Live.Song.Song.nudge_down")
class NudgeDown(Command[TempoNudged]):
    """Play a little slower for a moment, by holding the tempo nudge button; the tempo itself stays.

    What other clients want to change waits as long as the button is held.
    """

    seconds: Held = 0.1


@operation(
    category="Transport",
    effect=Effect.PERFORM,
    source=("Live.Song.Song.nudge_up", "Live.Song.Song.nudge_down"),
)
class SetTempoNudge(Command[TempoNudgeSet]):
    """Hold the tempo nudge buttons, or let them go.

    They stay held until they are let go; the song plays a little faster or slower as long as one is.
    """

    up: bool = False
    down: bool = False


@operation(category="Transport", effect=Effect.PERFORM, source="Live.Song.Song.back_to_arranger")
class SetBackToArranger(Command[BackToArrangerSet]):
    """Return to the Arrangement: with false, the Arrangement plays again where Session clips override it.

    Live takes only false. The older protocol's usual true is refused.

    Raises:
        LiveRejected: True was given.
        OutcomeUnknown: Live did not show it in time.
    """

    enabled: bool
