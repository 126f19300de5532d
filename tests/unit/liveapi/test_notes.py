"""The operations on the notes of MIDI clips, on the simulator of Live."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.notes import AddNotes, GetClipNotes, NewNote, RemoveNotes
from alive.domain.commands.song import Undo
from alive.domain.errors import InvalidArgument, NotFound


@pytest.fixture
def clip(live):
    """An empty clip of four beats on the first track, in the first scene."""
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    return live.song.tracks[0].clip_slots[0].clip


def add(live, *notes):
    return live.run(AddNotes(track_index=0, scene_index=0, notes=notes))


def remove(live, **bounds):
    return live.run(RemoveNotes(track_index=0, clip_index=0, **bounds))


def shown(clip):
    """The notes as Live shows them: pitch and start."""
    return sorted((note.pitch, note.start_time) for note in clip.get_all_notes_extended())


def test_added_notes_are_in_the_clip_with_everything_they_were_given(live, clip):
    result = add(
        live,
        NewNote(
            pitch=64,
            start=1.5,
            duration=0.25,
            velocity=90,
            mute=True,
            probability=0.5,
            velocity_deviation=-10,
            release_velocity=33,
        ),
    )
    (note,) = clip.get_all_notes_extended()
    assert (result.note_count, result.note_ids) == (1, (note.note_id,))
    assert (note.pitch, note.start_time, note.duration, note.velocity) == (64, 1.5, 0.25, 90.0)
    assert (note.mute, note.probability, note.velocity_deviation, note.release_velocity) == (True, 0.5, -10.0, 33.0)


def test_a_note_without_anything_is_middle_c_of_one_beat(live, clip):
    add(live, NewNote())
    (note,) = clip.get_all_notes_extended()
    assert (note.pitch, note.start_time, note.duration, note.velocity, note.mute) == (60, 0.0, 1.0, 100.0, False)


def test_one_undo_takes_back_all_notes_of_one_command(live, clip):
    add(live, NewNote(pitch=60), NewNote(pitch=64), NewNote(pitch=67))
    live.run(Undo())
    assert live.song.tracks[0].clip_slots[0].has_clip is True
    assert shown(live.song.tracks[0].clip_slots[0].clip) == []


def test_of_notes_that_collide_live_keeps_one_and_the_count_says_so(live, clip):
    result = add(live, NewNote(pitch=60, duration=1.0), NewNote(pitch=60, duration=0.5), NewNote(pitch=62))
    assert shown(clip) == [(60, 0.0), (62, 0.0)]
    assert result.note_count == 2
    assert set(result.note_ids) == {note.note_id for note in clip.get_all_notes_extended()}


def test_a_new_note_takes_the_place_of_one_with_the_same_pitch_and_start(live, clip):
    add(live, NewNote(velocity=50))
    add(live, NewNote(velocity=70))
    assert [note.velocity for note in clip.get_all_notes_extended()] == [70.0]


def test_no_notes_at_all_are_refused():
    with pytest.raises(InvalidArgument, match="notes: got 0 items, allowed is 1 to 20000 items"):
        AddNotes(track_index=0, scene_index=0, notes=())


def test_one_invalid_note_refuses_them_all():
    with pytest.raises(InvalidArgument):
        AddNotes(track_index=0, scene_index=0, notes=(NewNote(), NewNote(pitch=128)))


def test_notes_are_read_by_start_then_pitch_also_outside_of_the_loop(live, clip):
    add(live, NewNote(start=9, pitch=1), NewNote(start=2, pitch=64), NewNote(start=2, pitch=60), NewNote(start=-1))
    result = live.run(GetClipNotes(track_index=0, clip_index=0))
    assert [(note.start_time, note.pitch) for note in result.notes] == [(-1.0, 60), (2.0, 60), (2.0, 64), (9.0, 1)]
    assert (result.count, result.track_index, result.clip_index) == (4, 0, 0)
    assert {note.note_id for note in result.notes} == {note.note_id for note in clip.get_all_notes_extended()}


def test_without_a_range_all_notes_are_removed(live, clip):
    add(live, NewNote(pitch=0, start=-1), NewNote(pitch=127, start=100), NewNote())
    result = remove(live)
    assert (result.removed_count, result.remaining_count) == (3, 0)
    assert shown(clip) == []


def test_the_range_of_pitches_includes_both_ends(live, clip):
    add(live, *(NewNote(pitch=pitch) for pitch in (59, 60, 62, 63)))
    assert remove(live, pitch_from=60, pitch_to=62).removed_count == 2
    assert shown(clip) == [(59, 0.0), (63, 0.0)]


def test_the_range_of_times_includes_its_start_and_not_its_end(live, clip):
    add(live, *(NewNote(start=start, duration=0.1) for start in (0.1, 0.3, 1.1)))
    result = remove(live, time_from=0.3, time_to=1.1)
    assert (result.removed_count, result.remaining_count) == (1, 2)
    assert [start for _, start in shown(clip)] == [0.1, 1.1]


def test_one_open_end_reaches_to_the_first_or_last_note(live, clip):
    add(live, *(NewNote(start=start, duration=0.5) for start in (-2, 0, 5)))
    remove(live, time_to=0)
    assert [start for _, start in shown(clip)] == [0.0, 5.0]
    remove(live, time_from=1)
    assert [start for _, start in shown(clip)] == [0.0]


def test_a_range_without_notes_removes_none(live, clip):
    add(live, NewNote())
    result = remove(live, pitch_from=100)
    assert (result.removed_count, result.remaining_count) == (0, 1)


@pytest.mark.parametrize(
    ("bounds", "path"),
    [
        ({"pitch_from": 61, "pitch_to": 60}, "pitch_to"),
        ({"time_from": 2, "time_to": 2}, "time_to"),
        ({"time_from": 2, "time_to": 1}, "time_to"),
    ],
)
def test_a_range_that_ends_before_it_starts_is_refused(bounds, path):
    with pytest.raises(InvalidArgument) as refused:
        RemoveNotes(track_index=0, clip_index=0, **bounds)
    assert [problem.path for problem in refused.value.problems] == [path]


@pytest.mark.parametrize(
    "command",
    [
        AddNotes(track_index=0, scene_index=4, notes=(NewNote(),)),
        GetClipNotes(track_index=0, clip_index=4),
        RemoveNotes(track_index=0, clip_index=4),
    ],
    ids=lambda command: command.spec.name,
)
def test_there_are_no_notes_in_an_empty_slot(live, command):
    with pytest.raises(NotFound, match="the slot is empty"):
        live.run(command)


def test_notes_that_were_read_over_several_callbacks_are_answered_where_the_clip_is_by_then(live, clip):
    add(live, *(NewNote(start=index / 4) for index in range(1200)))
    waiting = live.start(GetClipNotes(track_index=0, clip_index=0))
    assert isinstance(waiting, Suspension)
    live.sim.move_track(0, 2)
    live.sim.call(lambda: (live.song.create_scene(0), None))
    result = live.finish(waiting)
    assert (result.track_index, result.clip_index, result.count) == (2, 1, 1200)


def test_a_clip_that_is_deleted_while_its_notes_are_read_is_not_found(live, clip):
    add(live, *(NewNote(start=index / 4) for index in range(1200)))
    waiting = live.start(GetClipNotes(track_index=0, clip_index=0))
    live.sim.call(live.song.tracks[0].clip_slots[0].delete_clip)
    with pytest.raises(NotFound, match="was deleted"):
        live.finish(waiting)


def test_the_words_count_one_note_as_one(live, clip):
    assert add(live, NewNote(pitch=60), NewNote(pitch=61)).message == "Added 2 notes."
    assert remove(live, pitch_to=60).message == "Removed 1 note; 1 note left."
    assert remove(live).message == "Removed 1 note; 0 notes left."


def test_a_range_that_is_reversed_is_told_exactly():
    with pytest.raises(InvalidArgument, match=r"got 231\.9998, allowed is more than 231\.9999"):
        RemoveNotes(track_index=0, clip_index=0, time_from=231.9999, time_to=231.9998)
