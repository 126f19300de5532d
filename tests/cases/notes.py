"""Cases of the operations on the notes of clips."""

from tests.cases.case import Case, Shows

CASES = [
    Case(
        action="add_notes",
        arguments={"track_index": 0, "scene_index": 0, "notes": [{"pitch": 1}, {"pitch": 2}]},
        shows=(Shows("tracks/0/clip_slots/0/clip", "get_all_notes_extended()", lambda notes: len(notes) == 4),),
    ),
    Case(
        action="remove_notes",
        arguments={"track_index": 0, "clip_index": 0, "pitch_to": 60},
        shows=(Shows("tracks/0/clip_slots/0/clip", "get_all_notes_extended()", lambda notes: len(notes) == 1),),
    ),
    Case(action="get_clip_notes", arguments={"track_index": 0, "clip_index": 0}, answers={"count": 2}),
]
