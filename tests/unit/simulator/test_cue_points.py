"""Cue points."""

import pytest

TICK = 0.011


@pytest.fixture
def cues(sim, song):
    """Cue points at beats 4, 8 and 16."""
    for time in (4.0, 8.0, 16.0):
        song.current_song_time = time
        sim.advance(TICK)
        song.set_or_delete_cue()
        sim.advance(TICK)
    song.current_song_time = 0.0
    sim.advance(TICK)
    return song.cue_points


def times(song):
    """Return where the cue points lie."""
    return [cue.time for cue in song.cue_points]


def test_a_cue_point_is_seen_at_the_next_tick(sim, song):
    """Live 12.3: set_or_delete_cue."""
    calls = []
    song.add_cue_points_listener(lambda: calls.append(times(song)))
    song.set_or_delete_cue()
    assert times(song) == []
    sim.advance(TICK)
    assert times(song) == [0.0]
    assert song.cue_points[0].name == "1"
    assert song.is_cue_point_selected()
    assert calls == [[0.0]]


def test_the_playhead_of_the_call_counts(sim, song):
    """Live 12.3: a move of the playhead is itself only seen next tick."""
    song.current_song_time = 8.0
    song.set_or_delete_cue()
    sim.advance(TICK)
    assert times(song) == [0.0]


def test_setting_twice_deletes(sim, song, cues):
    """It toggles at the playhead; the object dies."""
    first = cues[0]
    song.current_song_time = 4.0
    sim.advance(TICK)
    song.set_or_delete_cue()
    sim.advance(TICK)
    assert times(song) == [8.0, 16.0]
    assert first == None  # noqa: E711 - what scripts do


def test_cue_points_snap_to_sixteenths(sim, song):
    """Live 12: also when deleting."""
    song.current_song_time = 3.1
    sim.advance(TICK)
    song.set_or_delete_cue()
    sim.advance(TICK)
    assert times(song) == [3.0]
    assert not song.is_cue_point_selected()


def test_a_cue_point_can_be_named_but_not_moved(song, cues):
    """Live 12: time is read-only; both notify."""
    calls = []
    cues[1].add_name_listener(lambda: calls.append(cues[1].name))
    cues[1].name = "Chorus"
    assert calls == ["Chorus"]
    with pytest.raises(AttributeError):
        cues[1].time = 9.0


def test_jumping_while_stopped_moves_the_start(sim, song, cues):
    """Live's own description: it moves the start playing position."""
    cues[1].jump()
    assert song.current_song_time == 0.0
    sim.advance(TICK)
    assert (song.current_song_time, song.start_time) == (8.0, 8.0)
    song.start_playing()
    sim.advance(0.51)
    assert song.current_song_time == pytest.approx(9.0, abs=0.05)


def test_jumping_while_playing_waits_for_the_grid(sim, song, cues):
    """Quantized by clip_trigger_quantization."""
    song.start_playing()
    sim.advance(0.01 + 1.0)
    cues[2].jump()
    sim.advance(0.9)
    assert song.current_song_time < 4.0
    sim.advance(0.35)
    assert song.current_song_time == pytest.approx(16.5, abs=0.05)
    song.clip_trigger_quantization = 0
    cues[0].jump()
    sim.advance(TICK)
    assert song.current_song_time == pytest.approx(4.0, abs=0.05)


def test_a_jump_loses_no_time(sim, song, cues):
    """The line of the grid may lie between two ticks."""
    song.tempo = 127.3
    song.start_playing()
    sim.advance(0.01 + 1.0)
    cues[2].jump()
    sim.advance(2.0)
    assert song.current_song_time - 12.0 == pytest.approx(3.0 * 127.3 / 60, abs=1e-6)


def test_next_and_previous(sim, song, cues):
    """can_jump_to_... follow the playhead."""
    calls = []
    song.add_can_jump_to_prev_cue_listener(lambda: calls.append(song.can_jump_to_prev_cue))
    assert (song.can_jump_to_prev_cue, song.can_jump_to_next_cue) == (False, True)
    for expected in (4.0, 8.0, 16.0, 16.0):
        song.jump_to_next_cue()
        sim.advance(TICK)
        assert song.current_song_time == expected
    assert (song.can_jump_to_prev_cue, song.can_jump_to_next_cue) == (True, False)
    song.jump_to_prev_cue()
    sim.advance(TICK)
    assert song.current_song_time == 8.0
    assert calls == [True]


def test_cue_points_are_undone(sim, song):
    """As an object of their own."""
    song.begin_undo_step()
    song.end_undo_step()
    song.set_or_delete_cue()
    sim.advance(TICK)
    song.undo()
    assert times(song) == []
    song.redo()
    assert times(song) == [0.0]


def test_the_last_cue_point_makes_the_song_longer(sim, song):
    """last_event_time counts locators."""
    song.current_song_time = 220.0
    sim.advance(TICK)
    song.set_or_delete_cue()
    sim.advance(TICK)
    assert (song.last_event_time, song.song_length) == (220.0, 252.0)
