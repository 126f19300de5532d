"""Cases of the operations on the macros of racks."""

from typing import Any

from tests.cases.case import Case, Shows

RACK = "tracks/1/devices/0"
FIRST = f"{RACK}/parameters/1"
_RACK = {"device": RACK}


def _mapped(sim: Any) -> None:
    rack = sim.song.tracks[1].devices[0]
    volume = next(each for each in rack.chains[0].devices[0].parameters if each.name == "Volume")
    sim.map_macro(rack, 0, volume)


def _recalled(sim: Any) -> None:
    """Two variations, 0 at 100 and 1 at 20; the first was recalled last; the macro is at 0."""
    _mapped(sim)
    rack = sim.song.tracks[1].devices[0]

    def store() -> None:
        for value in (100.0, 20.0):
            rack.parameters[1].value = value
            rack.store_variation()
        rack.selected_variation_index = 0
        rack.recall_selected_variation()
        rack.parameters[1].value = 0.0

    sim.call(store)


CASES = [
    Case(
        action="get_macros",
        arguments=_RACK,
        setup=_mapped,
        answers={
            "visible_macro_count": 8,
            "has_macro_mappings": True,
            "macros": lambda macros: (
                (macros[0].name, macros[0].is_mapped, macros[1].is_mapped) == ("Volume", True, False)
            ),
        },
    ),
    Case(
        action="set_macro",
        arguments={**_RACK, "macro_index": 0, "value": 64},
        shows=(Shows(FIRST, "value", 64.0),),
    ),
    Case(
        action="set_macro_count",
        arguments={**_RACK, "count": 11},
        shows=(Shows(RACK, "visible_macro_count", 11),),
    ),
    Case(
        action="randomize_macros",
        arguments=_RACK,
        seen=lambda sim: any(each.value for each in list(sim.song.tracks[1].devices[0].parameters)[1:9]),
    ),
    Case(
        action="store_macro_variation",
        arguments=_RACK,
        setup=_mapped,
        shows=(Shows(RACK, "variation_count", 1),),
    ),
    Case(
        action="recall_macro_variation",
        arguments={**_RACK, "variation_index": 1},
        setup=_recalled,
        shows=(Shows(FIRST, "value", 20.0), Shows(RACK, "selected_variation_index", 1)),
    ),
    Case(
        action="recall_last_macro_variation",
        arguments=_RACK,
        setup=_recalled,
        shows=(Shows(FIRST, "value", 100.0),),
    ),
    Case(
        action="delete_macro_variation",
        arguments={**_RACK, "variation_index": 0},
        setup=_recalled,
        shows=(Shows(RACK, "variation_count", 1),),
    ),
]
