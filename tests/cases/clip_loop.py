"""Cases of the operations on the loop and the markers of clips."""

from tests.cases.case import Case, Shows

_CLIP = "tracks/0/clip_slots/0/clip"
_PLACE = {"track_index": 0, "clip_index": 0}

CASES = [
    Case(
        action="set_clip_looping",
        arguments={**_PLACE, "looping": False},
        shows=(Shows(_CLIP, "looping", value=False),),
    ),
    Case(
        action="set_clip_loop_start",
        arguments={**_PLACE, "loop_start": 1.0},
        shows=(Shows(_CLIP, "loop_start", 1.0), Shows(_CLIP, "start_marker", 0.0)),
    ),
    Case(
        action="set_clip_loop_end",
        arguments={**_PLACE, "loop_end": 3.0},
        shows=(Shows(_CLIP, "loop_end", 3.0),),
    ),
    Case(
        action="set_clip_start_marker",
        arguments={**_PLACE, "start_marker": 0.5},
        shows=(Shows(_CLIP, "start_marker", 0.5), Shows(_CLIP, "loop_start", 0.0)),
    ),
    Case(
        action="set_clip_end_marker",
        arguments={**_PLACE, "end_marker": 3.5},
        shows=(Shows(_CLIP, "end_marker", 3.5), Shows(_CLIP, "loop_end", 4.0)),
    ),
]
