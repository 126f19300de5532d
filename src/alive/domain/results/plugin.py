"""What operations on plug-ins return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, Index
from alive.domain.refs import DeviceOnTrackRef, TrackRef


@result
class PluginPresets:
    """The presets that a plug-in offers to Live."""

    message: str
    track_index: TrackRef
    track_id: str
    device_index: DeviceOnTrackRef
    device_id: str
    presets: Annotated[tuple[str, ...], Doc("Their names, by index.")]
    count: Count
    selected_preset_index: Annotated[Index | None, Doc("None where Live shows none as selected.")]


@result
class PluginPresetSet:
    """The preset that Live shows as selected."""

    message: str
    track_index: TrackRef
    track_id: str
    device_index: DeviceOnTrackRef
    device_id: str
    preset_index: Index
    preset_name: str


@result
class PluginParameterNames:
    """Names of parameters of a plug-in, whether Live shows them or not."""

    device_id: str
    path: str
    offset: Index
    names: tuple[str, ...]
    count: Count
    num_parameters: Annotated[Count, Doc("How many Live shows, with the switch of the device.")]
