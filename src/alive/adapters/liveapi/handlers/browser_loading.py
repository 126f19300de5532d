"""Handlers of the operations that load from the browser."""

from collections.abc import Iterator
from itertools import chain as joined
from itertools import islice
from typing import TYPE_CHECKING

from alive.adapters.liveapi.browser.items import Found, at_top, find, root_of, walk
from alive.adapters.liveapi.browser.loading import Appeared, Target, load
from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.browser import OWN_DEVICES, require_loadable, state_of
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.places import track_of
from alive.application.handling import Steps
from alive.domain.browser_items import BrowserRoot, stem_of
from alive.domain.commands.browser_loading import (
    BeginHotswap,
    EndHotswap,
    LoadBrowserItem,
    LoadDeviceFromBrowser,
    LoadPreset,
)
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown, Problem
from alive.domain.results.browser import BrowserItemLoaded, BrowserState, DeviceLoadedByName

if TYPE_CHECKING:
    from Live.Browser import Browser

_MOST_LOOKED_AT = 2000
"""Items among which a device is looked for by its name, which has to be done in one turn: about 40 ms."""


@handles(LoadDeviceFromBrowser)
def load_device_from_browser(live: LiveContext, command: LoadDeviceFromBrowser) -> Steps[DeviceLoadedByName]:
    """Find it by name and load it onto the track."""
    track = live.track(command.track_index)
    found = _named(live.application().browser, command.device_name)
    require_loadable(found)
    appeared = yield from load(live, found, Target(track=track))
    if appeared.device is None:
        raise LiveRejected(f"{found.path} is no device; load_browser_item loads samples and clips")
    loaded = _loaded(live, found, appeared)
    return DeviceLoadedByName(
        message=loaded.message,
        device_name=appeared.device.name,
        item=loaded.item,
        uri=loaded.uri,
        in_place=appeared.in_place,
        made_track=appeared.made_track,
        track_index=loaded.track_index,
        track_id=loaded.track_id,
        device_id=str(loaded.device_id),
        device_path=str(loaded.device_path),
    )


@handles(LoadBrowserItem)
def load_browser_item(live: LiveContext, command: LoadBrowserItem) -> Steps[BrowserItemLoaded]:
    """Select where it is to go, and load it there."""
    target = _target(live, command)
    found = find(live.application().browser, command.item)
    require_loadable(found)
    appeared = yield from load(live, found, target)
    return _loaded(live, found, appeared)


@handles(LoadPreset)
def load_preset(live: LiveContext, command: LoadPreset) -> Steps[BrowserItemLoaded]:
    """Make the device the hotswap target for one load."""
    device = live.device(command.device)
    found = find(live.application().browser, command.item)
    require_loadable(found)
    appeared = yield from load(live, found, Target(track=track_of(device), replaced=device))
    return _loaded(live, found, appeared)


@handles(BeginHotswap)
def begin_hotswap(live: LiveContext, command: BeginHotswap) -> BrowserState:
    """Write the target."""
    device = live.device(command.device)
    browser = live.application().browser
    browser.hotswap_target = device
    if browser.hotswap_target != device:
        raise OutcomeUnknown(f"Live was asked to swap {device.name}, but does not show it as the hotswap target.")
    return state_of(live)


@handles(EndHotswap)
def end_hotswap(live: LiveContext, _command: EndHotswap) -> BrowserState:
    """Write that there is none."""
    browser = live.application().browser
    browser.hotswap_target = None
    if browser.hotswap_target is not None:
        raise OutcomeUnknown("Live was asked to end swapping, but still shows a hotswap target.")
    return state_of(live)


def _target(live: LiveContext, command: LoadBrowserItem) -> Target:
    given = [name for name in ("track_index", "chain", "drum_pad") if getattr(command, name) is not None]
    if len(given) > 1 or (command.scene_index is not None and given not in ([], ["track_index"])):
        names = ", ".join([*given, *(["scene_index"] if command.scene_index is not None else [])])
        allowed = "one of track_index (with or without scene_index), chain and drum_pad"
        raise InvalidArgument([Problem(given[0], f"got {names}, allowed is {allowed}", names, allowed)])
    if command.chain is not None:
        chain = live.chain(command.chain)
        return Target(track=track_of(chain), chain=chain)
    if command.drum_pad is not None:
        pad = live.drum_pad(command.drum_pad)
        return Target(track=track_of(pad), drum_pad=pad)
    index = command.track_index
    track = live.song().view.selected_track if index is None else live.track(index)
    if command.scene_index is None:
        return Target(track=track)
    if not len(track.clip_slots):
        raise NotFound(f"track {index} has no clip slots: return tracks and the main track have none")
    return Target(track=track, scene=live.scene(command.scene_index))


def _named(browser: "Browser", name: str) -> Found:
    """The device or preset of that name, of Live's own devices if there is one; or that of a path or uri."""
    if root_of(name) is not None or name.startswith(("query:", "userfolder:")):
        return find(browser, name)
    others = walk(browser, (BrowserRoot.MAX_FOR_LIVE, BrowserRoot.PLUGINS, BrowserRoot.DRUMS))
    own = (found for root in OWN_DEVICES for found in at_top(browser, root))
    found = _first(islice(joined(own, others), _MOST_LOOKED_AT), name)
    if found is None:
        raise NotFound(f"the browser has no device called {name!r:.200}; search_browser finds what is called alike")
    return found


def _first(items: Iterator[Found], name: str) -> Found | None:
    wanted = name.casefold()
    for found in items:
        if wanted in {found.name.casefold(), stem_of(found.name).casefold()} and found.item.is_loadable:
            return found
    return None


def _loaded(live: LiveContext, found: Found, appeared: Appeared) -> BrowserItemLoaded:
    track, device, clip = appeared.track, appeared.device, appeared.clip
    device_id, device_path = (None, None) if device is None else live.describe(device)
    clip_id, clip_path = (None, None) if clip is None else live.describe(clip)
    where = f"{device_path or clip_path or live.path_of(track)}"
    return BrowserItemLoaded(
        message=f"Loaded {found.name}: it is at {where}{', on a new track' if appeared.made_track else ''}.",
        item=found.path,
        uri=found.item.uri,
        appeared="track" if appeared.made_track else "clip" if device is None else "device",
        in_place=appeared.in_place,
        made_track=appeared.made_track,
        track_index=live.track_index_now(track),
        track_id=live.id_of("track", track),
        device_id=device_id,
        device_path=device_path,
        device_name=None if device is None else device.name,
        clip_id=clip_id,
        clip_path=clip_path,
    )
