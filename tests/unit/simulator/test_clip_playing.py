"""What clips, slots and groups tell while they are launched and stopped."""

import pytest


@pytest.fixture
def group(sim, song):
    """A group of the first two tracks, with a clip in the first slot of each."""
    for index in (0, 1):
        song.tracks[index].clip_slots[0].create_clip(4.0)
    return sim.group_tracks(0, 1)


def test_playing_status_tells_of_waiting_playing_and_stopping(sim, song, clip):
    """Live: a listener without an attribute."""
    song.start_playing()
    sim.advance(0.51)
    calls = []
    clip.add_playing_status_listener(lambda: calls.append((clip.is_triggered, clip.is_playing)))
    clip.fire()
    sim.advance(2.0)
    clip.stop()
    sim.advance(2.5)
    assert calls == [(True, False), (False, True), (False, False)]


def test_loop_jump_tells_of_each_round(sim, clip):
    """Live: a listener without an attribute."""
    calls = []
    clip.add_loop_jump_listener(lambda: calls.append(round(clip.playing_position, 1)))
    clip.fire()
    sim.advance(0.05 + 2 * 2.0)
    assert calls == [0.0, 0.0]


def test_start_time_tells_of_the_launch(sim, song, clip):
    """Live: for Session clips the time the clip was started."""
    song.start_playing()
    sim.advance(1.0)
    calls = []
    clip.add_start_time_listener(lambda: calls.append(clip.start_time))
    clip.fire()
    sim.advance(1.5)
    assert calls == [pytest.approx(4.0)]


def test_a_stopped_transport_leaves_no_playing_position(sim, song, clip):
    """Live 12.3: 0 when stopped."""
    clip.fire()
    sim.advance(0.5)
    song.stop_playing()
    sim.advance(0.05)
    assert clip.playing_position == 0.0


def test_recolouring_a_clip_tells_the_slot(song, clip):
    """The slot shows its clip's colour."""
    slot = song.tracks[0].clip_slots[0]
    calls = []
    slot.add_color_listener(lambda: calls.append("color"))
    slot.add_color_index_listener(lambda: calls.append("color_index"))
    clip.color_index = 7
    assert sorted(calls) == ["color", "color_index"]


def test_a_group_slot_shows_what_its_members_do(sim, song, group):
    """Live's own description of the group slot's states."""
    slot = group.clip_slots[0]
    assert (slot.is_playing, slot.playing_status) == (False, 0)
    song.tracks[1].clip_slots[0].fire()
    sim.advance(0.05)
    assert (slot.is_playing, slot.playing_status) == (True, 1)
    slot.stop()
    sim.advance(2.1)
    assert (slot.is_playing, slot.playing_status) == (False, 0)
    assert song.tracks[1].playing_slot_index == -2


def test_a_group_slot_has_the_colour_of_its_first_clip(song, group):
    """Live's own description; deactivated clips do not make it control others."""
    slot = group.clip_slots[0]
    song.tracks[1].clip_slots[0].clip.color_index = 33
    assert (slot.color_index, slot.has_clip) == (33, False)
    assert group.clip_slots[1].color_index is None
    calls = []
    slot.add_controls_other_clips_listener(lambda: calls.append(slot.controls_other_clips))
    for track in song.tracks[1:3]:
        track.clip_slots[0].clip.muted = True
    assert calls == [False]


def test_stop_all_clips_of_a_group_reaches_its_members(sim, song, group):
    """Live 12: Track.stop_all_clips."""
    song.scenes[0].fire()
    sim.advance(0.05)
    assert [track.playing_slot_index for track in song.tracks[1:3]] == [0, 0]
    group.stop_all_clips(False)
    sim.advance(0.05)
    assert [track.playing_slot_index for track in song.tracks[1:3]] == [-2, -2]


def test_a_stop_button_that_waits_blinks(sim, song, clip):
    """is_triggered of the empty slot, and of its scene; fired_slot_index is -2."""
    clip.fire()
    sim.advance(0.1)
    song.scenes[3].fire()
    sim.advance(0.05)
    slot = song.tracks[0].clip_slots[3]
    assert (slot.is_triggered, song.scenes[3].is_triggered, song.tracks[0].fired_slot_index) == (True, True, -2)
    sim.advance(2.0)
    assert (slot.is_triggered, song.scenes[3].is_triggered, clip.is_playing) == (False, False, False)


def test_stopping_any_slot_stops_the_track(sim, song, clip):
    """Live's description: it does not matter on which slot stop is called; a clip stops only itself."""
    other = song.tracks[0].clip_slots[1].create_clip(4.0)
    clip.fire()
    sim.advance(0.1)
    other.stop()
    sim.advance(2.1)
    assert clip.is_playing
    song.tracks[0].clip_slots[5].stop()
    sim.advance(2.1)
    assert not clip.is_playing


def test_a_gate_that_is_let_go_before_the_launch_does_not_start(sim, song, clip):
    """Nothing hangs."""
    clip.launch_mode = 1
    song.start_playing()
    sim.advance(0.1)
    clip.set_fire_button_state(True)
    sim.advance(0.1)
    clip.set_fire_button_state(False)
    sim.advance(3.0)
    assert not clip.is_playing


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), 1e300, float("nan")])
@pytest.mark.parametrize("member", ["loop_start", "loop_end", "start_marker", "end_marker", "position"])
def test_positions_in_a_clip_are_finite(clip, member, value):
    """Nothing lies beyond the end of the arrangement."""
    before = getattr(clip, member)
    with pytest.raises(RuntimeError):
        setattr(clip, member, value)
    assert getattr(clip, member) == before


@pytest.mark.parametrize("member", ["loop_start", "loop_length", "start_time"])
def test_times_of_the_song_end_with_the_arrangement(song, member):
    """1,576,800 beats."""
    with pytest.raises(RuntimeError):
        setattr(song, member, 1_576_801.0)


def test_a_clip_is_no_longer_than_the_arrangement(song):
    """The same limit."""
    with pytest.raises(RuntimeError):
        song.tracks[0].clip_slots[0].create_clip(1e300)


def test_firing_a_scene_is_not_undone(sim, song):
    """Live 12.3: fire is not tracked, nor is the tempo it brings."""
    song.scenes[0].name = "first"
    song.begin_undo_step()
    song.scenes[1].tempo = 90.0
    song.end_undo_step()
    song.scenes[1].fire()
    sim.advance(0.05)
    assert song.tempo == 90.0
    song.undo()
    assert song.tempo == 90.0
    assert not song.scenes[1].tempo_enabled


@pytest.mark.parametrize(("numerator", "denominator", "beats"), [(6, 8, 3.0), (3, 4, 3.0), (7, 8, 3.5), (3, 2, 6.0)])
def test_a_bar_follows_the_signature(sim, song, clip, numerator, denominator, beats):
    """The launch grid of one bar, in quarter notes."""
    song.signature_numerator, song.signature_denominator = numerator, denominator
    song.start_playing()
    sim.advance(0.11)
    clip.fire()
    sim.advance(beats / 2 - 0.15)
    assert not clip.is_playing
    sim.advance(0.1)
    assert clip.is_playing
    assert clip.start_time == pytest.approx(beats)


def test_undo_tells_when_everything_is_back(song, clip):
    """A listener never sees half an undo."""
    song.begin_undo_step()
    clip.name = "New"
    song.tempo = 90.0
    song.end_undo_step()
    seen = []
    clip.add_name_listener(lambda: seen.append((clip.name, song.tempo)))
    song.add_tempo_listener(lambda: seen.append((clip.name, song.tempo)))
    song.undo()
    assert seen == [("", 120.0), ("", 120.0)]
