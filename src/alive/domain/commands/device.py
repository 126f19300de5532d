"""Operations on devices, on tracks and nested in racks. Their parameters are in `parameter`."""

from typing import Annotated

from alive.domain.commands.device_parameter import DeviceOnTrack
from alive.domain.enumerations import CompareSlot
from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import Doc, Index, Length, Name
from alive.domain.refs import DeviceContainerRef, DeviceRef, TrackRef
from alive.domain.results.device import (
    DeviceAdded,
    DeviceChanged,
    DeviceDeleted,
    DeviceInfo,
    DeviceKind,
    DeviceSwitched,
    TrackDevices,
)

_CATEGORY = "Device Control"

DeviceName = Annotated[
    str, Length(1, 200), Doc("The name of one of Live's own devices as the browser shows it, such as Auto Filter.")
]
_POSITION = Doc("Its position in the track or chain, from 0. If not given, after the last device.")
_NATIVE = "Only Live's own devices: plug-ins, Max devices and presets are loaded with load_device_from_browser."


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    since="12.3",
    source="Live.Track.Track.insert_device",
    partly=_NATIVE,
)
class AddDevice(Command[DeviceAdded]):
    """Add one of Live's own devices to a track, after its last device.

    Raises:
        NotFound: There is no such track.
        LiveRejected: There is no device of that name (the size of letters counts), or it cannot be there.
    """

    track_index: TrackRef
    device_name: DeviceName


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    since="12.3",
    source=("Live.Track.Track.insert_device", "Live.Chain.Chain.insert_device"),
    partly=_NATIVE,
)
class InsertDevice(Command[DeviceAdded]):
    """Insert one of Live's own devices into a track or a chain of a rack.

    Raises:
        NotFound: There is no such track or chain.
        LiveRejected: There is no device of that name (the size of letters counts), or it cannot be at that position:
            MIDI effects come before the instrument, audio effects after it.
    """

    target: DeviceContainerRef
    device_name: DeviceName
    position: Annotated[Index | None, _POSITION] = None


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Song.Song.move_device", "Live.Song.Song.find_device_position"),
)
class MoveDevice(Command[DeviceChanged]):
    """Move a device to another position, track or chain, with its automation and mappings.

    Live moves it to the nearest position where it can be: MIDI effects come before the instrument, audio effects after
    it. The reply has the position it has then.

    Raises:
        NotFound: There is no such device, track or chain.
        LiveRejected: It cannot be there at all, or the position is beyond the last device.
    """

    device: DeviceRef
    target: Annotated[DeviceContainerRef | None, Doc("If not given, the track or chain that it is on.")] = None
    position: Annotated[Index | None, _POSITION] = None


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    since="12.3",
    source=("Live.Track.Track.duplicate_device", "Live.Chain.Chain.duplicate_device"),
)
class DuplicateDevice(Command[DeviceAdded]):
    """Duplicate a device with all its settings; the copy comes right after it.

    Raises:
        NotFound: There is no such device.
        LiveRejected: It is an instrument: a track or chain has one only.
    """

    device: DeviceRef


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.Track.Track.delete_device", "Live.Chain.Chain.delete_device", "Live.Device.Device.name"),
)
class DeleteDevice(Command[DeviceDeleted]):
    """Delete a device, a rack with everything in it.

    Raises:
        NotFound: There is no such track or device.
        LiveRejected: Live keeps it, such as on a frozen track.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Track.Track.devices",
        "Live.Device.Device.name",
        "Live.Device.Device.class_name",
        "Live.Device.Device.class_display_name",
        "Live.Device.Device.type",
        "Live.Device.Device.is_active",
        "Live.Device.Device.can_have_chains",
        "Live.Device.Device.parameters",
    ),
)
class GetTrackDevices(Command[TrackDevices]):
    """List the devices of a track.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Device.Device.name",
        "Live.Device.Device.class_name",
        "Live.Device.Device.class_display_name",
        "Live.Device.Device.type",
        "Live.Device.Device.is_active",
        "Live.Device.Device.parameters",
        "Live.Device.Device.can_have_chains",
        "Live.Device.Device.can_have_drum_pads",
        "Live.Device.Device.latency_in_ms",
        "Live.Device.Device.latency_in_samples",
        "Live.Device.Device.can_compare_ab",
        "Live.Device.Device.is_using_compare_preset_b",
        "Live.Device.Device.View.is_collapsed",
        "Live.RackDevice.RackDevice.chains",
    ),
)
class GetDevice(Command[DeviceInfo]):
    """Get everything about a device but its parameters, wherever it is nested.

    Raises:
        NotFound: There is no such device.
    """

    device: DeviceRef


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    undo=Undo.OWN_ENTRIES,
    source=(
        "Live.Device.Device.parameters",
        "Live.DeviceParameter.DeviceParameter.value",
        "Live.Device.Device.is_active",
    ),
)
class SetDeviceOnOff(Command[DeviceSwitched]):
    """Switch a device on or off.

    Raises:
        NotFound: There is no such track or device.
        LiveRejected: A macro controls the switch.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    enabled: bool


@operation(category="Device Info", effect=Effect.READ, source="Live.Device.Device.class_name")
class GetDeviceClassName(Command[DeviceKind]):
    """Get the name of the class of a device, such as Operator or MxDeviceAudioEffect.

    Raises:
        NotFound: There is no such track or device.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack


@operation(category="Device Info", effect=Effect.READ, source="Live.Device.Device.type")
class GetDeviceType(Command[DeviceKind]):
    """Get whether a device is an instrument, an audio effect or a MIDI effect.

    `type` is Live's number: 0 undefined, 1 instrument, 2 audio effect, 4 MIDI effect.

    Raises:
        NotFound: There is no such track or device.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack


@operation(category=_CATEGORY, effect=Effect.EDIT, source="Live.Device.Device.name")
class SetDeviceName(Command[DeviceChanged]):
    """Rename a device. An empty name gives it the name of its kind.

    Raises:
        NotFound: There is no such device.
    """

    device: DeviceRef
    name: Name


@operation(category="View/Nav", effect=Effect.PERFORM, source="Live.Device.Device.View.is_collapsed")
class SetDeviceCollapsed(Command[DeviceChanged]):
    """Fold or unfold a device in the device view.

    Raises:
        NotFound: There is no such device.
    """

    device: DeviceRef
    collapsed: bool = True


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    since="12.3",
    source=("Live.Device.Device.is_using_compare_preset_b", "Live.Device.Device.can_compare_ab"),
)
class SetDeviceCompareSlot(Command[DeviceChanged]):
    """Choose which of its two compare presets, A or B, a device uses.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device has no presets to compare.
    """

    device: DeviceRef
    slot: CompareSlot


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    since="12.3",
    undo=Undo.NOT_TRACKED,
    destructive=True,
    source=("Live.Device.Device.save_preset_to_compare_ab_slot", "Live.Device.Device.can_compare_ab"),
)
class SaveDeviceToCompareSlot(Command[DeviceChanged]):
    """Save the state of a device to the other compare preset, whose settings are replaced.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device has no presets to compare.
    """

    device: DeviceRef
