"""Operations that load from the browser."""

from typing import Annotated

from alive.domain.commands.browser import BrowserItemRef
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc, Length
from alive.domain.refs import ChainRef, DeviceRef, DrumPadRef, SceneRef, TrackRef
from alive.domain.results.browser import BrowserItemLoaded, BrowserState, DeviceLoadedByName

_CATEGORY = "Browser"
_LOADING = (
    "Live.Browser.Browser.load_item",
    "Live.Browser.Browser.hotswap_target",
    "Live.Browser.BrowserItem.is_loadable",
    "Live.Song.Song.View.selected_track",
    "Live.Track.Track.devices",
)


@operation(category=_CATEGORY, effect=Effect.EDIT, destructive=True, source=_LOADING)
class LoadDeviceFromBrowser(Command[DeviceLoadedByName]):
    """Load a device or preset onto a track by its name, at the end of the track's devices.

    The name is looked for among Live's own devices first, then among Max devices, plug-ins and drum kits; it must be
    the whole name, in upper or lower case, and may lack the suffix of a file. An instrument replaces the instrument.
    A load holds Live up for about a second. The selected track stays selected.

    Raises:
        NotFound: There is no such track, or nothing of that name; `search_browser` finds other names.
        LiveRejected: The track is frozen, or Live put the device elsewhere.
        OutcomeUnknown: Live shows no new device.
    """

    track_index: TrackRef
    device_name: Annotated[str, Length(1, 2000), Doc("Its name, such as Operator, or its path or uri in the browser.")]


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=(
        *_LOADING,
        "Live.Song.Song.View.selected_chain",
        "Live.RackDevice.RackDevice.View.selected_drum_pad",
        "Live.Song.Song.View.selected_scene",
    ),
)
class LoadBrowserItem(Command[BrowserItemLoaded]):
    """Load an item of the browser onto a track, into a chain or onto a drum pad: device, preset, sample or clip.

    What Live makes of it depends on where: effects come at the end, an instrument replaces the instrument. A sample
    becomes a Simpler where there is MIDI, and a clip on an audio track, in place of the clip in that slot. A clip
    file gets a new track after that one, and so does an instrument where there can be none. The reply says what it
    was. At most one of `track_index`, `chain` and `drum_pad` is given; without, it is the selected track. The track
    and scene that were selected are selected afterwards, too. A load holds Live up for about a second.

    Raises:
        NotFound: There is no such item, track, chain, pad or scene.
        InvalidArgument: The item is a folder, or more than one place is given.
        LiveRejected: The track is frozen, or Live put the item elsewhere.
        OutcomeUnknown: Live shows nothing new, such as a sample on a return track.
    """

    item: BrowserItemRef
    track_index: TrackRef | None = None
    scene_index: Annotated[
        SceneRef | None, Doc("The scene in whose slot a sample on an audio track becomes a clip; else the selected.")
    ] = None
    chain: ChainRef | None = None
    drum_pad: DrumPadRef | None = None


@operation(category=_CATEGORY, effect=Effect.EDIT, destructive=True, source=_LOADING)
class LoadPreset(Command[BrowserItemLoaded]):
    """Load a preset, or another device of the same type, in place of a device.

    A device that takes on a preset of its own kind keeps its id; another one is a new device. `list_presets` lists
    the presets of a device. A load holds Live up for about a second.

    Raises:
        NotFound: There is no such device or item.
        InvalidArgument: The item is a folder.
        LiveRejected: The track is frozen, or Live put the item elsewhere, as it does if its type is another.
        OutcomeUnknown: Live shows no change, as when the device is as the preset already.
    """

    device: DeviceRef
    item: BrowserItemRef


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="Live.Browser.Browser.hotswap_target")
class BeginHotswap(Command[BrowserState]):
    """Make a device the hotswap target: the next item that a user loads replaces it.

    The operations that load say themselves where, and leave the target as it is.

    Raises:
        NotFound: There is no such device.
        OutcomeUnknown: Live does not show it as the target.
    """

    device: DeviceRef


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="Live.Browser.Browser.hotswap_target")
class EndHotswap(Command[BrowserState]):
    """End swapping: no device is the hotswap target any more.

    Raises:
        OutcomeUnknown: Live still shows one.
    """
