"""What shows at once and what shows at the next tick."""

import pytest

from alive.simulator import ManualClock, Simulator

TICK = 0.010


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("current_song_time", 8.0),
        ("loop", True),
        ("loop_start", 4.0),
        ("loop_length", 8.0),
        ("punch_in", True),
        ("punch_out", True),
        ("overdub", True),
        ("is_playing", True),
    ],
)
def test_these_properties_show_the_old_value_until_the_next_tick(sim, song, member, value):
    """Live 12.3: measured 8 to 10 ms."""
    before = getattr(song, member)
    calls = []
    getattr(song, f"add_{member}_listener")(lambda: calls.append(getattr(song, member)))
    setattr(song, member, value)
    assert getattr(song, member) == before
    sim.advance(TICK * 0.9)
    assert getattr(song, member) == before
    assert calls == []
    sim.advance(TICK * 0.2)
    assert getattr(song, member) == pytest.approx(value, abs=0.01)
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("target", "member", "value"),
    [
        (lambda song: song, "tempo", 99.0),
        (lambda song: song, "metronome", True),
        (lambda song: song.tracks[0], "name", "Own"),
        (lambda song: song.tracks[0], "mute", True),
        (lambda song: song.tracks[0], "solo", True),
        (lambda song: song.tracks[0], "arm", True),
        (lambda song: song.tracks[0], "color_index", 5),
        (lambda song: song.scenes[0], "name", "Own"),
    ],
)
def test_these_properties_change_at_once(song, target, member, value):
    """Live 12.3: tempo, names, mute, solo, arm, colours."""
    setattr(target(song), member, value)
    assert getattr(target(song), member) == value


def test_a_deferred_change_never_shows_inside_the_callback_that_made_it(sim, song):
    """However long the callback takes."""

    def callback():
        song.loop = True
        sim.clock.advance(1.0)
        return song.loop

    assert sim.call(callback) is False
    sim.advance(0.0)
    assert song.loop is True


def test_a_range_is_checked_at_once_even_when_the_change_is_deferred(sim, song):
    """The error reaches the one who wrote."""
    with pytest.raises(RuntimeError):
        song.loop_length = 0.0
    with pytest.raises(RuntimeError):
        song.loop_start = -1.0
    sim.advance(0.1)
    assert song.loop_length == 16.0


@pytest.mark.parametrize(
    ("act", "shows"),
    [
        (lambda song, _: song.start_playing(), lambda song, _: song.is_playing),
        (lambda song, _: song.continue_playing(), lambda song, _: song.is_playing),
        (lambda song, _: song.jump_by(4.0), lambda song, _: song.current_song_time == 4.0),
        (lambda _, clip: clip.fire(), lambda _, clip: clip.is_playing),
        (lambda _, clip: setattr(clip, "is_playing", True), lambda _, clip: clip.is_playing),
        (lambda song, _: song.tracks[0].clip_slots[0].fire(), lambda _, clip: clip.is_playing),
        (lambda song, _: song.scenes[0].fire(), lambda _, clip: clip.is_playing),
    ],
)
def test_these_calls_show_at_the_next_tick(sim, song, clip, act, shows):
    """Live 12.3: transport, fire and stop."""
    act(song, clip)
    assert not shows(song, clip)
    sim.advance(TICK * 1.1)
    assert shows(song, clip)


def test_a_change_to_what_is_deleted_meanwhile_is_forgotten(sim, song, clip):
    """The slot is gone when the tick comes."""
    clip.fire()
    song.delete_track(0)
    sim.advance(0.1)
    assert sim.log == []
    assert not song.is_playing


def test_creating_and_deleting_show_at_once(song):
    """Live 12.3: structure is immediate."""
    track = song.create_audio_track(0)
    assert song.tracks[0] == track
    song.delete_track(0)
    assert len(song.tracks) == 4


@pytest.mark.parametrize("tick", [0.004, 0.018, 0.034])
def test_how_long_a_change_takes_to_show_can_be_chosen(tick):
    """Live 12.3 on macOS: 8 to 10 ms; its frames are slower elsewhere."""
    with Simulator(clock=ManualClock(), tick=tick) as sim:
        sim.song.loop = True
        sim.advance(tick - 0.001)
        assert sim.song.loop is False
        sim.advance(0.002)
        assert sim.song.loop is True
