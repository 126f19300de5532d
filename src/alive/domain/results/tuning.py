"""What operations on the tuning of the Set return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Cents, Count, Doc, Hertz, NoteOfTuning, TuningOctave


@result
class TuningNote:
    """A note of the tuning."""

    index_in_octave: NoteOfTuning
    octave: TuningOctave


@result
class TuningReference:
    """The note that has a known frequency."""

    index_in_octave: NoteOfTuning
    octave: TuningOctave
    frequency: Hertz


@result
class TuningSystem:
    """The tuning of the Set."""

    name: str
    note_tunings: Annotated[tuple[Cents, ...], Doc("Of each note of the pseudo-octave, above its first.")]
    number_of_notes_in_pseudo_octave: Count
    pseudo_octave_in_cents: Cents
    lowest_note: TuningNote
    highest_note: TuningNote
    reference_pitch: TuningReference


@result
class TuningSystemSet:
    """The tuning of the Set as Live shows it."""

    message: str
    name: str
    note_tunings: Annotated[tuple[Cents, ...], Doc("Of each note of the pseudo-octave, above its first.")]
    number_of_notes_in_pseudo_octave: Count
    pseudo_octave_in_cents: Cents
    lowest_note: TuningNote
    highest_note: TuningNote
    reference_pitch: TuningReference
