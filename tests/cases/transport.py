"""Cases of the operations on the transport."""

from tests.cases.case import Case, Shows

CASES = [
    Case(action="start_playback", shows=(Shows("", "is_playing", True),)),
    Case(action="stop_playback", before=(("start_playback", {}),), shows=(Shows("", "is_playing", False),)),
    Case(action="continue_playing", shows=(Shows("", "is_playing", True),)),
    Case(action="get_current_time", answers={"current_song_time": 0.0, "is_playing": False}),
    Case(
        action="jump_to_time",
        arguments={"time_in_beats": 16},
        shows=(Shows("", "current_song_time", 16.0),),
        changes_nothing=True,
    ),
]
