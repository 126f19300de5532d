"""Handlers of the operations on the tuning of the Set. Live shows all of these at once."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.runtime import tuning_classes
from alive.domain.commands.tuning import GetTuningSystem, SetTuningSystem
from alive.domain.results.tuning import TuningNote, TuningReference, TuningSystem, TuningSystemSet

if TYPE_CHECKING:
    from Live.TuningSystem import PitchClassAndOctave
    from Live.TuningSystem import TuningSystem as LiveTuning


@handles(GetTuningSystem)
def get_tuning_system(live: LiveContext, _command: GetTuningSystem) -> TuningSystem:
    """Read it from the song."""
    return TuningSystem(**_facts(live.song().tuning_system))


@handles(SetTuningSystem)
def set_tuning_system(live: LiveContext, command: SetTuningSystem) -> TuningSystemSet:
    """Write what is given, the notes first, for the others depend on them."""
    tuning = live.song().tuning_system
    note, reference = tuning_classes()
    if command.note_tunings is not None:
        tuning.note_tunings = list(command.note_tunings)
    if command.lowest_note is not None:
        tuning.lowest_note = note(command.lowest_note.index_in_octave, command.lowest_note.octave)
    if command.highest_note is not None:
        tuning.highest_note = note(command.highest_note.index_in_octave, command.highest_note.octave)
    if command.reference_pitch is not None:
        given = command.reference_pitch
        tuning.reference_pitch = reference(given.index_in_octave, given.octave, given.frequency)
    if command.name is not None:
        tuning.name = command.name
    return TuningSystemSet(message=f"The tuning is {tuning.name}.", **_facts(tuning))


def _facts(tuning: "LiveTuning") -> dict[str, Any]:
    reference = tuning.reference_pitch
    return {
        "name": tuning.name,
        "note_tunings": tuple(tuning.note_tunings),
        "number_of_notes_in_pseudo_octave": tuning.number_of_notes_in_pseudo_octave,
        "pseudo_octave_in_cents": tuning.pseudo_octave_in_cents,
        "lowest_note": _note(tuning.lowest_note),
        "highest_note": _note(tuning.highest_note),
        "reference_pitch": TuningReference(
            index_in_octave=reference.index_in_octave, octave=reference.octave, frequency=reference.frequency
        ),
    }


def _note(note: "PitchClassAndOctave") -> TuningNote:
    return TuningNote(index_in_octave=note.index_in_octave, octave=note.octave)
