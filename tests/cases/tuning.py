"""Cases of the operations on the tuning of the Set."""

from tests.cases.case import Case, Shows

_JUST = [0.0, 111.7, 203.9, 315.6, 386.3, 498.0, 590.2, 702.0, 813.7, 884.4, 1017.6, 1088.3]

CASES = [
    Case(
        action="get_tuning_system",
        answers={
            "number_of_notes_in_pseudo_octave": 12,
            "pseudo_octave_in_cents": 1200.0,
            "reference_pitch": lambda pitch: (pitch.index_in_octave, pitch.octave, pitch.frequency) == (9, 3, 440.0),
        },
    ),
    Case(
        action="set_tuning_system",
        arguments={
            "name": "Just",
            "note_tunings": _JUST,
            "lowest_note": {"index_in_octave": 0, "octave": 0},
            "reference_pitch": {"index_in_octave": 9, "octave": 3, "frequency": 432.0},
        },
        shows=(
            Shows("tuning_system", "name", "Just"),
            Shows("tuning_system", "note_tunings", _JUST),
            Shows("tuning_system", "lowest_note", lambda note: (note.index_in_octave, note.octave) == (0, 0)),
            Shows("tuning_system", "reference_pitch", lambda pitch: pitch.frequency == 432.0),
        ),
    ),
]
