"""Cases of the operations on what a track plays."""

from tests.cases.case import Case, Shows

PLAYING = (("launch_clip", {"track_index": 0, "scene_index": 0}),)

CASES = [
    Case(
        action="stop_track_clips",
        arguments={"track_index": 0, "quantized": False},
        before=PLAYING,
        shows=(Shows("tracks/0/clip_slots/0/clip", "is_playing", False),),
    ),
    Case(
        action="jump_in_running_session_clip",
        arguments={"track_index": 0, "beats": 2},
        before=PLAYING,
        shows=(Shows("tracks/0/clip_slots/0/clip", "playing_position", lambda position: position > 2),),
        changes_nothing=True,
    ),
    Case(
        action="return_track_to_arrangement",
        arguments={"track_index": 0},
        before=PLAYING,
        shows=(Shows("tracks/0", "back_to_arranger", False),),
    ),
]
