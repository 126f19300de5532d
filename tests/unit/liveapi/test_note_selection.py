"""The operations on the selection of notes, on the simulator of Live."""

import pytest

from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.note_selection import DeselectAllNotes, ReplaceSelectedNotes, SelectAllNotes, SelectNotesById
from alive.domain.commands.notes import AddNotes, NewNote
from alive.domain.commands.song import Undo
from alive.domain.errors import NotFound
from alive.simulator import ManualClock, Simulator
from tests.unit.liveapi.desk import LiveDesk

SLOT = "tracks/0/clip_slots/0/clip"


@pytest.fixture
def live():
    """All of this shows at once, whatever the tick."""
    with Simulator(clock=ManualClock()) as sim:
        yield LiveDesk(sim)


@pytest.fixture
def clip(live):
    """A clip with notes of pitches 60, 62 and 64."""
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    live.run(AddNotes(track_index=0, scene_index=0, notes=tuple(NewNote(pitch=pitch) for pitch in (60, 62, 64))))
    return live.song.tracks[0].clip_slots[0].clip


def selected(clip):
    return [note.pitch for note in clip.get_selected_notes_extended()]


def ids(clip):
    return {note.pitch: note.note_id for note in clip.get_all_notes_extended()}


def replace(live, *notes):
    return live.run(ReplaceSelectedNotes(track_index=0, clip_index=0, notes=notes))


def test_all_notes_are_selected_and_none(live, clip):
    result = live.run(SelectAllNotes(track_index=0, clip_index=0))
    assert selected(clip) == [60, 62, 64]
    assert (result.selected_count, result.message) == (3, "3 notes are selected.")
    result = live.run(DeselectAllNotes(track_index=0, clip_index=0))
    assert selected(clip) == []
    assert (result.selected_count, result.clip_index) == (0, 0)


def test_selecting_by_id_deselects_all_others(live, clip):
    live.run(SelectAllNotes(track_index=0, clip_index=0))
    result = live.run(SelectNotesById(clip=SLOT, note_ids=(ids(clip)[62],)))
    assert selected(clip) == [62]
    assert (result.note_ids, result.message) == ((ids(clip)[62],), "1 note is selected.")


def test_an_unknown_note_leaves_the_selection_as_it_was(live, clip):
    live.run(SelectAllNotes(track_index=0, clip_index=0))
    with pytest.raises(NotFound, match="not in the clip: 99"):
        live.run(SelectNotesById(clip=SLOT, note_ids=(99,)))
    assert selected(clip) == [60, 62, 64]


def test_only_selected_notes_are_replaced_with_everything_a_note_has(live, clip):
    live.run(SelectNotesById(clip=SLOT, note_ids=(ids(clip)[62], ids(clip)[64])))
    result = replace(live, NewNote(pitch=72, start=1, probability=0.25, muted=True))
    assert sorted(ids(clip)) == [60, 72]
    assert selected(clip) == [72]
    (note,) = clip.get_notes_by_id([ids(clip)[72]])
    assert (note.probability, note.mute) == (0.25, True)
    assert (result.note_count, result.removed_count, result.note_ids) == (1, 2, (ids(clip)[72],))
    assert result.message == "Replaced 2 selected notes by 1."


def test_one_undo_brings_back_what_was_replaced(live, clip):
    live.run(SelectAllNotes(track_index=0, clip_index=0))
    replace(live)
    assert sorted(ids(clip)) == []
    live.run(Undo())
    assert sorted(ids(live.song.tracks[0].clip_slots[0].clip)) == [60, 62, 64]


def test_where_none_is_selected_notes_are_added(live, clip):
    assert replace(live, NewNote(pitch=1)).removed_count == 0
    assert sorted(ids(clip)) == [1, 60, 62, 64]


def test_a_note_whose_place_is_taken_is_counted_as_removed(live, clip):
    assert replace(live, NewNote(pitch=60), NewNote(pitch=60)).removed_count == 1
    assert sorted(ids(clip)) == [60, 62, 64]


def test_others_are_deselected_also_if_live_should_add_to_the_selection(live, clip, monkeypatch):
    kind = type(clip)
    select = kind.select_notes_by_id

    def add(self, note_ids):
        select(self, [*(note.note_id for note in self.get_selected_notes_extended()), *note_ids])

    monkeypatch.setattr(kind, "select_notes_by_id", add)
    first, second, third = ids(clip).values()
    live.run(SelectNotesById(clip=SLOT, note_ids=(first, second)))
    live.run(SelectNotesById(clip=SLOT, note_ids=(third,)))
    assert selected(clip) == [64]
    live.run(SelectNotesById(clip=SLOT, note_ids=(first,)))
    monkeypatch.setattr(kind, "remove_notes_by_id", lambda _clip, _ids: None)
    replace(live, NewNote(pitch=70))
    assert selected(clip) == [70]
