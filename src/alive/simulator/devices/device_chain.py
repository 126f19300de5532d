"""What tracks and chains share: a row of devices, MIDI effects first, one instrument at most, then audio effects."""

from __future__ import annotations

from typing import Any

from alive.simulator.clip.envelopes import track_of
from alive.simulator.devices.device import DeviceNode, make_node
from alive.simulator.devices.device_facts import TYPES, DeviceFacts, device_facts, key_of
from alive.simulator.object_model.declarations import Children, method
from alive.simulator.object_model.node import Node

INSTRUMENT = TYPES["instrument"]
AUDIO_EFFECT = TYPES["audio_effect"]
MIDI_EFFECT = TYPES["midi_effect"]

_RANK = {MIDI_EFFECT: 0, INSTRUMENT: 1, AUDIO_EFFECT: 2}
"""The order of the types in a row."""

_ONLY_AUDIO = "Only audio effects can be inserted on this track or chain."
_ONLY_MIDI = "Only MIDI effects can be inserted on this track or chain."
_ONE_INSTRUMENT = "There is an instrument already."
_BAD_PLACE = "It cannot be inserted at this place."


class DeviceChain(Node):
    """A row of devices."""

    devices: Children[DeviceNode] = Children(refreshes=("routing",))

    @property
    def takes_midi(self) -> bool:
        """Whether MIDI comes in at the start of the row."""
        raise NotImplementedError

    @property
    def takes_sound(self) -> bool:
        """Whether the row may end in sound: MIDI effect racks have only MIDI effects."""
        return True

    @property
    def instrument(self) -> DeviceNode | None:
        """The device that makes sound of MIDI."""
        return next((device for device in self.devices if device.facts.type == INSTRUMENT), None)

    def refusal(self, facts: DeviceFacts, *, moved: DeviceNode | None = None) -> str:
        """Return why a device cannot be here at all, or nothing; `moved` is here already."""
        if facts.type == AUDIO_EFFECT:
            return "" if self.takes_sound else _ONLY_MIDI
        if not self.takes_midi:
            return _ONLY_AUDIO
        if facts.type == MIDI_EFFECT:
            return ""
        if not self.takes_sound:
            return _ONLY_MIDI
        return "" if self.instrument in {None, moved} else _ONE_INSTRUMENT

    def places(self, facts: DeviceFacts, *, moved: DeviceNode | None = None) -> range:
        """Return the indices where a device can be inserted, in the row as it is without the moved one."""
        if self.refusal(facts, moved=moved):
            return range(0)
        ranks = [_RANK[device.facts.type] for device in self.devices if device is not moved]
        rank = _RANK[facts.type]
        first = sum(1 for each in ranks if each < rank)
        last = sum(1 for each in ranks if each <= rank)
        return range(first, last + 1)

    def insert(self, facts: DeviceFacts, position: int, **values: Any) -> DeviceNode:
        """Make a device at an index."""
        device = make_node(self.document, self, facts, **values)
        self.put(device, position)
        return device

    def put(self, device: DeviceNode, position: int) -> None:
        """Place a device that exists at an index."""
        devices = self.devices
        self.devices = [*devices[:position], device, *devices[position:]]

    @method("insert_device( (Track)arg1, (str)DeviceName [, (int)DeviceIndex=-1]) -> LomObject :")
    def insert_device(self, name: str, index: int) -> DeviceNode:
        """Insert one of Live's own devices by name, at an index or at the end (-1)."""
        self.refuse_frozen_devices()
        key = key_of(name)
        if key is None:
            message = f"Device {name} not found."
            raise ValueError(message)
        facts = device_facts(key)
        at = len(self.devices) if index == -1 else index
        problem = self.refusal(facts) or ("" if at in self.places(facts) else _BAD_PLACE)
        if problem:
            message = f"Can not insert device '{name}': {problem}"
            raise RuntimeError(message)
        return self.insert(facts, at)

    @method("delete_device( (Track)arg1, (int)arg2) -> None :")
    def delete_device(self, index: int) -> None:
        """Delete a device by its index."""
        self.refuse_frozen_devices()
        self.remove_device(self._device_at(index))

    @method("duplicate_device( (Track)arg1, (int)arg2) -> None :")
    def duplicate_device(self, index: int) -> None:
        """Copy a device after itself; an instrument has no room for a copy."""
        self.refuse_frozen_devices()
        device = self._device_at(index)
        if device.facts.type == INSTRUMENT:
            message = "Can not duplicate instrument"
            raise RuntimeError(message)
        self.put(self.document.clone(device, self), index + 1)

    def refuse_frozen_devices(self) -> None:
        """Raise when the track is frozen, also for the chains of its racks."""
        track = track_of(self)
        if track is not None and track.is_frozen:
            message = "Devices cannot be changed on frozen tracks"
            raise RuntimeError(message)

    def remove_device(self, device: DeviceNode) -> None:
        """Delete a device."""
        self.devices = [each for each in self.devices if each is not device]
        self.document.remove(device)

    def copy_devices(self, other: DeviceChain) -> None:
        """Take on copies of another row."""
        self.devices = [*self.devices, *(self.document.clone(device, self) for device in other.devices)]

    def _device_at(self, index: int) -> DeviceNode:
        devices = self.devices
        if not 0 <= index < len(devices):
            message = f"Device index {index} is out of range 0..{len(devices) - 1}"
            raise RuntimeError(message)
        return devices[index]
