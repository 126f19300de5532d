"""Cases of many commands in one request."""

from tests.cases.case import Case, Shows

CASES = [
    Case(
        action="batch",
        arguments={
            "commands": [
                {"action": "create_midi_track", "name": "Bass"},
                {"action": "create_midi_clip", "track_index": "$0.track_index", "scene_index": 0},
            ],
            "label": "Add bass",
        },
        shows=(Shows("tracks/4", "name", "Bass"), Shows("tracks/4/clip_slots/0/clip", "length", 4.0)),
        answers={"completed": True, "count": 2},
    ),
]
