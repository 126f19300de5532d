"""Cases of the operations on grooves."""

from typing import Any

from tests.cases.case import Case, Shows


def _two_grooves(sim: Any) -> None:
    sim.add_groove("Swing 16ths")
    sim.add_groove("Hip Hop")


def _clip_with_groove(sim: Any) -> None:
    _two_grooves(sim)
    song = sim.song
    sim.call(lambda: setattr(song.tracks[0].clip_slots[0].clip, "groove", song.groove_pool.grooves[1]))


_CLIP = "tracks/0/clip_slots/0/clip"

CASES = [
    Case(action="get_groove_amount", answers={"groove_amount": 1.0}),
    Case(action="set_groove_amount", arguments={"amount": 0.5}, shows=(Shows("", "groove_amount", 0.5),)),
    Case(
        action="get_groove_pool_grooves",
        setup=_two_grooves,
        answers={"count": 2, "grooves": lambda grooves: grooves[1].name == "Hip Hop"},
    ),
    Case(
        action="set_groove",
        arguments={"groove": 1, "name": "Lazy", "base": "eighth", "random_amount": 0.25, "velocity_amount": -0.5},
        setup=_two_grooves,
        shows=(
            Shows("groove_pool/grooves/1", "name", "Lazy"),
            Shows("groove_pool/grooves/1", "base", 1),
            Shows("groove_pool/grooves/1", "random_amount", 0.25),
            Shows("groove_pool/grooves/1", "velocity_amount", -0.5),
            Shows("groove_pool/grooves/0", "name", "Swing 16ths"),
        ),
    ),
    Case(
        action="set_clip_groove",
        arguments={"track_index": 0, "clip_index": 0, "groove_index": 1},
        setup=_two_grooves,
        shows=(Shows(_CLIP, "groove", lambda groove: groove is not None and groove.name == "Hip Hop"),),
    ),
    Case(
        action="set_clip_groove_amount",
        arguments={"track_index": 0, "clip_index": 0, "amount": 0.25},
        setup=_clip_with_groove,
        shows=(Shows("groove_pool/grooves/1", "timing_amount", 0.25),),
    ),
    Case(
        action="get_clip_groove",
        arguments={"clip": _CLIP},
        setup=_clip_with_groove,
        answers={"has_groove": True, "groove_index": 1, "groove_name": "Hip Hop"},
    ),
    Case(
        action="clear_clip_groove",
        arguments={"clip": _CLIP},
        setup=_clip_with_groove,
        shows=(Shows(_CLIP, "has_groove", False), Shows("groove_pool", "grooves", lambda found: len(found) == 2)),
    ),
]
