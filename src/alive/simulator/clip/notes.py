"""MIDI notes: values, and the rules by which they displace each other."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Any, NamedTuple

from alive.simulator.object_model.arguments import Signature, argument_type, property_error
from alive.simulator.object_model.errors import NOT_INSTANTIABLE
from alive.simulator.object_model.vectors import instance

LOWEST_LENGTH = 1e-6
"""Beats; a note truncated to less is gone."""


def float32(value: float) -> float:
    """Return the value as a 32-bit float, in which Live keeps velocities and parameter values."""
    number: float = struct.unpack("f", struct.pack("f", value))[0]
    return number


class Note(NamedTuple):
    """A note in a clip; times in beats."""

    note_id: int
    pitch: int
    start_time: float
    duration: float
    velocity: float
    mute: bool
    probability: float
    velocity_deviation: float
    release_velocity: float

    @property
    def end_time(self) -> float:
        """Where it ends, in beats."""
        return self.start_time + self.duration

    def as_tuple(self) -> tuple[int, float, float, float, bool]:
        """Return the older form: pitch, time, duration, velocity, mute."""
        return self.pitch, self.start_time, self.duration, self.velocity, self.mute


_SPECIFICATION = Signature(
    "__init__( (object)arg1, (int)pitch, (float)start_time, (float)duration [, (float)velocity=100.0 "
    "[, (bool)mute=False [, (float)probability=1.0 [, (float)velocity_deviation=0.0 "
    "[, (float)release_velocity=64.0]]]]]) -> None :"
)


class MidiNoteSpecification(instance):
    """Live.Clip.MidiNoteSpecification: data for a new note; the fields cannot be read back."""

    __slots__ = ("_fields",)
    _fields: tuple[Any, ...]

    def __init__(self, *given: Any, **keywords: Any) -> None:
        self._fields = tuple(_SPECIFICATION.bind("MidiNoteSpecification", given, keywords))


MidiNoteSpecification.__module__ = "Clip"
MidiNoteSpecification.__init__.__doc__ = _SPECIFICATION.doc


class MidiNote(instance):
    """Live.Clip.MidiNote: a copy of a note that can be edited and handed back."""

    __slots__ = ("_values",)
    _values: dict[str, Any]

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError(NOT_INSTANTIABLE)


MidiNote.__module__ = "Clip"


def _note_property(name: str, type_name: str, *, settable: bool = True) -> property:
    accepted = argument_type(type_name)

    def get(self: MidiNote) -> Any:
        return self._values[name]

    def set_value(self: MidiNote, value: Any) -> None:
        if not accepted.accepts(value):
            raise property_error("MidiNote", name, "NClipApi::TNoteInfo", (value,), accepted.cpp)
        self._values[name] = accepted.convert(value)

    return property(get, set_value if settable else None)


for _name, _type in {
    "pitch": "int",
    "start_time": "float",
    "duration": "float",
    "velocity": "float",
    "mute": "bool",
    "probability": "float",
    "velocity_deviation": "float",
    "release_velocity": "float",
}.items():
    setattr(MidiNote, _name, _note_property(_name, _type))
MidiNote.note_id = _note_property("note_id", "int", settable=False)  # type: ignore[attr-defined]


def midi_note(note: Note) -> MidiNote:
    """Return a copy for a script to edit."""
    made = MidiNote.__new__(MidiNote)
    made._values = note._asdict()  # noqa: SLF001 - it cannot be made from Python
    return made


def edited(note: MidiNote) -> Note:
    """Return what a script made of a copy."""
    return checked(Note(**note._values))  # noqa: SLF001 - scripts see the properties only


def specified(specification: object, note_id: int) -> Note:
    """Return the note that a MidiNoteSpecification describes."""
    if not isinstance(specification, MidiNoteSpecification):
        message = (
            "No registered converter was able to produce a C++ rvalue of type NClipApi::TNoteSpecification "
            f"from this Python object of type {type(specification).__name__}"
        )
        raise TypeError(message)
    return checked(Note(note_id, *specification._fields))


def from_tuple(fields: object, note_id: int) -> Note:
    """Return the note that a tuple of pitch, time, duration, velocity, mute describes."""
    if not isinstance(fields, tuple) or len(fields) != 5:
        message = "a note must be a tuple of pitch, time, duration, velocity and mute"
        raise TypeError(message)
    pitch, start_time, duration, velocity, mute = fields
    for value, name in zip(fields, ("int", "float", "float", "float", "bool"), strict=True):
        if not argument_type(name).accepts(value):
            message = f"a note needs a {name} here, got {type(value).__name__}"
            raise TypeError(message)
    return checked(Note(note_id, pitch, float(start_time), float(duration), velocity, bool(mute), 1.0, 0.0, 64.0))


def checked(note: Note) -> Note:
    """Refuse a note that cannot be; return it with its numbers as Live keeps them."""
    limits = {
        "pitch": (0, 127),
        "velocity": (0, 127),
        "probability": (0, 1),
        "velocity_deviation": (-127, 127),
        "release_velocity": (0, 127),
        "start_time": (-1e9, 1e9),
        "duration": (LOWEST_LENGTH, 1e9),
    }
    for name, (low, high) in limits.items():
        value = getattr(note, name)
        if not low <= value <= high:
            message = f"Note {name} must be in {low}..{high}, got {value}"
            raise RuntimeError(message)
    return note._replace(
        velocity=float32(note.velocity),
        probability=float32(note.probability),
        velocity_deviation=float32(note.velocity_deviation),
        release_velocity=float32(note.release_velocity),
    )


def with_notes(notes: Iterable[Note], new: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes of a clip after adding some.

    A new note replaces one of the same pitch and start; of two that overlap the earlier is truncated.
    """
    by_pitch: dict[int, dict[float, Note]] = {}
    for note in notes:
        by_pitch.setdefault(note.pitch, {})[note.start_time] = note
    touched = set()
    for note in new:
        by_pitch.setdefault(note.pitch, {})[note.start_time] = note
        touched.add(note.pitch)
    for pitch in touched:
        by_pitch[pitch] = _without_overlap(by_pitch[pitch])
    return in_order(note for starts in by_pitch.values() for note in starts.values())


def in_order(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return notes by pitch, then start: the order in which Live hands them out."""
    return tuple(sorted(notes, key=lambda note: (note.pitch, note.start_time)))


def _without_overlap(starts: dict[float, Note]) -> dict[float, Note]:
    ordered = [starts[start] for start in sorted(starts)]
    cut = {}
    for note, following in zip(ordered, [*ordered[1:], None], strict=True):
        room = note.duration if following is None else following.start_time - note.start_time
        kept = note._replace(duration=room) if room < note.duration else note
        if kept.duration >= LOWEST_LENGTH:
            cut[kept.start_time] = kept
    return cut
