"""Reading and writing parameters of devices, as several modules of handlers need it."""

import difflib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext, PlacedDevice, item_at
from alive.adapters.liveapi.devices.display_text import items_of, value_for_text
from alive.adapters.liveapi.devices.finding import places_now
from alive.adapters.liveapi.pace import in_slices
from alive.adapters.liveapi.writing import write_parameter
from alive.application.handling import OTHERS_FIRST, Steps
from alive.domain.errors import LiveRejected, NotFound
from alive.domain.results.device_parameter import (
    DeviceParameters,
    DeviceParameterSet,
    DeviceParameterShown,
    DeviceSummary,
    ParameterRow,
    TrackDevicesSummary,
)

if TYPE_CHECKING:
    from Live.Device import Device
    from Live.DeviceParameter import DeviceParameter
    from Live.Track import Track

PARAMETERS_PER_TURN = 60
"""Each is ten reads of Live and one record, 23 us on the simulator: 60 stay below 2 ms."""


def parameter_at(device: "Device", index: int) -> "DeviceParameter":
    """The parameter of a device at an index."""
    parameter: DeviceParameter = item_at(device.parameters, index, "parameters")
    return parameter


def parameter_named(device: "Device", name: str) -> tuple[int, "DeviceParameter"]:
    """The first parameter that has that name; else the first with that original name, or with other letter sizes."""
    parameters: Sequence[DeviceParameter] = device.parameters
    names = [parameter.name for parameter in parameters]
    if name in names:
        return _item(parameters, names.index(name))
    originals = [parameter.original_name for parameter in parameters]
    if name in originals:
        return _item(parameters, originals.index(name))
    folded = [each.casefold() for each in names]
    if name.casefold() in folded:
        return _item(parameters, folded.index(name.casefold()))
    near = difflib.get_close_matches(name[:80], names, 3, cutoff=0.5)
    hint = f"; the nearest are {', '.join(near)}" if near else ""
    raise NotFound(f"{device.name} has no parameter {name!r:.80}{hint}", nearest=near)


def set_value(live: LiveContext, parameter: "DeviceParameter", value: float) -> float:
    """Write a value and answer what Live shows. Raises LiveRejected also where Live silently kept the value it had."""
    before = parameter.value
    kept = parameter.str_for_value(before)
    shown = write_parameter(live, parameter, value)
    if shown == before and abs(value - before) > abs(before) * 1e-6 and parameter.str_for_value(value) != kept:
        raise LiveRejected(f"Live ignored the new value; {parameter.name} is still {kept}.")
    return shown


def value_meant(parameter: "DeviceParameter", value: float | str, path: str = "value") -> float:
    """The value that is meant by a number, or by the text that Live shows for it."""
    return value_for_text(parameter, value, path) if isinstance(value, str) else value


def row(live: LiveContext, index: int, parameter: "DeviceParameter") -> ParameterRow:
    """One parameter as lists show it."""
    value = parameter.value
    return ParameterRow(
        index=index,
        parameter_id=live.id_of("parameter", parameter),
        name=parameter.name,
        value=value,
        raw_value=value,
        display_value=parameter.str_for_value(value),
        min=parameter.min,
        max=parameter.max,
        is_quantized=parameter.is_quantized,
        is_enabled=parameter.is_enabled,
        value_items=items_of(parameter),
    )


def rows(live: LiveContext, device: "Device") -> Steps[tuple[ParameterRow, ...]]:
    """All parameters of a device, some in each turn."""
    parameters: Sequence[DeviceParameter] = device.parameters
    return tuple(
        (yield from in_slices(parameters, lambda index, parameter: row(live, index, parameter), PARAMETERS_PER_TURN))
    )


def list_parameters(live: LiveContext, placed: PlacedDevice) -> Steps[DeviceParameters]:
    """All parameters of a device of a track."""
    device = placed.device
    device_id = live.id_of("device", device)
    parameters = yield from rows(live, device)
    live.require(device, device_id)
    track_index, device_index = places_now(live, placed.track, device)
    return DeviceParameters(
        track_index=track_index,
        track_id=live.id_of("track", placed.track),
        device_index=device_index,
        device_id=device_id,
        device_name=device.name,
        parameters=parameters,
        count=len(parameters),
    )


def summarize_devices(live: LiveContext, track: "Track") -> Steps[TrackDevicesSummary]:
    """All devices of a track with all their parameters, some in each turn. What is deleted meanwhile is not found."""
    track_id = live.id_of("track", track)
    devices: list[DeviceSummary] = []
    for index, device in enumerate(tuple(track.devices)):
        if index:
            yield OTHERS_FIRST
        devices.append((yield from _summary(live, index, device)))
    live.require(track, track_id)
    return TrackDevicesSummary(
        track_index=live.track_index_now(track),
        track_id=track_id,
        track_name=track.name,
        devices=tuple(devices),
        count=len(devices),
    )


def _summary(live: LiveContext, index: int, device: "Device") -> Steps[DeviceSummary]:
    device_id = live.id_of("device", device)
    parameters = yield from rows(live, device)
    live.require(device, device_id)
    return DeviceSummary(
        index=index,
        device_id=device_id,
        name=device.name,
        class_name=device.class_name,
        is_active=device.is_active,
        parameters=parameters,
    )


def show(live: LiveContext, placed: PlacedDevice, index: int, parameter: "DeviceParameter") -> DeviceParameterShown:
    """One parameter of a device of a track."""
    value = parameter.value
    return DeviceParameterShown(
        track_index=placed.track_index,
        track_id=live.id_of("track", placed.track),
        device_index=placed.device_index,
        device_id=live.id_of("device", placed.device),
        device_name=placed.device.name,
        index=index,
        param_index=index,
        parameter_id=live.id_of("parameter", parameter),
        name=parameter.name,
        value=value,
        raw_value=value,
        display_value=parameter.str_for_value(value),
        min=parameter.min,
        max=parameter.max,
        is_quantized=parameter.is_quantized,
        is_enabled=parameter.is_enabled,
        value_items=items_of(parameter),
    )


def show_named(live: LiveContext, placed: PlacedDevice, name: str) -> DeviceParameterShown:
    """One parameter of a device of a track, by name."""
    return show(live, placed, *parameter_named(placed.device, name))


def set_on(
    live: LiveContext, placed: PlacedDevice, index: int, parameter: "DeviceParameter", value: float | str
) -> DeviceParameterSet:
    """Set a parameter of a device of a track."""
    shown = set_value(live, parameter, value_meant(parameter, value))
    name, text = parameter.name, parameter.str_for_value(shown)
    return DeviceParameterSet(
        message=f"{name} is {text}.",
        track_index=placed.track_index,
        track_id=live.id_of("track", placed.track),
        device_index=placed.device_index,
        device_id=live.id_of("device", placed.device),
        device_name=placed.device.name,
        param_index=index,
        parameter_id=live.id_of("parameter", parameter),
        name=name,
        param_name=name,
        value=shown,
        display_value=text,
    )


def set_at(live: LiveContext, placed: PlacedDevice, index: int, value: float | str) -> DeviceParameterSet:
    """Set a parameter of a device of a track, by its index."""
    return set_on(live, placed, index, parameter_at(placed.device, index), value)


def set_named(live: LiveContext, placed: PlacedDevice, name: str, value: float | str) -> DeviceParameterSet:
    """Set a parameter of a device of a track, by its name."""
    return set_on(live, placed, *parameter_named(placed.device, name), value)


def _item(parameters: "Sequence[DeviceParameter]", index: int) -> tuple[int, "DeviceParameter"]:
    return index, parameters[index]
