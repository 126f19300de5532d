"""Operations on the parameters of the devices of a track, by index or name. The general ones are in `parameter`."""

from typing import Annotated

from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import Doc, Index, Length, ParameterValueOrText, Seed
from alive.domain.refs import DeviceOnTrackRef, TrackRef
from alive.domain.results.device_parameter import (
    DeviceParameters,
    DeviceParameterSet,
    DeviceParameterShown,
    DeviceRandomized,
    TrackDevicesSummary,
)

_CATEGORY = "Device Control"
_DISPLAY = "Display Values"

DeviceOnTrack = Annotated[DeviceOnTrackRef, Doc("The device: by its position on the track, or nested in racks.")]
ParameterName = Annotated[
    str, Length(1, 1000), Doc("The name as Live shows it; its original name and other letter sizes are taken too.")
]
Value = Annotated[
    ParameterValueOrText, Doc("From the parameter's min to its max; or what Live shows, such as -6 dB or Lowpass.")
]
OptionalSeed = Annotated[
    Seed | None, Doc("The same seed gives the same values. If not given, it is made from the values there are.")
]

READS = (
    "Live.Device.Device.parameters",
    "Live.DeviceParameter.DeviceParameter.name",
    "Live.DeviceParameter.DeviceParameter.value",
    "Live.DeviceParameter.DeviceParameter.str_for_value",
    "Live.DeviceParameter.DeviceParameter.min",
    "Live.DeviceParameter.DeviceParameter.max",
    "Live.DeviceParameter.DeviceParameter.is_quantized",
    "Live.DeviceParameter.DeviceParameter.is_enabled",
    "Live.DeviceParameter.DeviceParameter.value_items",
)
WRITES = (
    "Live.Device.Device.parameters",
    "Live.DeviceParameter.DeviceParameter.value",
    "Live.DeviceParameter.DeviceParameter.str_for_value",
)


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=WRITES)
class SetDeviceParam(Command[DeviceParameterSet]):
    """Set a parameter of a device, by its index.

    Raises:
        NotFound: There is no such track, device or parameter.
        InvalidArgument: A text that the parameter never shows.
        LiveRejected: The value is out of range, or the parameter is controlled by a macro.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    param_index: Index
    value: Value


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=WRITES)
class SetTrackDeviceParam(Command[DeviceParameterSet]):
    """Set a parameter of a device, by its index; the same as `set_device_param`.

    Raises:
        NotFound: There is no such track, device or parameter.
        InvalidArgument: A text that the parameter never shows.
        LiveRejected: The value is out of range, or the parameter is controlled by a macro.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    param_index: Index
    value: Value


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=WRITES)
class SetDeviceParameterByName(Command[DeviceParameterSet]):
    """Set a parameter of a device, by its name.

    Where several have the name, the first is meant.

    Raises:
        NotFound: There is no such track, device or parameter.
        InvalidArgument: A text that the parameter never shows.
        LiveRejected: The value is out of range, or the parameter is controlled by a macro.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    param_name: ParameterName
    value: Value


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=WRITES)
class SetTrackDeviceParamByName(Command[DeviceParameterSet]):
    """Set a parameter of a device, by its name; the same as `set_device_parameter_by_name`.

    Raises:
        NotFound: There is no such track, device or parameter.
        InvalidArgument: A text that the parameter never shows.
        LiveRejected: The value is out of range, or the parameter is controlled by a macro.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    param_name: ParameterName
    value: Value


@operation(category=_CATEGORY, effect=Effect.READ, source=READS)
class GetDeviceParameters(Command[DeviceParameters]):
    """Get all parameters of a device, with the values that Live shows.

    Raises:
        NotFound: There is no such track or device.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack


@operation(category=_CATEGORY, effect=Effect.READ, source=READS)
class GetTrackDeviceParams(Command[DeviceParameters]):
    """Get all parameters of a device, with the values that Live shows; the same as `get_device_parameters`.

    Raises:
        NotFound: There is no such track or device.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack


@operation(category=_DISPLAY, effect=Effect.READ, source=READS)
class GetAllParamDisplayValues(Command[DeviceParameters]):
    """Get what Live shows for all parameters of a device; the same as `get_device_parameters`.

    Raises:
        NotFound: There is no such track or device.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack


@operation(category=_CATEGORY, effect=Effect.READ, source=READS)
class GetDeviceParameterByName(Command[DeviceParameterShown]):
    """Get a parameter of a device, by its name.

    Where several have the name, the first is meant.

    Raises:
        NotFound: There is no such track, device or parameter.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    param_name: ParameterName


@operation(category=_DISPLAY, effect=Effect.READ, source=READS)
class GetDeviceParamDisplayValue(Command[DeviceParameterShown]):
    """Get what Live shows for a parameter of a device, by its index.

    Raises:
        NotFound: There is no such track, device or parameter.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    param_index: Index


@operation(category=_CATEGORY, effect=Effect.READ, source=(*READS, "Live.Track.Track.devices"))
class GetTrackChainSummary(Command[TrackDevicesSummary]):
    """Get all devices of a track with all their parameters; what is nested in racks is not among them.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef


@operation(category=_CATEGORY, effect=Effect.EDIT, undo=Undo.OWN_ENTRIES, source=WRITES)
class RandomizeDeviceParameters(Command[DeviceRandomized]):
    """Give all continuous parameters of a device random values; switches stay as they are.

    What a macro controls stays too. Live's undo history gets an entry for each parameter.

    Raises:
        NotFound: There is no such track or device.
        LiveRejected: Live refused a value; the parameters before it have their new values.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    seed: OptionalSeed = None


@operation(category=_CATEGORY, effect=Effect.EDIT, undo=Undo.OWN_ENTRIES, source=WRITES)
class RandomizeDevice(Command[DeviceRandomized]):
    """Give all continuous parameters of a device random values; the same as `randomize_device_parameters`.

    Raises:
        NotFound: There is no such track or device.
        LiveRejected: Live refused a value; the parameters before it have their new values.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    seed: OptionalSeed = None
