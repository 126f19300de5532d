"""Quantizing, duplicating and cropping; scrubbing and jumping in a playing clip."""

import pytest


@pytest.fixture
def note(clip, live):
    """Add a note to the clip and return its id."""

    def add(pitch, start, duration=0.25):
        return clip.add_new_notes([live.Clip.MidiNoteSpecification(pitch, start, duration)])[0]

    return add


def notes(clip):
    """Return pitch, start and duration of every note."""
    return [(each.pitch, round(each.start_time, 4), each.duration) for each in clip.get_all_notes_extended()]


@pytest.mark.parametrize(
    ("grid", "start", "line"),
    [(1, 0.6, 1.0), (2, 0.6, 0.5), (3, 0.6, 2 / 3), (4, 0.6, 2 / 3), (5, 0.4, 0.5), (6, 0.4, 1 / 3), (7, 0.3, 1 / 3),
     (8, 0.3, 0.25), (0, 0.3, 0.3)],
)  # fmt: skip
def test_the_grid_is_that_of_recording_quantization(clip, note, grid, start, line):
    """Live 12: 5 is a sixteenth, 4 and 7 have triplets beside the straight lines, 0 is none."""
    note(60, start)
    clip.quantize(grid, 1.0)
    assert clip.get_all_notes_extended()[0].start_time == pytest.approx(line)


def test_the_amount_is_the_share_of_the_way(clip, note):
    """Half way to the line."""
    note(60, 0.9)
    clip.quantize(1, 0.5)
    assert notes(clip) == [(60, 0.95, 0.25)]


def test_swing_delays_every_second_line(song, clip, note):
    """Live: Song.swing_amount is applied when quantizing."""
    song.swing_amount = 0.5
    note(60, 0.0)
    note(62, 0.25)
    clip.quantize(5, 1.0)
    assert notes(clip) == [(60, 0.0, 0.25), (62, 0.3125, 0.25)]


def test_one_pitch_can_be_quantized(clip, note):
    """quantize_pitch leaves the others."""
    note(60, 0.9)
    note(62, 0.9)
    clip.quantize_pitch(60, 1, 1.0)
    assert notes(clip) == [(60, 1.0, 0.25), (62, 0.9, 0.25)]


@pytest.mark.parametrize(("grid", "amount"), [(9, 1.0), (-1, 1.0), (5, 1.1), (5, -0.1)])
def test_a_grid_or_an_amount_that_is_not_there_raises(clip, note, grid, amount):
    """Live 12: "Invalid quantization." for the grid."""
    note(60, 0.9)
    with pytest.raises(RuntimeError):
        clip.quantize(grid, amount)
    assert notes(clip) == [(60, 0.9, 0.25)]


def test_a_region_is_copied_and_transposed(clip, note):
    """Live 12: all pitches with -1, or one."""
    note(60, 0.0)
    note(62, 0.5)
    note(64, 1.0)
    clip.duplicate_region(0.0, 1.0, 2.0)
    clip.duplicate_region(0.0, 1.0, 3.0, 62, 12)
    assert notes(clip) == [
        (60, 0.0, 0.25), (60, 2.0, 0.25), (62, 0.5, 0.25), (62, 2.5, 0.25), (64, 1.0, 0.25), (74, 3.5, 0.25),
    ]  # fmt: skip


def test_keywords_name_the_arguments_of_a_region(clip, note):
    """Live 12: the docstring names them."""
    note(60, 0.0)
    clip.duplicate_region(region_start=0.0, region_length=1.0, destination_time=2.0, transposition_amount=1)
    assert notes(clip)[1] == (61, 2.0, 0.25)


def test_notes_cannot_be_transposed_out_of_range(clip, note):
    """Nothing is copied then."""
    note(120, 0.0)
    with pytest.raises(RuntimeError):
        clip.duplicate_region(0.0, 1.0, 2.0, -1, 12)
    assert len(notes(clip)) == 1


def test_notes_are_copied_by_id_behind_the_last_of_them(clip, note):
    """Live 11.2: new ids come back, and the copies are selected."""
    ids = [note(60, 0.0), note(62, 0.5)]
    new = clip.duplicate_notes_by_id(ids)
    assert notes(clip) == [(60, 0.0, 0.25), (60, 0.75, 0.25), (62, 0.5, 0.25), (62, 1.25, 0.25)]
    assert {each.note_id for each in clip.get_selected_notes_extended()} == set(new)
    clip.duplicate_notes_by_id(note_ids=ids[:1], destination_time=3.0, transposition_amount=-12)
    assert (48, 3.0, 0.25) in notes(clip)
    with pytest.raises(RuntimeError, match="All given IDs must be present in clip"):
        clip.duplicate_notes_by_id([999])


def test_cropping_keeps_the_loop(clip, note):
    """What hangs over its edges is cut."""
    note(60, 0.0, 2.0)
    note(62, 2.0, 0.5)
    note(64, 2.75, 1.0)
    note(65, 3.5)
    clip.loop_end = 3.0
    clip.loop_start = 1.0
    clip.crop()
    assert notes(clip) == [(60, 1.0, 1.0), (62, 2.0, 0.5), (64, 2.75, 0.25)]
    assert (clip.start_marker, clip.end_marker, clip.loop_start, clip.loop_end) == (1.0, 3.0, 1.0, 3.0)


def test_cropping_without_a_loop_keeps_the_markers(clip, note):
    """Start and end marker."""
    note(60, 0.0)
    note(62, 3.0)
    clip.looping = False
    clip.end_marker = 2.0
    clip.crop()
    assert notes(clip) == [(60, 0.0, 0.25)]


def test_the_loop_is_doubled_with_its_notes(clip, note):
    """What came after the loop moves behind it."""
    note(60, 1.0)
    note(62, 4.5)
    clip.duplicate_loop()
    assert (clip.length, clip.loop_end, clip.end_marker) == (8.0, 8.0, 8.0)
    assert notes(clip) == [(60, 1.0, 0.25), (60, 5.0, 0.25), (62, 8.5, 0.25)]


def test_the_doubled_loop_repeats_its_envelopes(song, clip):
    """Live 12: notes and envelopes."""
    envelope = clip.create_automation_envelope(song.tracks[0].mixer_device.volume)
    envelope.insert_step(1.0, 1.0, 0.25)
    clip.duplicate_loop()
    assert [round(envelope.value_at_time(time), 2) for time in (1.5, 2.5, 5.5, 6.5)] == [0.25, 0.85, 0.25, 0.85]


def test_editing_is_undone(song, clip, note):
    """One step."""
    note(60, 0.9)
    song.begin_undo_step()
    clip.quantize(1, 1.0)
    clip.duplicate_loop()
    song.end_undo_step()
    song.undo()
    assert notes(clip) == [(60, 0.9, 0.25)]
    assert clip.length == 4.0


def test_a_playing_clip_can_jump(sim, song, clip):
    """Live 12: relative, in beats; nothing when the clip does not play."""
    clip.move_playing_pos(1.0)
    assert clip.playing_position == 0.0
    clip.fire()
    sim.advance(0.51)
    clip.move_playing_pos(2.0)
    assert clip.playing_position == pytest.approx(3.0, abs=0.05)
    song.tracks[0].jump_in_running_session_clip(-1.0)
    assert clip.playing_position == pytest.approx(2.0, abs=0.05)
    clip.move_playing_pos(-100.0)
    assert clip.playing_position == pytest.approx(0.0, abs=0.05)
    assert clip.start_time == 0.0


def test_scrubbing_snaps_to_the_global_quantization(sim, song, clip):
    """Live 12: position in beats of the clip."""
    clip.loop_end = 16.0
    clip.fire()
    sim.advance(0.51)
    clip.scrub(5.5)
    assert clip.playing_position == pytest.approx(4.0, abs=0.01)
    clip.stop_scrub()
    song.clip_trigger_quantization = 0
    clip.scrub(5.5)
    assert clip.playing_position == pytest.approx(5.5, abs=0.01)


def test_a_scrub_plays_one_quantum_over_and_over_until_it_is_stopped(sim, song, clip):
    """Live's description for Max: it starts and loops at the grid position, until stop_scrub is called."""
    clip.loop_end = 16.0
    clip.fire()
    sim.advance(0.51)
    clip.scrub(5.5)
    sim.advance(1.0)
    assert clip.playing_position == pytest.approx(6.0, abs=0.05)
    sim.advance(1.5)
    assert clip.playing_position == pytest.approx(5.0, abs=0.05)
    clip.stop_scrub()
    assert clip.playing_position == pytest.approx(5.0, abs=0.05)
    sim.advance(2.0)
    assert clip.playing_position == pytest.approx(9.0, abs=0.05)


def test_a_clip_that_is_launched_is_scrubbed_no_longer(sim, song, clip):
    """Assumed."""
    clip.loop_end = 16.0
    clip.fire()
    sim.advance(0.51)
    clip.scrub(8.0)
    clip.fire()
    sim.advance(6.0)
    assert clip.playing_position == pytest.approx(9.0, abs=0.1)


def test_repeat_mode_starts_the_clip_again_while_it_is_held(sim, song, clip):
    """Live 12: LaunchMode.repeat, at the clip's quantization."""
    clip.launch_mode = 3
    clip.launch_quantization = 8
    clip.set_fire_button_state(True)
    sim.advance(0.01 + 1.3)
    assert clip.is_playing
    assert clip.playing_position == pytest.approx(0.6, abs=0.05)
    clip.set_fire_button_state(False)
    sim.advance(1.0)
    assert clip.is_playing
    assert clip.playing_position == pytest.approx(2.6, abs=0.05)


def test_a_groove_from_the_pool_can_be_set(sim, song, clip):
    """Live 12: None for none; copies follow it too."""
    sim.add_groove("Swing")
    groove = song.groove_pool.grooves[0]
    calls = []
    clip.add_groove_listener(lambda: calls.append(clip.has_groove))
    clip.groove = groove
    assert clip.groove == groove
    clip.groove = None
    assert (clip.groove, clip.has_groove, calls) == (None, False, [True, False])
    with pytest.raises(TypeError):
        clip.groove = clip
