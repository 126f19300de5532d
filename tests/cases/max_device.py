"""Cases of the operations on Max for Live devices."""

from typing import Any

from tests.cases.case import Case, Shows

LFO = {"track_index": 2, "device_index": 0}


def _with_lfo(sim: Any) -> None:
    sim.load_device(sim.song.tracks[2], "LFO")


def _with_cv(sim: Any) -> None:
    _with_lfo(sim)
    sim.load_device(sim.song.tracks[2], "CV LFO")


CASES = [
    Case(
        action="is_max_device",
        arguments=LFO,
        setup=_with_lfo,
        answers={"is_m4l": True, "class_name": "MxDeviceAudioEffect"},
    ),
    Case(
        action="get_m4l_devices",
        arguments={"track_index": 2},
        setup=_with_lfo,
        answers={"count": 1, "devices": lambda devices: devices[0].name == "LFO"},
    ),
    Case(
        action="get_cv_tools_devices",
        arguments={"track_index": 2},
        setup=_with_cv,
        answers={"count": 1, "cv_devices": lambda devices: devices[0].name == "CV LFO"},
    ),
    Case(
        action="set_device_param_by_name",
        arguments={**LFO, "param_name": "Shape", "value": "Square"},
        setup=_with_lfo,
        shows=(Shows("tracks/2/devices/0/parameters/5", "value", 4.0),),
    ),
    Case(
        action="get_m4l_param_by_name",
        arguments={**LFO, "param_name": "Rate"},
        setup=_with_lfo,
        answers={"param_index": 1, "display_value": "1.00 Hz", "is_enabled": True},
    ),
    Case(
        action="get_max_device_banks",
        arguments={"device": "tracks/2/devices/0"},
        setup=_with_lfo,
        answers={"count": 1, "banks": lambda banks: banks[0].parameter_indices == (1, 2, 3, 4, 5, 6, 7, None)},
    ),
]
