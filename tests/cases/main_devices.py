"""Cases of the operations on the devices of the main track."""

from typing import Any

from tests.cases.case import Case, Shows

FREQUENCY = "master_track/devices/0/parameters/1"


def _with_filter(sim: Any) -> None:
    sim.call(lambda: sim.song.master_track.insert_device("Auto Filter"))


CASES = [
    Case(
        action="get_master_device_params",
        arguments={"device_index": 0},
        setup=_with_filter,
        answers={"device_name": "Auto Filter", "parameters": lambda rows: rows[1].display_value == "1.00 kHz"},
    ),
    Case(
        action="set_master_device_param",
        arguments={"device_index": 0, "param_index": 1, "value": 0.25},
        setup=_with_filter,
        shows=(Shows(FREQUENCY, "value", 0.25),),
    ),
    Case(
        action="set_master_device_param_by_name",
        arguments={"device_index": 0, "param_name": "Frequency", "value": "20 Hz"},
        setup=_with_filter,
        shows=(Shows(FREQUENCY, "value", 0.0),),
    ),
    Case(
        action="get_master_device_param_info",
        arguments={"device_index": 0, "param_name": "Filter Type"},
        setup=_with_filter,
        answers={"index": 9, "raw_value": 0.0, "display_value": "Lowpass", "is_quantized": True},
    ),
    Case(
        action="get_master_chain_summary",
        setup=_with_filter,
        answers={"count": 1, "devices": lambda devices: devices[0].name == "Auto Filter"},
    ),
]
