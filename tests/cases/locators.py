"""Cases of the operations on locators."""

from typing import Any

from tests.cases.case import Case, Shows


def _two_locators(sim: Any) -> None:
    sim.call(lambda: sim.document.song.add_cue(8.0, "Verse"))
    sim.call(lambda: sim.document.song.add_cue(24.0, "Chorus"))
    sim.advance(0.1)


CASES = [
    Case(
        action="create_locator",
        arguments={"time_in_beats": 16, "name": "Bridge"},
        shows=(Shows("cue_points/0", "name", "Bridge"), Shows("cue_points/0", "time", 16.0)),
    ),
    Case(
        action="delete_locator",
        arguments={"locator_index": 0},
        setup=_two_locators,
        shows=(Shows("", "cue_points", lambda found: [locator.name for locator in found] == ["Chorus"]),),
    ),
    Case(
        action="get_locators",
        setup=_two_locators,
        answers={
            "count": 2,
            "locators": lambda found: [(each.time, each.name) for each in found][1] == (24.0, "Chorus"),
        },
    ),
    Case(
        action="rename_locator",
        arguments={"locator": 1, "name": "Drop"},
        setup=_two_locators,
        shows=(Shows("cue_points/1", "name", "Drop"),),
    ),
    Case(
        action="move_locator",
        arguments={"locator": 0, "time_in_beats": 12},
        setup=_two_locators,
        refused="unsupported_by_live",
    ),
    Case(
        action="jump_to_locator",
        arguments={"name": "Chorus"},
        setup=_two_locators,
        shows=(Shows("", "current_song_time", 24.0),),
    ),
    Case(action="get_can_jump_to_next_cue", setup=_two_locators, answers={"can_jump_to_next_cue": True}),
    Case(action="get_can_jump_to_prev_cue", setup=_two_locators, answers={"can_jump_to_prev_cue": False}),
    Case(action="jump_to_next_cue", setup=_two_locators, shows=(Shows("", "current_song_time", 8.0),)),
    Case(
        action="jump_to_prev_cue",
        setup=_two_locators,
        before=(("jump_to_time", {"time_in_beats": 30}),),
        shows=(Shows("", "current_song_time", 24.0),),
    ),
]
