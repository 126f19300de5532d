"""The notes of a MIDI clip. The order of arguments differs between the readers, as in Live."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, TypeVar

from alive.simulator.clip.notes import Note, edited, from_tuple, in_order, midi_note, specified, with_notes
from alive.simulator.object_model.arguments import TYPES, ArgumentType
from alive.simulator.object_model.declarations import Hidden, Notification, method
from alive.simulator.object_model.errors import UNKNOWN_NOTE_IDS
from alive.simulator.object_model.node import Node
from alive.simulator.object_model.vectors import IntU64Vector, MidiNoteVector, make_vector

_OUT_OF_BOUNDS = "Range out of bounds."
NoteTuple = tuple[int, float, float, float, bool]

TYPES["MidiNoteVector"] = ArgumentType(
    "MidiNoteVector", lambda value: isinstance(value, MidiNoteVector), lambda value: value
)


F = TypeVar("F", bound=Callable[..., Any])


def midi_method(signature: str, *, reads: bool = False) -> Callable[[F], Any]:
    """Declare a method that only MIDI clips have: on an audio clip it raises."""

    def declare(function: F) -> Any:
        @wraps(function)
        def call(self: Any, *given: Any) -> Any:
            self.refuse_audio(function.__name__)
            return function(self, *given)

        return method(signature, reads=reads)(call)

    return declare


class ClipNotes(Node):
    """What a clip does with notes."""

    note_values: Hidden[tuple[Note, ...]] = Hidden((), undo="step", also=("notes",))
    selected: Hidden[frozenset[int]] = Hidden(frozenset())
    next_note_id: Hidden[int] = Hidden(1)
    notes = Notification()

    def refuse_audio(self, member: str) -> None:
        """Raise when this is an audio clip."""
        if self.values["sample"] is not None:
            message = f"{member} is only available for MIDI clips"
            raise RuntimeError(message)

    @midi_method("add_new_notes( (Clip)arg1, (object)arg2) -> IntU64Vector :")
    def add_new_notes(self, specifications: Iterable[object]) -> Any:
        """Add notes and return their ids."""
        new = self._numbered(specifications, specified)
        self._add(new)
        return make_vector(IntU64Vector, [note.note_id for note in new])

    @midi_method("set_notes( (Clip)arg1, (tuple)arg2) -> None :")
    def set_notes(self, notes: tuple[object, ...]) -> None:
        """Add notes given as tuples; what is there stays."""
        self._add(self._numbered(notes, from_tuple))

    @midi_method("replace_selected_notes( (Clip)arg1, (tuple)arg2) -> None :")
    def replace_selected_notes(self, notes: tuple[object, ...]) -> None:
        """Replace the selected notes by notes given as tuples, which are selected then."""
        new = self._numbered(notes, from_tuple)
        kept = [note for note in self.note_values if note.note_id not in self.selected]
        self.note_values = with_notes(kept, new)
        self.selected = frozenset(note.note_id for note in new)

    @midi_method(
        "get_notes( (Clip)self, (float)from_time, (int)from_pitch, (float)time_span, (int)pitch_span) -> tuple :",
        reads=True,
    )
    def get_notes(self, from_time: float, from_pitch: int, time_span: float, pitch_span: int) -> tuple[NoteTuple, ...]:
        """Return the notes that start in a range, as tuples."""
        return _tuples(self._within(from_pitch, pitch_span, from_time, time_span))

    @midi_method(
        "get_notes_extended( (Clip)arg1, (int)from_pitch, (int)pitch_span, (float)from_time,"
        " (float)time_span) -> MidiNoteVector :",
        reads=True,
    )
    def get_notes_extended(self, from_pitch: int, pitch_span: int, from_time: float, time_span: float) -> Any:
        """Return the notes that start in a range."""
        return _vector(self._within(from_pitch, pitch_span, from_time, time_span))

    @midi_method("get_all_notes_extended( (Clip)arg1) -> MidiNoteVector :", reads=True)
    def get_all_notes_extended(self) -> Any:
        """Return all notes."""
        return _vector(self.note_values)

    @midi_method("get_notes_by_id( (Clip)arg1, (object)note_ids) -> MidiNoteVector :", reads=True)
    def get_notes_by_id(self, note_ids: Iterable[int]) -> Any:
        """Return the notes with these ids, which must exist."""
        wanted = self._known(note_ids)
        return _vector(note for note in self.note_values if note.note_id in wanted)

    @midi_method("get_selected_notes( (Clip)arg1) -> tuple :", reads=True)
    def get_selected_notes(self) -> tuple[NoteTuple, ...]:
        """Return the selected notes, as tuples."""
        return _tuples(self._selection())

    @midi_method("get_selected_notes_extended( (Clip)arg1) -> MidiNoteVector :", reads=True)
    def get_selected_notes_extended(self) -> Any:
        """Return the selected notes."""
        return _vector(self._selection())

    @midi_method("select_all_notes( (Clip)arg1) -> None :")
    def select_all_notes(self) -> None:
        """Select all notes."""
        self.selected = frozenset(note.note_id for note in self.note_values)

    @midi_method("deselect_all_notes( (Clip)arg1) -> None :")
    def deselect_all_notes(self) -> None:
        """Select no note."""
        self.selected = frozenset()

    @midi_method("select_notes_by_id( (Clip)arg1, (object)arg2) -> None :")
    def select_notes_by_id(self, note_ids: Iterable[int]) -> None:
        """Select the notes with these ids, which must exist."""
        self.selected = self._known(note_ids)

    @midi_method("remove_notes( (Clip)arg1, (float)arg2, (int)arg3, (float)arg4, (int)arg5) -> None :")
    def remove_notes(self, from_time: float, from_pitch: int, time_span: float, pitch_span: int) -> None:
        """Remove the notes that start in a range."""
        self._remove(self._within(from_pitch, pitch_span, from_time, time_span))

    @midi_method(
        "remove_notes_extended( (Clip)arg1, (int)from_pitch, (int)pitch_span, (float)from_time,"
        " (float)time_span) -> None :"
    )
    def remove_notes_extended(self, from_pitch: int, pitch_span: int, from_time: float, time_span: float) -> None:
        """Remove the notes that start in a range."""
        self._remove(self._within(from_pitch, pitch_span, from_time, time_span))

    @midi_method("remove_notes_by_id( (Clip)arg1, (object)arg2) -> None :")
    def remove_notes_by_id(self, note_ids: Iterable[int]) -> None:
        """Remove the notes with these ids, which must exist."""
        unwanted = self._known(note_ids)
        self._remove([note for note in self.note_values if note.note_id in unwanted])

    @midi_method("apply_note_modifications( (Clip)arg1, (MidiNoteVector)arg2) -> None :")
    def apply_note_modifications(self, notes: Any) -> None:
        """Take over notes that were read from this clip and edited."""
        changed = [edited(note) for note in notes]
        ids = self._known(note.note_id for note in changed)
        self.note_values = with_notes((note for note in self.note_values if note.note_id not in ids), changed)

    def _numbered(self, sources: Iterable[object], make: Callable[[object, int], Note]) -> list[Note]:
        """Make notes with new ids; nothing changes when one of them is refused."""
        first = self.next_note_id
        new = [make(source, first + position) for position, source in enumerate(sources)]
        self.next_note_id = first + len(new)
        return new

    def _add(self, new: list[Note]) -> None:
        self.note_values = with_notes(self.note_values, new)

    def _remove(self, unwanted: Iterable[Note]) -> None:
        gone = set(unwanted)
        self.note_values = in_order(note for note in self.note_values if note not in gone)

    def _selection(self) -> list[Note]:
        return [note for note in self.note_values if note.note_id in self.selected]

    def _known(self, note_ids: Iterable[int]) -> frozenset[int]:
        wanted = frozenset(note_ids)
        if not wanted <= {note.note_id for note in self.note_values}:
            raise RuntimeError(UNKNOWN_NOTE_IDS)
        return wanted

    def _within(self, from_pitch: int, pitch_span: int, from_time: float, time_span: float) -> list[Note]:
        if not 0 <= from_pitch <= 127 or pitch_span < 0 or not time_span >= 0:
            raise RuntimeError(_OUT_OF_BOUNDS)
        pitches = range(from_pitch, from_pitch + pitch_span)
        end = from_time + time_span
        return [note for note in self.note_values if note.pitch in pitches and from_time <= note.start_time < end]


def _tuples(notes: Iterable[Note]) -> tuple[NoteTuple, ...]:
    return tuple(note.as_tuple() for note in notes)


def _vector(notes: Iterable[Note]) -> Any:
    """Return copies to edit: the same ones each time they are taken from this vector."""
    return make_vector(MidiNoteVector, [midi_note(note) for note in notes])
