"""What operations on the parameters of the devices of a track return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, Index, ParameterValue, Seed
from alive.domain.refs import DeviceOnTrackRef, TrackRef

_RAW = Doc("The same as `value`.")
_TEXT = Doc("What Live shows, with the unit.")
_ITEMS = Doc("The names of a switch's positions; empty for what is no switch.")


@result
class ParameterRow:
    """One parameter of a device."""

    index: Index
    parameter_id: str
    name: str
    value: ParameterValue
    raw_value: Annotated[ParameterValue, _RAW]
    display_value: Annotated[str, _TEXT]
    min: ParameterValue
    max: ParameterValue
    is_quantized: Annotated[bool, Doc("Whether it is a switch.")]
    is_enabled: Annotated[bool, Doc("False while a macro controls it, or Max disabled it.")]
    value_items: Annotated[tuple[str, ...], _ITEMS]


@result
class DeviceParameters:
    """The parameters of a device, the first of which switches it on and off."""

    track_index: TrackRef
    track_id: str
    device_index: DeviceOnTrackRef
    device_id: str
    device_name: str
    parameters: tuple[ParameterRow, ...]
    count: Count


@result
class DeviceParameterShown:
    """One parameter of a device."""

    track_index: TrackRef
    track_id: str
    device_index: DeviceOnTrackRef
    device_id: str
    device_name: str
    index: Index
    param_index: Annotated[Index, Doc("The same as `index`.")]
    parameter_id: str
    name: str
    value: ParameterValue
    raw_value: Annotated[ParameterValue, _RAW]
    display_value: Annotated[str, _TEXT]
    min: ParameterValue
    max: ParameterValue
    is_quantized: Annotated[bool, Doc("Whether it is a switch.")]
    is_enabled: Annotated[bool, Doc("False while a macro controls it, or Max disabled it.")]
    value_items: Annotated[tuple[str, ...], _ITEMS]


@result
class DeviceParameterSet:
    """The value that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    device_index: DeviceOnTrackRef
    device_id: str
    device_name: str
    param_index: Index
    parameter_id: str
    name: str
    param_name: Annotated[str, Doc("The same as `name`.")]
    value: ParameterValue
    display_value: Annotated[str, _TEXT]


@result
class DeviceRandomized:
    """A device whose parameters have random values."""

    message: str
    track_index: TrackRef
    track_id: str
    device_index: DeviceOnTrackRef
    device_id: str
    device_name: str
    seed: Annotated[Seed, Doc("Given again, it gives the same values.")]
    randomized_count: Count
    randomized_parameters: Annotated[Count, Doc("The same as `randomized_count`.")]


@result
class DeviceSummary:
    """A device with all its parameters."""

    index: Index
    device_id: str
    name: str
    class_name: str
    is_active: bool
    parameters: tuple[ParameterRow, ...]


@result
class TrackDevicesSummary:
    """The devices of a track in the order of the signal, with all their parameters."""

    track_index: TrackRef
    track_id: str
    track_name: str
    devices: tuple[DeviceSummary, ...]
    count: Count
