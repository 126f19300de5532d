"""What operations on the browser return."""

from typing import Annotated

from alive.domain.browser_items import ItemKind
from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, Index, Interval, Unit
from alive.domain.refs import TrackRef

ItemPath = Annotated[str, Doc("Where it is: the names from a root down. To be given as `item`.")]
ItemUri = Annotated[str, Doc("Live's own name for it. Those with a FileId differ from one computer to another.")]


@result
class BrowserItem:
    """An item of the browser."""

    name: str
    kind: Annotated[ItemKind, Doc("Of files that are no devices, what their suffix says.")]
    path: ItemPath
    uri: ItemUri
    source: Annotated[str, Doc("The pack or library it comes from, if Live says it.")]
    is_folder: bool
    is_device: bool
    is_loadable: bool


@result
class DeviceTypes:
    """The devices of Live itself."""

    device_types: Annotated[tuple[str, ...], Doc("The roots of the browser that have devices of Live itself.")]
    count: Annotated[Count, Doc("How many roots that are.")]
    devices: Annotated[tuple[BrowserItem, ...], Doc("Live's own devices, by root and name.")]
    num_devices: Count


@result
class Plugins:
    """The plug-ins that Live has found."""

    message: str
    plugin_type: str
    plugins: tuple[BrowserItem, ...]
    count: Count


@result
class BrowserItems:
    """The items at the top of a part of the browser."""

    message: str
    category: str
    available_categories: tuple[str, ...]
    items: tuple[BrowserItem, ...]
    count: Annotated[Count, Doc("How many of them are in this reply.")]
    total: Annotated[Count, Doc("How many there are.")]


@result
class BrowserFolder:
    """What is directly below an item of the browser."""

    path: str
    items: tuple[BrowserItem, ...]
    count: Annotated[Count, Doc("How many of them are in this reply.")]
    total: Annotated[Count, Doc("How many there are.")]
    next_offset: Annotated[Index | None, Doc("Where to go on, if there are more.")] = None


@result
class BrowserSearch:
    """The items that were found, the best first."""

    items: tuple[BrowserItem, ...]
    count: Annotated[Count, Doc("How many of them are in this reply.")]
    total: Annotated[Count, Doc("How many were found.")]
    next_offset: Annotated[Index | None, Doc("Where to go on, if there are more.")] = None
    looked_at: Annotated[Count, Doc("How many items were looked at.")]
    complete: Annotated[bool, Doc("Whether all items were looked at; if not, look in fewer roots.")]


@result
class BrowserItemFound:
    """One item, and what is below it."""

    name: str
    kind: ItemKind
    path: ItemPath
    uri: ItemUri
    source: str
    is_folder: bool
    is_device: bool
    is_loadable: bool
    is_selected: Annotated[bool, Doc("Whether it, or something below it, is selected in the browser.")]
    num_children: Count


@result
class SelectedBrowserItems:
    """What is selected in the browser."""

    items: Annotated[tuple[BrowserItem, ...], Doc("The innermost items that Live shows as selected.")]
    count: Count


@result
class DevicePresets:
    """The presets of a device that the browser has."""

    device_id: str
    device_path: str
    item: Annotated[str, Doc("The path of the device in the browser.")]
    presets: tuple[BrowserItem, ...]
    count: Annotated[Count, Doc("How many of them are in this reply.")]
    total: Annotated[Count, Doc("How many there are.")]
    next_offset: Annotated[Index | None, Doc("Where to go on, if there are more.")] = None


@result
class BrowserState:
    """What the browser is set to do with the next item."""

    message: str
    filter_type: Annotated[int, Interval(-1, 6), Unit("Live's number of the filter")]
    filter_type_name: str
    device_id: Annotated[str | None, Doc("The device that the next loaded item replaces.")] = None
    device_path: str | None = None


@result
class BrowserPreview:
    """What is asked of the preview."""

    message: str
    path: ItemPath
    uri: ItemUri


@result
class BrowserPreviewStopped:
    """The preview was asked to stop."""

    message: str


@result
class BrowserItemLoaded:
    """What Live made of an item of the browser."""

    message: str
    item: ItemPath
    uri: ItemUri
    appeared: Annotated[str, Doc("What there is now that was not before: device, clip or track.")]
    in_place: Annotated[bool, Doc("Whether a device that was there took the preset on and is the same device still.")]
    made_track: Annotated[bool, Doc("Whether Live made a new track for it.")]
    track_index: TrackRef
    track_id: str
    device_id: str | None = None
    device_path: str | None = None
    device_name: str | None = None
    clip_id: str | None = None
    clip_path: str | None = None


@result
class DeviceLoadedByName:
    """A device that was loaded by its name."""

    message: str
    device_name: Annotated[str, Doc("The name that Live shows.")]
    item: ItemPath
    uri: ItemUri
    in_place: Annotated[bool, Doc("Whether a device that was there took the preset on and is the same device still.")]
    made_track: Annotated[bool, Doc("Whether Live made a new track for it.")]
    track_index: TrackRef
    track_id: str
    device_id: str
    device_path: str
