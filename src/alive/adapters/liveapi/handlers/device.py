"""Handlers of the operations on devices. Live shows all of these at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from alive.adapters.liveapi.context import LiveContext, PlacedDevice
from alive.adapters.liveapi.devices.finding import (
    container,
    container_of,
    device_rows,
    position_of,
    type_name,
)
from alive.adapters.liveapi.devices.parameters import set_value
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.places import kind_of, track_of
from alive.domain.commands.device import (
    AddDevice,
    DeleteDevice,
    DuplicateDevice,
    GetDevice,
    GetDeviceClassName,
    GetDeviceType,
    GetTrackDevices,
    InsertDevice,
    MoveDevice,
    SaveDeviceToCompareSlot,
    SetDeviceCollapsed,
    SetDeviceCompareSlot,
    SetDeviceName,
    SetDeviceOnOff,
)
from alive.domain.enumerations import CompareSlot
from alive.domain.errors import LiveRejected
from alive.domain.results.device import (
    DeviceAdded,
    DeviceChanged,
    DeviceDeleted,
    DeviceInfo,
    DeviceKind,
    DeviceSwitched,
    TrackDevices,
)

if TYPE_CHECKING:
    from Live.Chain import Chain
    from Live.Device import Device
    from Live.RackDevice import RackDevice
    from Live.Track import Track

AT_THE_END = -1
"""Where Live is told to put what is new."""

ON, OFF = 1.0, 0.0


@handles(AddDevice)
def add_device(live: LiveContext, command: AddDevice) -> DeviceAdded:
    """Insert it at the end."""
    return _insert(live, live.track(command.track_index), command.device_name, None)


@handles(InsertDevice)
def insert_device(live: LiveContext, command: InsertDevice) -> DeviceAdded:
    """Insert it; Live refuses names and places."""
    return _insert(live, container(live, command.target), command.device_name, command.position)


@handles(MoveDevice)
def move_device(live: LiveContext, command: MoveDevice) -> DeviceChanged:
    """Move it; Live itself looks for the nearest position that is possible."""
    device = live.device(command.device)
    target = container_of(device) if command.target is None else container(live, command.target)
    position = len(target.devices) if command.position is None else command.position
    live.song().move_device(device, target, position)
    info = _info(live, device)
    return DeviceChanged(message=f"{info['name']} is at {info['path']}.", **info)


@handles(DuplicateDevice)
def duplicate_device(live: LiveContext, command: DuplicateDevice) -> DeviceAdded:
    """Duplicate by position; Live puts the copy right after it."""
    device = live.device(command.device)
    position = position_of(device)
    holder = container_of(device)
    holder.duplicate_device(position)
    copy: Device = holder.devices[position + 1]
    return _added(live, copy, f"Duplicated {device.name}.")


@handles(DeleteDevice)
def delete_device(live: LiveContext, command: DeleteDevice) -> DeviceDeleted:
    """Delete by position, from the track or chain that holds it."""
    device = live.device_on(command.track_index, command.device_index).device
    holder = container_of(device)
    device_id, name = live.id_of("device", device), device.name
    holder.delete_device(position_of(device))
    return DeviceDeleted(
        message=f"Deleted the device {name}.", device_id=device_id, name=name, num_devices=len(holder.devices)
    )


@handles(GetTrackDevices)
def get_track_devices(live: LiveContext, command: GetTrackDevices) -> TrackDevices:
    """Read them."""
    track = live.track(command.track_index)
    devices = device_rows(live, track.devices)
    return TrackDevices(
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        devices=devices,
        count=len(devices),
    )


@handles(GetDevice)
def get_device(live: LiveContext, command: GetDevice) -> DeviceInfo:
    """Read it."""
    return DeviceInfo(**_info(live, live.device(command.device)))


@handles(SetDeviceOnOff)
def set_device_on_off(live: LiveContext, command: SetDeviceOnOff) -> DeviceSwitched:
    """Write its first parameter, which is the switch; is_active cannot be written."""
    placed = live.device_on(command.track_index, command.device_index)
    device = placed.device
    shown = bool(set_value(live, device.parameters[0], ON if command.enabled else OFF))
    return DeviceSwitched(
        message=f"{device.name} is {'on' if shown else 'off'}.",
        track_index=placed.track_index,
        track_id=live.id_of("track", placed.track),
        device_index=placed.device_index,
        device_id=live.id_of("device", device),
        is_on=shown,
        is_active=device.is_active,
    )


@handles(GetDeviceClassName)
def get_device_class_name(live: LiveContext, command: GetDeviceClassName) -> DeviceKind:
    """Read it."""
    return _kind(live, live.device_on(command.track_index, command.device_index))


@handles(GetDeviceType)
def get_device_type(live: LiveContext, command: GetDeviceType) -> DeviceKind:
    """Read it."""
    return _kind(live, live.device_on(command.track_index, command.device_index))


@handles(SetDeviceName)
def set_device_name(live: LiveContext, command: SetDeviceName) -> DeviceChanged:
    """Write the name; Live gives a device without one the name of its kind."""
    device = live.device(command.device)
    device.name = command.name
    name = device.name
    if command.name and name != command.name:
        raise LiveRejected(f"Live ignored the new name; the device is still called {name}.")
    return DeviceChanged(message=f"The device is called {name}.", **_info(live, device))


@handles(SetDeviceCollapsed)
def set_device_collapsed(live: LiveContext, command: SetDeviceCollapsed) -> DeviceChanged:
    """Write it to the view of the device."""
    device = live.device(command.device)
    device.view.is_collapsed = command.collapsed
    info = _info(live, device)
    return DeviceChanged(message=f"{info['name']} is {'folded' if info['is_collapsed'] else 'unfolded'}.", **info)


@handles(SetDeviceCompareSlot)
def set_device_compare_slot(live: LiveContext, command: SetDeviceCompareSlot) -> DeviceChanged:
    """Write it; Live refuses devices that have nothing to compare."""
    device = live.device(command.device)
    device.is_using_compare_preset_b = command.slot is CompareSlot.B
    info = _info(live, device)
    return DeviceChanged(message=f"{info['name']} uses {_slot(device)}.", **info)


@handles(SaveDeviceToCompareSlot)
def save_device_to_compare_slot(live: LiveContext, command: SaveDeviceToCompareSlot) -> DeviceChanged:
    """Save it; Live refuses devices that have nothing to compare, and does not show what is in the other preset."""
    device = live.device(command.device)
    device.save_preset_to_compare_ab_slot()
    info = _info(live, device)
    return DeviceChanged(message=f"Both compare presets of {info['name']} are as it is now.", **info)


def _slot(device: "Device") -> str:
    return f"preset {'B' if device.is_using_compare_preset_b else 'A'}"


def _insert(live: LiveContext, holder: "Track | Chain", name: str, position: int | None) -> DeviceAdded:
    device = holder.insert_device(name, AT_THE_END if position is None else position)
    return _added(live, device, f"Added {name}.")


def _added(live: LiveContext, device: "Device", message: str) -> DeviceAdded:
    device_id, path = live.describe(device)
    return DeviceAdded(
        message=message,
        device_id=device_id,
        path=path,
        device_name=device.name,
        index=position_of(device),
        num_devices=len(container_of(device).devices),
    )


def _kind(live: LiveContext, placed: PlacedDevice) -> DeviceKind:
    device = placed.device
    return DeviceKind(
        track_index=placed.track_index,
        track_id=live.id_of("track", placed.track),
        device_index=placed.device_index,
        device_id=live.id_of("device", device),
        name=device.name,
        class_name=device.class_name,
        class_display_name=device.class_display_name,
        type=int(device.type),
        type_name=type_name(device),
    )


def _info(live: LiveContext, device: "Device") -> dict[str, Any]:
    """Everything about a device. Comparing presets came with Live 12.3, and raises where there are none."""
    holder = container_of(device)
    device_id, path = live.describe(device)
    can_compare: bool | None = getattr(device, "can_compare_ab", None)
    chains: Sequence[Chain] = cast("RackDevice", device).chains if device.can_have_chains else ()
    return {
        "device_id": device_id,
        "path": path,
        "track_id": live.id_of("track", track_of(device)),
        "container_id": live.id_of(kind_of(holder), holder),
        "index": int(path.rpartition("/")[2]),
        "name": device.name,
        "class_name": device.class_name,
        "class_display_name": device.class_display_name,
        "type": int(device.type),
        "type_name": type_name(device),
        "is_on": bool(device.parameters[0].value),
        "is_active": device.is_active,
        "is_collapsed": device.view.is_collapsed,
        "num_parameters": len(device.parameters),
        "can_have_chains": device.can_have_chains,
        "can_have_drum_pads": device.can_have_drum_pads,
        "num_chains": len(chains),
        "latency_in_ms": device.latency_in_ms,
        "latency_in_samples": float(device.latency_in_samples),
        "can_compare_ab": can_compare,
        "is_using_compare_preset_b": device.is_using_compare_preset_b if can_compare else None,
    }
