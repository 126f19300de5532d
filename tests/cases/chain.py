"""Cases of the operations on one chain of a rack."""

from typing import Any

from tests.cases.case import Case, Shows

CHAIN = "tracks/1/devices/0/chains/0"
DRUMS = "tracks/0/devices/0/chains/0"


def with_drums(sim: Any) -> None:
    """A Drum Rack on the first track, with one chain and a return chain."""

    def furnish() -> None:
        track = sim.song.tracks[0]
        track.delete_device(0)
        track.insert_device("Drum Rack")
        chain = track.devices[0].insert_chain()
        chain.insert_device("Drum Sampler")
        chain.in_note = 36

    sim.call(furnish)
    sim.add_return_chain(sim.song.tracks[0].devices[0])
    sim.call(lambda: (sim.song.begin_undo_step(), sim.song.end_undo_step()))  # ends the entry of what was done so far


CASES = [
    Case(
        action="get_chain",
        arguments={"chain": CHAIN},
        answers={"name": "Operator", "volume_display_value": "0.0 dB", "choke_group": None},
    ),
    Case(
        action="get_chain",
        arguments={"chain": "tracks/0/devices/0/drum_pads/36/chains/0"},
        setup=with_drums,
        answers={"in_note": 36, "choke_group": 0, "sends": lambda sends: len(sends) == 1},
    ),
    Case(
        action="set_chain_name",
        arguments={"chain": CHAIN, "name": "Layer"},
        shows=(Shows(CHAIN, "name", "Layer"),),
    ),
    Case(
        action="set_chain_color",
        arguments={"chain": CHAIN, "color_index": 33},
        shows=(Shows(CHAIN, "color_index", 33),),
    ),
    Case(
        action="set_chain_volume",
        arguments={"chain": CHAIN, "volume": 0.5},
        shows=(Shows(f"{CHAIN}/mixer_device/volume", "value", 0.5),),
    ),
    Case(
        action="set_chain_pan",
        arguments={"chain": CHAIN, "pan": -0.5},
        shows=(Shows(f"{CHAIN}/mixer_device/panning", "value", -0.5),),
    ),
    Case(
        action="set_chain_send",
        arguments={"chain": DRUMS, "send_index": 0, "value": 0.5},
        setup=with_drums,
        shows=(Shows(f"{DRUMS}/mixer_device/sends/0", "value", 0.5),),
    ),
    Case(
        action="set_drum_chain_choke_group",
        arguments={"chain": DRUMS, "choke_group": 3},
        setup=with_drums,
        shows=(Shows(DRUMS, "choke_group", 3),),
    ),
    Case(
        action="set_drum_chain_in_note",
        arguments={"chain": DRUMS, "in_note": 38},
        setup=with_drums,
        shows=(Shows(DRUMS, "in_note", 38),),
    ),
    Case(
        action="set_drum_chain_out_note",
        arguments={"chain": DRUMS, "out_note": 62},
        setup=with_drums,
        shows=(Shows(DRUMS, "out_note", 62),),
    ),
    Case(action="delete_chain", arguments={"chain": CHAIN}, refused="unsupported_by_live"),
]
