"""What operations on the macros of racks return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, Index, MacroCount, MacroValue, VariationIndex


@result
class MacroRow:
    """A macro of a rack."""

    macro_index: Annotated[Index, Doc("From 0: Macro 1 is 0.")]
    parameter_id: str
    name: str
    value: MacroValue
    display_value: Annotated[str, Doc("What Live shows.")]
    is_mapped: Annotated[bool, Doc("Whether it controls something.")]


@result
class RackMacros:
    """The macros of a rack that are shown, and its variations."""

    device_id: str
    path: str
    macros: tuple[MacroRow, ...]
    visible_macro_count: MacroCount
    has_macro_mappings: bool
    variation_count: Count
    selected_variation_index: VariationIndex


@result
class RackMacrosChanged(RackMacros):
    """The macros of a rack as Live shows them afterwards."""

    message: str
