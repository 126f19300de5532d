"""Cases of the operations on clips."""

from tests.cases.case import Case, Shows

CASES = [
    Case(
        action="create_midi_clip",
        arguments={"track_index": 1, "scene_index": 1},
        shows=(Shows("tracks/1/clip_slots/1/clip", "length", 4.0),),
    ),
    Case(
        action="set_clip_name",
        arguments={"track_index": 0, "scene_index": 0, "name": "Riff"},
        shows=(Shows("tracks/0/clip_slots/0/clip", "name", "Riff"),),
    ),
    Case(
        action="delete_clip",
        arguments={"track_index": 0, "scene_index": 0},
        shows=(Shows("tracks/0/clip_slots/0", "has_clip", False),),
    ),
    Case(
        action="launch_clip",
        arguments={"track_index": 0, "scene_index": 0},
        shows=(Shows("tracks/0/clip_slots/0/clip", "is_playing", True),),
    ),
    Case(
        action="stop_clip",
        arguments={"track_index": 0, "scene_index": 0},
        before=(("launch_clip", {"track_index": 0, "scene_index": 0}),),
        shows=(Shows("tracks/0", "fired_slot_index", -2),),
    ),
    Case(
        action="stop_all_clips",
        before=(("launch_clip", {"track_index": 0, "scene_index": 0}),),
        shows=(Shows("tracks/0", "fired_slot_index", -2),),
    ),
    Case(
        action="set_clip_fire_button",
        arguments={"clip": "tracks/0/clip_slots/0/clip", "is_pressed": True},
        shows=(Shows("tracks/0/clip_slots/0/clip", "is_playing", True),),
    ),
    Case(action="get_clip_info", arguments={"track_index": 0, "scene_index": 0}, answers={"length": 4.0}),
    Case(
        action="get_clip_info",
        arguments={"track_index": 0, "scene_index": "tracks/0/arrangement_clips/0"},
        answers={"length": 4.0, "scene_index": "tracks/0/arrangement_clips/0", "looping": False},
    ),
]
