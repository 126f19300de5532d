"""Cases of the operations that change notes together."""

from tests.cases.case import Case
from tests.cases.notes import CLIP, notes

OFF = (
    (
        "set_notes",
        {
            "clip": CLIP,
            "notes": [
                {"pitch": 60, "start": 0.0, "duration": 0.5, "velocity": 60},
                {"pitch": 62, "start": 1.125, "duration": 0.5, "velocity": 80},
                {"pitch": 64, "start": 2.0, "duration": 0.5, "velocity": 100},
            ],
        },
    ),
)

CASES = [
    Case(
        action="quantize_clip",
        arguments={"track_index": 0, "clip_index": 0, "quantize_to": 0.25},
        before=OFF,
        shows=notes("start_time", [0.0, 1.0, 2.0]),
        answers={"quantize_to": 0.25, "moved_count": 1},
    ),
    Case(
        action="quantize_clip_pitch",
        arguments={"track_index": 0, "clip_index": 0, "pitch": 62, "quantize_to": 0.5},
        before=OFF,
        shows=notes("start_time", [0.0, 1.0, 2.0]),
    ),
    Case(
        action="quantize_notes",
        arguments={"clip": CLIP, "grid": 1.0, "strength": 0.5},
        before=OFF,
        shows=notes("start_time", [0.0, 1.0625, 2.0]),
    ),
    Case(
        action="transpose_notes",
        arguments={"clip": CLIP, "semitones": -12, "from_pitch": 62},
        before=OFF,
        shows=notes("pitch", [50, 52, 60]),
    ),
    Case(
        action="humanize_notes",
        arguments={"clip": CLIP, "seed": 3, "timing": 0.0, "velocity": 10},
        before=OFF,
        shows=notes("velocity", [61.0, 82.0, 91.0]),
    ),
    Case(
        action="legato_notes",
        arguments={"clip": CLIP, "until": 4.0},
        before=OFF,
        shows=notes("duration", [1.125, 0.875, 2.0]),
    ),
    Case(
        action="reverse_notes",
        arguments={"clip": CLIP, "from_time": 0.0, "time_span": 4.0},
        before=OFF,
        shows=notes("start_time", [3.5, 2.375, 1.5]),
    ),
    Case(
        action="stretch_notes",
        arguments={"clip": CLIP, "factor": 2.0},
        before=OFF,
        shows=notes("start_time", [0.0, 2.25, 4.0]),
    ),
    Case(
        action="set_velocities",
        arguments={"clip": CLIP, "velocity": 33, "from_time": 1.0, "time_span": 1.0},
        before=OFF,
        shows=notes("velocity", [60.0, 33.0, 100.0]),
    ),
    Case(
        action="scale_velocities",
        arguments={"clip": CLIP, "factor": 0.5, "offset": 10},
        before=OFF,
        shows=notes("velocity", [40.0, 50.0, 60.0]),
    ),
    Case(
        action="ramp_velocities",
        arguments={"clip": CLIP, "first_velocity": 100, "last_velocity": 20},
        before=OFF,
        shows=notes("velocity", [100.0, 55.0, 20.0]),
    ),
]
