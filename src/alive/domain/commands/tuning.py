"""Operations on the tuning of the Set."""

from typing import Annotated

from alive.domain.operation import Command, Effect, Undo, operation, record
from alive.domain.quantities import Cents, Doc, Hertz, Length, Name, NoteOfTuning, TuningOctave
from alive.domain.results.tuning import TuningSystem, TuningSystemSet

_CATEGORY = "Session Control"
_TUNING = (
    "Live.Song.Song.tuning_system",
    "Live.TuningSystem.TuningSystem.name",
    "Live.TuningSystem.TuningSystem.note_tunings",
    "Live.TuningSystem.TuningSystem.number_of_notes_in_pseudo_octave",
    "Live.TuningSystem.TuningSystem.pseudo_octave_in_cents",
    "Live.TuningSystem.TuningSystem.lowest_note",
    "Live.TuningSystem.TuningSystem.highest_note",
    "Live.TuningSystem.TuningSystem.reference_pitch",
)


@record
class NoteInTuning:
    """A note of the tuning."""

    index_in_octave: NoteOfTuning
    octave: TuningOctave


@record
class ReferenceNote:
    """The note that has a known frequency."""

    index_in_octave: NoteOfTuning
    octave: TuningOctave
    frequency: Hertz


@operation(category=_CATEGORY, effect=Effect.READ, source=_TUNING)
class GetTuningSystem(Command[TuningSystem]):
    """Get the tuning of the Set: its notes in cents, their range and the reference pitch."""


@operation(category=_CATEGORY, effect=Effect.EDIT, undo=Undo.NOT_TRACKED, source=_TUNING)
class SetTuningSystem(Command[TuningSystemSet]):
    """Change the tuning of the Set. What is not given stays as it is.

    The number of notes and the size of the pseudo-octave can only be read: a person loads a tuning that has others.

    Raises:
        LiveRejected: Live does not take it, such as another number of notes than the tuning has.
    """

    name: Name | None = None
    note_tunings: Annotated[
        tuple[Cents, ...] | None, Length(1, 1000), Doc("Of each note of the pseudo-octave, above its first.")
    ] = None
    lowest_note: NoteInTuning | None = None
    highest_note: NoteInTuning | None = None
    reference_pitch: ReferenceNote | None = None
