"""The notes of a clip."""

import pytest

from alive.simulator.clip.notes import Note, with_notes


@pytest.fixture
def add(clip, live):
    """Add notes given as (pitch, start, duration); returns the ids."""

    def run(*notes: tuple[float, ...]) -> list[int]:
        return list(clip.add_new_notes([live.Clip.MidiNoteSpecification(*note) for note in notes]))

    return run


def plain(notes):
    """Return pitch, start and duration of notes."""
    return [(note.pitch, note.start_time, note.duration) for note in notes]


def test_new_notes_get_ids_that_are_never_used_again(clip, add, live):
    """Live 12.3: add_new_notes returns an IntU64Vector."""
    ids = clip.add_new_notes([live.Clip.MidiNoteSpecification(60, 0, 1)])
    assert isinstance(ids, live.Base.IntU64Vector)
    first = list(ids)
    clip.remove_notes_by_id(first)
    assert add((60, 0, 1), (62, 0, 1))[0] > first[0]
    assert len(set(add((64, 0, 1), (65, 0, 1)))) == 2


def test_any_iterable_of_specifications_will_do(clip, live):
    """Live 12.3: "Expects a Python iterable"."""
    make = live.Clip.MidiNoteSpecification
    clip.add_new_notes(make(pitch, 0.0, 1.0) for pitch in (60, 61))
    clip.add_new_notes((make(pitch=62, start_time=0, duration=1),))
    assert len(clip.get_all_notes_extended()) == 3


def test_a_specification_has_live_s_defaults(clip, live):
    """Live 12.3: velocity 100, probability 1, release velocity 64."""
    clip.add_new_notes([live.Clip.MidiNoteSpecification(60, 1, 2)])
    note = clip.get_all_notes_extended()[0]
    values = (note.velocity, note.mute, note.probability, note.velocity_deviation, note.release_velocity)
    assert values == (100.0, False, 1.0, 0.0, 64.0)


def test_the_fields_of_a_specification_cannot_be_read_back(live):
    """Live 12.3: it has no properties."""
    specification = live.Clip.MidiNoteSpecification(60, 0, 1)
    assert not hasattr(specification, "pitch")
    with pytest.raises(TypeError, match="did not match"):
        live.Clip.MidiNoteSpecification(60.0, 0, 1)
    with pytest.raises(TypeError, match="did not match"):
        live.Clip.MidiNoteSpecification(60, 0)


def test_what_is_no_specification_is_refused_and_nothing_is_added(clip, live):
    """All or nothing."""
    with pytest.raises(TypeError):
        clip.add_new_notes([live.Clip.MidiNoteSpecification(60, 0, 1), {"pitch": 60}])
    assert len(clip.get_all_notes_extended()) == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"pitch": 128},
        {"pitch": -1},
        {"duration": 0},
        {"duration": -1},
        {"velocity": 128},
        {"probability": 1.5},
        {"start_time": float("nan")},
    ],
)
def test_a_note_outside_its_limits_is_refused(clip, live, fields):
    """Our choice of the error: RuntimeError."""
    wanted = {"pitch": 60, "start_time": 0, "duration": 1} | fields
    with pytest.raises(RuntimeError):
        clip.add_new_notes([live.Clip.MidiNoteSpecification(**wanted)])


def test_the_two_readers_take_their_arguments_in_different_order(clip, add):
    """Live 12.3: get_notes starts with the time, get_notes_extended with the pitch."""
    add((60, 2.0, 1.0), (72, 3.0, 1.0))
    assert clip.get_notes(2.0, 60, 1.0, 1) == ((60, 2.0, 1.0, 100.0, False),)
    assert plain(clip.get_notes_extended(60, 1, 2.0, 1.0)) == [(60, 2.0, 1.0)]
    assert plain(clip.get_notes_extended(0, 128, 2.5, 1.0)) == [(72, 3.0, 1.0)]


def test_a_range_takes_the_notes_that_start_in_it(clip, add):
    """The end of a range is not in it."""
    add((60, 0.0, 4.0), (61, 1.0, 1.0), (62, 2.0, 1.0))
    assert plain(clip.get_notes_extended(0, 128, 1.0, 1.0)) == [(61, 1.0, 1.0)]
    assert plain(clip.get_notes_extended(61, 1, 0.0, 4.0)) == [(61, 1.0, 1.0)]
    with pytest.raises(RuntimeError):
        clip.get_notes_extended(128, 1, 0.0, 4.0)


def test_a_note_of_the_same_pitch_and_start_replaces(clip, add):
    """Live 12.3: measured."""
    add((60, 1.0, 1.0))
    add((60, 1.0, 2.0), (61, 1.0, 1.0))
    assert plain(clip.get_all_notes_extended()) == [(60, 1.0, 2.0), (61, 1.0, 1.0)]


def test_an_overlap_truncates_the_earlier_note(clip, add):
    """Live 12.3: measured; whichever was there first."""
    add((60, 0.0, 4.0))
    add((60, 1.0, 1.0))
    assert plain(clip.get_all_notes_extended()) == [(60, 0.0, 1.0), (60, 1.0, 1.0)]
    add((60, 0.5, 3.0))
    assert plain(clip.get_all_notes_extended()) == [(60, 0.0, 0.5), (60, 0.5, 0.5), (60, 1.0, 1.0)]


def test_set_notes_adds(clip, add):
    """Live 12.3: it does not clear."""
    add((60, 0.0, 1.0))
    clip.set_notes(((61, 0.0, 1.0, 90, True),))
    assert clip.get_notes(0, 0, 4, 128) == ((60, 0.0, 1.0, 100.0, False), (61, 0.0, 1.0, 90.0, True))
    with pytest.raises(TypeError):
        clip.set_notes(((61, 0.0, 1.0),))


def test_unknown_ids_are_refused(clip, add):
    """Live 12.3: "All given IDs must be present in clip"."""
    ids = add((60, 0.0, 1.0))
    for act in (clip.get_notes_by_id, clip.remove_notes_by_id, clip.select_notes_by_id):
        with pytest.raises(RuntimeError, match=r"^All given IDs must be present in clip$"):
            act([*ids, 999])
    assert plain(clip.get_notes_by_id(ids)) == [(60, 0.0, 1.0)]


def test_notes_can_be_removed_by_range_and_id(clip, add):
    """Live 12.3: three ways."""
    ids = add((60, 0.0, 1.0), (61, 1.0, 1.0), (62, 2.0, 1.0))
    clip.remove_notes(0.0, 60, 1.0, 1)
    assert plain(clip.get_all_notes_extended()) == [(61, 1.0, 1.0), (62, 2.0, 1.0)]
    clip.remove_notes_extended(62, 1, 0.0, 4.0)
    assert plain(clip.get_all_notes_extended()) == [(61, 1.0, 1.0)]
    clip.remove_notes_by_id([ids[1]])
    assert plain(clip.get_all_notes_extended()) == []


def test_edited_notes_count_when_they_are_handed_back(clip, add):
    """Live 12.3: apply_note_modifications; the ids stay."""
    ids = add((60, 0.0, 1.0), (62, 1.0, 1.0))
    notes = clip.get_notes_extended(0, 128, 0.0, 4.0)
    for note in notes:
        note.velocity = 50
        note.pitch += 12
    assert clip.get_notes(0, 60, 4, 1)[0][3] == 100.0
    clip.apply_note_modifications(notes)
    assert [(note.note_id, note.pitch, note.velocity) for note in clip.get_all_notes_extended()] == [
        (ids[0], 72, 50.0),
        (ids[1], 74, 50.0),
    ]


def test_only_the_vector_from_live_can_be_handed_back(clip, add):
    """Live 12.3: a Python list is an ArgumentError."""
    add((60, 0.0, 1.0))
    with pytest.raises(TypeError, match="did not match"):
        clip.apply_note_modifications(list(clip.get_all_notes_extended()))


def test_notes_that_are_gone_cannot_be_handed_back(clip, add):
    """Live 12.3: the list must not contain notes that are not in the clip."""
    add((60, 0.0, 1.0))
    notes = clip.get_all_notes_extended()
    clip.remove_notes_extended(0, 128, 0.0, 4.0)
    with pytest.raises(RuntimeError, match="All given IDs"):
        clip.apply_note_modifications(notes)


def test_a_note_checks_the_types_of_its_fields(clip, add):
    """Live 12.3: note_id is read-only."""
    add((60, 0.0, 1.0))
    note = clip.get_all_notes_extended()[0]
    with pytest.raises(TypeError):
        note.pitch = 60.5
    with pytest.raises(AttributeError):
        note.note_id = 7


def test_the_selection_can_be_replaced(clip, add):
    """Live 12.3: replace_selected_notes selects the new ones."""
    ids = add((60, 0.0, 1.0), (62, 1.0, 1.0))
    clip.select_notes_by_id(ids[:1])
    assert plain(clip.get_selected_notes_extended()) == [(60, 0.0, 1.0)]
    clip.replace_selected_notes(((65, 0.0, 1.0, 80, False),))
    assert clip.get_selected_notes() == ((65, 0.0, 1.0, 80.0, False),)
    assert plain(clip.get_all_notes_extended()) == [(62, 1.0, 1.0), (65, 0.0, 1.0)]
    clip.select_all_notes()
    assert len(clip.get_selected_notes()) == 2
    clip.deselect_all_notes()
    assert clip.get_selected_notes() == ()


def test_velocities_are_32_bit_floats(clip, live):
    """Live 12.3: so is every value of a note but its times and pitch."""
    clip.add_new_notes([live.Clip.MidiNoteSpecification(60, 0.1, 1, 64.3)])
    note = clip.get_all_notes_extended()[0]
    assert note.velocity != 64.3
    assert note.velocity == pytest.approx(64.3, abs=1e-5)
    assert note.start_time == 0.1


def test_no_two_notes_of_a_pitch_ever_overlap():
    """The rules hold whatever the order of adding."""
    values = [(0, 8), (2, 1), (1, 4), (2, 3), (1, 0.5), (0, 0.25), (7, 9)]
    notes = ()
    for number, (start, duration) in enumerate(values):
        new = Note(number, 60, float(start), float(duration), 100.0, False, 1.0, 0.0, 64.0)
        notes = with_notes(notes, [new])
    ends = [note.end_time for note in notes]
    assert all(end <= note.start_time for end, note in zip(ends, notes[1:], strict=False))
    assert [note.start_time for note in notes] == [0.0, 1.0, 2.0, 7.0]
