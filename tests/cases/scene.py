"""Cases of the operations on scenes."""

from tests.cases.case import Case, Shows

CASES = [
    Case(action="create_scene", shows=(Shows("scenes/8", "name", ""),)),
    Case(action="create_scene", arguments={"name": "Break"}, shows=(Shows("scenes/8", "name", "Break"),)),
    Case(
        action="create_scene",
        arguments={"name": "Intro", "index": 0},
        shows=(Shows("scenes/0", "name", "Intro"), Shows("tracks/0/clip_slots/1", "has_clip", True)),
    ),
    Case(
        action="duplicate_scene",
        arguments={"scene_index": 0},
        shows=(Shows("tracks/0/clip_slots/1", "has_clip", True), Shows("tracks/2/clip_slots/1", "has_clip", True)),
    ),
    Case(
        action="capture_and_insert_scene",  # while nothing plays: undo does not bring back what played
        arguments={"mode": "all"},
        shows=(Shows("scenes/1", "name", ""), Shows("", "scenes", lambda scenes: len(scenes) == 9)),
    ),
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
    Case(
        action="launch_scene",
        arguments={"scene_index": 0, "force_legato": True, "select": False},
        shows=(Shows("tracks/0/clip_slots/0/clip", "is_playing", True),),
    ),
    Case(
        action="fire_scene_as_selected",
        shows=(
            Shows("tracks/0/clip_slots/0/clip", "is_playing", True),
            Shows("view", "selected_scene", lambda scene: scene == scene.canonical_parent.scenes[1]),
        ),
    ),
]
