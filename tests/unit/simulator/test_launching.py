"""Launching clips and scenes."""

import pytest


@pytest.fixture
def clips(song):
    """Clips of four beats in the first two slots of the first two tracks, by track and row."""
    return [[song.tracks[track].clip_slots[row].create_clip(4.0) for row in (0, 1)] for track in (0, 1)]


def playing(song):
    """Return playing and fired rows of the first two tracks."""
    return [(track.playing_slot_index, track.fired_slot_index) for track in song.tracks[:2]]


def test_a_track_follows_the_arrangement_until_a_clip_is_fired(song):
    """Live 12.3: playing_slot_index -1."""
    assert playing(song) == [(-1, -1), (-1, -1)]


def test_the_first_clip_starts_the_transport_and_plays_at_once(sim, song, clips):
    """Live 12.3: firing starts playing."""
    clips[0][1].fire()
    sim.advance(0.011)
    assert song.is_playing
    assert clips[0][1].is_playing
    assert playing(song)[0] == (1, -1)
    assert song.tracks[0].clip_slots[1].playing_status == 1


def test_a_clip_waits_for_the_next_bar_while_playing(sim, song, clips):
    """Live 12.3: global quantization of one bar; is_triggered and fired_slot_index until then."""
    song.start_playing()
    sim.advance(0.01 + 0.5)
    slot = song.tracks[0].clip_slots[0]
    calls = []
    slot.add_is_triggered_listener(lambda: calls.append(slot.is_triggered))
    song.tracks[0].add_playing_slot_index_listener(lambda: calls.append(song.tracks[0].playing_slot_index))
    clips[0][0].fire()
    assert not slot.is_triggered
    sim.advance(0.02)
    assert (slot.is_triggered, clips[0][0].is_triggered, clips[0][0].is_playing) == (True, True, False)
    assert playing(song)[0] == (-1, 0)
    sim.advance(1.4)
    assert not clips[0][0].is_playing
    sim.advance(0.1)
    assert clips[0][0].is_playing
    assert calls[0] is True
    assert sorted(calls[1:], key=repr) == [0, False]


@pytest.mark.parametrize(("quantization", "beats"), [(0, 0.0), (7, 1.0), (5, 2.0), (3, 8.0), (8, 2 / 3)])
def test_the_global_quantization_is_in_beats(sim, song, clips, quantization, beats):
    """Live 12.3: Song.Quantization."""
    song.clip_trigger_quantization = quantization
    song.start_playing()
    sim.advance(0.01 + 0.05)
    clips[0][0].fire()
    if beats > 0.5:
        sim.advance((beats - 0.1) / 2 - 0.02)
        assert not clips[0][0].is_playing
    sim.advance(0.1)
    assert clips[0][0].is_playing
    assert clips[0][0].start_time == pytest.approx(beats, abs=0.15)


def test_a_clip_s_own_quantization_wins(sim, song, clips):
    """Live 12.3: launch_quantization 1 is none, 8 a quarter."""
    song.start_playing()
    sim.advance(0.11)
    clips[0][0].launch_quantization = 1
    clips[1][0].launch_quantization = 8
    clips[0][0].fire()
    clips[1][0].fire()
    sim.advance(0.02)
    assert (clips[0][0].is_playing, clips[1][0].is_playing) == (True, False)
    sim.advance(0.4)
    assert clips[1][0].is_playing


def test_a_bar_follows_the_signature(sim, song, clips):
    """Three quarters make a bar of three beats."""
    song.signature_numerator = 3
    song.start_playing()
    sim.advance(0.11)
    clips[0][0].fire()
    sim.advance(1.3)
    assert not clips[0][0].is_playing
    sim.advance(0.2)
    assert clips[0][0].is_playing


def test_one_clip_plays_per_track(sim, song, clips):
    """The next clip takes over at the bar."""
    clips[0][0].fire()
    sim.advance(0.1)
    clips[0][1].fire()
    sim.advance(0.02)
    assert playing(song)[0] == (0, 1)
    sim.advance(2.0)
    assert playing(song)[0] == (1, -1)
    assert not clips[0][0].is_playing


def test_stopping_waits_for_the_bar_and_leaves_the_transport_running(sim, song, clips):
    """Live 12.3: fired_slot_index -2, then playing_slot_index -2."""
    clips[0][0].fire()
    sim.advance(0.1)
    clips[0][0].stop()
    sim.advance(0.02)
    assert playing(song)[0] == (0, -2)
    sim.advance(2.0)
    assert playing(song)[0] == (-2, -1)
    assert song.is_playing


def test_an_unquantized_stop_takes_effect_at_once(sim, song, clips):
    """Live 12.3: stop_all_clips(Quantized=False)."""
    song.scenes[0].fire()
    sim.advance(0.1)
    song.tracks[0].stop_all_clips(False)
    sim.advance(0.02)
    assert playing(song) == [(-2, -1), (0, -1)]
    song.stop_all_clips(Quantized=False)
    sim.advance(0.02)
    assert playing(song) == [(-2, -1), (-2, -1)]
    assert song.is_playing


def test_an_empty_slot_stops_its_track_if_it_has_a_stop_button(sim, song, clips):
    """Live 12.3: has_stop_button."""
    clips[0][0].fire()
    clips[1][0].fire()
    sim.advance(0.1)
    song.tracks[1].clip_slots[5].has_stop_button = False
    song.tracks[0].clip_slots[5].fire()
    song.tracks[1].clip_slots[5].fire()
    sim.advance(0.02)
    assert playing(song) == [(0, -2), (0, -1)]


def test_a_scene_fires_its_row(sim, song, clips):
    """Live 12.3: every clip; empty slots stop."""
    clips[0][0].fire()
    sim.advance(0.1)
    clips[1][1].canonical_parent.delete_clip()
    song.scenes[1].fire()
    sim.advance(0.02)
    assert song.scenes[1].is_triggered
    assert playing(song) == [(0, 1), (-2, -1)]
    sim.advance(2.0)
    assert playing(song)[0] == (1, -1)
    assert not song.scenes[1].is_triggered


def test_a_scene_selects_itself_unless_told_not_to(sim, song):
    """Live 12.3: can_select_scene_on_launch."""
    song.scenes[3].fire(False, False)
    sim.advance(0.02)
    assert song.view.selected_scene == song.scenes[0]
    song.scenes[3].fire()
    sim.advance(0.02)
    assert song.view.selected_scene == song.scenes[3]
    song.scenes[3].fire_as_selected()
    sim.advance(0.02)
    assert song.view.selected_scene == song.scenes[4]


def test_firing_as_selected_fires_the_selected_scene_whichever_is_asked(sim, song, clips):
    """Ableton's documentation of the Live Object Model: it does not matter on which scene it is called."""
    song.view.selected_scene = song.scenes[1]
    song.scenes[0].fire_as_selected()
    sim.advance(0.02)
    assert [clip.is_playing for clip in clips[0][:2]] == [False, True]
    assert song.view.selected_scene == song.scenes[2]


def test_a_scene_that_is_fired_with_legato_starts_at_once(sim, song, clips):
    """Ableton's documentation of the Live Object Model: immediately in legato, whatever the clips are set to."""
    song.scenes[0].fire()
    sim.advance_beats(1.5)
    song.scenes[1].fire(True)
    sim.advance(0.02)
    assert [clip.is_playing for clip in clips[0][:2]] == [False, True]
    assert clips[0][1].playing_position > 1.5


def test_a_scene_sets_tempo_and_signature(sim, song):
    """Live 12.3: -1 means none; writing enables."""
    scene = song.scenes[0]
    assert (scene.tempo, scene.time_signature_numerator, scene.time_signature_denominator) == (-1, -1, -1)
    scene.tempo = 90
    scene.time_signature_numerator = 7
    scene.time_signature_denominator = 8
    assert scene.tempo_enabled
    assert scene.time_signature_enabled
    scene.fire()
    sim.advance(0.02)
    assert (song.tempo, song.signature_numerator, song.signature_denominator) == (90, 7, 8)
    scene.tempo_enabled = False
    assert scene.tempo == -1
    with pytest.raises(RuntimeError):
        scene.tempo = 10


def test_a_scene_may_have_no_colour(song):
    """Live 12.3: color_index None is accepted on a scene."""
    scene = song.scenes[0]
    assert scene.color_index is None
    scene.color = 0xFF0000
    assert scene.color_index == 14
    scene.color_index = None
    assert scene.color_index is None


def test_a_scene_is_empty_without_clips(song):
    """Live 12.3: is_empty."""
    assert song.scenes[0].is_empty
    song.tracks[1].clip_slots[0].create_clip(4.0)
    assert not song.scenes[0].is_empty
    assert song.scenes[1].is_empty


def test_a_looping_clip_plays_round(sim, song, clips):
    """playing_position wraps at the loop end; 0 when stopped."""
    clip = clips[0][0]
    assert clip.playing_position == 0
    clip.loop_start = 2.0
    clip.fire()
    sim.advance(0.01 + 1.5)
    assert clip.playing_position == pytest.approx(3.0)
    sim.advance(1.0)
    assert clip.playing_position == pytest.approx(3.0)


def test_a_clip_that_does_not_loop_ends(sim, song, clips):
    """The track is stopped then."""
    clips[0][0].looping = False
    clips[0][0].fire()
    sim.advance(0.01 + 1.9)
    assert clips[0][0].is_playing
    sim.advance(0.2)
    assert not clips[0][0].is_playing
    assert playing(song)[0] == (-2, -1)


def test_a_legato_clip_takes_over_the_position(sim, song, clips):
    """Live 12.3: legato keeps the position of the clip before."""
    clips[0][0].fire()
    sim.advance(0.01 + 0.5)
    clips[0][1].legato = True
    clips[0][1].launch_quantization = 1
    clips[0][1].fire()
    sim.advance(0.01)
    assert clips[0][1].is_playing
    assert clips[0][1].playing_position == pytest.approx(1.02)


def test_toggle_mode_stops_a_playing_clip(sim, song, clips):
    """Live 12.3: LaunchMode.toggle."""
    clips[0][0].launch_mode = 2
    clips[0][0].fire()
    sim.advance(0.1)
    clips[0][0].fire()
    sim.advance(2.1)
    assert playing(song)[0] == (-2, -1)


def test_gate_mode_plays_while_the_button_is_held(sim, song, clips):
    """Live 12.3: LaunchMode.gate with set_fire_button_state."""
    clips[0][0].launch_mode = 1
    clips[0][0].set_fire_button_state(True)
    sim.advance(0.1)
    assert clips[0][0].is_playing
    clips[0][0].set_fire_button_state(False)
    sim.advance(2.1)
    assert not clips[0][0].is_playing


def test_stopping_the_transport_cancels_what_waits(sim, song, clips):
    """Our choice: what plays keeps its state, what waits is forgotten."""
    clips[0][0].fire()
    sim.advance(0.1)
    clips[0][1].fire()
    sim.advance(0.02)
    song.stop_playing()
    sim.advance(0.02)
    assert playing(song)[0] == (0, -1)


def test_moving_scenes_keeps_what_plays(sim, song, clips):
    """The index follows the slot."""
    clips[0][0].fire()
    sim.advance(0.1)
    calls = []
    song.tracks[0].add_playing_slot_index_listener(lambda: calls.append(song.tracks[0].playing_slot_index))
    song.create_scene(0)
    assert playing(song)[0] == (1, -1)
    assert calls == [1]


def test_deleting_a_playing_clip_stops_the_track(sim, song, clips):
    """The listener is told."""
    clips[0][0].fire()
    sim.advance(0.1)
    calls = []
    song.tracks[0].add_playing_slot_index_listener(lambda: calls.append(song.tracks[0].playing_slot_index))
    song.tracks[0].clip_slots[0].delete_clip()
    assert calls == [-2]
    song.delete_scene(0)
    sim.advance(1.0)
    assert sim.log == []


def test_what_is_fired_in_the_tick_of_the_start_starts_with_it(sim, song, clips):
    """AbletonOSC's suite, on Live: all start together though a moment passes between them."""
    launch = sim.document.launcher.fire

    def slow(slot, **keywords):
        launch(slot, **keywords)
        sim.clock.advance(0.002)

    sim.document.launcher.fire = slow
    song.scenes[0].fire()
    sim.advance(0.05)
    assert playing(song) == [(0, -1), (0, -1)]
    assert clips[0][0].start_time == clips[1][0].start_time == 0.0


@pytest.fixture(params=["scene", "group slot"])
def button(request, sim, song):
    """The scene of the first row, or the slot of a group of the first two tracks in it."""
    if request.param == "scene":
        return song.scenes[0]
    return sim.group_tracks(0, 1).clip_slots[0]


def test_a_gate_clip_stops_when_the_button_of_its_row_is_let_go(sim, clips, button):
    """The scene and the group slot press and release their slots."""
    clips[0][0].launch_mode = 1
    button.set_fire_button_state(True)
    sim.advance(2.1)
    assert (clips[0][0].is_playing, clips[1][0].is_playing) == (True, True)
    button.set_fire_button_state(False)
    sim.advance(2.1)
    assert (clips[0][0].is_playing, clips[1][0].is_playing) == (False, True)


def test_a_repeat_clip_starts_again_while_the_button_of_its_row_is_held(sim, clips, button):
    """Every beat here; released, it plays on."""
    clips[0][0].launch_mode = 3
    clips[0][0].launch_quantization = 8
    button.set_fire_button_state(True)
    sim.advance(0.01 + 1.25)
    assert clips[0][0].playing_position == pytest.approx(0.5, abs=0.05)
    button.set_fire_button_state(False)
    sim.advance(1.0)
    assert clips[0][0].playing_position == pytest.approx(2.5, abs=0.05)


def test_a_button_let_go_leaves_what_was_launched_since(sim, song, clips):
    """Only the gate clip itself stops, and a launch that waits is not called off."""
    clips[0][0].launch_mode = 1
    song.scenes[0].set_fire_button_state(True)
    sim.advance(0.1)
    song.scenes[1].fire()
    sim.advance(2.1)
    clips[1][1].fire()
    sim.advance(0.02)
    song.scenes[0].set_fire_button_state(False)
    song.scenes[1].set_fire_button_state(False)
    sim.advance(0.02)
    assert playing(song) == [(1, -1), (1, 1)]


def test_the_quantization_given_to_fire_holds_for_a_stop(sim, song, clips):
    """The second launch of a toggle clip, and an empty slot."""
    clips[0][0].launch_mode = 2
    song.scenes[0].fire()
    sim.advance(0.5)
    song.tracks[0].clip_slots[0].fire(launch_quantization=0)
    song.tracks[1].clip_slots[5].fire(launch_quantization=0)
    sim.advance(0.02)
    assert playing(song) == [(-2, -1), (-2, -1)]


def test_gate_and_toggle_stop_on_the_clip_s_quantization(sim, song, clips):
    """Without a quantization at once."""
    for track, mode in enumerate((1, 2)):
        clips[track][0].launch_mode = mode
        clips[track][0].launch_quantization = 1
        clips[track][0].set_fire_button_state(True)
    sim.advance(0.5)
    assert playing(song) == [(0, -1), (0, -1)]
    clips[0][0].set_fire_button_state(False)
    clips[1][0].fire()
    sim.advance(0.02)
    assert playing(song) == [(-2, -1), (-2, -1)]


def test_a_scene_s_tempo_and_signature_wait_for_its_launch(sim, song, clips):
    """They come on the bar, together with the clips."""
    scene = song.scenes[1]
    scene.tempo = 90
    scene.time_signature_numerator = 3
    clips[0][0].fire()
    sim.advance(0.5)
    scene.fire()
    sim.advance(1.4)
    assert (song.tempo, song.signature_numerator, scene.is_triggered) == (120, 4, True)
    sim.advance(0.15)
    assert (song.tempo, song.signature_numerator, scene.is_triggered) == (90, 3, False)
    assert clips[0][1].is_playing


def test_a_scene_without_clips_sets_the_tempo_on_the_bar(sim, song):
    """Until then it is triggered."""
    song.scenes[3].tempo = 90
    song.start_playing()
    sim.advance(0.5)
    song.scenes[3].fire()
    sim.advance(0.1)
    assert (song.tempo, song.scenes[3].is_triggered) == (120, True)
    sim.advance(1.5)
    assert (song.tempo, song.scenes[3].is_triggered) == (90, False)


@pytest.mark.parametrize("away", [lambda song: song.scenes[4].fire(), lambda song: song.stop_playing()])
def test_a_scene_that_is_not_launched_leaves_the_tempo(sim, song, away):
    """Another scene takes its place, or the transport stops."""
    song.scenes[3].tempo = 90
    song.start_playing()
    sim.advance(0.5)
    song.scenes[3].fire()
    sim.advance(0.1)
    away(song)
    sim.advance(0.1)
    song.continue_playing()
    sim.advance(4.0)
    assert song.tempo == 120
    assert not song.scenes[3].is_triggered
