"""Handlers of the operations on the transport. Live shows most of these only on a later tick."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.late import write_late, write_seen
from alive.adapters.liveapi.playhead import arrived, beats_in, is_on_the_way, leap
from alive.adapters.liveapi.waiting import TIMEOUT, never, settled, until_new
from alive.application.handling import Steps, Until
from alive.domain.commands.transport import (
    ContinuePlaying,
    GetCurrentTime,
    GetSongPosition,
    GetTransport,
    JumpByAmount,
    JumpToTime,
    NudgeDown,
    NudgeUp,
    ScrubBy,
    SetBackToArranger,
    SetStartTime,
    SetTempoNudge,
    StartPlayback,
    StopPlayback,
    TapTempo,
)
from alive.domain.enumerations import LaunchQuantization
from alive.domain.errors import OutcomeUnknown
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
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Song import Song


@handles(StartPlayback)
def start_playback(live: LiveContext, _command: StartPlayback) -> Steps[PlaybackState]:
    """Start from the start marker; if it plays, that shows as a leap."""
    song = live.song()
    was_playing, before = song.is_playing, song.current_song_time
    song.start_playing()
    if was_playing:
        yield from _restarted(song, before)
    else:
        yield from until_new(lambda: song.is_playing, was_shown=False)
    return _playing(song, "start")


@handles(StopPlayback)
def stop_playback(live: LiveContext, _command: StopPlayback) -> Steps[PlaybackState]:
    """Stop."""
    song = live.song()
    was_playing = song.is_playing
    song.stop_playing()
    if not (yield from until_new(lambda: not song.is_playing, was_shown=not was_playing)):
        raise OutcomeUnknown("Live was asked to stop playback, but shows that the song plays.")
    return _playback_state(song)


@handles(ContinuePlaying)
def continue_playing(live: LiveContext, _command: ContinuePlaying) -> Steps[PlaybackState]:
    """Start from where it stopped."""
    song = live.song()
    was_playing = song.is_playing
    song.continue_playing()
    yield from until_new(lambda: song.is_playing, was_shown=was_playing)
    return _playing(song, "continue")


@handles(GetCurrentTime)
def get_current_time(live: LiveContext, _command: GetCurrentTime) -> CurrentTime:
    """Read it from the song."""
    song = live.song()
    return CurrentTime(current_song_time=song.current_song_time, is_playing=song.is_playing)


@handles(JumpToTime)
def jump_to_time(live: LiveContext, command: JumpToTime) -> Steps[JumpedToTime]:
    """Write the position; where it plays, it is seen a little later than written."""
    song = live.song()
    target, before = command.time_in_beats, song.current_song_time
    song.current_song_time = target
    shown = yield from arrived(song, before, target)
    now = song.current_song_time
    if not shown:
        raise OutcomeUnknown(f"Live was asked to move to beat {number(target)}, but shows beat {number(now)}.")
    return JumpedToTime(message=f"The song is at beat {number(now)}.", time=now, is_playing=song.is_playing)


def _playing(song: "Song", asked: str) -> PlaybackState:
    if not song.is_playing:
        raise OutcomeUnknown(f"Live was asked to {asked} playback, but shows that the song stands still.")
    return _playback_state(song)


def _playback_state(song: "Song") -> PlaybackState:
    plays = song.is_playing
    message = "The song plays." if plays else "The song stands still."
    return PlaybackState(message=message, is_playing=plays, current_song_time=song.current_song_time)


def _restarted(song: "Song", before: float) -> Steps[None]:
    # Live may begin elsewhere than at the start marker (a loop or locator overrides it), so any leap is the restart.
    leapt = yield from settled(leap(song, before))
    if not leapt and not is_on_the_way(song, song.start_time, beats_in(song, TIMEOUT)):
        now = number(song.current_song_time)
        raise OutcomeUnknown(f"Live was asked to start playback anew, but shows that it goes on, at beat {now}.")


@handles(JumpByAmount)
def jump_by_amount(live: LiveContext, command: JumpByAmount) -> Steps[JumpedByAmount]:
    """Ask Live to jump."""
    song = live.song()
    before = song.current_song_time
    song.jump_by(command.amount_in_beats)
    return (yield from _jumped_by(song, before, command.amount_in_beats))


@handles(ScrubBy)
def scrub_by(live: LiveContext, command: ScrubBy) -> Steps[JumpedByAmount]:
    """Ask Live to scrub."""
    song = live.song()
    before = song.current_song_time
    song.scrub_by(command.amount_in_beats)
    return (yield from _jumped_by(song, before, command.amount_in_beats))


def _jumped_by(song: "Song", before: float, amount: float) -> Steps[JumpedByAmount]:
    shown = yield from arrived(song, before, before + amount)
    now = song.current_song_time
    if not shown:
        target = number(before + amount)
        raise OutcomeUnknown(f"Live was asked to move to beat {target}, but shows beat {number(now)}.")
    return JumpedByAmount(
        message=f"The song is at beat {number(now)}.",
        old_time=before,
        new_time=now,
        jumped_by=now - before,
        is_playing=song.is_playing,
    )


@handles(SetStartTime)
def set_start_time(live: LiveContext, command: SetStartTime) -> Steps[StartTimeSet]:
    """Write it."""
    song = live.song()
    yield from write_seen(song, {"start_time": command.time_in_beats})
    return StartTimeSet(message=f"Playback starts at beat {number(song.start_time)}.", start_time=song.start_time)


@handles(GetSongPosition)
def get_song_position(live: LiveContext, command: GetSongPosition) -> SongPosition:
    """Have Live convert it."""
    song = live.song()
    musical, clock = song.get_current_beats_song_time(), song.get_current_smpte_song_time(command.format.value)
    return SongPosition(
        current_song_time=song.current_song_time,
        is_playing=song.is_playing,
        bars=musical.bars,
        beats=musical.beats,
        sixteenths=musical.sub_division,
        ticks=musical.ticks,
        hours=clock.hours,
        minutes=clock.minutes,
        seconds=clock.seconds,
        frames=clock.frames,
        format=command.format.name.lower(),
    )


@handles(GetTransport)
def get_transport(live: LiveContext, _command: GetTransport) -> TransportState:
    """Read it from the song."""
    song = live.song()
    quantization = LaunchQuantization(int(song.clip_trigger_quantization))
    return TransportState(
        is_playing=song.is_playing,
        is_counting_in=song.is_counting_in,
        current_song_time=song.current_song_time,
        start_time=song.start_time,
        song_length=song.song_length,
        last_event_time=song.last_event_time,
        tempo=song.tempo,
        signature_numerator=song.signature_numerator,
        signature_denominator=song.signature_denominator,
        loop=song.loop,
        loop_start=song.loop_start,
        loop_length=song.loop_length,
        punch_in=song.punch_in,
        punch_out=song.punch_out,
        metronome=song.metronome,
        record_mode=song.record_mode,
        arrangement_overdub=song.arrangement_overdub,
        session_record=song.session_record,
        session_automation_record=song.session_automation_record,
        back_to_arranger=song.back_to_arranger,
        nudge_up=song.nudge_up,
        nudge_down=song.nudge_down,
        can_jump_to_next_cue=song.can_jump_to_next_cue,
        can_jump_to_prev_cue=song.can_jump_to_prev_cue,
        clip_trigger_quantization=quantization.value,
        clip_trigger_quantization_name=quantization.name.lower(),
    )


@handles(TapTempo)
def tap_tempo(live: LiveContext, _command: TapTempo) -> TempoTapped:
    """Tap; Live shows the tempo at once."""
    song = live.song()
    song.tap_tempo()
    return TempoTapped(message=f"Tapped; the tempo is {number(song.tempo)} BPM.", tempo=song.tempo)


@handles(NudgeUp)
def nudge_up(live: LiveContext, command: NudgeUp) -> Steps[TempoNudged]:
    """Hold the button and let it go, whatever happens."""
    song = live.song()
    song.nudge_up = True
    try:
        yield Until(never, command.seconds)
    finally:
        song.nudge_up = False
    return _nudged("faster", command.seconds, is_held=song.nudge_up)


@handles(NudgeDown)
def nudge_down(live: LiveContext, command: NudgeDown) -> Steps[TempoNudged]:
    """Hold the button and let it go, whatever happens."""
    song = live.song()
    song.nudge_down = True
    try:
        yield Until(never, command.seconds)
    finally:
        song.nudge_down = False
    return _nudged("slower", command.seconds, is_held=song.nudge_down)


def _nudged(how: str, seconds: float, *, is_held: bool) -> TempoNudged:
    if is_held:
        raise OutcomeUnknown("The tempo nudge button was let go, but Live shows that it is held.")
    return TempoNudged(message=f"The song played {how} for {number(seconds)} s if it plays.", seconds=seconds)


@handles(SetTempoNudge)
def set_tempo_nudge(live: LiveContext, command: SetTempoNudge) -> TempoNudgeSet:
    """Write both; Live shows them at once."""
    song = live.song()
    song.nudge_up = command.up
    song.nudge_down = command.down
    held = [name for name, is_held in (("up", song.nudge_up), ("down", song.nudge_down)) if is_held]
    message = f"Nudge {' and '.join(held)} is held." if held else "No nudge button is held."
    return TempoNudgeSet(message=message, nudge_up=song.nudge_up, nudge_down=song.nudge_down)


@handles(SetBackToArranger)
def set_back_to_arranger(live: LiveContext, command: SetBackToArranger) -> Steps[BackToArrangerSet]:
    """Write it; Live refuses true."""
    song = live.song()
    yield from write_late(song, {"back_to_arranger": command.enabled})
    message = "Session clips override the Arrangement." if song.back_to_arranger else "The Arrangement plays."
    return BackToArrangerSet(message=message, back_to_arranger=song.back_to_arranger)
