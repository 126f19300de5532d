"""The operations on the notes of MIDI clips, on the simulator of Live."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.notes import (
    AddNotes,
    DuplicateNotesById,
    DuplicateRegion,
    GetClipNotes,
    GetNotes,
    GetNotesExtended,
    ModifyNotes,
    NewNote,
    NoteChange,
    RemoveNotes,
    RemoveNotesById,
    SetNotes,
)
from alive.domain.commands.song import Undo
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound
from tests.cases.furnished import write_wav

SLOT = "tracks/0/clip_slots/0/clip"


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
            muted=True,
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
        GetNotesExtended(track_index=0, clip_index=4, start_time=0, time_span=4, start_pitch=0, pitch_span=128),
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


def ids(clip):
    return [note.note_id for note in clip.get_all_notes_extended()]


def in_arrangement(live):
    """A MIDI clip of the Arrangement, and one on a take lane."""
    track = live.song.tracks[0]
    live.user(lambda: track.create_midi_clip(8.0, 4.0))
    live.user(lambda: track.create_take_lane().create_midi_clip(16.0, 4.0))
    return track.arrangement_clips[0], track.take_lanes[0].arrangement_clips[0]


def test_the_older_operations_take_clips_of_the_arrangement_and_of_take_lanes(live):
    clips = in_arrangement(live)
    paths = "tracks/0/arrangement_clips/0", "tracks/0/take_lanes/0/arrangement_clips/0"
    for clip, path in zip(clips, paths, strict=True):
        added = live.run(AddNotes(track_index=0, scene_index=path, notes=(NewNote(start=1), NewNote(start=2))))
        assert added.scene_index == path
        read = live.run(GetClipNotes(track_index=0, clip_index=added.clip_id))
        assert (read.clip_index, read.count) == (path, 2)
        removed = live.run(RemoveNotes(track_index=0, clip_index=path, time_to=1.5))
        assert (removed.clip_index, removed.removed_count) == (path, 1)
        assert shown(clip) == [(60, 2.0)]


def test_a_window_of_time_and_pitch_has_what_starts_in_it(live, clip):
    add(live, *(NewNote(pitch=pitch, start=start) for pitch, start in ((60, -1), (60, 1), (62, 2), (63, 2), (60, 3))))
    window = {"start_time": 1, "time_span": 2, "start_pitch": 60, "pitch_span": 3}
    result = live.run(GetNotesExtended(track_index=0, clip_index=0, **window))
    assert [(note.pitch, note.start_time) for note in result.notes] == [(60, 1.0), (62, 2.0)]
    window = {"from_time": 1, "time_span": 2, "from_pitch": 60, "pitch_span": 3}
    result = live.run(GetNotes(clip=SLOT, **window))
    assert [(note.pitch, note.start_time) for note in result.notes] == [(60, 1.0), (62, 2.0)]
    assert (result.count, result.path) == (2, SLOT)


def test_all_notes_are_got_without_a_window_and_some_by_id_or_selection(live, clip):
    add(live, *(NewNote(pitch=pitch, start=9 - pitch) for pitch in (1, 2, 3)))
    first, second, third = ids(clip)
    assert [note.pitch for note in live.run(GetNotes(clip=SLOT)).notes] == [3, 2, 1]
    live.user(lambda: clip.select_notes_by_id([first, second]))
    assert [note.pitch for note in live.run(GetNotes(clip=SLOT, selected_only=True)).notes] == [2, 1]
    by_id = GetNotes(clip=SLOT, note_ids=(second, third), selected_only=True)
    assert [note.note_id for note in live.run(by_id).notes] == [second]


def test_a_span_of_time_needs_a_beginning():
    with pytest.raises(InvalidArgument, match="from_time: it is missing"):
        GetNotes(clip=SLOT, time_span=1)


def test_setting_notes_replaces_all_in_one_undo_step(live, clip):
    add(live, NewNote(start=-3), NewNote(start=100))
    result = live.run(SetNotes(clip=SLOT, notes=(NewNote(pitch=1), NewNote(pitch=1, velocity=5), NewNote(pitch=2))))
    assert shown(clip) == [(1, 0.0), (2, 0.0)]
    assert (result.removed_count, result.note_count) == (2, 2)
    assert sorted(result.note_ids) == sorted(ids(clip))
    live.run(Undo())
    assert shown(live.song.tracks[0].clip_slots[0].clip) == [(60, -3.0), (60, 100.0)]


def test_setting_no_notes_empties_the_clip(live, clip):
    add(live, NewNote())
    assert live.run(SetNotes(clip=SLOT, notes=())).message == "Replaced 1 note by 0."
    assert shown(clip) == []


def test_a_modified_note_keeps_its_id_and_what_was_not_given(live, clip):
    add(live, NewNote(pitch=60, start=1, velocity=90, probability=0.5), NewNote(pitch=61))
    (first,) = (note.note_id for note in clip.get_all_notes_extended() if note.pitch == 60)
    change = NoteChange(
        note_id=first, pitch=65, start=2, duration=0.5, muted=True, velocity_deviation=3, release_velocity=9
    )
    result = live.run(ModifyNotes(clip=SLOT, notes=(change,)))
    (note,) = clip.get_notes_by_id([first])
    assert (note.pitch, note.start_time, note.duration, note.mute) == (65, 2.0, 0.5, True)
    assert (note.velocity, note.probability, note.velocity_deviation, note.release_velocity) == (90.0, 0.5, 3.0, 9.0)
    assert (result.note_ids, result.changed_count, result.removed_count, result.note_count) == ((first,), 1, 0, 2)


def test_what_a_modified_note_displaces_is_counted(live, clip):
    add(live, NewNote(pitch=60, start=0, duration=2), NewNote(pitch=62, start=1), NewNote(pitch=60, start=3))
    there = {(note.pitch, note.start_time): note.note_id for note in clip.get_all_notes_extended()}
    result = live.run(ModifyNotes(clip=SLOT, notes=(NoteChange(note_id=there[62, 1.0], pitch=60),)))
    assert [note.duration for note in clip.get_all_notes_extended()] == [1.0, 1.0, 1.0]
    assert (result.changed_count, result.removed_count) == (2, 0)
    result = live.run(ModifyNotes(clip=SLOT, notes=(NoteChange(note_id=there[60, 3.0], start=1),)))
    assert (result.removed_count, result.note_count) == (1, 2)
    assert result.message == "Changed 1 note. 1 note had to go, where others took the place."


@pytest.mark.parametrize(
    "command",
    [
        ModifyNotes(clip=SLOT, notes=(NoteChange(note_id=1, pitch=1), NoteChange(note_id=99, pitch=2))),
        RemoveNotesById(clip=SLOT, note_ids=(1, 99)),
        DuplicateNotesById(clip=SLOT, note_ids=(1, 99)),
        GetNotes(clip=SLOT, note_ids=(1, 99)),
    ],
    ids=lambda command: command.spec.name,
)
def test_a_note_that_is_not_in_the_clip_leaves_all_as_it_is(live, clip, command):
    add(live, NewNote())
    with pytest.raises(NotFound, match="note_ids: not in the clip: 99"):
        live.run(command)
    assert shown(clip) == [(60, 0.0)]


def test_two_changes_of_one_note_are_refused():
    with pytest.raises(InvalidArgument, match="note 7 is given 2 times"):
        ModifyNotes(clip=SLOT, notes=(NoteChange(note_id=7, pitch=1), NoteChange(note_id=7, pitch=2)))


def test_notes_are_removed_by_id(live, clip):
    add(live, NewNote(pitch=1), NewNote(pitch=2), NewNote(pitch=3))
    first, _, third = ids(clip)
    result = live.run(RemoveNotesById(clip=SLOT, note_ids=(first, third, third)))
    assert shown(clip) == [(2, 0.0)]
    assert (result.removed_count, result.remaining_count) == (2, 1)


def test_copies_go_behind_the_last_note_or_to_a_time(live, clip):
    add(live, NewNote(pitch=60, start=1, duration=0.5), NewNote(pitch=62, start=2, duration=1))
    result = live.run(DuplicateNotesById(clip=SLOT, note_ids=tuple(ids(clip))))
    assert shown(clip) == [(60, 1.0), (60, 3.0), (62, 2.0), (62, 4.0)]
    assert (result.note_count, result.removed_count) == (2, 0)
    result = live.run(DuplicateNotesById(clip=SLOT, note_ids=result.note_ids, destination_time=1, semitones=2))
    assert shown(clip) == [(60, 1.0), (60, 3.0), (62, 1.0), (62, 2.0), (62, 4.0), (64, 2.0)]
    assert set(result.note_ids) <= set(ids(clip))


def test_a_region_is_copied_over_what_is_there(live, clip):
    add(live, NewNote(pitch=60, start=0), NewNote(pitch=64, start=1), NewNote(pitch=60, start=2, velocity=5))
    result = live.run(DuplicateRegion(clip=SLOT, region_start=0, region_length=1, destination_time=2))
    assert shown(clip) == [(60, 0.0), (60, 2.0), (64, 1.0)]
    assert (result.note_count, result.removed_count) == (1, 1)
    assert [note.velocity for note in clip.get_all_notes_extended()] == [100.0, 100.0, 100.0]


@pytest.mark.parametrize(
    "command",
    [
        DuplicateNotesById(clip=SLOT, note_ids=(1,), semitones=60),
        DuplicateRegion(clip=SLOT, region_start=0, region_length=4, destination_time=4, semitones=60),
        DuplicateRegion(clip=SLOT, region_start=0, region_length=4, destination_time=4, semitones=60, pitch=70),
    ],
    ids=lambda command: command.spec.name,
)
def test_copies_beyond_the_pitches_there_are_are_refused(live, clip, command):
    add(live, NewNote(pitch=70))
    with pytest.raises(InvalidArgument, match="semitones"):
        live.run(command)
    assert shown(clip) == [(70, 0.0)]


@pytest.mark.parametrize(
    "command",
    [
        AddNotes(track_index=2, scene_index=0, notes=(NewNote(),)),
        GetClipNotes(track_index=2, clip_index=0),
        GetNotes(clip="tracks/2/clip_slots/0/clip"),
        SetNotes(clip="tracks/2/clip_slots/0/clip", notes=()),
    ],
    ids=lambda command: command.spec.name,
)
def test_an_audio_clip_has_no_notes(live, tmp_path, command):
    wav = str(write_wav(tmp_path / "Loop.wav"))
    live.user(lambda: live.song.tracks[2].clip_slots[0].create_audio_clip(wav))
    with pytest.raises(LiveRejected, match="it has no notes"):
        live.run(command)


def test_a_reference_to_a_deleted_clip_changes_nothing(live, clip):
    clip_id = live.run(GetNotes(clip=SLOT)).clip_id
    live.user(live.song.tracks[0].clip_slots[0].delete_clip)
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    add(live, NewNote())
    for command in (
        SetNotes(clip=clip_id, notes=()),
        RemoveNotesById(clip=clip_id, note_ids=(1,)),
        RemoveNotes(track_index=0, clip_index=clip_id),
    ):
        with pytest.raises(NotFound, match="was deleted"):
            live.run(command)
    assert shown(live.song.tracks[0].clip_slots[0].clip) == [(60, 0.0)]


def test_an_edit_of_very_many_notes_writes_before_it_lets_others_on(live, clip):
    add(live, *(NewNote(start=index / 4) for index in range(1200)))
    changes = tuple(NoteChange(note_id=note_id, velocity=7) for note_id in ids(clip))
    waiting = live.start(ModifyNotes(clip=SLOT, notes=changes))
    assert isinstance(waiting, Suspension)
    assert {note.velocity for note in clip.get_all_notes_extended()} == {7.0}
    assert live.finish(waiting).changed_count == 1200
