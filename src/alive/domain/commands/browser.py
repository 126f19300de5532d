"""Operations on the browser. Loading from it is in `browser_loading`."""

from typing import Annotated, Literal

from alive.domain.browser_items import BrowserRoot, ItemKind, TextMatch
from alive.domain.enumerations import BrowserFilter
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc, Index, Interval, Length, Unit
from alive.domain.refs import DeviceRef
from alive.domain.results.browser import (
    BrowserFolder,
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

_CATEGORY = "Browser"
_ITEM = "Live.Browser.BrowserItem"
_SHOWN = (
    "Live.Application.Application.browser",
    f"{_ITEM}.name",
    f"{_ITEM}.uri",
    f"{_ITEM}.source",
    f"{_ITEM}.is_folder",
    f"{_ITEM}.is_device",
    f"{_ITEM}.is_loadable",
    f"{_ITEM}.children",
)

BrowserItemRef = Annotated[
    str, Length(1, 2000), Doc("Its path, such as instruments/Operator or sounds/Bass/Round Bass.adv, or its uri.")
]
PageSize = Annotated[int, Interval(1, 500), Unit("number of items")]
Skipped = Annotated[Index, Doc("How many items to leave out at the beginning; `next_offset` of the reply before.")]


@operation(category=_CATEGORY, effect=Effect.READ, source=(*_SHOWN, "Live.Browser.Browser.instruments"))
class BrowseDevices(Command[DeviceTypes]):
    """List Live's own devices: instruments, audio effects and MIDI effects."""


@operation(category=_CATEGORY, effect=Effect.READ, source=(*_SHOWN, "Live.Browser.Browser.plugins"))
class BrowsePlugins(Command[Plugins]):
    """List the plug-ins that Live has found.

    The formats are those of the folders below Plug-Ins: `vst` means VST2 and VST3, `au` Audio Units of any version.
    """

    plugin_type: Annotated[Literal["vst", "vst2", "vst3", "au", "all"], Doc("Only plug-ins of this format.")] = "vst"


@operation(category=_CATEGORY, effect=Effect.READ, source=_SHOWN)
class GetBrowserItems(Command[BrowserItems]):
    """List the items at the top of one part of the browser.

    `devices` stands for Live's own devices: instruments, audio effects and MIDI effects. `list_browser` goes deeper.
    """

    category: Annotated[
        Literal[
            "devices",
            "instruments",
            "audio_effects",
            "midi_effects",
            "drums",
            "sounds",
            "max_for_live",
            "plugins",
            "clips",
            "samples",
            "packs",
            "user_library",
            "current_project",
            "user_folders",
            "colors",
            "legacy_libraries",
        ],
        Doc("The part that is meant."),
    ] = "devices"
    limit: PageSize = 200
    offset: Skipped = 0


@operation(category=_CATEGORY, effect=Effect.READ, source=_SHOWN)
class ListBrowser(Command[BrowserFolder]):
    """List what is directly below an item of the browser: the content of a folder, the presets of a device.

    Without a path the roots are listed, as far as they are items.

    Raises:
        NotFound: There is no such item.
    """

    path: Annotated[str, Length(0, 2000), Doc("The path or uri of the item; empty for the roots.")] = ""
    limit: PageSize = 200
    offset: Skipped = 0


@operation(category=_CATEGORY, effect=Effect.READ, source=_SHOWN)
class SearchBrowser(Command[BrowserSearch]):
    """Search the browser by name: devices, presets, samples, clips, in all roots or in some.

    The names are looked at a few dozen a turn, so that Live goes on; ten thousand items take about two seconds.
    The best come first: the whole name, then names that begin with the text, names in which a word does, names that
    have it at all, names that have all its words; within that, in the order of the roots. Packs and collections show
    again what is under other roots, so that an item may be found twice.
    """

    text: Annotated[str, Length(1, 200), Doc("What to look for in the names.")]
    roots: Annotated[tuple[BrowserRoot, ...] | None, Length(1, 15), Doc("Where to look; if not given, everywhere.")] = (
        None
    )
    kinds: Annotated[
        tuple[ItemKind, ...] | None, Length(1, 6), Doc("Only items of these kinds; if not given, all but folders.")
    ] = None
    match: Annotated[
        TextMatch, Doc("How to look: the whole name, all words in any order, or letters with others in between.")
    ] = TextMatch.WORDS
    limit: PageSize = 50
    offset: Skipped = 0


@operation(category=_CATEGORY, effect=Effect.READ, source=(*_SHOWN, f"{_ITEM}.is_selected"))
class GetBrowserItem(Command[BrowserItemFound]):
    """Get one item of the browser by path or uri.

    Where a uri does not tell the way, all of the browser is searched for it, which may take seconds.

    Raises:
        NotFound: There is no such item.
    """

    item: BrowserItemRef


@operation(category=_CATEGORY, effect=Effect.READ, source=(*_SHOWN, f"{_ITEM}.is_selected"))
class GetSelectedBrowserItems(Command[SelectedBrowserItems]):
    """Get what is selected in the browser. Live's API cannot select there."""


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(*_SHOWN, "Live.Device.Device.class_display_name", "Live.Device.Device.type"),
)
class ListPresets(Command[DevicePresets]):
    """List the presets that the browser has for a device: those below its item.

    The paths are those that `load_preset` takes. Presets of plug-ins are not in the browser: `get_device_presets`
    lists those.

    Raises:
        NotFound: There is no such device, or the browser has no item for it.
    """

    device: DeviceRef
    limit: PageSize = 200
    offset: Skipped = 0


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=("Live.Browser.Browser.filter_type", "Live.Browser.Browser.hotswap_target"),
)
class GetBrowserState(Command[BrowserState]):
    """Get the hotswap target of the browser, and what the browser is filtered for."""


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="Live.Browser.Browser.filter_type")
class SetBrowserFilter(Command[BrowserState]):
    """Filter the browser, as it is filtered while something is swapped.

    A hotswap target sets the filter of its kind.

    Raises:
        LiveRejected: Live does not take the filter.
    """

    filter_type: BrowserFilter


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=("Live.Browser.Browser.preview_item", f"{_ITEM}.is_loadable"),
)
class PreviewBrowserItem(Command[BrowserPreview]):
    """Play an item of the browser on its own, through the cue output; the one that plays ends.

    Live does not say whether anything is heard: the preview switch of the browser decides that too.

    Raises:
        NotFound: There is no such item.
        InvalidArgument: It is a folder.
    """

    item: BrowserItemRef


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="Live.Browser.Browser.stop_preview")
class StopBrowserPreview(Command[BrowserPreviewStopped]):
    """Stop the preview of the browser."""
