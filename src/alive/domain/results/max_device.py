"""What operations on Max for Live devices return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, Index
from alive.domain.refs import DeviceOnTrackRef, TrackRef
from alive.domain.results.device import DeviceRow


@result
class MaxDeviceFound:
    """Whether a device was made with Max for Live."""

    track_index: TrackRef
    track_id: str
    device_index: DeviceOnTrackRef
    device_id: str
    is_m4l: bool
    class_name: Annotated[str, Doc("MxDeviceAudioEffect, MxDeviceMidiEffect or MxDeviceInstrument, if it was.")]
    class_display_name: str
    device_name: str


@result
class MaxDevices:
    """The Max for Live devices of a track; what is nested in racks is not among them."""

    track_index: TrackRef
    track_id: str
    track_name: str
    devices: tuple[DeviceRow, ...]
    count: Count


@result
class CvToolsDevices:
    """The CV Tools of a track; what is nested in racks is not among them."""

    track_index: TrackRef
    track_id: str
    track_name: str
    cv_devices: tuple[DeviceRow, ...]
    count: Count


@result
class ParameterBank:
    """A bank of parameters, as a controller with eight knobs shows them."""

    name: str
    parameter_indices: Annotated[tuple[Index | None, ...], Doc("Positions in the device; none where a knob is free.")]


@result
class MaxDeviceBanks:
    """The banks of parameters that the maker of a Max device chose."""

    device_id: str
    path: str
    banks: tuple[ParameterBank, ...]
    best_of: Annotated[ParameterBank, Doc("The most important parameters.")]
    count: Count
