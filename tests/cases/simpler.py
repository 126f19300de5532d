"""Cases of the operations on Simpler and its sample."""

from pathlib import Path
from typing import Any

from tests.cases.case import Case, Shows
from tests.cases.furnished import write_wav

SIMPLER = "tracks/0/devices/0"
SAMPLE = f"{SIMPLER}/sample"
_SIMPLER = {"device": SIMPLER}
_PLACED = {"track_index": 0, "device_index": 0}


def with_simpler(sim: Any) -> None:
    """A Simpler on the first track with four seconds of silence, 32000 frames."""
    path = write_wav(Path("Sample.wav").resolve())
    sim.call(lambda: sim.song.tracks[0].delete_device(0))
    sim.load_sample(sim.song.tracks[0], str(path))
    sim.call(lambda: (sim.song.begin_undo_step(), sim.song.end_undo_step()))  # ends the entry of what was done so far


def _warped(sim: Any) -> None:
    with_simpler(sim)
    sim.call(lambda: setattr(sim.song.tracks[0].devices[0].sample, "warping", True))
    sim.call(lambda: (sim.song.begin_undo_step(), sim.song.end_undo_step()))


def _marked(sim: Any) -> None:
    with_simpler(sim)
    sim.call(lambda: setattr(sim.song.tracks[0].devices[0].sample, "start_marker", 1000))
    sim.call(lambda: (sim.song.begin_undo_step(), sim.song.end_undo_step()))


def _beats(expected: float) -> Any:
    """Whether the second warp marker says that the sample has that tempo."""
    return lambda markers: (
        abs(
            (markers[1].beat_time - markers[0].beat_time) * 60
            - expected * (markers[1].sample_time - markers[0].sample_time)
        )
        < 1e-3
    )


CASES = [
    Case(
        action="get_sample_length",
        arguments={"track_index": 2, "clip_index": 0},
        answers={"sample_length": 32000.0, "sample_rate": 8000.0, "seconds": 4.0},
    ),
    Case(
        action="get_sample_playback_mode",
        arguments=_PLACED,
        setup=with_simpler,
        answers={"playback_mode": 0, "playback_mode_name": "classic"},
    ),
    Case(
        action="set_sample_playback_mode",
        arguments={**_PLACED, "mode": 1},
        setup=with_simpler,
        shows=(Shows(SIMPLER, "playback_mode", 1),),
    ),
    Case(
        action="get_simpler",
        arguments=_SIMPLER,
        setup=with_simpler,
        answers={"voices": 6, "sample": lambda sample: (sample.length, sample.gain_display_value) == (32000, "0.0 dB")},
    ),
    Case(
        action="set_simpler",
        arguments={**_SIMPLER, "playback_mode": "slicing", "voices": 12, "retrigger": True},
        setup=with_simpler,
        shows=(Shows(SIMPLER, "playback_mode", 2), Shows(SIMPLER, "voices", 12), Shows(SIMPLER, "retrigger", True)),
    ),
    Case(
        action="set_simpler_sample",
        arguments={**_SIMPLER, "start_marker": 8000, "end_marker": 16000, "gain": 0.5, "warp_mode": "complex_pro"},
        setup=with_simpler,
        shows=(
            Shows(SAMPLE, "start_marker", 8000),
            Shows(SAMPLE, "end_marker", 16000),
            Shows(SAMPLE, "gain", 0.5),
            Shows(SAMPLE, "warp_mode", 6),
        ),
    ),
    Case(
        action="crop_simpler_sample",
        arguments=_SIMPLER,
        setup=_marked,
        shows=(Shows(SAMPLE, "length", 31000),),
    ),
    Case(
        action="reverse_simpler_sample",
        arguments=_SIMPLER,
        setup=_marked,
        shows=(Shows(SAMPLE, "end_marker", 31000), Shows(SAMPLE, "start_marker", 0)),
    ),
    Case(
        action="warp_simpler_sample_as",
        arguments={**_SIMPLER, "beats": 4},
        setup=with_simpler,
        shows=(Shows(SAMPLE, "warping", True), Shows(SAMPLE, "warp_markers", _beats(60.0))),
    ),
    Case(
        action="double_simpler_warp",
        arguments=_SIMPLER,
        setup=_warped,
        shows=(Shows(SAMPLE, "warp_markers", _beats(240.0)),),
    ),
    Case(
        action="halve_simpler_warp",
        arguments=_SIMPLER,
        setup=_warped,
        shows=(Shows(SAMPLE, "warp_markers", _beats(60.0)),),
    ),
    Case(
        action="replace_simpler_sample",
        arguments={**_SIMPLER, "file_path": "Other.wav"},
        setup=with_simpler,
        refused="unsupported_by_live",
    ),
]
