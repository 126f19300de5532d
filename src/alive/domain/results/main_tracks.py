"""What operations on the main track and on return tracks return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import ColorIndex, Count, Doc, FaderLevel, Index, Pan, RgbColor
from alive.domain.refs import TrackRef

VolumeText = Annotated[str, Doc("In dB, as Live writes it.")]
PanText = Annotated[str, Doc("As Live writes it, such as 25L.")]


@result
class MasterTrackInfo:
    """The main track as Live shows it."""

    track_index: TrackRef
    track_id: str
    name: str
    color: RgbColor
    color_index: ColorIndex | None
    volume: FaderLevel
    volume_display_value: VolumeText
    pan: Pan
    pan_display_value: PanText
    num_devices: Count


@result
class MasterVolumeSet:
    """The volume that Live shows."""

    message: str
    volume: FaderLevel
    volume_display_value: VolumeText


@result
class MasterPanSet:
    """The panning that Live shows."""

    message: str
    pan: Pan
    pan_display_value: PanText


@result
class MasterDevice:
    """A device on the main track."""

    device_index: Index
    device_id: str
    path: str
    name: str
    class_name: str
    is_active: Annotated[bool, Doc("Whether it is on, and so is all around it.")]


@result
class MasterDevices:
    """The devices on the main track."""

    devices: tuple[MasterDevice, ...]
    count: Count


@result
class ReturnTrackCount:
    """How many return tracks there are."""

    count: Count


@result
class ReturnTrackInfo:
    """A return track as Live shows it."""

    index: Annotated[Index, Doc("Position among the return tracks.")]
    track_index: TrackRef
    track_id: str
    name: str
    color: RgbColor
    color_index: ColorIndex | None
    volume: FaderLevel
    volume_display_value: VolumeText
    pan: Pan
    pan_display_value: PanText
    mute: bool
    solo: bool
    num_devices: Count


@result
class ReturnTrackVolumeSet:
    """The volume that Live shows."""

    message: str
    return_index: Index
    track_index: TrackRef
    track_id: str
    volume: FaderLevel
    volume_display_value: VolumeText
