"""Handlers of the operations on the macros of racks. Live shows all of these at once."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext, item_at
from alive.adapters.liveapi.devices.finding import rack
from alive.adapters.liveapi.devices.macros import FIRST_MACRO, macro_facts
from alive.adapters.liveapi.devices.parameters import set_value, value_meant
from alive.adapters.liveapi.handlers.table import handles
from alive.domain.commands.macro import (
    DeleteMacroVariation,
    GetMacros,
    RandomizeMacros,
    RecallLastMacroVariation,
    RecallMacroVariation,
    SetMacro,
    SetMacroCount,
    StoreMacroVariation,
)
from alive.domain.errors import NotFound, OutcomeUnknown
from alive.domain.results.macro import RackMacros, RackMacrosChanged
from alive.domain.words import counted

if TYPE_CHECKING:
    from Live.RackDevice import RackDevice


@handles(GetMacros)
def get_macros(live: LiveContext, command: GetMacros) -> RackMacros:
    """Read them."""
    device = rack(live, command.device)
    device_id, path = live.describe(device)
    return RackMacros(device_id=device_id, path=path, **macro_facts(live, device))


@handles(SetMacro)
def set_macro(live: LiveContext, command: SetMacro) -> RackMacrosChanged:
    """Write the parameter; Live refuses values out of range."""
    device = rack(live, command.device)
    macro = item_at(device.parameters, FIRST_MACRO + command.macro_index, "parameters")
    shown = set_value(live, macro, value_meant(macro, command.value))
    return _changed(live, device, f"{macro.name} is {macro.str_for_value(shown)}.")


@handles(SetMacroCount)
def set_macro_count(live: LiveContext, command: SetMacroCount) -> RackMacrosChanged:
    """Show more or fewer, one call after the other, as long as that makes a difference."""
    device = rack(live, command.device)
    while (shown := device.visible_macro_count) != command.count:
        if shown < command.count:
            device.add_macro()
        else:
            device.remove_macro()
        if abs(device.visible_macro_count - command.count) >= abs(shown - command.count):
            raise OutcomeUnknown(f"Live was asked to show {command.count} macros, but shows {shown}.")
    return _changed(live, device, f"{counted(command.count, 'macro')} shown.")


@handles(RandomizeMacros)
def randomize_macros(live: LiveContext, command: RandomizeMacros) -> RackMacrosChanged:
    """Let Live do it."""
    device = rack(live, command.device)
    device.randomize_macros()
    return _changed(live, device, "The macros have random values.")


@handles(StoreMacroVariation)
def store_macro_variation(live: LiveContext, command: StoreMacroVariation) -> RackMacrosChanged:
    """Store it, and see that there is one more."""
    device = rack(live, command.device)
    before = device.variation_count
    device.store_variation()
    count = device.variation_count
    if count <= before:
        raise OutcomeUnknown(f"Live was asked to store a variation, but still shows {before}.")
    return _changed(live, device, f"Stored a variation; there {_are(count)}.")


@handles(RecallMacroVariation)
def recall_macro_variation(live: LiveContext, command: RecallMacroVariation) -> RackMacrosChanged:
    """Select it, which alone changes no macro, and recall it."""
    device = rack(live, command.device)
    _select(device, command.variation_index)
    device.recall_selected_variation()
    return _changed(live, device, f"Recalled variation {command.variation_index}.")


@handles(RecallLastMacroVariation)
def recall_last_macro_variation(live: LiveContext, command: RecallLastMacroVariation) -> RackMacrosChanged:
    """Let Live do it; it knows which one that is."""
    device = rack(live, command.device)
    if not device.variation_count:
        raise NotFound(f"{device.name} has no variations")
    device.recall_last_used_variation()
    return _changed(live, device, "Recalled the variation that was recalled last.")


@handles(DeleteMacroVariation)
def delete_macro_variation(live: LiveContext, command: DeleteMacroVariation) -> RackMacrosChanged:
    """Select it and delete what is selected; see that there is one less."""
    device = rack(live, command.device)
    before = device.variation_count
    _select(device, command.variation_index)
    device.delete_selected_variation()
    count = device.variation_count
    if count >= before:
        raise OutcomeUnknown(f"Live was asked to delete a variation, but still shows {before}.")
    return _changed(live, device, f"Deleted a variation; there {_are(count)}.")


def _are(count: int) -> str:
    return f"{'is' if count == 1 else 'are'} {counted(count, 'variation')}"


def _select(device: "RackDevice", index: int) -> None:
    count = device.variation_count
    if index >= count:
        there = f"there {_are(count)}" + (f", 0 to {count - 1}" if count else "")
        raise NotFound(f"variation_index {index}: {there}", count=count)
    device.selected_variation_index = index


def _changed(live: LiveContext, device: "RackDevice", message: str) -> RackMacrosChanged:
    device_id, path = live.describe(device)
    return RackMacrosChanged(message=message, device_id=device_id, path=path, **macro_facts(live, device))
