"""Cases of the operations on scenes."""

from tests.cases.case import Case, Shows

CASES = [
    Case(action="create_scene", shows=(Shows("scenes/8", "name", ""),)),
    Case(action="create_scene", arguments={"name": "Break"}, shows=(Shows("scenes/8", "name", "Break"),)),
    Case(
        action="delete_scene", arguments={"scene_index": 0}, shows=(Shows("tracks/0/clip_slots/0", "has_clip", False),)
    ),
    Case(
        action="rename_scene",
        arguments={"scene_index": 0, "name": "Break"},
        shows=(Shows("scenes/0", "name", "Break"),),
    ),
    Case(
        action="launch_scene",
        arguments={"scene_index": 0},
        shows=(Shows("tracks/0/clip_slots/0/clip", "is_playing", True),),
    ),
    Case(action="get_scene_info", arguments={"scene_index": 0}),
]
