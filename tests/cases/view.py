"""Cases of the operations on the views of Live's window."""

from typing import Any

from tests.cases.case import Case, Shows


def _visible(sim: Any, name: str) -> bool:
    return bool(sim.application.view.is_view_visible(name))


def _asked(sim: Any) -> tuple[Any, ...]:
    """What the script asked of Live last, through what Live gave to it."""
    asked: tuple[Any, ...] = sim.scripts[0].requests[-1]
    return asked


CASES = [
    Case(
        action="get_view",
        answers={
            "focused_document_view": "Session",
            "views": lambda views: (
                {view.name for view in views if view.is_visible} == {"Session", "Detail", "Detail/Clip"}
            ),
            "follow_song": False,
        },
    ),
    Case(action="is_view_visible", arguments={"view": "Browser"}, answers={"is_visible": False}),
    Case(
        action="show_view",
        arguments={"view": "Detail/DeviceChain"},
        seen=lambda sim: _visible(sim, "Detail/DeviceChain") and not _visible(sim, "Detail/Clip"),
        changes_nothing=True,
    ),
    Case(
        action="hide_view",
        arguments={"view": "Detail"},
        seen=lambda sim: not _visible(sim, "Detail"),
        changes_nothing=True,
    ),
    Case(
        action="focus_view",
        arguments={"view": "Browser"},
        seen=lambda sim: _visible(sim, "Browser"),
        changes_nothing=True,
    ),
    Case(
        action="show_clip_view",
        before=(("show_view", {"view": "Arranger"}),),
        seen=lambda sim: _visible(sim, "Session"),
        changes_nothing=True,
    ),
    Case(action="show_arrangement_view", seen=lambda sim: _visible(sim, "Arranger"), changes_nothing=True),
    Case(
        action="scroll_view",
        arguments={"view": "Arranger", "direction": "right"},
        seen=lambda sim: sim.view_moves == [("scroll", "Arranger", 3, False)],
        changes_nothing=True,
    ),
    Case(
        action="zoom_view",
        arguments={"view": "Arranger", "direction": 2, "modifier_pressed": True},
        seen=lambda sim: sim.view_moves == [("zoom", "Arranger", 2, True)],
        changes_nothing=True,
    ),
    Case(
        action="scroll_view_to_time",
        arguments={"time_in_beats": 64},
        shows=(Shows("", "current_song_time", 64.0), Shows("view", "follow_song", True)),
        seen=lambda sim: _visible(sim, "Arranger"),
    ),
    Case(action="toggle_browse", seen=lambda sim: sim.application.view.browse_mode, changes_nothing=True),
    Case(action="set_follow_song", arguments={"enabled": True}, shows=(Shows("view", "follow_song", True),)),
    Case(action="set_draw_mode", arguments={"enabled": True}, shows=(Shows("view", "draw_mode", True),)),
    Case(
        action="set_session_highlight",
        arguments={"track_offset": 1, "scene_offset": 2, "width": 3, "height": 4},
        seen=lambda sim: _asked(sim) == ("set_session_highlight", 1, 2, 3, 4, False),
        changes_nothing=True,
    ),
    Case(
        action="hide_session_highlight",
        seen=lambda sim: _asked(sim) == ("set_session_highlight", -1, -1, -1, -1, False),
        changes_nothing=True,
    ),
]
