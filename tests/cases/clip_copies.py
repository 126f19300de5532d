"""Cases of the operations that copy clips or parts of them."""

from tests.cases.case import Case, Shows

_CLIP = "tracks/0/clip_slots/0/clip"


def _first_beats(simulation):
    """The loop is the second half of the clip."""
    simulation.call(lambda: setattr(simulation.song.tracks[0].clip_slots[0].clip, "loop_start", 2.0))


CASES = [
    Case(
        action="duplicate_clip",
        arguments={"track_index": 0, "scene_index": 0},
        shows=(
            Shows("tracks/0/clip_slots/1", "has_clip", value=True),
            Shows("tracks/0/clip_slots/1/clip", "get_all_notes_extended()", lambda notes: len(notes) == 2),
        ),
    ),
    Case(
        action="copy_clip",
        arguments={"clip": _CLIP, "track_index": 1, "scene_index": 3},
        shows=(Shows("tracks/1/clip_slots/3", "has_clip", value=True),),
    ),
    Case(
        action="duplicate_clip_loop",
        arguments={"clip": _CLIP},
        shows=(
            Shows(_CLIP, "loop_end", 8.0),
            Shows(_CLIP, "get_all_notes_extended()", lambda notes: len(notes) == 4),
        ),
    ),
    Case(
        action="crop_clip",
        arguments={"clip": _CLIP},
        setup=_first_beats,
        shows=(
            Shows(_CLIP, "start_marker", 2.0),
            Shows(_CLIP, "get_all_notes_extended()", lambda notes: len(notes) == 0),
        ),
    ),
]
