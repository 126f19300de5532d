"""The operations on the tuning of the Set."""

import pytest

from alive.domain.commands.tuning import GetTuningSystem, NoteInTuning, ReferenceNote, SetTuningSystem
from alive.domain.errors import InvalidArgument, LiveRejected


def test_what_is_not_given_stays(live):
    before = live.run(GetTuningSystem())
    result = live.run(SetTuningSystem(highest_note=NoteInTuning(index_in_octave=11, octave=6)))
    assert (result.highest_note.index_in_octave, result.highest_note.octave) == (11, 6)
    assert (result.note_tunings, result.name, result.lowest_note) == (
        before.note_tunings,
        before.name,
        before.lowest_note,
    )


def test_another_number_of_notes_is_refused(live):
    before = live.run(GetTuningSystem())
    with pytest.raises(LiveRejected, match="12 entries"):
        live.run(SetTuningSystem(name="Slendro", note_tunings=(0.0, 240.0, 480.0, 720.0, 960.0)))
    assert live.run(GetTuningSystem()) == before


def test_a_note_that_the_tuning_does_not_have_is_refused(live):
    with pytest.raises(LiveRejected):
        live.run(SetTuningSystem(reference_pitch=ReferenceNote(index_in_octave=12, octave=3, frequency=440)))
    assert live.song.tuning_system.reference_pitch.index_in_octave == 9


@pytest.mark.parametrize("frequency", [0, -1, float("nan")])
def test_a_frequency_is_more_than_nothing(frequency):
    with pytest.raises(InvalidArgument):
        ReferenceNote(index_in_octave=9, octave=3, frequency=frequency)
