"""Device: what all devices have in common, with A/B comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from alive.simulator.clip.notes import float32
from alive.simulator.devices.device_facts import DeviceFacts, dependents, device_facts
from alive.simulator.devices.parameter import ParameterNode
from alive.simulator.devices.parameter_facts import KINDS
from alive.simulator.object_model.declarations import Child, Children, Hidden, Property, computed, method
from alive.simulator.object_model.enums import DeviceType
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from alive.simulator.object_model.document import Document

SAMPLE_RATE = 44100
"""Of the audio engine that is not there; latencies are counted with it."""

_NO_COMPARE = "This device cannot compare two presets"


class DeviceViewNode(Node):
    """The view of a device."""

    is_collapsed: Property[bool] = Property("bool", default=False, plain=True)


@live_class("Device")
class DeviceNode(Node):
    """A device; `key` finds its description."""

    view_kind: ClassVar[type[DeviceViewNode]] = DeviceViewNode
    has_chains: ClassVar[bool] = False
    follows_parameters: ClassVar[dict[str, str]] = {}
    """Members of the class that are another view of a parameter, by its name."""

    key: Hidden[str] = Hidden("StereoGain")
    own_name: Hidden[str] = Hidden("", undo="step", also=("name",), refreshes=("routing",))
    on_b: Hidden[bool] = Hidden(default=False, undo="step", also=("is_using_compare_preset_b",))
    other_preset: Hidden[tuple[float, ...] | None] = Hidden(None, undo="step")
    chosen_bank: Hidden[tuple[int, int] | None] = Hidden(None)
    view: Child[DeviceViewNode] = Child("View")
    parameters: Children[ParameterNode] = Children("ATimeableValueVector")

    def build(self) -> None:
        """Make the view and the parameters."""
        self.view = self.document.create(self.view_kind, self)
        create = self.document.create
        kinds = self.parameter_kinds()
        self.parameters = [create(ParameterNode, self, kind=kind, raw=float32(KINDS[kind].default)) for kind in kinds]

    def parameter_kinds(self) -> tuple[str, ...]:
        """Return the kinds of the parameters a new device has."""
        return ("device_on", *self.facts.kinds)

    @property
    def facts(self) -> DeviceFacts:
        """The description."""
        return device_facts(self.key)

    @property
    def is_drum_rack(self) -> bool:
        """Whether this is a drum rack."""
        return self.key == "DrumGroupDevice"

    def parameter_named(self, name: str) -> ParameterNode:
        """Return a parameter by its original name."""
        for parameter in self.parameters:
            if parameter.facts.name == name:
                return parameter
        raise LookupError(name)

    def parameter_changed(self, parameter: ParameterNode) -> None:
        """Tell those who listen to what depends on a parameter."""
        notify = self.document.notify
        if parameter.kind == "device_on":
            for device in self.nested():
                notify(device, "is_active")
        name = parameter.facts.name
        if name in self.follows_parameters:
            notify(self, self.follows_parameters[name])
        if self.facts.latency is not None and self.facts.latency[0] == name:
            notify(self, "latency_in_ms")
            notify(self, "latency_in_samples")
        for other in dependents(self.key).get(name, ()):
            notify(self.parameter_named(other), "state")

    def nested(self) -> Iterator[DeviceNode]:
        """Return this device and all inside it."""
        yield self

    @computed("bool", listenable=True)
    def is_active(self) -> bool:
        """Whether the device and every rack around it is on."""
        if not self.parameters[0].value:
            return False
        rack = getattr(self.parent, "rack", None)
        return rack is None or bool(rack.is_active)

    @computed("str", listenable=True)
    def name(self) -> str:
        """The name; an empty one gives the default name back."""
        return self.own_name or self.facts.name

    @name.setter
    def _set_name(self, value: str) -> None:
        self.own_name = value

    @computed("str")
    def class_name(self) -> str:
        """The name of the class inside Live."""
        return self.facts.class_name

    @computed("str")
    def class_display_name(self) -> str:
        """The name in the browser."""
        return self.facts.name

    @computed("DeviceType")
    def type(self) -> Any:
        """Instrument, audio effect or MIDI effect."""
        return DeviceType.values[self.facts.type]

    @computed("bool")
    def can_have_chains(self) -> bool:
        """Whether this is a rack."""
        return self.has_chains

    @computed("bool")
    def can_have_drum_pads(self) -> bool:
        """Whether this is a drum rack."""
        return self.is_drum_rack

    @computed("float", listenable=True)
    def latency_in_ms(self) -> float:
        """The latency that a look-ahead brings; all others have none, since there is no engine."""
        latency = self.facts.latency
        return 0.0 if latency is None else float(latency[1][int(self.parameter_named(latency[0]).value)])

    @computed("int", listenable=True)
    def latency_in_samples(self) -> int:
        """The same in samples."""
        return round(self.latency_in_ms * SAMPLE_RATE / 1000)

    @computed("bool")
    def can_compare_ab(self) -> bool:
        """Whether there are two presets to compare: on Live's own devices that are no racks."""
        return self.facts.native and not self.has_chains

    @computed("bool", listenable=True)
    def is_using_compare_preset_b(self) -> bool:
        """Whether preset B is heard."""
        self._refuse_compare()
        return self.on_b

    @is_using_compare_preset_b.checker
    def _check_b(self, _: bool) -> None:  # noqa: FBT001 - a property's value
        self._refuse_compare()

    @is_using_compare_preset_b.setter
    def _set_b(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        if value == self.on_b:
            return
        current = self.picture()
        self.take_picture(current if self.other_preset is None else self.other_preset)
        self.other_preset = current
        self.on_b = value

    @method("save_preset_to_compare_ab_slot( (Device)arg1) -> None :")
    def save_preset_to_compare_ab_slot(self) -> None:
        """Make the preset that is not heard the same as the one that is."""
        self._refuse_compare()
        self.other_preset = self.picture()

    @method("store_chosen_bank( (Device)arg1, (int)arg2, (int)arg3) -> None :")
    def store_chosen_bank(self, script_index: int, bank_index: int) -> None:
        """Remember the bank a control surface shows; Live has no way to read it."""
        self.chosen_bank = (script_index, bank_index)

    def picture(self) -> tuple[float, ...]:
        """Return the values of all parameters but "Device On"."""
        return tuple(parameter.raw for parameter in self.parameters[1:])

    def take_picture(self, values: tuple[float, ...]) -> None:
        """Set all parameters but "Device On"."""
        for parameter, value in zip(self.parameters[1:], values, strict=True):
            self.document.change(parameter, "raw", value, "step")

    def _refuse_compare(self) -> None:
        if not self.can_compare_ab:
            raise RuntimeError(_NO_COMPARE)


live_class("View", module="Device", inside=DeviceNode)(DeviceViewNode)

D = TypeVar("D", bound=type[DeviceNode])
_KINDS: dict[str, type[DeviceNode]] = {"Device": DeviceNode}


def device_class(name: str, *, enums: Sequence[type] = ()) -> Callable[[D], D]:
    """Make the wrapper class of a device with members of its own; the descriptions name it as `own_class`."""

    def decorate(kind: D) -> D:
        live_class(name, base=DeviceNode.wrapper, enums=enums)(kind)
        _KINDS[name] = kind
        return kind

    return decorate


def view_class(kind: type[DeviceNode]) -> None:
    """Make the wrapper class of a view with members of its own."""
    name = kind.wrapper.__name__
    live_class("View", module=name, base=DeviceViewNode.wrapper, inside=kind)(kind.view_kind)


def make_node(document: Document, parent: Node, facts: DeviceFacts, **values: Any) -> DeviceNode:
    """Make a device of its class; the caller places it."""
    return document.create(_KINDS[facts.own_class], parent, key=facts.key, **values)
