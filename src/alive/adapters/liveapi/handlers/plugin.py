"""Handlers of the operations on plug-ins."""

from typing import TYPE_CHECKING, cast

from alive.adapters.liveapi.context import LiveContext, item_at
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.waiting import TIMEOUT
from alive.application.handling import Steps, Until
from alive.domain.commands.plugin import GetDevicePresets, GetPluginParameterNames, SetDevicePreset
from alive.domain.errors import OutcomeUnknown, UnsupportedByLive
from alive.domain.results.plugin import PluginParameterNames, PluginPresets, PluginPresetSet
from alive.domain.words import counted

if TYPE_CHECKING:
    from Live.Device import Device
    from Live.PluginDevice import PluginDevice


@handles(GetDevicePresets)
def get_device_presets(live: LiveContext, command: GetDevicePresets) -> PluginPresets:
    """Read them."""
    placed = live.device_on(command.track_index, command.device_index)
    device = _plugin(placed.device)
    presets = tuple(device.presets)
    selected = device.selected_preset_index
    return PluginPresets(
        message=f"{device.name} has {counted(len(presets), 'preset')}.",
        track_index=placed.track_index,
        track_id=live.id_of("track", placed.track),
        device_index=placed.device_index,
        device_id=live.id_of("device", device),
        presets=presets,
        count=len(presets),
        selected_preset_index=selected if selected >= 0 else None,
    )


@handles(SetDevicePreset)
def set_device_preset(live: LiveContext, command: SetDevicePreset) -> Steps[PluginPresetSet]:
    """Select it; a plug-in may take its time."""
    placed = live.device_on(command.track_index, command.device_index)
    device = _plugin(placed.device)
    device_id = live.id_of("device", device)
    name = item_at(device.presets, command.preset_index, "presets")
    device.selected_preset_index = command.preset_index

    def selected() -> bool:
        return not is_alive(device) or device.selected_preset_index == command.preset_index

    if not (selected() or (yield Until(selected, TIMEOUT))):
        raise OutcomeUnknown(f"{device_id} was asked to load the preset {name}, but shows another one as selected.")
    live.require(device, device_id)
    return PluginPresetSet(
        message=f"Loaded the preset {name}.",
        track_index=live.track_index_now(placed.track, placed.track_index),
        track_id=live.id_of("track", placed.track),
        device_index=placed.device_index,
        device_id=device_id,
        preset_index=device.selected_preset_index,
        preset_name=name,
    )


@handles(GetPluginParameterNames)
def get_plugin_parameter_names(live: LiveContext, command: GetPluginParameterNames) -> PluginParameterNames:
    """Read them all, which is one call, and answer the part that is wanted."""
    device = _plugin(live.device(command.device))
    device_id, path = live.describe(device)
    names = tuple(device.get_parameter_names())[command.offset : command.offset + command.limit]
    return PluginParameterNames(
        device_id=device_id,
        path=path,
        offset=command.offset,
        names=names,
        count=len(names),
        num_parameters=len(device.parameters),
    )


def _plugin(device: "Device") -> "PluginDevice":
    if not hasattr(type(device), "selected_preset_index"):
        raise UnsupportedByLive(
            f"{device.name} is no plug-in: the presets of Live's own devices are items of the browser; "
            "get_browser_items lists them and load_device_from_browser loads one."
        )
    return cast("PluginDevice", device)
