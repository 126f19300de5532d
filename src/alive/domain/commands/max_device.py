"""Operations on Max for Live devices."""

from alive.domain.commands.device_parameter import READS, WRITES, DeviceOnTrack, ParameterName, Value
from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.refs import DeviceRef, TrackRef
from alive.domain.results.device_parameter import DeviceParameterSet, DeviceParameterShown
from alive.domain.results.max_device import CvToolsDevices, MaxDeviceBanks, MaxDeviceFound, MaxDevices

_CATEGORY = "Max for Live"


@operation(category=_CATEGORY, effect=Effect.READ, source="Live.Device.Device.class_name")
class IsMaxDevice(Command[MaxDeviceFound]):
    """Tell whether a device was made with Max for Live.

    Raises:
        NotFound: There is no such track or device.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=("Live.Track.Track.devices", "Live.Device.Device.class_name", "Live.Device.Device.type"),
)
class GetM4lDevices(Command[MaxDevices]):
    """List the Max for Live devices of a track.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Track.Track.devices",
        "Live.Device.Device.class_name",
        "Live.Device.Device.name",
        "Live.Device.Device.class_display_name",
    ),
    partly="Live does not tell which Max devices are CV Tools: those that have CV in their name are taken for them.",
)
class GetCvToolsDevices(Command[CvToolsDevices]):
    """List the Max for Live devices of a track that have CV in their name, as all CV Tools have.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=WRITES)
class SetDeviceParamByName(Command[DeviceParameterSet]):
    """Set a parameter of any device, by its name; the same as `set_device_parameter_by_name`.

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
class GetM4lParamByName(Command[DeviceParameterShown]):
    """Get a parameter of any device, by its name; the same as `get_device_parameter_by_name`.

    Raises:
        NotFound: There is no such track, device or parameter.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    param_name: ParameterName


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.MaxDevice.MaxDevice.get_bank_count",
        "Live.MaxDevice.MaxDevice.get_bank_name",
        "Live.MaxDevice.MaxDevice.get_bank_parameters",
    ),
)
class GetMaxDeviceBanks(Command[MaxDeviceBanks]):
    """Get the banks of parameters that the maker of a Max for Live device chose for controllers.

    Raises:
        NotFound: There is no such device.
        LiveRejected: It is no Max for Live device.
    """

    device: DeviceRef
