"""Clips on the time line, take lanes, the length of the song."""

import wave

import pytest


def spans(lane):
    """Return where the clips of a row lie."""
    return [(clip.start_time, clip.end_time) for clip in lane.arrangement_clips]


@pytest.fixture
def track(song):
    """The first MIDI track."""
    return song.tracks[0]


@pytest.fixture
def path(tmp_path):
    """A sound of two seconds: four beats at 120."""
    path = tmp_path / "Hit.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(2 * 16_000))
    return str(path)


def test_a_midi_clip_can_be_made_in_the_arrangement(song, track):
    """Live 12.2: create_midi_clip(start, length)."""
    clip = track.create_midi_clip(8.0, 4.0)
    assert (clip.start_time, clip.end_time, clip.length, clip.is_midi_clip) == (8.0, 12.0, 4.0, True)
    assert (clip.is_arrangement_clip, clip.is_session_clip, clip.is_take_lane_clip) == (True, False, False)
    assert clip.canonical_parent == track
    assert list(track.arrangement_clips) == [clip]
    assert not clip.looping


def test_an_audio_clip_can_be_made_in_the_arrangement(song, path):
    """Live 12.0.5: create_audio_clip(path, position)."""
    clip = song.tracks[2].create_audio_clip(path, 2.5)
    assert (clip.start_time, clip.end_time, clip.file_path) == (2.5, 6.5, path)


@pytest.mark.parametrize(("start", "length"), [(-0.1, 4.0), (1_576_800.5, 4.0), (0.0, 0.0), (0.0, -1.0)])
def test_a_clip_must_lie_inside_the_arrangement(track, start, length):
    """Live 12.2: 0 to 1,576,800."""
    with pytest.raises(RuntimeError):
        track.create_midi_clip(start, length)
    assert len(track.arrangement_clips) == 0
    assert track.create_midi_clip(1_576_800.0, 1.0).start_time == 1_576_800.0


def test_the_kind_of_track_decides(song, track, path):
    """Live 12: RuntimeError."""
    with pytest.raises(RuntimeError):
        song.tracks[2].create_midi_clip(0.0, 4.0)
    with pytest.raises(RuntimeError, match="Audio clips can only be created on audio tracks"):
        track.create_audio_clip(path, 0.0)
    with pytest.raises(RuntimeError):
        song.return_tracks[0].create_midi_clip(0.0, 4.0)


def test_frozen_tracks_take_no_new_clips(sim, song, track):
    """Live 12: in neither view."""
    clip = track.create_midi_clip(0.0, 4.0)
    sim.freeze(track)
    for make in (
        lambda: track.create_midi_clip(8.0, 4.0),
        lambda: track.clip_slots[0].create_clip(4.0),
        lambda: track.duplicate_clip_to_arrangement(clip, 8.0),
    ):
        with pytest.raises(RuntimeError):
            make()
    assert spans(track) == [(0.0, 4.0)]


def test_arrangement_clips_notify_and_come_in_order(track):
    """Sorted by their start."""
    calls = []
    track.add_arrangement_clips_listener(lambda: calls.append(spans(track)))
    track.create_midi_clip(8.0, 4.0)
    track.create_midi_clip(0.0, 4.0)
    assert calls == [[(8.0, 12.0)], [(0.0, 4.0), (8.0, 12.0)]]


@pytest.mark.parametrize(
    ("start", "length", "left"),
    [
        (0.0, 4.0, [(0.0, 4.0), (4.0, 8.0)]),
        (6.0, 4.0, [(4.0, 6.0), (6.0, 10.0)]),
        (2.0, 4.0, [(2.0, 6.0), (6.0, 8.0)]),
        (4.0, 4.0, [(4.0, 8.0)]),
        (0.0, 20.0, [(0.0, 20.0)]),
        (5.0, 1.0, [(4.0, 5.0), (5.0, 6.0), (6.0, 8.0)]),
    ],
)
def test_a_new_clip_cuts_what_it_covers(track, start, length, left):
    """Live 12: trims or replaces what it overlaps."""
    track.create_midi_clip(4.0, 4.0)
    track.create_midi_clip(start, length)
    assert spans(track) == left


def test_what_is_left_of_a_cut_clip_plays_what_it_did(track):
    """The content does not move with the edge."""
    clip = track.create_midi_clip(0.0, 8.0)
    track.create_midi_clip(0.0, 2.0)
    assert (clip.start_time, clip.start_marker, clip.end_marker) == (2.0, 2.0, 8.0)
    track.create_midi_clip(6.0, 4.0)
    assert (clip.end_time, clip.start_marker, clip.end_marker) == (6.0, 2.0, 6.0)


def test_a_session_clip_is_copied_to_the_arrangement(song, track, clip, live):
    """Live 12: the copy is another clip with the same notes; the extent is the loop."""
    clip.add_new_notes([live.Clip.MidiNoteSpecification(60, 0.0, 1.0)])
    clip.name = "Riff"
    copy = track.duplicate_clip_to_arrangement(clip, 16.0)
    assert (copy.start_time, copy.end_time, copy.name, copy.looping) == (16.0, 20.0, "Riff", True)
    assert copy != clip
    clip.remove_notes_extended(0, 128, 0.0, 100.0)
    assert [note.pitch for note in copy.get_all_notes_extended()] == [60]


def test_an_arrangement_clip_can_be_copied_over_itself(track):
    """Live 12.3 no longer crashes there: the source is cut like any other."""
    clip = track.create_midi_clip(0.0, 4.0)
    copy = track.duplicate_clip_to_arrangement(clip, 2.0)
    assert spans(track) == [(0.0, 2.0), (2.0, 6.0)]
    assert copy.length == 4.0


def test_kinds_do_not_mix_when_copying(song, clip):
    """Live 12: a runtime error."""
    with pytest.raises(RuntimeError, match="Incompatible track types for clip duplication"):
        song.tracks[2].duplicate_clip_to_arrangement(clip, 0.0)
    with pytest.raises(RuntimeError):
        song.tracks[1].duplicate_clip_to_arrangement(clip, -1.0)


def test_a_clip_is_deleted_by_its_track_only(song, track, clip):
    """Live 12: Track.delete_clip takes clips of both views."""
    arranged = track.create_midi_clip(0.0, 4.0)
    for one in (clip, arranged):
        with pytest.raises(RuntimeError):
            song.tracks[1].delete_clip(one)
        track.delete_clip(one)
        assert one == None  # noqa: E711 - what scripts do
    assert len(track.arrangement_clips) == 0
    assert not track.clip_slots[0].has_clip


def test_the_extent_of_a_looped_clip_does_not_change(track, clip):
    """Live 12: measured; the extent of one that does not loop follows its markers."""
    looped = track.duplicate_clip_to_arrangement(clip, 0.0)
    looped.loop_end = 2.0
    assert looped.end_time == 4.0
    with pytest.raises(AttributeError):
        looped.end_time = 8.0
    plain = track.create_midi_clip(8.0, 4.0)
    plain.loop_end = 6.0
    assert plain.end_time == 14.0


def test_firing_an_arrangement_clip_does_nothing(sim, song, track):
    """Live 12: neither fire nor is_playing."""
    clip = track.create_midi_clip(0.0, 4.0)
    clip.fire()
    clip.is_playing = True
    clip.set_fire_button_state(True)
    sim.advance(0.1)
    assert not song.is_playing


def test_an_arrangement_clip_sounds_while_the_playhead_is_in_it(sim, song, track):
    """Live 12: playing_position; a fired Session clip silences it."""
    clip = track.create_midi_clip(2.0, 4.0)
    session = track.clip_slots[0].create_clip(4.0)
    song.start_playing()
    sim.advance(0.51)
    assert (clip.is_playing, clip.playing_position) == (False, 0.0)
    sim.advance(1.0)
    assert clip.is_playing
    assert clip.playing_position == pytest.approx(1.0, abs=0.05)
    session.launch_quantization = 1
    session.fire()
    sim.advance(0.05)
    assert not clip.is_playing


def test_the_song_follows_its_last_event(song, track):
    """Live 12.4: an empty Set has 16 and 232, a clip that ends at 400 makes 432."""
    assert (song.last_event_time, song.song_length) == (16.0, 232.0)
    calls = []
    song.add_song_length_listener(lambda: calls.append(song.song_length))
    clip = track.create_midi_clip(396.0, 4.0)
    assert (song.last_event_time, song.song_length) == (400.0, 432.0)
    track.delete_clip(clip)
    assert calls == [432.0, 232.0]


def test_arrangement_clips_are_undone(song, track):
    """Also what a new clip cut away comes back."""
    track.create_midi_clip(0.0, 8.0)
    song.begin_undo_step()
    track.create_midi_clip(2.0, 2.0)
    song.end_undo_step()
    assert len(track.arrangement_clips) == 3
    song.undo()
    assert spans(track) == [(0.0, 8.0)]
    song.redo()
    assert spans(track) == [(0.0, 2.0), (2.0, 4.0), (4.0, 8.0)]


def test_take_lanes_can_be_made(song, track, path):
    """Live 12.2: their clips are arrangement clips too; they cannot be deleted."""
    calls = []
    track.add_take_lanes_listener(lambda: calls.append(len(track.take_lanes)))
    lane = track.create_take_lane()
    clip = lane.create_midi_clip(0.0, 4.0)
    assert (clip.is_take_lane_clip, clip.is_arrangement_clip, clip.is_session_clip) == (True, True, False)
    assert list(track.take_lanes) == [lane]
    assert (spans(lane), spans(track), calls) == ([(0.0, 4.0)], [], [1])
    assert lane.canonical_parent == track
    with pytest.raises(RuntimeError):
        lane.create_audio_clip(path, 0.0)
    lane.name = "Best"
    assert lane.name == "Best"
    audio = song.tracks[2].create_take_lane().create_audio_clip(path, 1.0)
    assert (audio.start_time, audio.end_time) == (1.0, 5.0)


def test_groups_and_returns_have_no_take_lanes(song):
    """Only MIDI and audio tracks record."""
    with pytest.raises(RuntimeError):
        song.return_tracks[0].create_take_lane()


def test_a_copied_track_has_copies_of_its_arrangement(song, track):
    """duplicate_track: clips and take lanes."""
    track.create_midi_clip(4.0, 4.0)
    track.create_take_lane().create_midi_clip(0.0, 1.0)
    song.duplicate_track(0)
    copy = song.tracks[1]
    assert spans(copy) == [(4.0, 8.0)]
    assert spans(copy.take_lanes[0]) == [(0.0, 1.0)]
    assert copy.arrangement_clips[0] != track.arrangement_clips[0]


def test_a_track_can_go_back_to_the_arrangement_alone(sim, song, track, clip):
    """Live 12.0.5: only False can be written."""
    other = song.tracks[1].clip_slots[0].create_clip(4.0)
    clip.fire()
    other.fire()
    sim.advance(0.05)
    assert track.back_to_arranger
    with pytest.raises(RuntimeError):
        track.back_to_arranger = True
    track.back_to_arranger = False
    sim.advance(0.05)
    assert (track.back_to_arranger, track.playing_slot_index) == (False, -1)
    assert other.is_playing


def test_a_clip_is_copied_to_the_next_free_slot(song, track, clip):
    """Live 12: the row is returned; a new scene is made when there is no room."""
    track.clip_slots[1].create_clip(4.0)
    assert track.duplicate_clip_slot(0) == 2
    for row in range(3, 8):
        track.clip_slots[row].create_clip(4.0)
    assert track.duplicate_clip_slot(0) == 8
    assert len(song.scenes) == 9
    assert track.clip_slots[8].has_clip
