"""Cases of the operations on Ableton Link and the Tempo Follower."""

from tests.cases.case import Case, Shows

CASES = [
    Case(action="get_link", answers={"is_ableton_link_enabled": False, "tempo_follower_enabled": False}),
    Case(
        action="set_link",
        arguments={"enabled": True, "start_stop_sync": True},
        shows=(
            Shows("", "is_ableton_link_enabled", True),
            Shows("", "is_ableton_link_start_stop_sync_enabled", True),
            Shows("", "tempo_follower_enabled", False),
        ),
    ),
]
