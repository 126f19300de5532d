"""Handlers of the operations on Max for Live devices."""

from typing import TYPE_CHECKING, cast

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.devices.finding import device_row
from alive.adapters.liveapi.devices.parameters import set_named, show_named
from alive.adapters.liveapi.handlers.table import handles
from alive.domain.commands.max_device import (
    GetCvToolsDevices,
    GetM4lDevices,
    GetM4lParamByName,
    GetMaxDeviceBanks,
    IsMaxDevice,
    SetDeviceParamByName,
)
from alive.domain.errors import LiveRejected
from alive.domain.results.device_parameter import DeviceParameterSet, DeviceParameterShown
from alive.domain.results.max_device import (
    CvToolsDevices,
    MaxDeviceBanks,
    MaxDeviceFound,
    MaxDevices,
    ParameterBank,
)

if TYPE_CHECKING:
    from Live.Device import Device
    from Live.MaxDevice import MaxDevice

_CLASSES = {"MxDeviceAudioEffect", "MxDeviceMidiEffect", "MxDeviceInstrument"}

BEST_OF = -1
"""The number of the bank of the most important parameters."""


@handles(IsMaxDevice)
def is_max_device(live: LiveContext, command: IsMaxDevice) -> MaxDeviceFound:
    """Look at its class."""
    placed = live.device_on(command.track_index, command.device_index)
    device = placed.device
    return MaxDeviceFound(
        track_index=placed.track_index,
        track_id=live.id_of("track", placed.track),
        device_index=placed.device_index,
        device_id=live.id_of("device", device),
        is_m4l=_is_max(device),
        class_name=device.class_name,
        class_display_name=device.class_display_name,
        device_name=device.name,
    )


@handles(GetM4lDevices)
def get_m4l_devices(live: LiveContext, command: GetM4lDevices) -> MaxDevices:
    """Look at the class of each."""
    track = live.track(command.track_index)
    found = tuple(device_row(live, index, device) for index, device in enumerate(track.devices) if _is_max(device))
    return MaxDevices(
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        track_name=track.name,
        devices=found,
        count=len(found),
    )


@handles(GetCvToolsDevices)
def get_cv_tools_devices(live: LiveContext, command: GetCvToolsDevices) -> CvToolsDevices:
    """Look at the class and the names of each."""
    track = live.track(command.track_index)
    found = tuple(device_row(live, index, device) for index, device in enumerate(track.devices) if _is_cv(device))
    return CvToolsDevices(
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        track_name=track.name,
        cv_devices=found,
        count=len(found),
    )


@handles(SetDeviceParamByName)
def set_device_param_by_name(live: LiveContext, command: SetDeviceParamByName) -> DeviceParameterSet:
    """Write it; Live refuses values out of range."""
    placed = live.device_on(command.track_index, command.device_index)
    return set_named(live, placed, command.param_name, command.value)


@handles(GetM4lParamByName)
def get_m4l_param_by_name(live: LiveContext, command: GetM4lParamByName) -> DeviceParameterShown:
    """Read it."""
    return show_named(live, live.device_on(command.track_index, command.device_index), command.param_name)


@handles(GetMaxDeviceBanks)
def get_max_device_banks(live: LiveContext, command: GetMaxDeviceBanks) -> MaxDeviceBanks:
    """Read them."""
    device = live.device(command.device)
    if not _is_max(device):
        raise LiveRejected(f"{device.name} is no Max for Live device: it has no banks of parameters.")
    patch = cast("MaxDevice", device)
    device_id, path = live.describe(device)
    count = patch.get_bank_count()
    return MaxDeviceBanks(
        device_id=device_id,
        path=path,
        banks=tuple(_bank(patch, index) for index in range(count)),
        best_of=_bank(patch, BEST_OF),
        count=count,
    )


def _is_max(device: "Device") -> bool:
    return device.class_name in _CLASSES


def _is_cv(device: "Device") -> bool:
    return _is_max(device) and "cv" in f"{device.name} {device.class_display_name}".lower()


def _bank(device: "MaxDevice", index: int) -> ParameterBank:
    return ParameterBank(
        name=device.get_bank_name(index),
        parameter_indices=tuple(None if each < 0 else each for each in device.get_bank_parameters(index)),
    )
