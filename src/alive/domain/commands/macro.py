"""Operations on the macros of racks and their variations."""

from typing import Annotated

from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import Doc, Index, Interval, MacroCount, ParameterValueOrText, Unit
from alive.domain.refs import DeviceRef
from alive.domain.results.macro import RackMacros, RackMacrosChanged

_CATEGORY = "Racks/Chains"
_RACK = "Live.RackDevice.RackDevice"

Rack = Annotated[DeviceRef, Doc("The rack.")]
MacroIndex = Annotated[int, Interval(0, 15), Unit("position, from 0"), Doc("From 0: Macro 1 is 0.")]


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        f"{_RACK}.parameters",
        f"{_RACK}.visible_macro_count",
        f"{_RACK}.macros_mapped",
        f"{_RACK}.has_macro_mappings",
        f"{_RACK}.variation_count",
        f"{_RACK}.selected_variation_index",
    ),
)
class GetMacros(Command[RackMacros]):
    """Get the macros of a rack that are shown, and how many variations it has.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no rack.
    """

    device: Rack


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    undo=Undo.OWN_ENTRIES,
    source=(f"{_RACK}.parameters", "Live.DeviceParameter.DeviceParameter.value"),
)
class SetMacro(Command[RackMacrosChanged]):
    """Turn a macro of a rack, and with it everything it controls.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no rack, the value is out of range, or a macro of another rack controls the macro.
    """

    device: Rack
    macro_index: MacroIndex
    value: Annotated[ParameterValueOrText, Doc("From 0 to 127.")]


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(f"{_RACK}.add_macro", f"{_RACK}.remove_macro", f"{_RACK}.visible_macro_count"),
)
class SetMacroCount(Command[RackMacrosChanged]):
    """Set how many macros of a rack are shown.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no rack, or Live shows not so many or so few.
        OutcomeUnknown: Live shows another number.
    """

    device: Rack
    count: MacroCount


@operation(category=_CATEGORY, effect=Effect.EDIT, source=f"{_RACK}.randomize_macros")
class RandomizeMacros(Command[RackMacrosChanged]):
    """Give the macros of a rack random values, as its Rand button does; Live leaves out those that are excluded.

    The random numbers are Live's own. `randomize_device_parameters` takes a seed.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no rack.
    """

    device: Rack


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(f"{_RACK}.store_variation", f"{_RACK}.variation_count"),
)
class StoreMacroVariation(Command[RackMacrosChanged]):
    """Store the values of the macros that control something as a new variation.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no rack.
        OutcomeUnknown: Live shows no more variations than before.
    """

    device: Rack


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    undo=Undo.STEP,
    source=(f"{_RACK}.selected_variation_index", f"{_RACK}.recall_selected_variation"),
)
class RecallMacroVariation(Command[RackMacrosChanged]):
    """Select a variation and set the macros as it has them.

    Raises:
        NotFound: There is no such device or variation.
        LiveRejected: The device is no rack.
    """

    device: Rack
    variation_index: Index


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    undo=Undo.STEP,
    source=(f"{_RACK}.recall_last_used_variation", f"{_RACK}.variation_count"),
)
class RecallLastMacroVariation(Command[RackMacrosChanged]):
    """Set the macros as the variation that was recalled last has them.

    Where none was recalled yet Live does nothing, and does not tell.

    Raises:
        NotFound: There is no such device, or it has no variations.
        LiveRejected: The device is no rack.
    """

    device: Rack


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=(f"{_RACK}.selected_variation_index", f"{_RACK}.delete_selected_variation", f"{_RACK}.variation_count"),
)
class DeleteMacroVariation(Command[RackMacrosChanged]):
    """Delete a variation; those after it move up.

    Raises:
        NotFound: There is no such device or variation.
        LiveRejected: The device is no rack.
        OutcomeUnknown: Live shows as many variations as before.
    """

    device: Rack
    variation_index: Index
