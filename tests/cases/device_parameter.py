"""Cases of the operations on the parameters of the devices of a track."""

from tests.cases.case import Case, Shows

FILTER = {"track_index": 3, "device_index": 0}
FREQUENCY = "tracks/3/devices/0/parameters/1"

CASES = [
    Case(
        action="set_device_param",
        arguments={**FILTER, "param_index": 1, "value": 0.25},
        shows=(Shows(FREQUENCY, "value", 0.25),),
    ),
    Case(
        action="set_track_device_param",
        arguments={**FILTER, "param_index": 1, "value": "100 Hz"},
        shows=(Shows(FREQUENCY, "__str__()", lambda text: text == "100 Hz"),),
    ),
    Case(
        action="set_device_parameter_by_name",
        arguments={**FILTER, "param_name": "Frequency", "value": 0.25},
        shows=(Shows(FREQUENCY, "value", 0.25),),
    ),
    Case(
        action="set_track_device_param_by_name",
        arguments={**FILTER, "param_name": "Filter Type", "value": "Highpass"},
        shows=(Shows("tracks/3/devices/0/parameters/9", "value", 1.0),),
    ),
    Case(
        action="get_device_parameters",
        arguments=FILTER,
        answers={"device_name": "Auto Filter", "parameters": lambda rows: rows[1].display_value == "1.00 kHz"},
    ),
    Case(action="get_track_device_params", arguments=FILTER, answers={"count": lambda count: count > 20}),
    Case(
        action="get_all_param_display_values",
        arguments=FILTER,
        answers={"parameters": lambda rows: rows[9].display_value == "Lowpass"},
    ),
    Case(
        action="get_device_parameter_by_name",
        arguments={**FILTER, "param_name": "Frequency"},
        answers={"index": 1, "display_value": "1.00 kHz"},
    ),
    Case(
        action="get_device_param_display_value",
        arguments={**FILTER, "param_index": 9},
        answers={"display_value": "Lowpass", "raw_value": 0.0, "name": "Filter Type"},
    ),
    Case(
        action="get_track_chain_summary",
        arguments={"track_index": 3},
        answers={"count": 1, "devices": lambda devices: devices[0].parameters[1].name == "Frequency"},
    ),
    Case(
        action="randomize_device_parameters",
        arguments={**FILTER, "seed": 7},
        shows=(Shows(FREQUENCY, "value", lambda value: abs(value - 0.5663) > 1e-3),),
        entries=18,
    ),
    Case(
        action="randomize_device",
        arguments=FILTER,
        shows=(Shows(FREQUENCY, "value", lambda value: abs(value - 0.5663) > 1e-3),),
        entries=18,
    ),
]
