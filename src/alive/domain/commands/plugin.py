"""Operations on plug-ins."""

from typing import Annotated

from alive.domain.commands.device_parameter import DeviceOnTrack
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc, Index, Interval, Unit
from alive.domain.refs import DeviceRef, TrackRef
from alive.domain.results.plugin import PluginParameterNames, PluginPresets, PluginPresetSet

_CATEGORY = "Device Control"
_PLUGIN = "Live.PluginDevice.PluginDevice"
_PARTLY = (
    "Only of plug-ins that offer presets to Live: the presets of Live's own devices are items of the browser, "
    "see get_browser_items and load_device_from_browser."
)


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(f"{_PLUGIN}.presets", f"{_PLUGIN}.selected_preset_index"),
    partly=_PARTLY,
)
class GetDevicePresets(Command[PluginPresets]):
    """List the presets of a plug-in.

    Raises:
        NotFound: There is no such track or device.
        UnsupportedByLive: The device is no plug-in.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(f"{_PLUGIN}.selected_preset_index", f"{_PLUGIN}.presets"),
    partly=_PARTLY,
)
class SetDevicePreset(Command[PluginPresetSet]):
    """Load a preset of a plug-in.

    Raises:
        NotFound: There is no such track, device or preset.
        UnsupportedByLive: The device is no plug-in.
        OutcomeUnknown: Live shows another preset as selected.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    preset_index: Index


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(f"{_PLUGIN}.get_parameter_names", f"{_PLUGIN}.parameters"),
)
class GetPluginParameterNames(Command[PluginParameterNames]):
    """List the names of the parameters of a plug-in, also of those that Live does not show.

    Live shows the parameters of a plug-in by itself only if they are few; others the user adds with "Configure".

    Raises:
        NotFound: There is no such device.
        UnsupportedByLive: The device is no plug-in.
    """

    device: DeviceRef
    offset: Annotated[Index, Doc("The first one.")] = 0
    limit: Annotated[int, Interval(1, 5000), Unit("names at most")] = 1000
