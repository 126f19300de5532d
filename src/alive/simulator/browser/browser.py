"""Live.Browser: the browser as a script sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from weakref import ref

from alive.simulator.browser import browser_loading
from alive.simulator.browser.browser_tree import Item, ancestors, collections, project, tree, user_folders
from alive.simulator.devices.device import DeviceNode
from alive.simulator.object_model.boost import instance
from alive.simulator.object_model.declarations import Computed, Hidden, Notification, computed, method
from alive.simulator.object_model.enums import make_enum
from alive.simulator.object_model.errors import NOT_INSTANTIABLE
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.node import Node
from alive.simulator.object_model.vectors import BrowserItemVector, make_vector

FilterType = make_enum(
    "Browser", "FilterType", disabled=-1, hotswap_off=0, instrument_hotswap=1, audio_effect_hotswap=2,
    midi_effect_hotswap=3, drum_pad_hotswap=4, midi_track_devices=5, samples=6, count=7,
)  # fmt: skip
Relation = make_enum("Browser", "Relation", ancestor=0, equal=1, descendant=2, none=3)

_FILTERS = {1: FilterType.values[1], 2: FilterType.values[2], 4: FilterType.values[3]}
_DANGLING = "The BrowserItemVector this item came from is gone: Live would crash here"


class BrowserItem(instance):
    """Live.Browser.BrowserItem: a value, no object of the Set."""

    __slots__ = ("_browser", "_item", "_vector")
    _item: Item
    _browser: BrowserNode
    _vector: ref[Any] | None

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError(NOT_INSTANTIABLE)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BrowserItem) and self._item.uri == other._item.uri

    def __hash__(self) -> int:
        return hash(self._item.uri)

    @property
    def name(self) -> str:
        """The name, with the suffix of its file."""
        return item_of(self).name

    @property
    def uri(self) -> str:
        """What identifies the item."""
        return item_of(self).uri

    @property
    def source(self) -> str:
        """The pack or library it comes from."""
        return item_of(self).source

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return item_of(self).kind == "folder"

    @property
    def is_device(self) -> bool:
        """Whether it is a device."""
        return item_of(self).kind == "device"

    @property
    def is_loadable(self) -> bool:
        """Whether load_item does something with it."""
        return item_of(self).is_loadable

    @property
    def is_selected(self) -> bool:
        """Whether it is selected, or something below it is."""
        selected = self._browser.selected_uri
        return item_of(self).uri == selected or item_of(self).uri in ancestors(selected)

    @property
    def children(self) -> Any:
        """What is below it."""
        return items_vector(self._browser, item_of(self).children)

    @property
    def iter_children(self) -> BrowserItemIterator:
        """The same, one after the other."""
        made = BrowserItemIterator.__new__(BrowserItemIterator)
        made._rest = iter(self.children)  # noqa: SLF001 - it has no constructor
        return made


class BrowserItemIterator(instance):
    """Live.Browser.BrowserItemIterator."""

    __slots__ = ("_rest",)
    _rest: Iterator[BrowserItem]

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError(NOT_INSTANTIABLE)

    def __iter__(self) -> Iterator[BrowserItem]:
        return self

    def __next__(self) -> BrowserItem:
        return next(self._rest)


BrowserItem.__module__ = BrowserItemIterator.__module__ = "Browser"


def item_of(shown: BrowserItem) -> Item:
    """Return what an item stands for."""
    vector = shown._vector  # noqa: SLF001 - hidden from scripts, not from the simulator
    if vector is not None and vector() is None:
        raise RuntimeError(_DANGLING)
    return shown._item  # noqa: SLF001


def shown_item(browser: BrowserNode, item: Item, vector: Any = None) -> BrowserItem:
    """Return an item as scripts see it."""
    made = BrowserItem.__new__(BrowserItem)
    made._item, made._browser = item, browser  # noqa: SLF001 - it has no constructor
    made._vector = None if vector is None else ref(vector)  # noqa: SLF001
    return made


def items_vector(browser: BrowserNode, items: tuple[Item, ...]) -> Any:
    """Return items in a vector; when the Simulator says so, they are gone with it."""
    holder: list[Any] = []

    def shown(item: Item) -> BrowserItem:
        return shown_item(browser, item, holder[0]() if holder else None)

    vector = make_vector(BrowserItemVector, items, shown)
    if browser.document.application.host.browser_items_dangle:
        holder.append(ref(vector))
    return vector


def _root(name: str) -> Computed[Any]:
    """Declare a property that shows a root."""
    declared = computed("BrowserItem")(lambda browser: shown_item(browser, tree()[name]))
    declared.__set_name__(BrowserNode, name)
    return declared


class _Roots(Node):
    """The roots are declared from their names."""


class BrowserNode(_Roots):
    """The browser."""

    target_id: Hidden[int] = Hidden(0, also=("hotswap_target",))
    filter_value: Hidden[int] = Hidden(-1, also=("filter_type",))
    selected_uri: Hidden[str] = Hidden("")
    previewed_uri: Hidden[str] = Hidden("")
    full_refresh = Notification()

    @property
    def target(self) -> DeviceNode | None:
        """The device that the next item replaces."""
        node = self.document.nodes.get(self.target_id)
        return node if isinstance(node, DeviceNode) else None

    @computed("BrowserItem")
    def current_project(self) -> BrowserItem:
        """The folder of the Set, once it has one."""
        return shown_item(self, project(self.document.song.file_path))

    @computed("BrowserItemVector")
    def colors(self) -> Any:
        """The collections by colour."""
        return items_vector(self, collections())

    @computed("BrowserItemVector")
    def user_folders(self) -> Any:
        """The folders a user added."""
        return items_vector(self, user_folders())

    @computed("BrowserItemVector")
    def legacy_libraries(self) -> Any:
        """Always empty: Live no longer has them."""
        return items_vector(self, ())

    @computed("Browser.FilterType", listenable=True)
    def filter_type(self) -> Any:
        """What the browser is filtered for."""
        return FilterType(self.filter_value)

    @filter_type.checker
    def _check_filter_type(self, value: int) -> None:
        if int(value) not in FilterType.values:
            message = f"Invalid filter type {int(value)}"
            raise RuntimeError(message)

    @filter_type.setter
    def _set_filter_type(self, value: int) -> None:
        self.filter_value = int(value)

    @computed("Device | None", listenable=True)
    def hotswap_target(self) -> DeviceNode | None:
        """The device that the next loaded item replaces; it filters the browser for its type."""
        return self.target

    @hotswap_target.setter
    def _set_target(self, device: DeviceNode | None) -> None:
        self.target_id = 0 if device is None else device.document_id
        self.filter_value = 0 if device is None else int(_FILTERS[device.facts.type])

    @method("load_item( (Browser)arg1, (BrowserItem)arg2) -> None :")
    def load_item(self, item: BrowserItem) -> None:
        """Load an item onto the selected track, or in place of the hotswap target; a folder does nothing."""
        found = item_of(item)
        if found.is_loadable:
            host = self.document.application.host
            host.spend(host.browser_load_seconds)
            browser_loading.load(self, found)

    @method("preview_item( (Browser)arg1, (BrowserItem)arg2) -> None :")
    def preview_item(self, item: BrowserItem) -> None:
        """Play an item on its own; the one that plays ends."""
        self.previewed_uri = item_of(item).uri if item_of(item).is_loadable else ""

    @method("stop_preview( (Browser)arg1) -> None :")
    def stop_preview(self) -> None:
        """Stop it."""
        self.previewed_uri = ""

    @method("relation_to_hotswap_target( (Browser)arg1, (BrowserItem)arg2) -> Relation :", reads=True)
    def relation_to_hotswap_target(self, item: BrowserItem) -> Any:
        """Return how an item stands to that of the hotswap target."""
        own = "" if self.target is None else browser_loading.uri_of(self.target)
        uri = item_of(item).uri
        if not own:
            return Relation.values[3]
        if uri == own:
            return Relation.values[1]
        if uri in ancestors(own):
            return Relation.values[0]
        return Relation.values[2 if own in ancestors(uri) else 3]


_ROOT_NAMES = (
    "audio_effects", "clips", "drums", "instruments", "max_for_live", "midi_effects", "packs",
    "plugins", "samples", "sounds", "user_library",
)  # fmt: skip
for _name in _ROOT_NAMES:
    setattr(_Roots, _name, _root(_name))
_make: Callable[[type[BrowserNode]], type[BrowserNode]] = live_class("Browser")
_make(BrowserNode)
