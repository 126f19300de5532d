"""DeviceParameter: a value with a range and a display."""

from __future__ import annotations

from typing import Any

from alive.simulator.clip.notes import float32
from alive.simulator.devices.device_facts import kind_of
from alive.simulator.devices.parameter_facts import (
    KINDS as KINDS,  # noqa: PLC0414 - the mixer makes its parameters from it
)
from alive.simulator.devices.parameter_facts import (
    Kind,
    decibels_text,
    volume_decibels,
)
from alive.simulator.object_model.declarations import Hidden, computed, method
from alive.simulator.object_model.enums import AutomationState, ParameterState
from alive.simulator.object_model.errors import OUT_OF_RANGE
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.node import Node, expect
from alive.simulator.object_model.vectors import StringVector, make_vector

__all__ = ["KINDS", "ParameterNode", "decibels_text", "volume_decibels"]

_HALVINGS = 60
"""Enough for every bit of the value."""

_MACRO_RANGE = 127
_ACTIVATORS = {"track_activator", "chain_activator"}
_SENDS = {"send", "chain_send"}
_NO_DEFAULT = "There is no default value available for this type of parameter"
_NO_ITEMS = "There are no value items available for this type of parameter"
_DISABLED = "The parameter is disabled: a macro controls it"


@live_class("DeviceParameter")
class ParameterNode(Node):
    """A parameter of a mixer or a device."""

    kind: Hidden[str] = Hidden("volume")
    raw: Hidden[float] = Hidden(0.0, undo="own", also=("value", "display_value"))
    given_name: Hidden[str] = Hidden("", undo="step", also=("name",))
    macro_id: Hidden[int | None] = Hidden(None, undo="step", also=("value", "display_value"))

    @property
    def facts(self) -> Kind:
        """What kind of parameter this is."""
        return KINDS.get(self.kind) or kind_of(self.kind)

    @property
    def macro(self) -> ParameterNode | None:
        """The macro that controls this parameter."""
        node = None if self.macro_id is None else self.document.nodes.get(self.macro_id)
        return node if isinstance(node, ParameterNode) else None

    @computed("float", listenable=True)
    def value(self) -> float:
        """The internal value; some parameters show what the track, the song or a macro holds."""
        if self.macro_id is not None:
            return self._macro_value()
        if self.kind in _ACTIVATORS:
            return 0.0 if self._owner().values["muted"] else 1.0
        if self.kind == "song_tempo":
            return float32(self.document.song.tempo)
        return self.raw

    @value.checker
    def _check_value(self, value: float) -> None:
        if not self.facts.low <= value <= self.facts.high:
            raise RuntimeError(OUT_OF_RANGE)
        if self.facts.items and value != int(value):
            raise RuntimeError(OUT_OF_RANGE)
        if self.macro is not None:
            raise RuntimeError(_DISABLED)

    @value.setter
    def _set_value(self, value: float) -> None:
        takes = getattr(self.parent, "takes", None)
        if takes is None or takes(self):
            self.store(float32(value))

    def store(self, value: float) -> None:
        """Take a value on, as an undo entry of its own; the parameter leaves its automation."""
        automation = getattr(self.document, "automation", None)
        if automation is not None:
            automation.override(self, value)
        if self.kind in _ACTIVATORS:
            self.document.change(self._owner(), "muted", value == 0, "own")
        elif self.kind == "song_tempo":
            self.document.change(self.document.song, "tempo", value, "own")
        else:
            self.raw = value

    def changed(self, name: str) -> None:
        """Let the device follow."""
        follow = getattr(self.parent, "parameter_changed", None)
        if name == "raw" and follow is not None:
            follow(self)

    def relink(self, ids: dict[int, int]) -> None:
        """Follow the copy of the macro; one that was not copied along does not control the copy."""
        if self.macro_id is not None:
            self.values["raw"] = self.value
            self.values["macro_id"] = ids.get(self.macro_id)

    @computed("float", listenable=True, since=(12, 2, 0))
    def display_value(self) -> float:
        """The value in the unit of the display."""
        return float32(self.facts.display(self.value))

    @display_value.checker
    def _check_display(self, value: float) -> None:
        low, high = self.facts.display(self.facts.low), self.facts.display(self.facts.high)
        if not float32(low) <= value <= float32(high):
            raise RuntimeError(OUT_OF_RANGE)
        if self.macro is not None:
            raise RuntimeError(_DISABLED)

    @display_value.setter
    def _set_display(self, value: float) -> None:
        self.store(float32(self.internal(value)))

    def internal(self, shown: float) -> float:
        """Return the value that shows as this: the display rises with the value, so halving finds it."""
        if self.facts.items:
            return float(int(shown))
        low, high = float(self.facts.low), float(self.facts.high)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            if self.facts.display(middle) < shown:
                low = middle
            else:
                high = middle
        return high

    @computed("float")
    def min(self) -> float:
        """The lowest value."""
        return float(self.facts.low)

    @computed("float")
    def max(self) -> float:
        """The highest value."""
        return float(self.facts.high)

    @computed("str", follows="structure")
    def name(self) -> str:
        """The name; a send has its return track's, a macro its own or that of what it controls."""
        return self.given_name or self.original_name

    @computed("str")
    def original_name(self) -> str:
        """The name without renamings."""
        return self._send_name() if self.kind in _SENDS else self.facts.name

    @computed("float")
    def default_value(self) -> float:
        """The default, of a continuous parameter only."""
        if self.facts.items:
            raise RuntimeError(_NO_DEFAULT)
        return float32(self.facts.default)

    @computed("bool")
    def is_quantized(self) -> bool:
        """Whether it is a switch."""
        return bool(self.facts.items)

    @computed("bool")
    def is_enabled(self) -> bool:
        """Whether it can be changed: not when a macro controls it."""
        return self.macro is None

    @computed("int", listenable=True)
    def automation_state(self) -> Any:
        """Whether it is automated, and whether a write took it over."""
        return AutomationState.values[int(self.document.automation.state(self))]

    @computed("int", listenable=True)
    def state(self) -> Any:
        """Whether a change has an effect: it has none on an LFO's free rate while the LFO is in sync, for example."""
        if self.macro is not None:
            return ParameterState.values[2]
        return ParameterState.values[1 if self.irrelevant else 0]

    @property
    def irrelevant(self) -> bool:
        """Whether another parameter of the device takes the effect away."""
        unless = self.facts.unless
        if unless is None or self.parent is None:
            return False
        device: Any = self.parent
        return bool(device.parameter_named(unless[0]).value == unless[1])

    @computed("StringVector")
    def value_items(self) -> Any:
        """The names of a switch's positions."""
        if not self.facts.items:
            raise RuntimeError(_NO_ITEMS)
        return make_vector(StringVector, self.facts.items)

    @computed("StringVector")
    def short_value_items(self) -> Any:
        """The short names of a switch's positions."""
        if not self.facts.items:
            raise RuntimeError(_NO_ITEMS)
        return make_vector(StringVector, self.facts.short_items)

    @method("str_for_value( (DeviceParameter)arg1, (float)arg2) -> str :", reads=True)
    def str_for_value(self, value: float) -> str:
        """Return a value as Live shows it."""
        if self.facts.items:
            return self.facts.items[min(max(int(value), 0), len(self.facts.items) - 1)]
        return self.facts.text(value)

    @method("re_enable_automation( (DeviceParameter)arg1) -> None :")
    def re_enable_automation(self) -> None:
        """Follow the automation again."""
        self.document.automation.re_enable(self)

    @method("begin_gesture( (DeviceParameter)arg1) -> None :")
    def begin_gesture(self) -> None:
        """Begin a group of changes; nothing depends on it here, each write is recorded as automation by itself."""

    @method("end_gesture( (DeviceParameter)arg1) -> None :")
    def end_gesture(self) -> None:
        """End a group of changes; nothing depends on it here."""

    def _macro_value(self) -> float:
        macro = self.macro
        if macro is None:
            return self.raw
        share = macro.value / _MACRO_RANGE
        value = self.facts.low + share * (self.facts.high - self.facts.low)
        return float(round(value)) if self.facts.items else float32(value)

    def _owner(self) -> Node:
        """Return the track or chain of the mixer."""
        mixer = self.parent
        return expect(Node, None if mixer is None else mixer.parent)

    def _send_name(self) -> str:
        mixer = self.parent
        index = -1 if mixer is None else mixer.values["sends"].index(self.document_id)
        returns = self.document.song.return_tracks if self.kind == "send" else self._chain_returns()
        return str(returns[index].name) if 0 <= index < len(returns) else ""

    def _chain_returns(self) -> list[Any]:
        rack = self._owner().parent
        return getattr(rack, "return_chains", [])


def _text(self: Any) -> str:
    return str(self.str_for_value(self.value))


ParameterNode.wrapper.__str__ = _text  # type: ignore[method-assign]
