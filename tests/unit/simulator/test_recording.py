"""Recording into the Session and the arrangement, and capturing."""

import pytest


def notes(clip):
    """Return pitch and place of every note."""
    return [(each.pitch, round(each.start_time, 2), round(each.duration, 2)) for each in clip.get_all_notes_extended()]


@pytest.fixture
def track(song):
    """The first MIDI track, armed."""
    song.tracks[0].arm = True
    return song.tracks[0]


def test_an_empty_slot_of_an_armed_track_records(sim, song, track):
    """Live: firing it makes a clip that grows; fired again, it loops what was played."""
    slot = track.clip_slots[1]
    assert slot.will_record_on_start
    slot.fire()
    sim.advance(0.02)
    assert (slot.has_clip, slot.is_recording, slot.playing_status, slot.is_playing) == (True, True, 2, True)
    assert (song.is_playing, song.session_record_status, track.playing_slot_index) == (True, 1, 1)
    assert slot.clip.is_recording
    sim.advance(1.0)
    assert slot.clip.length == pytest.approx(2.0, abs=0.05)
    sim.play_notes(60, velocity=90, seconds=0.5)
    slot.fire()
    sim.advance(0.05)
    assert song.session_record_status == 2
    assert slot.is_triggered
    sim.advance(1.0)
    assert (slot.is_recording, slot.playing_status, slot.clip.length) == (False, 1, pytest.approx(4.0, abs=0.01))
    assert notes(slot.clip) == [(60, pytest.approx(2.02, abs=0.05), 1.0)]
    assert slot.clip.looping
    assert slot.clip.playing_position == pytest.approx(1.1, abs=0.1)


def test_a_track_that_is_not_armed_does_not_record(sim, song, track):
    """The slot's stop button is fired."""
    slot = song.tracks[1].clip_slots[0]
    assert not slot.will_record_on_start
    slot.fire()
    sim.advance(0.1)
    assert (slot.has_clip, song.is_playing) == (False, False)


def test_recording_waits_for_the_grid(sim, song, track):
    """Status 2 while it waits."""
    song.start_playing()
    sim.advance(0.51)
    calls = []
    song.add_session_record_status_listener(lambda: calls.append(int(song.session_record_status)))
    track.clip_slots[0].fire()
    sim.advance(0.02)
    assert (track.fired_slot_index, track.clip_slots[0].has_clip) == (0, False)
    sim.advance(1.5)
    assert track.clip_slots[0].is_recording
    assert calls == [2, 1]


def test_a_record_length_ends_the_recording(sim, song, track):
    """Live 12: ClipSlot.fire(record_length); trigger_session_record(record_length)."""
    track.clip_slots[0].fire(record_length=2.0)
    sim.advance(0.02 + 1.5)
    assert (track.clip_slots[0].is_recording, track.clip_slots[0].clip.length) == (False, 2.0)
    assert track.clip_slots[0].is_playing


def test_stopping_ends_the_recording(sim, song, track):
    """The clip stays with what it has."""
    track.clip_slots[0].fire()
    sim.advance(1.01)
    song.stop_playing()
    sim.advance(0.02)
    clip = track.clip_slots[0].clip
    assert (clip.is_recording, song.session_record_status) == (False, 0)
    assert clip.length == pytest.approx(2.0, abs=0.1)
    sim.advance(1.0)
    assert clip.length == pytest.approx(2.0, abs=0.1)


def test_firing_another_clip_ends_the_recording(sim, song, track):
    """One track plays one clip."""
    other = track.clip_slots[1].create_clip(4.0)
    track.clip_slots[0].fire()
    sim.advance(0.5)
    other.fire()
    sim.advance(2.0)
    assert other.is_playing
    assert not track.clip_slots[0].is_recording


def test_deleting_the_clip_ends_the_recording(sim, song, track):
    """Nothing grows any more."""
    track.clip_slots[0].fire()
    sim.advance(0.5)
    track.clip_slots[0].delete_clip()
    sim.advance(0.5)
    assert sim.log == []
    assert song.session_record_status == 0


def test_deleting_the_row_of_a_waiting_recording_forgets_it(sim, song, track):
    """Nothing is recorded into a slot that is gone."""
    song.start_playing()
    sim.advance(0.1)
    track.clip_slots[3].fire()
    sim.advance(0.1)
    song.delete_scene(3)
    sim.advance(3.0)
    assert (track.fired_slot_index, song.session_record_status, sim.log) == (-1, 0, [])


def test_an_audio_track_records_audio(sim, song):
    """There is no sound in it, but a length and a path."""
    song.tracks[2].arm = True
    slot = song.tracks[2].clip_slots[0]
    slot.fire()
    sim.advance(2.01)
    song.stop_playing()
    sim.advance(0.05)
    clip = slot.clip
    assert clip.is_audio_clip
    assert clip.length == pytest.approx(4.0, abs=0.1)
    assert clip.sample_length == pytest.approx(2 * clip.sample_rate, rel=0.05)
    assert clip.file_path.endswith("0001 3-Audio.wav")
    clip.gain = 0.5


def test_a_scene_does_not_start_recordings(sim, song, track):
    """Live's preference from the start."""
    song.scenes[0].fire()
    sim.advance(0.1)
    assert not track.clip_slots[0].has_clip


def test_a_recording_is_counted_in(sim, song, track):
    """The clip begins when the transport does."""
    sim.choose_count_in(1)
    track.clip_slots[0].fire()
    sim.advance(1.0)
    assert (song.is_counting_in, track.clip_slots[0].has_clip) == (True, False)
    sim.advance(1.5)
    assert (song.is_counting_in, track.clip_slots[0].is_recording) == (False, True)
    assert track.clip_slots[0].clip.length == pytest.approx(1.0, abs=0.1)


def test_session_record_is_triggered_for_all_armed_tracks(sim, song, track):
    """Live: in the selected slot or the next empty one; again, it ends."""
    song.tracks[1].arm = True
    song.tracks[1].clip_slots[0].create_clip(4.0)
    song.trigger_session_record()
    sim.advance(0.05)
    assert [song.tracks[index].clip_slots[1].is_recording for index in (0, 1)] == [True, True]
    song.trigger_session_record()
    sim.advance(2.1)
    assert [song.tracks[index].clip_slots[1].is_playing for index in (0, 1)] == [True, True]
    assert song.session_record_status == 0
    assert track.clip_slots[1].clip.length == pytest.approx(4.0, abs=0.01)


def test_triggering_with_nothing_armed_does_nothing(sim, song):
    """Live 12.3: measured."""
    song.trigger_session_record()
    sim.advance(0.1)
    assert (song.is_playing, song.session_record_status) == (False, 0)


def test_triggering_makes_a_scene_when_there_is_no_empty_slot(sim, song, track):
    """Behind the last one."""
    for slot in track.clip_slots:
        slot.create_clip(1.0)
    song.trigger_session_record(4.0)
    sim.advance(0.05)
    assert len(song.scenes) == 9
    assert track.clip_slots[8].is_recording


def test_session_record_overdubs_playing_clips(sim, song, track):
    """session_record starts the transport, overdub never does; they are one state."""
    song.overdub = True
    sim.advance(0.05)
    assert (song.session_record, song.is_playing) == (True, False)
    song.session_record = False
    song.session_record = True
    sim.advance(0.05)
    assert (song.overdub, song.is_playing) == (True, True)
    clip = track.clip_slots[0].create_clip(4.0)
    assert clip.will_record_on_start
    calls = []
    clip.add_is_overdubbing_listener(lambda: calls.append(clip.is_overdubbing))
    clip.launch_quantization = 1
    clip.fire()
    sim.advance(0.5 * 5)
    sim.play_notes(64, seconds=0.25)
    assert notes(clip) == [(64, pytest.approx(1.0, abs=0.05), 0.5)]
    song.session_record = False
    assert calls == [True, False]
    sim.play_notes(65, seconds=0.25)
    assert len(notes(clip)) == 1


def test_recorded_notes_are_quantized(sim, song, track):
    """Live: Song.midi_recording_quantization 1 is a quarter."""
    song.midi_recording_quantization = 1
    track.clip_slots[0].fire()
    sim.advance(0.01 + 0.3)
    sim.play_notes(60, seconds=0.1)
    assert [note.start_time for note in track.clip_slots[0].clip.get_all_notes_extended()] == [1.0]


def test_a_recording_is_undone_as_a_whole(sim, song, track):
    """The clip is gone."""
    song.begin_undo_step()
    song.end_undo_step()
    track.clip_slots[0].fire()
    sim.advance(1.0)
    song.stop_playing()
    sim.advance(0.05)
    song.undo()
    assert not track.clip_slots[0].has_clip
    song.redo()
    assert track.clip_slots[0].clip.length == pytest.approx(2.0, abs=0.1)


def test_the_arrangement_records_armed_tracks(sim, song, track):
    """record_mode starts the transport; armed tracks get a clip over what was there."""
    track.create_midi_clip(0.0, 8.0)
    song.record_mode = True
    sim.advance(0.02)
    assert song.is_playing
    sim.advance(0.5)
    sim.play_notes(60, seconds=0.5)
    song.stop_playing()
    sim.advance(0.05)
    recorded, rest = track.arrangement_clips
    assert (recorded.start_time, recorded.end_time) == (0.0, pytest.approx(2.0, abs=0.1))
    assert notes(recorded) == [(60, pytest.approx(1.0, abs=0.1), 1.0)]
    assert (rest.start_time, rest.end_time) == (recorded.end_time, 8.0)
    assert len(song.tracks[1].arrangement_clips) == 0
    assert not recorded.is_recording


def test_no_clip_can_be_made_where_the_arrangement_is_recorded(sim, song, track):
    """Live's own description of create_midi_clip."""
    song.record_mode = True
    sim.advance(0.5)
    with pytest.raises(RuntimeError):
        track.create_midi_clip(100.0, 4.0)
    song.stop_playing()
    sim.advance(0.05)
    track.create_midi_clip(100.0, 4.0)


def test_undo_in_the_middle_of_a_recording_leaves_no_overlap(sim, song, track):
    """What a later entry cut away comes back only with the recording as short as it was."""
    track.create_midi_clip(0.0, 8.0)
    song.record_mode = True
    sim.advance(0.5)
    song.begin_undo_step()
    sim.advance(0.5)
    song.undo()
    spans = [(clip.start_time, clip.end_time) for clip in track.arrangement_clips]
    assert spans == [(0.0, pytest.approx(1.0, abs=0.1)), (spans[0][1], 8.0)]


def test_overdubbing_the_arrangement_keeps_its_clips(sim, song, track):
    """Live: MIDI Arrangement Overdub."""
    clip = track.create_midi_clip(0.0, 8.0)
    song.arrangement_overdub = True
    song.record_mode = True
    sim.advance(0.52)
    sim.play_notes(60, seconds=0.5)
    song.stop_playing()
    sim.advance(0.05)
    assert list(track.arrangement_clips) == [clip]
    assert notes(clip) == [(60, pytest.approx(1.0, abs=0.1), 1.0)]


def test_punching_limits_the_recording(sim, song, track):
    """Live: punch_in and punch_out are the ends of the loop brace."""
    song.loop_start, song.loop_length = 2.0, 2.0
    song.punch_in = song.punch_out = True
    song.record_mode = True
    sim.advance(0.9)
    assert len(track.arrangement_clips) == 0
    sim.advance(3.0)
    assert len(track.arrangement_clips) == 1
    clip = track.arrangement_clips[0]
    assert (clip.start_time, clip.end_time) == (pytest.approx(2.0, abs=0.05), pytest.approx(4.0, abs=0.05))


def test_what_was_played_can_be_captured(sim, song, track):
    """Live: a clip in the selected slot, that plays; the bars hold all notes."""
    calls = []
    song.add_can_capture_midi_listener(lambda: calls.append(song.can_capture_midi))
    sim.play_notes(60, seconds=0.5)
    sim.play_notes(62, 65, seconds=1.0)
    assert song.can_capture_midi
    song.capture_midi()
    clip = track.clip_slots[0].clip
    assert notes(clip) == [(60, 0.0, 1.0), (62, 1.0, 2.0), (65, 1.0, 2.0)]
    assert clip.length == 4.0
    assert not song.can_capture_midi
    assert calls == [True, False]
    sim.advance(0.05)
    assert clip.is_playing


def test_capturing_into_the_arrangement(sim, song, track, live):
    """CaptureDestination.arrangement: at the bar of the playhead."""
    sim.play_notes(60, seconds=0.5)
    song.capture_midi(live.Song.CaptureDestination.arrangement)
    assert [(clip.start_time, clip.end_time) for clip in track.arrangement_clips] == [(0.0, 4.0)]
    assert not track.clip_slots[0].has_clip


def test_nothing_is_captured_from_tracks_that_do_not_listen(sim, song):
    """Neither armed nor monitoring."""
    sim.play_notes(60)
    assert not song.can_capture_midi
    song.capture_midi()
    assert not song.tracks[0].clip_slots[0].has_clip
    song.tracks[0].current_monitoring_state = 0
    sim.play_notes(60)
    assert song.can_capture_midi


def test_playing_clips_are_captured_into_a_new_scene(sim, song, live):
    """Live: after the selected scene, which is then the new one; the copies go on playing."""
    first = song.tracks[0].clip_slots[0].create_clip(4.0)
    second = song.tracks[1].clip_slots[2].create_clip(4.0)
    first.fire()
    second.fire()
    sim.advance(0.5)
    position = first.playing_position
    song.capture_and_insert_scene()
    assert len(song.scenes) == 9
    assert song.view.selected_scene == song.scenes[1]
    assert [song.tracks[index].playing_slot_index for index in (0, 1)] == [1, 1]
    assert song.tracks[0].clip_slots[1].clip.playing_position == position
    song.capture_and_insert_scene(live.Song.CaptureMode.all_except_selected)
    assert not song.tracks[0].clip_slots[2].has_clip
    assert song.tracks[1].clip_slots[2].has_clip
