"""Handlers of the operations on the devices of the main track: those of any track, on this one."""

from alive.adapters.liveapi.context import LiveContext, PlacedDevice
from alive.adapters.liveapi.devices.parameters import (
    list_parameters,
    set_at,
    set_named,
    show_named,
    summarize_devices,
)
from alive.adapters.liveapi.handlers.table import handles
from alive.application.handling import Steps
from alive.domain.commands.main_devices import (
    GetMasterChainSummary,
    GetMasterDeviceParamInfo,
    GetMasterDeviceParams,
    SetMasterDeviceParam,
    SetMasterDeviceParamByName,
)
from alive.domain.results.device_parameter import (
    DeviceParameters,
    DeviceParameterSet,
    DeviceParameterShown,
    TrackDevicesSummary,
)

MAIN = "master_track"


@handles(GetMasterDeviceParams)
def get_master_device_params(live: LiveContext, command: GetMasterDeviceParams) -> Steps[DeviceParameters]:
    """Read them, some in each turn."""
    return list_parameters(live, _placed(live, command.device_index))


@handles(SetMasterDeviceParam)
def set_master_device_param(live: LiveContext, command: SetMasterDeviceParam) -> DeviceParameterSet:
    """Write it; Live refuses values out of range."""
    return set_at(live, _placed(live, command.device_index), command.param_index, command.value)


@handles(SetMasterDeviceParamByName)
def set_master_device_param_by_name(live: LiveContext, command: SetMasterDeviceParamByName) -> DeviceParameterSet:
    """Write it; Live refuses values out of range."""
    return set_named(live, _placed(live, command.device_index), command.param_name, command.value)


@handles(GetMasterDeviceParamInfo)
def get_master_device_param_info(live: LiveContext, command: GetMasterDeviceParamInfo) -> DeviceParameterShown:
    """Read it."""
    return show_named(live, _placed(live, command.device_index), command.param_name)


@handles(GetMasterChainSummary)
def get_master_chain_summary(live: LiveContext, _command: GetMasterChainSummary) -> Steps[TrackDevicesSummary]:
    """Read them, some in each turn."""
    return summarize_devices(live, live.song().master_track)


def _placed(live: LiveContext, device_index: int | str) -> PlacedDevice:
    return live.device_on(MAIN, device_index)
