"""Cases of the operations that know about scales and chords. The scale of the Set is C major."""

from tests.cases.case import Case
from tests.cases.notes import CLIP, notes

CASES = [
    Case(
        action="get_scale_notes",
        arguments={"from_pitch": 60, "pitch_span": 12},
        answers={"pitches": (60, 62, 64, 65, 67, 69, 71), "root_name": "C", "scale_name": "Major"},
    ),
    Case(
        action="add_chord",
        arguments={"clip": CLIP, "degree": 5, "chord_size": 4, "start": 2.0, "inversion": 1},
        shows=notes("pitch", [60, 64, 71, 74, 77, 79]),
        answers={"quality": "dominant7"},
    ),
    Case(
        action="add_scale",
        arguments={"clip": CLIP, "octave": 2, "start": 4.0, "note_duration": 0.5},
        shows=notes("pitch", [48, 50, 52, 53, 55, 57, 59, 60, 60, 64]),
    ),
    Case(
        action="fit_notes_to_scale",
        arguments={"clip": CLIP, "root_note": 1, "fit": "up"},
        shows=notes("pitch", [60, 65]),
    ),
]
