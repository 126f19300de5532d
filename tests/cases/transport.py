"""Cases of the operations on the transport."""

from typing import Any

from tests.cases.case import Case, Shows

_HELD: list[tuple[bool, bool]] = []
"""What the tempo nudge buttons showed whenever one of them changed."""


def _watch_the_nudge_buttons(sim: Any) -> None:
    _HELD.clear()
    song = sim.song

    def note() -> None:
        _HELD.append((song.nudge_up, song.nudge_down))

    sim.call(lambda: song.add_nudge_up_listener(note))
    sim.call(lambda: song.add_nudge_down_listener(note))


def _tap_three_times(sim: Any) -> None:
    for _ in range(3):
        sim.call(sim.song.tap_tempo)
        sim.advance(0.4)


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
    Case(
        action="jump_by_amount",
        arguments={"amount_in_beats": 8},
        shows=(Shows("", "current_song_time", 8.0),),
        changes_nothing=True,
    ),
    Case(
        action="scrub_by",
        arguments={"amount_in_beats": 6},
        shows=(Shows("", "current_song_time", 6.0),),
        changes_nothing=True,
    ),
    Case(action="set_start_time", arguments={"time_in_beats": 12}, shows=(Shows("", "start_time", 12.0),)),
    Case(
        action="get_song_position",
        arguments={"format": "smpte_25"},
        before=(("jump_to_time", {"time_in_beats": 5.25}),),
        answers={"bars": 2, "beats": 2, "sixteenths": 2, "ticks": 1, "seconds": 2, "format": "smpte_25"},
    ),
    Case(
        action="get_transport", answers={"tempo": 120.0, "is_playing": False, "clip_trigger_quantization_name": "bar"}
    ),
    Case(
        action="tap_tempo",
        before=(("start_playback", {}),),
        setup=_tap_three_times,
        shows=(Shows("", "tempo", lambda tempo: tempo != 120.0),),
    ),
    Case(
        action="nudge_up",
        setup=_watch_the_nudge_buttons,
        seen=lambda _sim: _HELD == [(True, False), (False, False)],
        changes_nothing=True,
    ),
    Case(
        action="nudge_down",
        arguments={"seconds": 0.05},
        setup=_watch_the_nudge_buttons,
        seen=lambda _sim: _HELD == [(False, True), (False, False)],
        changes_nothing=True,
    ),
    Case(action="set_tempo_nudge", arguments={"up": True}, shows=(Shows("", "nudge_up", True),)),
    Case(
        action="set_back_to_arranger",
        arguments={"enabled": False},
        before=(("launch_clip", {"track_index": 0, "scene_index": 0}),),
        shows=(Shows("", "back_to_arranger", False),),
    ),
]
