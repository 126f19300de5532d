"""Cases of the operations on racks."""

from tests.cases.case import Case, Shows

RACK = {"track_index": 1, "device_index": 0}
CHAIN = "tracks/1/devices/0/chains/0"

CASES = [
    Case(
        action="get_device_chains",
        arguments=RACK,
        answers={"count": 1, "chains": lambda chains: (chains[0].name, chains[0].num_devices) == ("Operator", 1)},
    ),
    Case(
        action="get_chain_devices",
        arguments={**RACK, "chain_index": 0},
        answers={"count": 1, "devices": lambda devices: devices[0].class_name == "Operator"},
    ),
    Case(
        action="set_chain_mute",
        arguments={**RACK, "chain_index": 0, "mute": True},
        shows=(Shows(CHAIN, "mute", True),),
    ),
    Case(
        action="set_chain_solo",
        arguments={**RACK, "chain_index": CHAIN, "solo": True},
        shows=(Shows(CHAIN, "solo", True),),
    ),
    Case(
        action="get_rack_contents",
        arguments=RACK,
        answers={"rack_name": "Instrument Rack", "chains": lambda chains: len(chains[0].devices[0].parameters) > 70},
    ),
    Case(
        action="get_rack",
        arguments={"device": "tracks/1/devices/0"},
        answers={"count": 1, "visible_macro_count": 8, "chains": lambda chains: chains[0].pan_display_value == "C"},
    ),
    Case(
        action="insert_chain",
        arguments={"device": "tracks/1/devices/0", "position": 0, "name": "Layer"},
        shows=(Shows(CHAIN, "name", "Layer"),),
    ),
    Case(
        action="set_chain_selector",
        arguments={"device": "tracks/1/devices/0", "value": 64},
        shows=(Shows("tracks/1/devices/0/chain_selector", "value", 64.0),),
    ),
    Case(
        action="show_rack_chains",
        arguments={"device": "tracks/1/devices/0"},
        shows=(Shows("tracks/1/devices/0", "is_showing_chains", True),),
    ),
]
