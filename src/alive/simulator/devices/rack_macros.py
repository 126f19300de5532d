"""The macros of a rack: what they control, how many are shown, and their variations."""

from __future__ import annotations

from alive.simulator.clip.notes import float32
from alive.simulator.devices.device import DeviceNode
from alive.simulator.devices.parameter import ParameterNode
from alive.simulator.object_model.declarations import Hidden, computed, method

MACROS = 16
_SHOWN_AT_FIRST = 8
_HIGHEST = 127

NO_VARIATION = -1


class RackMacros(DeviceNode):
    """What a rack does with its macros."""

    shown_macros: Hidden[int] = Hidden(_SHOWN_AT_FIRST, undo="step", also=("visible_macro_count",))
    variations: Hidden[tuple[tuple[float | None, ...], ...]] = Hidden((), undo="step", also=("variation_count",))
    chosen_variation: Hidden[int] = Hidden(NO_VARIATION)
    last_variation: Hidden[int] = Hidden(NO_VARIATION)

    @property
    def macros(self) -> list[ParameterNode]:
        """The macros."""
        return self.parameters[1 : MACROS + 1]

    def mapped(self) -> list[ParameterNode]:
        """Return the parameters inside the rack that a macro of this rack controls."""
        ids = set(self.values["parameters"])
        inside = [parameter for device in self.nested() for parameter in device.parameters]
        return [parameter for parameter in inside if parameter.macro_id in ids]

    def map_macro(self, index: int, parameter: ParameterNode | None) -> None:
        """Let a macro control a parameter, or none any more, as a user does; Live's API has no call for it."""
        macro = self.macros[index]
        with self.document.operation():
            if parameter is None:
                for each in self.mapped():
                    if each.macro is macro:
                        each.raw = each.value
                        each.macro_id = None
                macro.given_name = ""
            else:
                parameter.macro_id = macro.document_id
                if not macro.given_name:
                    macro.given_name = parameter.facts.name
                self.document.notify(parameter, "state")
            self._mappings_changed()

    def parameter_changed(self, parameter: ParameterNode) -> None:
        """Tell those who listen to what a macro controls."""
        super().parameter_changed(parameter)
        if not parameter.kind.startswith("macro/"):
            return
        for each in self.mapped():
            if each.macro_id == parameter.document_id:
                self.document.notify(each, "value")
                self.document.notify(each, "display_value")
                if isinstance(each.parent, DeviceNode):
                    each.parent.parameter_changed(each)

    @computed("tuple", follows="structure")
    def macros_mapped(self) -> tuple[bool, ...]:
        """For each macro whether it controls something."""
        used = {parameter.macro_id for parameter in self.mapped()}
        return tuple(macro.document_id in used for macro in self.macros)

    @computed("bool", follows="structure")
    def has_macro_mappings(self) -> bool:
        """Whether any macro controls something."""
        return bool(self.mapped())

    @computed("int", listenable=True)
    def visible_macro_count(self) -> int:
        """How many macros are shown."""
        return self.shown_macros

    @method("add_macro( (RackDevice)arg1) -> None :")
    def add_macro(self) -> None:
        """Show one macro more."""
        self._show_macros(self.shown_macros + 1)

    @method("remove_macro( (RackDevice)arg1) -> None :")
    def remove_macro(self) -> None:
        """Show one macro less."""
        self._show_macros(self.shown_macros - 1)

    @method("randomize_macros( (RackDevice)arg1) -> None :")
    def randomize_macros(self) -> None:
        """Give every macro that is shown a random value; none can be excluded here."""
        for macro in self.macros[: self.shown_macros]:
            self._turn(macro, float(self.document.random.randint(0, _HIGHEST)))

    @computed("int", listenable=True)
    def variation_count(self) -> int:
        """How many variations are stored."""
        return len(self.variations)

    @computed("int")
    def selected_variation_index(self) -> int:
        """The selected variation; -1 for none."""
        return self.chosen_variation

    @selected_variation_index.checker
    def _check_variation(self, value: int) -> None:
        if not NO_VARIATION <= value < len(self.variations):
            message = f"selected_variation_index must be in -1..{len(self.variations) - 1}, got {value}"
            raise RuntimeError(message)

    @selected_variation_index.setter
    def _set_variation(self, value: int) -> None:
        self.chosen_variation = value

    @method("store_variation( (Device)arg1) -> None :")
    def store_variation(self) -> None:
        """Store the values of the macros that control something as a new variation, and select it."""
        mapped = self.macros_mapped
        stored = tuple(macro.value if used else None for macro, used in zip(self.macros, mapped, strict=True))
        self.variations = (*self.variations, stored)
        self.chosen_variation = len(self.variations) - 1

    @method("recall_selected_variation( (Device)arg1) -> None :")
    def recall_selected_variation(self) -> None:
        """Set the macros as the selected variation has them; without one nothing happens."""
        self._recall(self.chosen_variation)

    @method("recall_last_used_variation( (Device)arg1) -> None :")
    def recall_last_used_variation(self) -> None:
        """Set the macros as the variation that was recalled last has them."""
        self._recall(self.last_variation)

    @method("delete_selected_variation( (Device)arg1) -> None :")
    def delete_selected_variation(self) -> None:
        """Delete the selected variation; without one nothing happens."""
        index = self.chosen_variation
        if not 0 <= index < len(self.variations):
            return
        self.variations = (*self.variations[:index], *self.variations[index + 1 :])
        self.chosen_variation = min(index, len(self.variations) - 1)
        self.last_variation = NO_VARIATION

    def _recall(self, index: int) -> None:
        if not 0 <= index < len(self.variations):
            return
        self.chosen_variation = self.last_variation = index
        for macro, value in zip(self.macros, self.variations[index], strict=True):
            if value is not None:
                self._turn(macro, value)

    def _turn(self, macro: ParameterNode, value: float) -> None:
        self.document.change(macro, "raw", float32(value), "step")

    def _show_macros(self, count: int) -> None:
        if not 1 <= count <= MACROS:
            message = f"A rack shows 1 to {MACROS} macros"
            raise RuntimeError(message)
        self.shown_macros = count

    def _mappings_changed(self) -> None:
        self.document.notify(self, "macros_mapped")
        self.document.notify(self, "has_macro_mappings")
