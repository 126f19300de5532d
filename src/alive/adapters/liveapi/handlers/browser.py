"""Handlers of the operations on the browser."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from alive.adapters.liveapi.browser.items import (
    LISTS,
    SLICE,
    Found,
    at_top,
    children_of,
    describe,
    find,
    root_item,
    root_of,
    slices,
    walk,
    walk_from,
)
from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.application.handling import OTHERS_FIRST, Steps
from alive.domain.browser_items import BrowserRoot, ItemKind, kind_of_item, rank_of
from alive.domain.commands.browser import (
    BrowseDevices,
    BrowsePlugins,
    GetBrowserItem,
    GetBrowserItems,
    GetBrowserState,
    GetSelectedBrowserItems,
    ListBrowser,
    ListPresets,
    PreviewBrowserItem,
    SearchBrowser,
    SetBrowserFilter,
    StopBrowserPreview,
)
from alive.domain.enumerations import BrowserFilter
from alive.domain.errors import InvalidArgument, NotFound, Problem
from alive.domain.results.browser import (
    BrowserFolder,
    BrowserItem,
    BrowserItemFound,
    BrowserItems,
    BrowserPreview,
    BrowserPreviewStopped,
    BrowserSearch,
    BrowserState,
    DevicePresets,
    DeviceTypes,
    Plugins,
    SelectedBrowserItems,
)
from alive.domain.words import counted

if TYPE_CHECKING:
    from Live.Browser import Browser
    from Live.Device import Device

OWN_DEVICES = (BrowserRoot.INSTRUMENTS, BrowserRoot.AUDIO_EFFECTS, BrowserRoot.MIDI_EFFECTS)
"""The roots with Live's own devices."""

_ROOT_OF_TYPE = {1: BrowserRoot.INSTRUMENTS, 2: BrowserRoot.AUDIO_EFFECTS, 4: BrowserRoot.MIDI_EFFECTS}

MOST_LOOKED_AT = 100_000
"""Items that one search looks at. That many take 20 s, and libraries of samples may have more."""

_MOST_FOUND = 10_000
"""Items that a search ranks; what else it finds is only counted."""


class _Page(NamedTuple):
    items: tuple[BrowserItem, ...]
    total: int
    next_offset: int | None


@handles(BrowseDevices)
def browse_devices(live: LiveContext, _command: BrowseDevices) -> Steps[DeviceTypes]:
    """Read the top of the three roots."""
    browser = live.application().browser
    devices = yield from _described(found for root in OWN_DEVICES for found in at_top(browser, root))
    own = tuple(device for device in devices if device.is_device)
    types = tuple(root.value for root in OWN_DEVICES if any(device.path.startswith(root.value) for device in own))
    return DeviceTypes(device_types=types, count=len(types), devices=own, num_devices=len(own))


@handles(BrowsePlugins)
def browse_plugins(live: LiveContext, command: BrowsePlugins) -> Steps[Plugins]:
    """Read all of the root; the format is the first part of what is behind the `#` of a uri."""
    items = walk(live.application().browser, [BrowserRoot.PLUGINS])
    everything = yield from _described(items)
    wanted = command.plugin_type
    plugins = tuple(item for item in everything if item.is_device and _is_of_format(item.uri, wanted))
    return Plugins(
        message=f"Live has {counted(len(plugins), 'plug-in')} of the format {wanted}.",
        plugin_type=wanted,
        plugins=plugins,
        count=len(plugins),
    )


@handles(GetBrowserItems)
def get_browser_items(live: LiveContext, command: GetBrowserItems) -> Steps[BrowserItems]:
    """Read the top of one root, or of the three with devices."""
    browser = live.application().browser
    roots = OWN_DEVICES if command.category == "devices" else (BrowserRoot(command.category),)
    page = yield from _page((found for root in roots for found in at_top(browser, root)), command.limit, command.offset)
    return BrowserItems(
        message=f"{command.category} has {counted(page.total, 'item')}.",
        category=command.category,
        available_categories=("devices", *(root.value for root in BrowserRoot)),
        items=page.items,
        count=len(page.items),
        total=page.total,
    )


@handles(ListBrowser)
def list_browser(live: LiveContext, command: ListBrowser) -> Steps[BrowserFolder]:
    """Read the children of one item, or the roots."""
    browser = live.application().browser
    page = yield from _page(_directly_below(browser, command.path), command.limit, command.offset)
    return BrowserFolder(
        path=command.path,
        items=page.items,
        count=len(page.items),
        total=page.total,
        next_offset=page.next_offset,
    )


@handles(SearchBrowser)
def search_browser(live: LiveContext, command: SearchBrowser) -> Steps[BrowserSearch]:
    """Look at every name, and read the rest of those that fit."""
    items = islice(walk(live.application().browser, command.roots or BrowserRoot), MOST_LOOKED_AT + 1)
    kinds = command.kinds or tuple(kind for kind in ItemKind if kind is not ItemKind.FOLDER)
    hits: list[tuple[tuple[int, int], int, BrowserItem]] = []
    looked_at = total = 0
    for taken in slices(items):
        for found in taken:
            looked_at += 1
            rank = rank_of(command.text, found.name, command.match)
            if rank is not None and _kind(found) in kinds:
                total += 1
                if len(hits) < _MOST_FOUND:
                    hits.append((rank, looked_at, describe(found)))
        if len(taken) == SLICE:
            yield OTHERS_FIRST
    hits.sort(key=lambda hit: hit[:2])
    page = tuple(item for _, _, item in hits[command.offset : command.offset + command.limit])
    end = command.offset + len(page)
    return BrowserSearch(
        items=page,
        count=len(page),
        total=total,
        next_offset=end if page and end < len(hits) else None,
        looked_at=min(looked_at, MOST_LOOKED_AT),
        complete=looked_at <= MOST_LOOKED_AT and total <= _MOST_FOUND,
    )


@handles(GetBrowserItem)
def get_browser_item(live: LiveContext, command: GetBrowserItem) -> Steps[BrowserItemFound]:
    """Go to it by its path or uri; only where the uri does not lead there, look everywhere."""
    browser = live.application().browser
    try:
        found = find(browser, command.item)
    except NotFound:
        if root_of(command.item) is not None:
            raise
        everywhere = yield from _with_uri(browser, command.item)
        if everywhere is None:
            raise
        found = everywhere
    item = describe(found)
    return BrowserItemFound(
        name=item.name,
        kind=item.kind,
        path=item.path,
        uri=item.uri,
        source=item.source,
        is_folder=item.is_folder,
        is_device=item.is_device,
        is_loadable=item.is_loadable,
        is_selected=found.item.is_selected,
        num_children=len(found.item.children),
    )


@handles(GetSelectedBrowserItems)
def get_selected_browser_items(live: LiveContext, _command: GetSelectedBrowserItems) -> Steps[SelectedBrowserItems]:
    """Go down from each root to what is selected, level by level."""
    browser = live.application().browser
    level = [top for root in BrowserRoot for top in _tops(browser, root) if top.item.is_selected]
    innermost: list[BrowserItem] = []
    while level:
        deeper: list[Found] = []
        for found in level:
            below = yield from _selected_below(found)
            deeper += below
            if not below:
                innermost.append(describe(found))
        level = deeper
    return SelectedBrowserItems(items=tuple(innermost), count=len(innermost))


@handles(ListPresets)
def list_presets(live: LiveContext, command: ListPresets) -> Steps[DevicePresets]:
    """Find the item of the device by its name, and read the presets below it."""
    device = live.device(command.device)
    device_id, device_path = live.describe(device)
    own = _item_of(live.application().browser, device)
    presets = (found for found in walk_from(own) if found.path != own.path and found.item.is_loadable)
    page = yield from _page(presets, command.limit, command.offset)
    return DevicePresets(
        device_id=device_id,
        device_path=device_path,
        item=own.path,
        presets=page.items,
        count=len(page.items),
        total=page.total,
        next_offset=page.next_offset,
    )


@handles(GetBrowserState)
def get_browser_state(live: LiveContext, _command: GetBrowserState) -> BrowserState:
    """Read both."""
    return state_of(live)


@handles(SetBrowserFilter)
def set_browser_filter(live: LiveContext, command: SetBrowserFilter) -> BrowserState:
    """Write it; Live refuses what it does not know."""
    browser = live.application().browser
    browser.filter_type = type(browser.filter_type)(command.filter_type.value)
    return state_of(live)


@handles(PreviewBrowserItem)
def preview_browser_item(live: LiveContext, command: PreviewBrowserItem) -> BrowserPreview:
    """Play it. Live shows nothing of a preview."""
    browser = live.application().browser
    found = find(browser, command.item)
    require_loadable(found)
    browser.preview_item(found.item)
    return BrowserPreview(message=f"Asked Live to preview {found.name}.", path=found.path, uri=found.item.uri)


@handles(StopBrowserPreview)
def stop_browser_preview(live: LiveContext, _command: StopBrowserPreview) -> BrowserPreviewStopped:
    """Stop it. Live shows nothing of a preview."""
    live.application().browser.stop_preview()
    return BrowserPreviewStopped(message="Asked Live to stop the preview.")


def state_of(live: LiveContext) -> BrowserState:
    """What the browser is set to do with the next item."""
    browser = live.application().browser
    target = browser.hotswap_target
    device_id, device_path = (None, None) if target is None else live.describe(target)
    filter_type = BrowserFilter(int(browser.filter_type))
    what = "No device is" if target is None else f"{target.name} is"
    return BrowserState(
        message=f"{what} the hotswap target.",
        filter_type=filter_type.value,
        filter_type_name=filter_type.name.lower(),
        device_id=device_id,
        device_path=device_path,
    )


def require_loadable(found: Found) -> None:
    """Raise InvalidArgument for what Live would silently not load."""
    if not found.item.is_loadable:
        problem = f"{found.path} is a folder, which cannot be loaded; list_browser tells what is in it"
        raise InvalidArgument([Problem("item", problem, found.path, "an item that is loadable")])


def _kind(found: Found) -> ItemKind:
    return kind_of_item(found.name, is_folder=found.item.is_folder, is_device=found.item.is_device)


def _described(items: Iterator[Found]) -> Steps[list[BrowserItem]]:
    """All of them as plain data."""
    described: list[BrowserItem] = []
    for taken in slices(items):
        described += map(describe, taken)
        if len(taken) == SLICE:
            yield OTHERS_FIRST
    return described


def _page(items: Iterator[Found], limit: int, offset: int) -> Steps[_Page]:
    """Some of them as plain data, and how many there are."""
    described: list[BrowserItem] = []
    total = 0
    for taken in slices(items):
        for found in taken:
            if offset <= total < offset + limit:
                described.append(describe(found))
            total += 1
        if len(taken) == SLICE:
            yield OTHERS_FIRST
    end = offset + len(described)
    return _Page(tuple(described), total, end if described and end < total else None)


def _directly_below(browser: "Browser", path: str) -> Iterator[Found]:
    if not path:
        return (found for root in BrowserRoot if (found := root_item(browser, root)) is not None)
    root = root_of(path)
    if root in LISTS and path.strip("/") == root.value:
        return at_top(browser, root)
    return children_of(find(browser, path))


def _with_uri(browser: "Browser", uri: str) -> Steps[Found | None]:
    for taken in slices(walk(browser, BrowserRoot)):
        for found in taken:
            if found.item.uri == uri:
                return found
        if len(taken) == SLICE:
            yield OTHERS_FIRST
    return None


def _tops(browser: "Browser", root: BrowserRoot) -> Iterable[Found]:
    own = root_item(browser, root)
    return at_top(browser, root) if own is None else (own,)


def _selected_below(found: Found) -> Steps[list[Found]]:
    selected: list[Found] = []
    for taken in slices(children_of(found)):
        selected += [child for child in taken if child.item.is_selected]
        if len(taken) == SLICE:
            yield OTHERS_FIRST
    return selected


def _item_of(browser: "Browser", device: "Device") -> Found:
    """The item of one of Live's own devices."""
    name = device.class_display_name
    root = _ROOT_OF_TYPE.get(int(device.type))
    top = () if root is None else at_top(browser, root)
    for found in top:
        if found.name == name:
            return found
    raise NotFound(f"the browser has no presets of {name}: it is none of Live's own devices")


def _is_of_format(uri: str, wanted: str) -> bool:
    shown = uri.partition("#")[2].partition(":")[0].lower()
    if wanted == "all":
        return True
    return shown in {"vst", "vst2"} if wanted == "vst2" else shown.startswith(wanted)
