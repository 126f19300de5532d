"""Cases of the operations on the settings of a scene."""

from tests.cases.case import Case, Shows

CASES = [
    Case(action="get_scene_is_empty", arguments={"scene_index": 1}, answers={"is_empty": True}),
    Case(action="get_scene_tempo", arguments={"scene_index": 0}, answers={"tempo": None, "has_tempo": False}),
    Case(
        action="set_scene_tempo",
        arguments={"scene_index": 0, "tempo": 93.5},
        shows=(Shows("scenes/0", "tempo", 93.5), Shows("scenes/0", "tempo_enabled", True)),
    ),
    Case(
        action="set_scene_tempo",
        arguments={"scene_index": 0, "tempo": None},
        before=(("set_scene_tempo", {"scene_index": 0, "tempo": 93.5}),),
        shows=(Shows("scenes/0", "tempo_enabled", False),),
    ),
    Case(
        action="set_scene_time_signature",
        arguments={"scene_index": 0, "numerator": 7, "denominator": 8},
        shows=(
            Shows("scenes/0", "time_signature_numerator", 7),
            Shows("scenes/0", "time_signature_denominator", 8),
        ),
    ),
    Case(action="get_scene_color", arguments={"scene_index": 0}, answers={"color_index": None}),
    Case(
        action="set_scene_color",
        arguments={"scene_index": 0, "color_index": 14},
        shows=(Shows("scenes/0", "color_index", 14), Shows("scenes/0", "color", 0xFF3636)),
    ),
]
