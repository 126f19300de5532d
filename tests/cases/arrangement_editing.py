"""Cases of the operations that move, split and take apart clips of the Arrangement."""

from tests.cases.arrangement import FIRST, spans
from tests.cases.case import Case, Shows

CASES = [
    Case(
        action="move_arrangement_clip",
        arguments={"clip": FIRST, "start_time": 2.0},
        shows=(spans("tracks/0", (2.0, 6.0)),),
    ),
    Case(
        action="split_arrangement_clip",
        arguments={"clip": FIRST, "time_in_beats": 1.0},
        shows=(spans("tracks/0", (0.0, 1.0), (1.0, 4.0)),),
    ),
    Case(
        action="copy_clip_to_session",
        arguments={"clip": FIRST, "clip_slot": "tracks/0/clip_slots/3"},
        before=(("add_notes", {"track_index": 0, "scene_index": FIRST, "notes": [{"pitch": 50}]}),),
        shows=(
            Shows("tracks/0/clip_slots/3", "has_clip", value=True),
            Shows("tracks/0/clip_slots/3/clip", "get_all_notes_extended()", lambda notes: len(notes) == 1),
        ),
    ),
]
