"""Cases of the operations on the crossfader."""

from tests.cases.case import Case, Shows

CASES = [
    Case(
        action="get_crossfader_assignment",
        arguments={"track_index": 0},
        answers={"crossfader_assignment": 0, "assignment_name": "None"},
    ),
    Case(
        action="set_crossfader_assignment",
        arguments={"track_index": 0, "assignment": 1},
        shows=(Shows("tracks/0/mixer_device", "crossfade_assign", 0),),
    ),
    Case(
        action="set_crossfader_assignment",
        arguments={"track_index": 0, "assignment": "B"},
        shows=(Shows("tracks/0/mixer_device", "crossfade_assign", 2),),
    ),
    Case(action="get_crossfader_position", answers={"position": 0.0}),
    Case(
        action="set_crossfader_position",
        arguments={"position": -1},
        shows=(Shows("master_track/mixer_device/crossfader", "value", -1.0),),
    ),
]
