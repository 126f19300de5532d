"""Cases of the operations on the playing position of clips."""

from tests.cases.case import Case, Shows

_CLIP = "tracks/0/clip_slots/0/clip"
_LAUNCHED = (("set_clip", {"clip": _CLIP, "loop_end": 64.0}), ("launch_clip", {"track_index": 0, "scene_index": 0}))
_SCRUBBED = (*_LAUNCHED, ("scrub_clip", {"clip": _CLIP, "position": 33.0}))


def _goes_on_from_there(simulation):
    """Whether the clip leaves the bar that was scrubbed."""
    simulation.advance(2.5)
    return simulation.song.tracks[0].clip_slots[0].clip.playing_position > 36.0


CASES = [
    Case(
        action="jump_in_clip",
        arguments={"clip": _CLIP, "beats": 8.0},
        before=_LAUNCHED,
        shows=(Shows(_CLIP, "playing_position", lambda beats: 8.0 < beats < 12.0),),
        changes_nothing=True,
    ),
    Case(
        action="scrub_clip",
        arguments={"clip": _CLIP, "position": 33.0},
        before=_LAUNCHED,
        shows=(Shows(_CLIP, "playing_position", lambda beats: 32.0 < beats < 36.0),),
        changes_nothing=True,
    ),
    Case(
        action="stop_clip_scrub",
        arguments={"clip": _CLIP},
        before=_SCRUBBED,
        seen=_goes_on_from_there,
        changes_nothing=True,
    ),
]
