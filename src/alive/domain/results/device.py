"""What operations on devices return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, EnumNumber, Index, Milliseconds, Samples
from alive.domain.refs import DeviceOnTrackRef, TrackRef

TYPE_NAME = Doc("undefined, instrument, audio_effect or midi_effect.")


@result
class DeviceRow:
    """A device in its track or chain."""

    index: Annotated[Index, Doc("Its position in the track or chain.")]
    device_id: str
    name: str
    class_name: Annotated[str, Doc("Live's name of the kind of device, which is not always the one it shows.")]
    class_display_name: Annotated[str, Doc("The kind of device as the browser shows it.")]
    type: EnumNumber
    type_name: Annotated[str, TYPE_NAME]
    is_active: Annotated[bool, Doc("False when it or a rack around it is off.")]
    can_have_chains: Annotated[bool, Doc("Whether it is a rack.")]
    num_parameters: Count


@result
class TrackDevices:
    """The devices of a track in the order of the signal; what is nested in racks is not among them."""

    track_index: TrackRef
    track_id: str
    devices: tuple[DeviceRow, ...]
    count: Count


@result
class DeviceAdded:
    """A device that is new in its track or chain."""

    message: str
    device_id: str
    path: str
    device_name: Annotated[str, Doc("The name Live gave it.")]
    index: Annotated[Index, Doc("Its position in the track or chain.")]
    num_devices: Annotated[Count, Doc("How many devices the track or chain has now.")]


@result
class DeviceDeleted:
    """A device that is gone."""

    message: str
    device_id: Annotated[str, Doc("The id it had; it is never given again.")]
    name: Annotated[str, Doc("The name it had.")]
    num_devices: Annotated[Count, Doc("How many devices the track or chain has left.")]


@result
class DeviceSwitched:
    """Whether a device is on."""

    message: str
    track_index: TrackRef
    track_id: str
    device_index: DeviceOnTrackRef
    device_id: str
    is_on: Annotated[bool, Doc("Whether its own switch is on.")]
    is_active: Annotated[bool, Doc("False also when a rack around it is off.")]


@result
class DeviceKind:
    """What kind of device it is."""

    track_index: TrackRef
    track_id: str
    device_index: DeviceOnTrackRef
    device_id: str
    name: str
    class_name: Annotated[str, Doc("Live's name of the kind of device, which is not always the one it shows.")]
    class_display_name: Annotated[str, Doc("The kind of device as the browser shows it.")]
    type: EnumNumber
    type_name: Annotated[str, TYPE_NAME]


@result
class DeviceInfo:
    """A device as Live shows it."""

    device_id: str
    path: str
    track_id: str
    container_id: Annotated[str, Doc("The track or chain that it is on.")]
    index: Annotated[Index, Doc("Its position in the track or chain.")]
    name: str
    class_name: Annotated[str, Doc("Live's name of the kind of device, which is not always the one it shows.")]
    class_display_name: Annotated[str, Doc("The kind of device as the browser shows it.")]
    type: EnumNumber
    type_name: Annotated[str, TYPE_NAME]
    is_on: Annotated[bool, Doc("Whether its own switch is on.")]
    is_active: Annotated[bool, Doc("False also when a rack around it is off.")]
    is_collapsed: Annotated[bool, Doc("Whether it is shown folded.")]
    num_parameters: Count
    can_have_chains: Annotated[bool, Doc("Whether it is a rack.")]
    can_have_drum_pads: Annotated[bool, Doc("Whether it is a Drum Rack.")]
    num_chains: Count
    latency_in_ms: Milliseconds
    latency_in_samples: Samples
    can_compare_ab: Annotated[bool | None, Doc("Whether it has two presets to compare; none before Live 12.3.")]
    is_using_compare_preset_b: Annotated[bool | None, Doc("None where there are no presets to compare.")]


@result
class DeviceChanged(DeviceInfo):
    """A device as Live shows it afterwards."""

    message: str
