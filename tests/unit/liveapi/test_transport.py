"""The operations on the transport. Live shows every one of their effects only on a later tick."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.clip import CreateMidiClip, LaunchClip
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
from alive.domain.errors import LiveRejected, OutcomeUnknown
from alive.domain.operation import field_types
from alive.domain.results.transport import TransportState


def test_start_answers_once_the_song_plays(live):
    result = live.run(StartPlayback())
    assert (result.is_playing, result.message) == (True, "The song plays.")
    assert live.song.is_playing is True


def test_start_does_not_answer_in_the_callback_that_asked(live):
    assert isinstance(live.start(StartPlayback()), Suspension)
    assert live.song.is_playing is False


def test_stop_answers_once_the_song_stands_still(live):
    live.run(StartPlayback())
    result = live.run(StopPlayback())
    assert (result.is_playing, result.message) == (False, "The song stands still.")
    assert live.song.is_playing is False


def test_continue_goes_on_from_where_the_song_stopped(live):
    live.run(StartPlayback())
    live.sim.advance(4.0)
    stopped = live.run(StopPlayback()).current_song_time
    assert stopped > 7.0
    result = live.run(ContinuePlaying())
    assert result.is_playing is True
    assert stopped <= live.song.current_song_time < stopped + 0.5


def test_start_begins_anew_while_continue_does_not(live):
    live.run(StartPlayback())
    live.sim.advance(4.0)
    live.run(StopPlayback())
    assert live.run(StartPlayback()).current_song_time < 1.0


def test_a_start_that_live_never_shows_has_an_unknown_outcome(live):
    waiting = live.start(StartPlayback())
    live.sim.call(live.song.stop_playing)
    with pytest.raises(OutcomeUnknown, match="asked to start playback, but shows that the song stands still"):
        live.finish(waiting)


def test_a_stop_that_live_never_shows_has_an_unknown_outcome(live):
    live.run(StartPlayback())
    waiting = live.start(StopPlayback())
    live.sim.call(live.song.start_playing)
    with pytest.raises(OutcomeUnknown, match="asked to stop playback, but shows that the song plays"):
        live.finish(waiting)


def test_the_current_time_is_that_of_the_song(live):
    live.run(StartPlayback())
    live.sim.advance(1.0)
    result = live.run(GetCurrentTime())
    assert result.current_song_time == live.song.current_song_time
    assert result.current_song_time == pytest.approx(2.0, abs=0.1)
    assert result.is_playing is True


def test_a_jump_answers_with_the_position_that_live_shows(live):
    result = live.run(JumpToTime(time_in_beats=12.5))
    assert result.time == 12.5
    assert live.song.current_song_time == 12.5


def test_a_jump_while_the_song_plays_answers_with_a_position_a_little_later(live):
    live.run(StartPlayback())
    result = live.run(JumpToTime(time_in_beats=64))
    assert result.is_playing is True
    assert 64.0 <= result.time < 64.5
    assert 64.0 <= live.song.current_song_time < 64.5


def test_a_jump_behind_the_end_of_the_song_is_rejected_with_the_text_of_live(live):
    with pytest.raises(LiveRejected, match="Songtime behind the Songlength"):
        live.run(JumpToTime(time_in_beats=100_000))
    assert live.song.current_song_time == 0.0


def test_a_jump_that_live_never_shows_has_an_unknown_outcome(live):
    waiting = live.start(JumpToTime(time_in_beats=32))
    live.user(lambda: setattr(live.song, "current_song_time", 3.0))
    with pytest.raises(OutcomeUnknown, match="asked to move to beat 32, but shows beat 3"):
        live.finish(waiting)


def test_a_jump_that_somebody_else_undid_is_not_taken_for_done_because_it_is_near(live):
    waiting = live.start(JumpToTime(time_in_beats=32))
    live.user(lambda: setattr(live.song, "current_song_time", 32.5))
    with pytest.raises(OutcomeUnknown):
        live.finish(waiting)


def test_a_start_while_the_song_plays_answers_once_it_began_anew(live):
    live.run(StartPlayback())
    live.sim.advance(2.0)
    assert live.run(StartPlayback()).current_song_time < 1.0
    assert live.song.current_song_time < 1.0


def test_a_start_right_after_a_start_answers_with_a_position_that_can_be(live):
    live.run(StartPlayback())
    assert live.run(StartPlayback()).current_song_time == live.song.current_song_time < 1.0


def test_a_start_while_the_song_plays_that_changes_nothing_has_an_unknown_outcome(live, monkeypatch):
    live.run(StartPlayback())
    live.sim.advance(2.0)
    monkeypatch.setattr(type(live.song), "start_playing", lambda _song: None)
    with pytest.raises(OutcomeUnknown, match="anew, but shows that it goes on, at beat"):
        live.run(StartPlayback())


def test_a_restart_elsewhere_than_at_the_start_marker_is_a_restart(live, monkeypatch):
    """A loop or a locator overrides the start marker."""
    live.run(StartPlayback())
    live.sim.advance(2.0)
    monkeypatch.setattr(type(live.song), "start_playing", lambda song: setattr(song, "current_song_time", 64.0))
    assert 64.0 <= live.run(StartPlayback()).current_song_time < 64.5


def test_what_was_asked_just_before_counts_when_the_song_looks_already_so(live):
    live.sim.call(live.song.start_playing)
    assert live.run(StopPlayback()).is_playing is False
    live.sim.advance(0.1)
    assert live.song.is_playing is False
    live.run(StartPlayback())
    live.sim.call(live.song.stop_playing)
    assert live.run(ContinuePlaying()).is_playing is True
    live.sim.advance(0.1)
    assert live.song.is_playing is True


@pytest.mark.parametrize("bpm", [20.0, 120.0, 999.0])
@pytest.mark.parametrize("by", [-2.0, -0.5, -0.05, -0.0005, 0.0, 0.0005, 0.05, 0.5, 2.0, 50.0])
def test_a_jump_while_the_song_plays_is_answered_only_when_it_is_shown(live, by, bpm):
    live.run(StartPlayback())
    live.sim.call(lambda: setattr(live.song, "tempo", bpm))
    live.sim.advance(8.0)
    start = live.song.current_song_time
    result = live.run(JumpToTime(time_in_beats=start + by))
    now = live.song.current_song_time
    assert result.time == now
    live.sim.advance(0.5)
    assert live.song.current_song_time - now == pytest.approx(bpm / 60 * 0.5), "it jumped after the answer"


@pytest.mark.parametrize(("bpm", "target"), [(120.0, 11.999), (999.0, 11.9), (999.0, 8.0), (120.0, 9.0), (120.0, 7.99)])
def test_a_jump_to_the_end_of_the_loop_arrives_and_goes_round(live, bpm, target):
    def act():
        song = live.song
        song.tempo, song.loop, song.loop_length, song.loop_start = bpm, True, 4.0, 8.0

    live.user(act)
    live.run(StartPlayback())
    result = live.run(JumpToTime(time_in_beats=target))
    assert result.time == live.song.current_song_time
    assert 7.99 <= result.time < 12.0


def test_a_jump_of_the_loop_itself_is_not_taken_for_the_jump(live):
    """The song goes round while the jump is awaited; that is no sign of it."""

    def act():
        song = live.song
        song.loop, song.loop_length, song.loop_start = True, 4.0, 0.0

    live.user(act)
    live.run(StartPlayback())
    live.sim.advance((3.99 - live.song.current_song_time) / 2)
    result = live.run(JumpToTime(time_in_beats=3.5))
    assert 3.5 <= result.time < 4.0
    assert result.time == live.song.current_song_time


@pytest.mark.parametrize(("time", "words"), [(231.9999, "231.9999"), (-0.0, "0"), (100.0, "100"), (1e-6, "0.000001")])
def test_the_words_say_the_position_exactly(live, time, words):
    assert live.run(JumpToTime(time_in_beats=time)).message == f"The song is at beat {words}."


def test_what_looked_so_before_is_not_answered_in_the_callback_that_asked(live):
    for command in (StopPlayback(), JumpToTime(time_in_beats=0)):
        waiting = live.start(command)
        assert isinstance(waiting, Suspension)
        live.finish(waiting)
    live.run(StartPlayback())
    for command in (ContinuePlaying(), StartPlayback()):
        waiting = live.start(command)
        assert isinstance(waiting, Suspension)
        live.finish(waiting)


def test_a_position_before_the_loop_is_not_taken_for_one_after_it_went_round(live):
    def act():
        song = live.song
        song.loop, song.loop_length, song.loop_start = True, 4.0, 8.0

    live.user(act)
    waiting = live.start(JumpToTime(time_in_beats=9))
    live.user(lambda: setattr(live.song, "current_song_time", 5.0))
    with pytest.raises(OutcomeUnknown, match="asked to move to beat 9, but shows beat 5"):
        live.finish(waiting)


@pytest.mark.parametrize("command", [JumpByAmount, ScrubBy])
def test_a_jump_by_beats_answers_with_where_it_began_and_ended(live, command):
    live.run(JumpToTime(time_in_beats=16))
    result = live.run(command(amount_in_beats=-4.5))
    assert (result.old_time, result.new_time, result.jumped_by) == (16.0, 11.5, -4.5)
    assert live.song.current_song_time == 11.5


@pytest.mark.parametrize("command", [JumpByAmount, ScrubBy])
def test_a_jump_by_beats_while_the_song_plays_goes_on_from_there(live, command):
    live.run(StartPlayback())
    result = live.run(command(amount_in_beats=32))
    assert result.is_playing is True
    assert 32.0 <= result.new_time == live.song.current_song_time < 33.0


def test_a_jump_by_beats_before_the_start_is_refused_and_not_cut_short(live):
    live.run(JumpToTime(time_in_beats=4))
    with pytest.raises(LiveRejected):
        live.run(JumpByAmount(amount_in_beats=-5))
    assert live.song.current_song_time == 4.0


def test_playback_starts_where_the_start_time_is(live):
    assert live.run(SetStartTime(time_in_beats=40)).start_time == 40.0
    assert 40.0 <= live.run(StartPlayback()).current_song_time < 41.0


def test_the_position_is_told_in_bars_and_in_time(live):
    live.run(JumpToTime(time_in_beats=9.75))
    result = live.run(GetSongPosition())
    assert (result.bars, result.beats, result.sixteenths, result.ticks) == (3, 2, 4, 1)
    assert (result.hours, result.minutes, result.seconds, result.frames) == (0, 0, 4, 875)
    assert live.run(GetSongPosition(format="smpte_24")).frames == 21


def test_the_whole_transport_is_what_the_song_shows(live):
    def act():
        song = live.song
        song.metronome = song.punch_out = song.arrangement_overdub = song.session_automation_record = True
        song.loop, song.loop_length, song.loop_start = True, 4.0, 8.0
        song.clip_trigger_quantization = 0

    live.user(act)
    state = live.run(GetTransport())
    shown = {name: getattr(live.song, name) for name in field_types(TransportState) if hasattr(live.song, name)}
    assert len(shown) == len(field_types(TransportState)) - 1
    assert {name: getattr(state, name) for name in shown} == shown
    assert state.clip_trigger_quantization_name == "none"


def test_four_taps_set_the_tempo(live):
    tempos = []
    for _ in range(4):
        tempos.append(live.start(TapTempo()).tempo)
        live.sim.advance(0.6)
    assert tempos[:3] == [120.0] * 3
    assert tempos[3] == live.song.tempo == pytest.approx(100.0)


@pytest.mark.parametrize(("command", "faster"), [(NudgeUp, True), (NudgeDown, False)])
def test_a_nudge_is_held_for_a_while_and_let_go(live, command, faster):
    live.run(StartPlayback())
    waiting = live.start(command(seconds=0.5))
    assert (live.song.nudge_up, live.song.nudge_down) == (faster, not faster)
    start, at = live.song.current_song_time, live.sim.clock.now()
    live.finish(waiting)
    assert (live.song.nudge_up, live.song.nudge_down) == (False, False)
    seconds = live.sim.clock.now() - at
    assert seconds == pytest.approx(0.5, abs=0.02)
    assert (live.song.current_song_time - start > seconds * 2) is faster
    assert live.song.tempo == 120.0


@pytest.mark.parametrize("command", [NudgeUp, NudgeDown])
def test_a_nudge_whose_end_never_comes_is_let_go(live, command):
    """The script is unloaded meanwhile."""
    waiting = live.start(command())
    live.sim.call(waiting.steps.close)
    assert (live.song.nudge_up, live.song.nudge_down) == (False, False)


def test_a_nudge_button_can_be_held_until_it_is_let_go(live):
    assert live.run(SetTempoNudge(down=True)).message == "Nudge down is held."
    live.sim.advance(1.0)
    assert (live.song.nudge_up, live.song.nudge_down) == (False, True)
    assert live.run(SetTempoNudge()).message == "No nudge button is held."
    assert live.song.nudge_down is False


def test_the_arrangement_plays_again(live):
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(0.1)
    assert live.song.back_to_arranger is True
    result = live.run(SetBackToArranger(enabled=False))
    assert (result.back_to_arranger, result.message) == (False, "The Arrangement plays.")
    assert live.song.back_to_arranger is False


def test_session_clips_do_not_override_the_arrangement_on_command(live):
    with pytest.raises(LiveRejected):
        live.run(SetBackToArranger(enabled=True))
    assert live.song.back_to_arranger is False
