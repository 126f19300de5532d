"""Reading the macros of racks, as several modules of handlers need it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.context import LiveContext
from alive.domain.results.macro import MacroRow

if TYPE_CHECKING:
    from Live.DeviceParameter import DeviceParameter
    from Live.RackDevice import RackDevice

FIRST_MACRO = 1
"""The position of Macro 1 among the parameters of a rack; before it is the rack's switch."""


def macro_facts(live: LiveContext, rack: "RackDevice") -> dict[str, Any]:
    """The macros of a rack that are shown, and its variations."""
    shown = rack.visible_macro_count
    mapped = tuple(rack.macros_mapped)
    parameters: Sequence[DeviceParameter] = rack.parameters
    return {
        "macros": tuple(_row(live, index, parameters[FIRST_MACRO + index], mapped[index]) for index in range(shown)),
        "visible_macro_count": shown,
        "has_macro_mappings": rack.has_macro_mappings,
        "variation_count": rack.variation_count,
        "selected_variation_index": rack.selected_variation_index,
    }


def _row(live: LiveContext, index: int, macro: "DeviceParameter", is_mapped: bool) -> MacroRow:  # noqa: FBT001 - a fact
    value = macro.value
    return MacroRow(
        macro_index=index,
        parameter_id=live.id_of("parameter", macro),
        name=macro.name,
        value=value,
        display_value=macro.str_for_value(value),
        is_mapped=is_mapped,
    )
