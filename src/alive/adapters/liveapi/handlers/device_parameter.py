"""Handlers of the operations on the parameters of the devices of a track. Live shows all of these at once."""

import random
import struct
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext, PlacedDevice
from alive.adapters.liveapi.devices.parameters import (
    list_parameters,
    parameter_at,
    set_at,
    set_named,
    set_value,
    show,
    show_named,
    summarize_devices,
)
from alive.adapters.liveapi.handlers.table import handles
from alive.application.handling import Steps
from alive.domain.commands.device_parameter import (
    GetAllParamDisplayValues,
    GetDeviceParamDisplayValue,
    GetDeviceParameterByName,
    GetDeviceParameters,
    GetTrackChainSummary,
    GetTrackDeviceParams,
    RandomizeDevice,
    RandomizeDeviceParameters,
    SetDeviceParam,
    SetDeviceParameterByName,
    SetTrackDeviceParam,
    SetTrackDeviceParamByName,
)
from alive.domain.results.device_parameter import (
    DeviceParameters,
    DeviceParameterSet,
    DeviceParameterShown,
    DeviceRandomized,
    TrackDevicesSummary,
)
from alive.domain.words import counted

if TYPE_CHECKING:
    from Live.DeviceParameter import DeviceParameter


@handles(SetDeviceParam)
def set_device_param(live: LiveContext, command: SetDeviceParam) -> DeviceParameterSet:
    """Write it; Live refuses values out of range."""
    return set_at(live, _placed(live, command), command.param_index, command.value)


@handles(SetTrackDeviceParam)
def set_track_device_param(live: LiveContext, command: SetTrackDeviceParam) -> DeviceParameterSet:
    """Write it; Live refuses values out of range."""
    return set_at(live, _placed(live, command), command.param_index, command.value)


@handles(SetDeviceParameterByName)
def set_device_parameter_by_name(live: LiveContext, command: SetDeviceParameterByName) -> DeviceParameterSet:
    """Write it; Live refuses values out of range."""
    return set_named(live, _placed(live, command), command.param_name, command.value)


@handles(SetTrackDeviceParamByName)
def set_track_device_param_by_name(live: LiveContext, command: SetTrackDeviceParamByName) -> DeviceParameterSet:
    """Write it; Live refuses values out of range."""
    return set_named(live, _placed(live, command), command.param_name, command.value)


@handles(GetDeviceParameters)
def get_device_parameters(live: LiveContext, command: GetDeviceParameters) -> Steps[DeviceParameters]:
    """Read them, some in each turn."""
    return list_parameters(live, _placed(live, command))


@handles(GetTrackDeviceParams)
def get_track_device_params(live: LiveContext, command: GetTrackDeviceParams) -> Steps[DeviceParameters]:
    """Read them, some in each turn."""
    return list_parameters(live, _placed(live, command))


@handles(GetAllParamDisplayValues)
def get_all_param_display_values(live: LiveContext, command: GetAllParamDisplayValues) -> Steps[DeviceParameters]:
    """Read them, some in each turn."""
    return list_parameters(live, _placed(live, command))


@handles(GetDeviceParameterByName)
def get_device_parameter_by_name(live: LiveContext, command: GetDeviceParameterByName) -> DeviceParameterShown:
    """Read it."""
    return show_named(live, _placed(live, command), command.param_name)


@handles(GetDeviceParamDisplayValue)
def get_device_param_display_value(live: LiveContext, command: GetDeviceParamDisplayValue) -> DeviceParameterShown:
    """Read it. Live's own display_value has no unit, and is not there before 12.2."""
    placed = _placed(live, command)
    return show(live, placed, command.param_index, parameter_at(placed.device, command.param_index))


@handles(GetTrackChainSummary)
def get_track_chain_summary(live: LiveContext, command: GetTrackChainSummary) -> Steps[TrackDevicesSummary]:
    """Read them, some in each turn."""
    return summarize_devices(live, live.track(command.track_index))


@handles(RandomizeDeviceParameters)
def randomize_device_parameters(live: LiveContext, command: RandomizeDeviceParameters) -> DeviceRandomized:
    """Write all of them in one turn, so that they belong together."""
    return _randomize(live, _placed(live, command), command.seed)


@handles(RandomizeDevice)
def randomize_device(live: LiveContext, command: RandomizeDevice) -> DeviceRandomized:
    """Write all of them in one turn, so that they belong together."""
    return _randomize(live, _placed(live, command), command.seed)


_OnDevice = (
    SetDeviceParam
    | SetTrackDeviceParam
    | SetDeviceParameterByName
    | SetTrackDeviceParamByName
    | GetDeviceParameters
    | GetTrackDeviceParams
    | GetAllParamDisplayValues
    | GetDeviceParameterByName
    | GetDeviceParamDisplayValue
    | RandomizeDeviceParameters
    | RandomizeDevice
)


def _placed(live: LiveContext, command: _OnDevice) -> PlacedDevice:
    return live.device_on(command.track_index, command.device_index)


def _randomize(live: LiveContext, placed: PlacedDevice, wanted_seed: int | None) -> DeviceRandomized:
    device = placed.device
    parameters: Sequence[DeviceParameter] = device.parameters
    chosen = [parameter for parameter in parameters if parameter.is_enabled and not parameter.is_quantized]
    seed = _seed_of(chosen) if wanted_seed is None else wanted_seed
    source = random.Random(seed)  # noqa: S311 - music, no secrets
    for parameter in chosen:
        low, high = parameter.min, parameter.max
        set_value(live, parameter, low + source.random() * (high - low))
    name = device.name
    return DeviceRandomized(
        message=f"{counted(len(chosen), 'parameter')} of {name} have random values.",
        track_index=placed.track_index,
        track_id=live.id_of("track", placed.track),
        device_index=placed.device_index,
        device_id=live.id_of("device", device),
        device_name=name,
        seed=seed,
        randomized_count=len(chosen),
        randomized_parameters=len(chosen),
    )


def _seed_of(parameters: "Sequence[DeviceParameter]") -> int:
    """A seed of the values there are: the next call finds others, and so gives others."""
    return zlib.crc32(b"".join(struct.pack("d", parameter.value) for parameter in parameters))
