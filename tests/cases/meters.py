"""The case of the operation that reads the meters."""

from tests.cases.case import Case

CASES = [
    Case(
        action="get_meters",
        before=(("launch_clip", {"track_index": 2, "scene_index": 0}),),
        answers={"count": 7, "tracks": lambda tracks: tracks[2].left > 0 and tracks[3].left == 0},
    ),
]
