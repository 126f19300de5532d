"""Cases of the operations on the pads of Drum Racks."""

from tests.cases.case import Case, Shows
from tests.cases.chain import with_drums

RACK = "tracks/0/devices/0"
PAD = f"{RACK}/drum_pads/36"
_PAD = {"drum_pad": PAD}

CASES = [
    Case(
        action="get_drum_pads",
        arguments={"device": RACK},
        setup=with_drums,
        answers={"count": 1, "drum_pads": lambda pads: (pads[0].note, pads[0].path) == (36, PAD)},
    ),
    Case(
        action="get_drum_pad",
        arguments=_PAD,
        setup=with_drums,
        answers={"note": 36, "name": "Drum Sampler", "chain_ids": lambda ids: len(ids) == 1},
    ),
    Case(action="set_drum_pad_mute", arguments=_PAD, setup=with_drums, shows=(Shows(PAD, "mute", True),)),
    Case(action="set_drum_pad_solo", arguments=_PAD, setup=with_drums, shows=(Shows(PAD, "solo", True),)),
    Case(
        action="copy_drum_pad",
        arguments={**_PAD, "to_note": 40},
        setup=with_drums,
        shows=(Shows(f"{RACK}/drum_pads/40", "name", "Drum Sampler"),),
    ),
    Case(
        action="delete_drum_pad_chains",
        arguments=_PAD,
        setup=with_drums,
        shows=(Shows(PAD, "chains", lambda chains: len(chains) == 0),),
    ),
]
