"""Cases of the operation that colours anything."""

from tests.cases.case import Case, Shows

CASES = [
    Case(
        action="set_color",
        arguments={"object": "tracks/0", "color": 0xFF0000},
        shows=(Shows("tracks/0", "color", 0xFF3636),),
    ),
    Case(
        action="set_color",
        arguments={"object": "scenes/0", "color_index": 14},
        shows=(Shows("scenes/0", "color_index", 14),),
    ),
    Case(
        action="set_color",
        arguments={"object": "tracks/0/clip_slots/0/clip", "color_index": 33},
        shows=(Shows("tracks/0/clip_slots/0/clip", "color_index", 33),),
    ),
    Case(
        action="set_color",
        arguments={"object": "tracks/1/devices/0/chains/0", "color_index": 14},
        shows=(Shows("tracks/1/devices/0/chains/0", "color_index", 14),),
    ),
]
