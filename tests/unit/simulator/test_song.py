"""Song: the default Set, ranges, structure, selection, transport."""

import pytest


def test_a_new_set_is_the_one_live_opens_with(song):
    """Live 12.3: the default Set."""
    assert [track.name for track in song.tracks] == ["1-MIDI", "2-MIDI", "3-Audio", "4-Audio"]
    assert [track.name for track in song.return_tracks] == ["A-Reverb", "B-Delay"]
    assert song.master_track.name == "Main"
    assert [scene.name for scene in song.scenes] == [""] * 8
    assert (song.tempo, song.signature_numerator, song.signature_denominator) == (120.0, 4, 4)
    assert song.clip_trigger_quantization == 4
    assert (song.song_length, song.last_event_time) == (232.0, 16.0)
    assert (song.is_playing, song.current_song_time, song.loop) == (False, 0.0, False)
    assert not song.can_undo


@pytest.mark.parametrize("value", [19.99, 999.01, -1, float("nan"), float("inf")])
def test_the_tempo_stays_within_its_range(song, value):
    """Live 12.3: 20 to 999, RuntimeError outside, no clamp."""
    with pytest.raises(RuntimeError):
        song.tempo = value
    assert song.tempo == 120
    for edge in (20, 999):
        song.tempo = edge
        assert song.tempo == edge


def test_the_signature_has_its_limits(song):
    """Live 12.3: 1 to 99 over 1, 2, 4, 8 or 16."""
    for numerator in (0, 100):
        with pytest.raises(RuntimeError):
            song.signature_numerator = numerator
    for denominator in (0, 3, 32):
        with pytest.raises(RuntimeError):
            song.signature_denominator = denominator
    song.signature_numerator = 99
    song.signature_denominator = 16
    assert (song.signature_numerator, song.signature_denominator) == (99, 16)


def test_an_unknown_quantization_is_refused(song):
    """Live 12.3: values 0 to 13."""
    with pytest.raises(RuntimeError):
        song.clip_trigger_quantization = 14


def test_a_track_is_made_at_an_index_at_the_end_or_after_the_selected_one(song):
    """Live 12.3: Index, -1, None."""
    song.view.selected_track = song.tracks[1]
    assert song.create_midi_track() == song.tracks[2]
    assert song.create_audio_track(-1) == song.tracks[5]
    assert song.create_audio_track(0) == song.tracks[0]
    song.view.selected_track = song.master_track
    assert song.create_midi_track(None) == song.tracks[7]
    assert [track.has_midi_input for track in song.tracks] == [
        False, True, True, True, False, False, False, True,
    ]  # fmt: skip


def test_a_bad_index_for_a_new_track_or_scene_is_a_limitation_error(song, live):
    """Live 12.3: Live.Base.LimitationError, an Exception that is no RuntimeError."""
    for make in (song.create_midi_track, song.create_audio_track):
        for index in (5, -2):
            with pytest.raises(live.Base.LimitationError):
                make(index)
    for index in (9, -2):
        with pytest.raises(live.Base.LimitationError):
            song.create_scene(index)
    assert live.Base.LimitationError.__bases__ == (Exception,)
    assert (len(song.tracks), len(song.scenes)) == (4, 8)


def test_a_bad_index_for_deleting_or_duplicating_is_an_index_error(song):
    """Live 12: IndexError; negative indices count as bad."""
    for act in (song.delete_track, song.duplicate_track):
        for index in (4, -1):
            with pytest.raises(IndexError):
                act(index)
    for act in (song.delete_scene, song.duplicate_scene):
        with pytest.raises(IndexError):
            act(8)
    with pytest.raises(IndexError):
        song.delete_return_track(2)


def test_the_last_track_and_scene_stay(song):
    """Live 12: at least one of each."""
    for _ in range(3):
        song.delete_track(0)
    with pytest.raises(RuntimeError):
        song.delete_track(0)
    for _ in range(7):
        song.delete_scene(0)
    with pytest.raises(RuntimeError):
        song.delete_scene(0)
    assert (len(song.tracks), len(song.scenes)) == (1, 1)


def test_there_are_at_most_twelve_returns(song):
    """Live 12.3: RuntimeError beyond."""
    for _ in range(10):
        song.create_return_track()
    assert song.return_tracks[11].name == "L-Return"
    with pytest.raises(RuntimeError):
        song.create_return_track()
    for _ in range(12):
        song.delete_return_track(0)
    assert len(song.return_tracks) == 0
    assert len(song.tracks[0].mixer_device.sends) == 0


def test_every_track_has_a_slot_per_scene(song):
    """Live 12.3: scenes and slots grow and shrink together."""
    clip = song.tracks[0].clip_slots[3].create_clip(4.0)
    song.create_scene(0)
    assert {len(track.clip_slots) for track in song.tracks} == {9}
    assert song.tracks[0].clip_slots[4].clip == clip
    song.delete_scene(4)
    assert {len(track.clip_slots) for track in song.tracks} == {8}
    assert clip == None  # noqa: E711
    assert len(song.master_track.clip_slots) == 0
    assert len(song.return_tracks[0].clip_slots) == 0
    assert song.scenes[2].clip_slots[1] == song.tracks[1].clip_slots[2]


def test_a_duplicated_track_follows_the_original_and_is_selected(song, clip, live):
    """Live 12.3: clips, notes and mixer values are copied."""
    track = song.tracks[0]
    clip.add_new_notes([live.Clip.MidiNoteSpecification(60, 1, 2)])
    clip.name = "Riff"
    track.mixer_device.sends[1].value = 0.5
    track.mixer_device.volume.value = 0.25
    song.duplicate_track(0)
    copy = song.tracks[1]
    assert song.view.selected_track == copy
    assert [each.name for each in song.tracks] == ["1-MIDI", "2-MIDI", "3-MIDI", "4-Audio", "5-Audio"]
    assert copy.clip_slots[0].clip.name == "Riff"
    assert copy.clip_slots[0].clip.get_notes(0, 0, 4, 128) == ((60, 1.0, 2.0, 100.0, False),)
    assert copy.mixer_device.sends[1].value == 0.5
    assert copy.mixer_device.volume.value == 0.25
    clip.remove_notes_extended(0, 128, 0, 4)
    assert len(copy.clip_slots[0].clip.get_all_notes_extended()) == 1


def test_a_duplicated_scene_follows_the_original_and_is_selected(song, clip):
    """Live 12.3: the scene's own values and its clips are copied."""
    song.scenes[0].name = "Intro"
    song.scenes[0].tempo = 90
    clip.name = "Riff"
    song.tracks[1].clip_slots[0].has_stop_button = False
    song.duplicate_scene(0)
    assert [track.clip_slots[1].has_stop_button for track in song.tracks[:2]] == [True, False]
    assert [scene.name for scene in song.scenes][:3] == ["Intro", "Intro", ""]
    assert song.view.selected_scene == song.scenes[1]
    assert song.scenes[1].tempo == 90
    assert song.tracks[0].clip_slots[1].clip.name == "Riff"
    assert song.tracks[0].clip_slots[1].clip != clip


def test_the_selection_moves_on_when_the_selected_goes(song):
    """There is always a selected track and scene."""
    song.view.selected_track = song.tracks[3]
    song.view.selected_scene = song.scenes[7]
    calls = []
    song.view.add_selected_track_listener(lambda: calls.append("track"))
    song.view.add_selected_scene_listener(lambda: calls.append("scene"))
    song.delete_track(3)
    song.delete_scene(7)
    assert song.view.selected_track == song.tracks[2]
    assert song.view.selected_scene == song.scenes[6]
    assert calls == ["track", "scene"]


def test_the_highlighted_slot_is_where_selected_track_and_scene_meet(song):
    """Live 12.3: None for returns and the main track."""
    slot = song.tracks[2].clip_slots[5]
    song.view.highlighted_clip_slot = slot
    assert song.view.selected_track == song.tracks[2]
    assert song.view.selected_scene == song.scenes[5]
    assert song.view.highlighted_clip_slot == slot
    song.view.selected_track = song.return_tracks[0]
    assert song.view.highlighted_clip_slot is None


def test_the_detail_clip_can_be_set_and_is_dropped_with_the_clip(song, clip):
    """Live 12.3: Clip or None."""
    assert song.view.detail_clip is None
    song.view.detail_clip = clip
    assert song.view.detail_clip == clip
    calls = []
    song.view.add_detail_clip_listener(lambda: calls.append(song.view.detail_clip))
    clip.canonical_parent.delete_clip()
    assert song.view.detail_clip is None
    assert calls == [None]


def test_stored_data_comes_back(song):
    """Live 12.3: the default only when nothing was stored; None that was stored is returned."""
    assert song.get_data("key", 5) == 5
    song.set_data("key", {"a": [1]})
    assert song.get_data("key", 5) == {"a": [1]}
    song.set_data("key", None)
    assert song.get_data("key", 5) is None
    assert song.tracks[0].get_data("key", 7) == 7


def test_the_playhead_follows_clock_and_tempo(sim, song):
    """120 BPM are 2 beats a second."""
    song.start_playing()
    sim.advance(0.01 + 2.0)
    assert song.current_song_time == pytest.approx(4.0)
    song.tempo = 60
    sim.advance(2.0)
    assert song.current_song_time == pytest.approx(6.0)


def test_a_new_tempo_counts_from_its_moment_on(sim, song):
    """Nobody needs to look at the playhead at the change."""
    song.start_playing()
    sim.advance(0.01 + 1.004)
    song.tempo = 60
    sim.advance(1.0)
    assert song.current_song_time == pytest.approx(3.008)


def test_continue_goes_on_from_where_it_stopped_and_start_does_not(sim, song):
    """Live 12.3: start_playing plays from the start time."""
    song.start_playing()
    sim.advance(1.01)
    song.stop_playing()
    sim.advance(1.0)
    stopped = song.current_song_time
    assert stopped == pytest.approx(2.02)
    song.continue_playing()
    sim.advance(0.51)
    assert song.current_song_time == pytest.approx(stopped + 1.0)
    song.stop_playing()
    sim.advance(0.1)
    song.start_time = 8.0
    song.start_playing()
    sim.advance(0.51)
    assert song.current_song_time == pytest.approx(9.0)


def test_a_playhead_moved_while_stopped_does_not_count_for_continue(sim, song):
    """Live 12.3: set start_time and start instead."""
    song.current_song_time = 100.0
    sim.advance(0.02)
    assert song.current_song_time == 100.0
    song.continue_playing()
    sim.advance(0.011)
    assert song.current_song_time == pytest.approx(0.0, abs=0.01)


def test_the_playhead_can_be_moved_while_playing(sim, song):
    """Live 12.3: setting the time and jumping."""
    song.start_playing()
    sim.advance(0.1)
    song.current_song_time = 50.0
    sim.advance(0.011)
    assert song.current_song_time == pytest.approx(50.0, abs=0.01)
    song.jump_by(-10.0)
    sim.advance(0.01)
    assert song.current_song_time == pytest.approx(40.0, abs=0.05)


def test_a_time_outside_the_song_is_refused(song):
    """Live 12: the text for the end; negative is refused too."""
    with pytest.raises(RuntimeError, match=r"^Cannot set the Songtime behind the Songlength$"):
        song.current_song_time = 233.0
    with pytest.raises(RuntimeError):
        song.current_song_time = -0.1
    with pytest.raises(RuntimeError):
        song.jump_by(-1.0)
    with pytest.raises(RuntimeError):
        song.current_song_time = float("nan")


def test_the_arrangement_loop_brings_the_playhead_back(sim, song):
    """A playhead before the end of the loop stays in it."""
    song.loop_start = 4.0
    song.loop_length = 4.0
    song.loop = True
    sim.advance(0.02)
    song.start_playing()
    sim.advance(0.01 + 4.25)
    assert song.current_song_time == pytest.approx(4.5)
    song.current_song_time = 9.0
    sim.advance(0.01 + 1.0)
    assert song.current_song_time == pytest.approx(11.0)


def test_playing_notifies_the_time(sim, song):
    """The rate varies in Live; here it is every tick."""
    calls = []
    song.add_current_song_time_listener(lambda: calls.append(song.current_song_time))
    song.start_playing()
    sim.advance(0.2)
    assert 15 <= len(calls) <= 20
    song.stop_playing()
    sim.advance(0.02)
    count = len(calls)
    sim.advance(1.0)
    assert len(calls) == count


def test_a_musical_time_counts_from_one_and_follows_the_denominator(sim, song):
    """Live 12.3: bars, beats, sixteenths, 60 ticks a sixteenth."""

    def parts():
        time = song.get_current_beats_song_time()
        return time.bars, time.beats, time.sub_division, time.ticks

    assert parts() == (1, 1, 1, 1)
    song.current_song_time = 9.625
    sim.advance(0.02)
    assert parts() == (3, 2, 3, 31)
    song.signature_numerator = 6
    song.signature_denominator = 8
    assert parts() == (4, 2, 1, 31)


def test_back_to_arranger_takes_false_only(sim, song, clip):
    """Live 12.3: it turns on with a Session clip."""
    with pytest.raises(RuntimeError):
        song.back_to_arranger = True
    clip.fire()
    sim.advance(0.1)
    assert song.back_to_arranger
    song.back_to_arranger = False
    assert song.back_to_arranger
    sim.advance(0.02)
    assert not song.back_to_arranger
    assert not clip.is_playing
