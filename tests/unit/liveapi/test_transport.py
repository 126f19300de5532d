"""The operations on the transport. Live shows every one of their effects only on a later tick."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.transport import ContinuePlaying, GetCurrentTime, JumpToTime, StartPlayback, StopPlayback
from alive.domain.errors import LiveRejected, OutcomeUnknown


def test_start_answers_once_the_song_plays(live):
    result = live.run(StartPlayback())
    assert result.is_playing is True
    assert live.song.is_playing is True


def test_start_does_not_answer_in_the_callback_that_asked(live):
    assert isinstance(live.start(StartPlayback()), Suspension)
    assert live.song.is_playing is False


def test_stop_answers_once_the_song_stands_still(live):
    live.run(StartPlayback())
    result = live.run(StopPlayback())
    assert result.is_playing is False
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
