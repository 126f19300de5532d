"""Cases of the operations on clip slots."""

from tests.cases.case import Case, Shows

CASES = [
    Case(
        action="get_clip_slots",
        arguments={"track_index": 0},
        answers={
            "count": 8,
            "slots": lambda slots: [slot.has_clip for slot in slots] == [True] + [False] * 7,
            "playing_scene_index": None,
        },
    ),
    Case(
        action="set_slot_stop_button",
        arguments={"track_index": 0, "scene_index": 3, "has_stop_button": False},
        shows=(Shows("tracks/0/clip_slots/3", "has_stop_button", value=False),),
    ),
    Case(
        action="fire_clip_slot",
        arguments={"track_index": 0, "scene_index": 0, "launch_quantization": "none"},
        shows=(Shows("tracks/0", "playing_slot_index", 0),),
    ),
]
