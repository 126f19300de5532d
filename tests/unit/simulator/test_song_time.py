"""Tapping, nudging, counting in, SMPTE, Link; scales."""

import pytest


def tap(sim, song, interval, times):
    """Tap the tempo."""
    for _ in range(times):
        sim.call(song.tap_tempo)
        sim.advance(interval)


def test_four_taps_set_the_tempo_and_start(sim, song):
    """Live 12.3: measured."""
    tap(sim, song, 0.6, 3)
    assert (song.tempo, song.is_playing) == (120.0, False)
    tap(sim, song, 0.6, 1)
    assert song.tempo == pytest.approx(100.0)
    assert song.is_playing


def test_further_taps_follow_the_last_four(sim, song):
    """The average of three intervals."""
    tap(sim, song, 0.6, 4)
    tap(sim, song, 0.3, 4)
    assert song.tempo == pytest.approx(200.0)


def test_a_pause_begins_counting_again(sim, song):
    """Two seconds."""
    tap(sim, song, 0.6, 3)
    sim.advance(2.0)
    tap(sim, song, 0.5, 3)
    assert not song.is_playing


def test_impossible_taps_leave_the_tempo(sim, song):
    """999 at most."""
    tap(sim, song, 0.01, 5)
    assert song.tempo == 120.0


def test_nudging_changes_the_speed_while_it_is_held(sim, song):
    """The tempo itself stays."""
    song.start_playing()
    sim.advance(1.01)
    song.nudge_up = True
    sim.advance(1.0)
    song.nudge_up = False
    assert song.current_song_time == pytest.approx(2.0 + 2.2, abs=0.03)
    song.nudge_down = True
    sim.advance(1.0)
    assert song.current_song_time == pytest.approx(4.2 + 1.8, abs=0.03)
    assert song.tempo == 120.0
    song.nudge_up = True
    sim.advance(1.0)
    assert song.current_song_time == pytest.approx(6.0 + 2.0, abs=0.03)


def test_recording_is_counted_in(sim, song):
    """Live: Song.count_in_duration 2 is two bars; the transport starts after them."""
    sim.choose_count_in(2)
    assert song.count_in_duration == 2
    calls = []
    song.add_is_counting_in_listener(lambda: calls.append(song.is_counting_in))
    song.record_mode = True
    sim.advance(0.02)
    assert (song.is_counting_in, song.is_playing) == (True, False)
    sim.advance(4.0)
    assert (song.is_counting_in, song.is_playing) == (False, True)
    assert calls == [True, False]


def test_stopping_ends_the_count_in(sim, song):
    """Nothing starts afterwards."""
    sim.choose_count_in(1)
    song.record_mode = True
    sim.advance(0.5)
    song.stop_playing()
    sim.advance(3.0)
    assert (song.is_counting_in, song.is_playing) == (False, False)


def test_playing_is_not_counted_in(sim, song):
    """Only recording is."""
    sim.choose_count_in(3)
    song.start_playing()
    sim.advance(0.02)
    assert (song.is_counting_in, song.is_playing) == (False, True)


@pytest.mark.parametrize(
    ("time_format", "shown"),
    [(0, (0, 1, 30, 500)), (1, (0, 1, 30, 12)), (2, (0, 1, 30, 12)), (3, (0, 1, 30, 15)), (4, (0, 1, 30, 14)),
     (5, (0, 1, 30, 12))],
)  # fmt: skip
def test_smpte_time_counts_frames(sim, song, time_format, shown):
    """Live: Song.TimeFormat 0 is milliseconds; 181 beats at 120 are 90.5 seconds."""
    song.current_song_time = 181.0
    sim.advance(0.011)
    time = song.get_current_smpte_song_time(time_format)
    assert (time.hours, time.minutes, time.seconds, time.frames) == shown


def test_an_unknown_smpte_format_raises(song, live):
    """And SmptTime can be made with zeros."""
    with pytest.raises(RuntimeError):
        song.get_current_smpte_song_time(6)
    time = live.Song.SmptTime()
    time.hours = 3
    assert (time.hours, time.frames) == (3, 0)


@pytest.mark.parametrize(
    "member",
    ["metronome", "is_ableton_link_enabled", "is_ableton_link_start_stop_sync_enabled", "tempo_follower_enabled"],
)
def test_switches_that_only_store_notify(song, member):
    """There is nothing to hear, and no other machine to be in time with."""
    calls = []
    getattr(song, f"add_{member}_listener")(lambda: calls.append(getattr(song, member)))
    setattr(song, member, True)
    setattr(song, member, True)
    assert calls == [True]


def test_calls_without_a_partner_do_nothing(sim, song):
    """No selection, no Link."""
    song.play_selection()
    song.force_link_beat_time()
    sim.advance(0.1)
    assert not song.is_playing


def test_the_scale_has_a_name_and_intervals(song, live):
    """Live 12: root_note, scale_name, scale_intervals, scale_mode; scale_information follows all."""
    calls = []
    song.add_scale_information_listener(lambda: calls.append("information"))
    song.add_scale_intervals_listener(lambda: calls.append("intervals"))
    assert (song.scale_name, list(song.scale_intervals)) == ("Major", [0, 2, 4, 5, 7, 9, 11])
    song.scale_name = "Minor Pentatonic"
    assert list(song.scale_intervals) == [0, 3, 5, 7, 10]
    song.root_note = 9
    song.scale_mode = True
    assert sorted(calls) == ["information", "information", "information", "intervals"]
    with pytest.raises(RuntimeError):
        song.scale_name = "Blue"
    with pytest.raises(RuntimeError):
        song.root_note = 12


def test_all_scales_can_be_listed(song, live):
    """Live 12: 35 of them, in order; each begins with the root and rises."""
    scales = live.Song.get_all_scales_ordered()
    assert len(scales) == 35
    assert (scales[0], scales[-1][0]) == (("Major", (0, 2, 4, 5, 7, 9, 11)), "Messiaen 7")
    for name, intervals in scales:
        assert intervals[0] == 0
        assert list(intervals) == sorted(set(intervals))
        song.scale_name = name
