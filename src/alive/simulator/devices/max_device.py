"""MaxDevice: banks of parameters and routable inputs and outputs."""

from __future__ import annotations

from typing import Any

from alive.simulator.devices.compressor import track_around
from alive.simulator.devices.device import DeviceNode, device_class
from alive.simulator.devices.device_facts import TYPES
from alive.simulator.devices.parameter import ParameterNode
from alive.simulator.object_model.declarations import Children, Hidden, Notification, Property, computed, method
from alive.simulator.object_model.lom import AsIs, live_class
from alive.simulator.object_model.node import Node
from alive.simulator.track import routing
from alive.simulator.track.routing import Channel, Route, channel_of, key_of, route_of, routing_channel, routing_type

BEST_OF = -1
"""The index of the bank with the most important parameters."""

_STEREO, _MIDI = 2, 0
_TRACK = 4


@live_class("DeviceIO")
class DeviceIONode(Node):
    """An input or output of a Max device; it comes and goes with what the patch declares."""

    incoming: Hidden[bool] = Hidden(default=True)
    midi: Hidden[bool] = Hidden(default=False)
    key: Hidden[str] = Hidden(
        "none", undo="step", also=("routing_type", "routing_channel", "available_routing_channels")
    )
    channel: Hidden[str] = Hidden("", undo="step", also=("routing_channel",))
    default_external_routing_channel_is_none: Property[bool] = Property(
        "bool", default=False, listenable=False, plain=True
    )

    def _types(self) -> list[Route]:
        none = routing.NO_INPUT if self.incoming else routing.NO_OUTPUT
        external = routing.EXTERNAL_IN if self.incoming else routing.EXTERNAL_OUT
        own = track_around(self.parent)
        others = [each for each in own.document.song.tracks if each is not own and self._fits(each)]
        first = [none] if self.midi else [none, external]
        return [*first, *(Route(key_of(each), each.name, _TRACK, each) for each in others)]

    def _fits(self, track: Any) -> bool:
        if self.midi:
            return bool(track.kind == "midi")
        return bool(track.has_audio_output if self.incoming else track.kind == "audio")

    def _type(self) -> Route:
        types = self._types()
        return next((each for each in types if each.key == self.key), types[0])

    def _channels(self) -> list[Channel]:
        if self._type().key != "external":
            return [Channel("", _MIDI if self.midi else _STEREO)]
        return [Channel("None", _STEREO), *routing.input_channels(track_around(self.parent), routing.EXTERNAL_IN)]

    @computed("RoutingTypeVector", follows="routing")
    def available_routing_types(self) -> list[Any]:
        """What this can be connected to."""
        return [routing_type(route) for route in self._types()]

    @computed("RoutingChannelVector", follows="routing")
    def available_routing_channels(self) -> list[Any]:
        """The channels of what it is connected to."""
        return [routing_channel(channel) for channel in self._channels()]

    @computed("RoutingType", follows="routing")
    def routing_type(self) -> Any:
        """What this is connected to."""
        return routing_type(self._type())

    @routing_type.checker
    def _check_type(self, value: Any) -> None:
        if route_of(value).key not in {each.key for each in self._types()}:
            message = "The routing type is not one of the available ones"
            raise ValueError(message)

    @routing_type.setter
    def _set_type(self, value: Any) -> None:
        self.key = route_of(value).key

    @computed("RoutingChannel", follows="routing")
    def routing_channel(self) -> Any:
        """The channel; of the audio interface the first one, or none if that is the default."""
        channels = self._channels()
        first = 0 if len(channels) == 1 or self.default_external_routing_channel_is_none else 1
        return routing_channel(next((each for each in channels if each.name == self.channel), channels[first]))

    @routing_channel.checker
    def _check_channel(self, value: Any) -> None:
        if channel_of(value) not in self._channels():
            message = "The routing channel is not one of the available ones"
            raise ValueError(message)

    @routing_channel.setter
    def _set_channel(self, value: Any) -> None:
        self.channel = channel_of(value).name


@device_class("MaxDevice")
class MaxNode(DeviceNode):
    """A device of Max for Live."""

    audio_inputs: Children[DeviceIONode] = Children()
    audio_outputs: Children[DeviceIONode] = Children()
    midi_inputs: Children[DeviceIONode] = Children()
    midi_outputs: Children[DeviceIONode] = Children()
    bank_parameters_changed = Notification()

    def build(self) -> None:
        """Make the parameters, and the ends that such a device has."""
        super().build()
        kind = self.facts.type
        if kind == TYPES["audio_effect"]:
            self.audio_inputs = [self._end(incoming=True)]
        if kind != TYPES["midi_effect"]:
            self.audio_outputs = [self._end(incoming=False)]
        if kind != TYPES["audio_effect"]:
            self.midi_inputs = [self._end(incoming=True, midi=True)]
        if kind == TYPES["midi_effect"]:
            self.midi_outputs = [self._end(incoming=False, midi=True)]

    def _end(self, *, incoming: bool, midi: bool = False) -> DeviceIONode:
        return self.document.create(DeviceIONode, self, incoming=incoming, midi=midi)

    @method("get_bank_count( (MaxDevice)arg1) -> int :", reads=True)
    def get_bank_count(self) -> int:
        """Return how many banks of parameters there are."""
        return len(self.facts.banks)

    @method("get_bank_name( (MaxDevice)arg1, (int)arg2) -> str :", reads=True)
    def get_bank_name(self, index: int) -> str:
        """Return the name of a bank; the best-of bank has one of its own."""
        if index == BEST_OF:
            return "Best of Parameters"
        return list(self.facts.banks)[self._bank(index)]

    @method("get_bank_parameters( (MaxDevice)arg1, (int)arg2) -> list :", reads=True)
    def get_bank_parameters(self, index: int) -> Any:
        """Return the indices of a bank's parameters, -1 for a gap; the best-of bank is the first one."""
        banks = list(self.facts.banks.values())
        return AsIs(list(banks[0 if index == BEST_OF else self._bank(index)]))

    @method("get_value_item_icons( (MaxDevice)arg1, (DeviceParameter)arg2) -> list :", reads=True)
    def get_value_item_icons(self, parameter: ParameterNode) -> Any:
        """Return the icons of a chooser's entries: the devices here have none."""
        if parameter.parent is not self:
            message = "The parameter belongs to another device"
            raise RuntimeError(message)
        return AsIs([])

    def _bank(self, index: int) -> int:
        if not 0 <= index < len(self.facts.banks):
            message = f"Bank index {index} is out of range -1..{len(self.facts.banks) - 1}"
            raise RuntimeError(message)
        return index
