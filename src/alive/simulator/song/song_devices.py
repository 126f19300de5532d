"""Moving devices, and which one is selected and appointed to control surfaces."""

from __future__ import annotations

from typing import Any, cast

from alive.simulator.devices.device import DeviceNode
from alive.simulator.devices.device_chain import DeviceChain
from alive.simulator.object_model.declarations import Hidden, computed, method
from alive.simulator.object_model.node import Node, expect


class SongDevices(Node):
    """What a Song does with devices."""

    appointed_id: Hidden[int] = Hidden(0)

    @computed("Device | None", follows="structure")
    def appointed_device(self) -> DeviceNode | None:
        """The device control surfaces shall control; a write notifies nobody."""
        node = self.document.nodes.get(self.appointed_id)
        return node if isinstance(node, DeviceNode) else None

    @appointed_device.setter
    def _set_appointed(self, device: DeviceNode | None) -> None:
        self.appoint(device)

    def appoint(self, device: DeviceNode | None) -> None:
        """Appoint a device on behalf of a script."""
        self.appointed_id = 0 if device is None else device.document_id
        self.document.settle(self, "appointed_device")

    def click_device(self, device: DeviceNode) -> None:
        """Select and appoint a device as a user does."""
        view: Any = cast("Any", self).view
        with self.document.operation():
            view.select_device(device, appoint=True)
            self.document.notify(self, "appointed_device")

    @method(
        "find_device_position( (Song)arg1, (Device)device, (LomObject)target, (int)target_position) -> int :",
        reads=True,
    )
    def find_device_position(self, device: DeviceNode, target: Node, position: int) -> int:
        """Return the nearest index where a device can be inserted; -1 when it cannot be there at all."""
        chain = _target(device, target)
        own = chain.devices.index(device) if device in chain.devices else None
        places = chain.places(device.facts, moved=device if own is not None else None)
        if not places:
            return -1
        before = own is not None and own < position
        at = min(max(position - before, places[0]), places[-1])
        return at + (before and at >= cast("int", own))

    @method("move_device( (Song)arg1, (Device)device, (LomObject)target, (int)target_position) -> int :")
    def move_device(self, device: DeviceNode, target: Node, position: int) -> int:
        """Move a device to the nearest possible index of a track or chain and return the index it has then."""
        chain = _target(device, target)
        chain.refuse_frozen_devices()
        expect(DeviceChain, device.parent).refuse_frozen_devices()
        if not 0 <= position <= len(chain.devices):
            message = "target_index out of range"
            raise RuntimeError(message)
        found = self.find_device_position(device, chain, position)
        if found < 0:
            message = f"Can not move device '{device.name}': {chain.refusal(device.facts)}"
            raise RuntimeError(message)
        return _move(device, chain, found)


def _target(device: DeviceNode, target: Node) -> DeviceChain:
    if not isinstance(target, DeviceChain):
        message = "The target must be a track or a chain"
        raise RuntimeError(message)  # noqa: TRY004 - Live knows no other
    node: Node | None = target
    while node is not None:
        if node is device:
            message = "A rack cannot be moved into itself"
            raise RuntimeError(message)
        node = node.parent
    return target


def _move(device: DeviceNode, chain: DeviceChain, position: int) -> int:
    source = expect(DeviceChain, device.parent)
    if source is chain:
        devices = chain.devices
        own = devices.index(device)
        at = position - (own < position)
        devices.insert(at, devices.pop(own))
        chain.devices = devices
        return at
    source.devices = [each for each in source.devices if each is not device]
    device.document.move(device, chain)
    chain.put(device, position)
    return position


class TrackDevices(Node):
    """Which device of a track is selected: what Track.View knows."""

    device_id: Hidden[int] = Hidden(0, also=("selected_device",))

    @computed("Device", follows="structure")
    def selected_device(self) -> DeviceNode | None:
        """The selected device, also one in a rack; the first one until another is chosen; None without devices."""
        node = self.document.nodes.get(self.device_id)
        track = expect(DeviceChain, self.parent)
        if isinstance(node, DeviceNode) and _chain_of_track(node) is track:
            return node
        devices = track.devices
        return devices[0] if devices else None

    @method("select_instrument( (View)arg1) -> bool :")
    def select_instrument(self) -> bool:
        """Select the instrument and return whether there is one."""
        track = expect(DeviceChain, self.parent)
        instrument = track.instrument
        if instrument is None:
            return False
        self.device_id = instrument.document_id
        self.document.song.appoint(instrument)
        return True


def _chain_of_track(device: DeviceNode) -> Node | None:
    """Return the track a device is on."""
    node: Node | None = device.parent
    while node is not None and isinstance(node.parent, DeviceNode):
        node = node.parent.parent
    return node


class SelectedDevices(Node):
    """What Song.View does with devices."""

    place_id: Hidden[int] = Hidden(0)
    """The chain or drum pad that was selected last, where the browser loads; 0 for the selected track."""

    @method("select_device( (View)arg1, (Device)arg2 [, (bool)ShouldAppointDevice=True]) -> None :")
    def select_device(self, device: DeviceNode, appoint: bool) -> None:  # noqa: FBT001 - Live's signature
        """Select a device with its track and the chains around it, and appoint it."""
        track: Any = _chain_of_track(device)
        view: Any = self
        view.select_track(track)
        track.view.device_id = device.document_id
        chain: Any = device.parent
        while chain is not track:
            chain.rack.view.chain_id = chain.document_id
            chain = chain.rack.parent
        if appoint:
            self.document.song.appoint(device)

    @computed("Chain | None", follows="structure")
    def selected_chain(self) -> Any:
        """The selected chain of the selected device, or the chain it is in; None without."""
        device = self._device()
        if device is None:
            return None
        if device.can_have_chains:
            return cast("Any", device.view).selected_chain
        return device.parent if isinstance(device.parent and device.parent.parent, DeviceNode) else None

    @selected_chain.setter
    def _set_chain(self, chain: Any) -> None:
        if chain is not None:
            self.select_device(chain.rack, appoint=False)
            chain.rack.view.selected_chain = chain
            self.place_id = chain.document_id

    @computed("DeviceParameter | None", listenable=True)
    def selected_parameter(self) -> Any:
        """The parameter that was clicked last; scripts cannot click."""
        return self.document.nodes.get(self.parameter_id)

    parameter_id: Hidden[int] = Hidden(0, also=("selected_parameter",))

    def pad_selected(self, pad: Any) -> None:
        """A pad was selected: the browser loads onto it if its rack is what is selected."""
        if self._device() is pad.rack:
            self.place_id = pad.document_id

    def _device(self) -> DeviceNode | None:
        track: Any = cast("Any", self).selected
        device: DeviceNode | None = track.view.selected_device
        return device
