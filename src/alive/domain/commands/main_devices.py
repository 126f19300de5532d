"""Operations on the devices of the main track, and their parameters."""

from typing import Annotated

from alive.domain.commands.device_parameter import READS, WRITES, ParameterName, Value
from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import Doc, Index
from alive.domain.refs import DeviceOnTrackRef
from alive.domain.results.device_parameter import (
    DeviceParameters,
    DeviceParameterSet,
    DeviceParameterShown,
    TrackDevicesSummary,
)

_CATEGORY = "Master Track"

DeviceOnMain = Annotated[
    DeviceOnTrackRef, Doc("The device on the main track: by its position, or nested in racks by path or id.")
]


@operation(category=_CATEGORY, effect=Effect.READ, source=READS)
class GetMasterDeviceParams(Command[DeviceParameters]):
    """Get all parameters of a device on the main track.

    Raises:
        NotFound: There is no such device.
    """

    device_index: DeviceOnMain


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=WRITES)
class SetMasterDeviceParam(Command[DeviceParameterSet]):
    """Set a parameter of a device on the main track, by its index.

    Raises:
        NotFound: There is no such device or parameter.
        InvalidArgument: A text that the parameter never shows.
        LiveRejected: The value is out of range, or the parameter is controlled by a macro.
    """

    device_index: DeviceOnMain
    param_index: Index
    value: Value


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=WRITES)
class SetMasterDeviceParamByName(Command[DeviceParameterSet]):
    """Set a parameter of a device on the main track, by its name.

    Raises:
        NotFound: There is no such device or parameter.
        InvalidArgument: A text that the parameter never shows.
        LiveRejected: The value is out of range, or the parameter is controlled by a macro.
    """

    device_index: DeviceOnMain
    param_name: ParameterName
    value: Value


@operation(category=_CATEGORY, effect=Effect.READ, source=READS)
class GetMasterDeviceParamInfo(Command[DeviceParameterShown]):
    """Get a parameter of a device on the main track, by its name.

    Raises:
        NotFound: There is no such device or parameter.
    """

    device_index: DeviceOnMain
    param_name: ParameterName


@operation(category=_CATEGORY, effect=Effect.READ, source=(*READS, "Live.Track.Track.devices"))
class GetMasterChainSummary(Command[TrackDevicesSummary]):
    """Get all devices of the main track with all their parameters; what is nested in racks is not among them."""
