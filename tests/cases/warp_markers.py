"""Cases of the operations on warp markers."""

from tests.cases.case import Case, Shows

_CLIP = "tracks/2/clip_slots/0/clip"
_ADDED = (("add_warp_marker", {"clip": _CLIP, "beat_time": 4.0}),)


def _marks(*wanted):
    """Whether the markers that can be seen are those: beat and second of the sample."""
    return lambda markers: [(mark.beat_time, mark.sample_time) for mark in markers][:-1] == list(wanted)


CASES = [
    Case(
        action="get_warp_markers",
        arguments={"track_index": 2, "clip_index": 0},
        answers={"count": 2, "markers": _marks((0.0, 0.0))},
    ),
    Case(
        action="add_warp_marker",
        arguments={"clip": _CLIP, "beat_time": 4.0},
        shows=(Shows(_CLIP, "warp_markers", _marks((0.0, 0.0), (4.0, 2.0))),),
    ),
    Case(
        action="move_warp_marker",
        arguments={"clip": _CLIP, "beat_time": 4.0, "distance": 0.5},
        before=_ADDED,
        shows=(Shows(_CLIP, "warp_markers", _marks((0.0, 0.0), (4.5, 2.0))),),
    ),
    Case(
        action="remove_warp_marker",
        arguments={"clip": _CLIP, "beat_time": 4.0},
        before=_ADDED,
        shows=(Shows(_CLIP, "warp_markers", _marks((0.0, 0.0))),),
    ),
    Case(
        action="convert_clip_time",
        arguments={"clip": _CLIP, "beat_time": 4.0},
        answers={"seconds": 2.0, "sample_time": 16000.0, "beat_time": 4.0},
    ),
]
