"""PluginDevice: parameters that may have to be configured, and presets."""

from __future__ import annotations

from collections.abc import Iterable

from alive.simulator.clip.notes import float32
from alive.simulator.devices.device import DeviceNode, device_class
from alive.simulator.devices.device_facts import kind_of
from alive.simulator.devices.parameter import ParameterNode
from alive.simulator.object_model.declarations import Hidden, computed, method

SHOWN_BY_ITSELF = 64
"""A plug-in with more parameters shows none until the user configures some."""

MOST_SHOWN = 128


@device_class("PluginDevice")
class PluginNode(DeviceNode):
    """A plug-in."""

    preset: Hidden[int] = Hidden(0, undo="step", also=("selected_preset_index",))

    def parameter_kinds(self) -> tuple[str, ...]:
        """Return "Device On", and the parameters if they are few."""
        kinds = self.facts.kinds
        return ("device_on", *(kinds if len(kinds) <= SHOWN_BY_ITSELF else ()))

    def configure(self, names: Iterable[str]) -> None:
        """Show more parameters, as a user does with "Configure"; Live's API has no call for it."""
        by_name = {kind_of(kind).name: kind for kind in self.facts.kinds}
        shown = {parameter.kind for parameter in self.parameters}
        kinds = [by_name[name] for name in names if by_name[name] not in shown]
        if len(shown) - 1 + len(kinds) > MOST_SHOWN:
            message = f"At most {MOST_SHOWN} parameters can be configured"
            raise RuntimeError(message)
        with self.document.operation():
            self.parameters = [*self.parameters, *map(self._parameter, kinds)]

    @computed("StringVector", listenable=True)
    def presets(self) -> tuple[str, ...]:
        """The names of the presets."""
        return self.facts.presets

    @computed("int", listenable=True)
    def selected_preset_index(self) -> int:
        """The preset that was chosen last."""
        return self.preset

    @selected_preset_index.checker
    def _check_preset(self, value: int) -> None:
        if not 0 <= value < len(self.facts.presets):
            message = f"selected_preset_index must be in 0..{len(self.facts.presets) - 1}, got {value}"
            raise RuntimeError(message)

    @selected_preset_index.setter
    def _set_preset(self, value: int) -> None:
        self.preset = value
        for number, parameter in enumerate(self.parameters[1:]):
            self.document.change(parameter, "raw", self._preset_value(value, number, parameter), "step")

    @method("get_parameter_names( (PluginDevice)arg1 [, (int)begin=0 [, (int)end=-1]]) -> StringVector :", reads=True)
    def get_parameter_names(self, begin: int, end: int) -> tuple[str, ...]:
        """Return the names of all parameters, also of those that are not shown; a negative end means all."""
        names = tuple(kind_of(kind).name for kind in self.facts.kinds)
        last = len(names) if end < 0 else end
        if not (0 <= begin <= len(names) and last <= len(names)):
            message = f"The range must be in 0..{len(names)}"
            raise RuntimeError(message)
        return names[begin:last]

    def _parameter(self, kind: str) -> ParameterNode:
        return self.document.create(ParameterNode, self, kind=kind, raw=float32(kind_of(kind).default))

    @staticmethod
    def _preset_value(preset: int, number: int, parameter: ParameterNode) -> float:
        """Return what a preset sets: the first one the defaults, each other one values of its own."""
        if preset == 0:
            return float32(parameter.facts.default)
        share = (preset * 37 + number * 11) % 100 / 100
        return float32(parameter.facts.low + share * (parameter.facts.high - parameter.facts.low))
