"""Loading from the browser: where an item goes, and what Live makes of it.

Theory of operation. `Browser.load_item` has no target but what is selected in Live: the hotswap target if there is
one, else a chain or drum pad if that was selected last, else the selected track and scene. It answers nothing, refuses
nothing, and takes about a second. So the target is selected first, and the selection is put back at once, all in one
callback; and what is there before is compared with what is there afterwards. A device may be seen a tick later only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import attrs

from alive.adapters.liveapi.browser.items import Found
from alive.adapters.liveapi.places import kind_of
from alive.adapters.liveapi.runtime import is_alive, live_ptr
from alive.adapters.liveapi.waiting import until_new
from alive.application.handling import Steps
from alive.domain.errors import LiveRejected, OutcomeUnknown

if TYPE_CHECKING:
    from Live.Chain import Chain
    from Live.Clip import Clip
    from Live.Device import Device
    from Live.DrumPad import DrumPad
    from Live.Scene import Scene
    from Live.Track import Track

    from alive.adapters.liveapi.context import LiveContext

_AT_THE_END = 0
"""The insert mode that puts a device at the end, not beside the selected one."""


@attrs.frozen(kw_only=True)
class Target:
    """Where an item is to go."""

    track: "Track"
    chain: "Chain | None" = None
    drum_pad: "DrumPad | None" = None
    scene: "Scene | None" = None
    """In whose slot a sample becomes a clip; None is the selected scene."""
    replaced: "Device | None" = None
    """The device in place of which it goes."""


@attrs.frozen(kw_only=True)
class Appeared:
    """What is there now that was not before; a track has a device or a clip with it."""

    track: "Track"
    device: "Device | None" = None
    clip: "Clip | None" = None
    in_place: bool = False
    made_track: bool = False


def load(live: "LiveContext", found: Found, target: Target) -> Steps[Appeared]:
    """Load an item; answers what appeared. Raises LiveRejected if that is elsewhere, OutcomeUnknown if it is nothing.

    Not to be called after a wait: what it does belongs to the undo step.
    """
    if target.track.is_frozen:
        raise LiveRejected("the track is frozen: Live would load nothing")
    before = _Before(live, target)
    with _selection_kept(live, target.track):
        _select(live, target)
        live.application().browser.load_item(found.item)
    # Values may change by themselves until a later tick, but not within this callback.
    appeared = before.in_place()
    if appeared is None:
        yield from until_new(lambda: before.new() is not None, was_shown=False)
        appeared = before.new()
    if appeared is None:
        raise OutcomeUnknown(f"Live was asked to load {found.name}, but shows nothing new.")
    _require_where_wanted(live, found, target, appeared)
    return appeared


def _select(live: "LiveContext", target: Target) -> None:
    song, application = live.song(), live.application()
    view = song.view
    view.selected_track = target.track
    target.track.view.device_insert_mode = type(target.track.view.device_insert_mode)(_AT_THE_END)
    if target.replaced is not None:
        application.browser.hotswap_target = target.replaced
        return
    if application.browser.hotswap_target is not None:
        application.browser.hotswap_target = None
    if target.scene is not None:
        view.selected_scene = target.scene
    if target.chain is not None:
        view.selected_chain = target.chain
    elif target.drum_pad is not None:
        rack = target.drum_pad.canonical_parent
        view.select_device(rack, False)
        rack.view.selected_drum_pad = target.drum_pad
    elif len(target.track.clip_slots) and application.view.focused_document_view != "Session":
        application.view.focus_view("Session")  # with the other view in focus no slot takes a sample


@contextmanager
def _selection_kept(live: "LiveContext", track: "Track") -> Iterator[None]:
    """Put back what is selected, the insert mode, the hotswap target and the view in focus."""
    song, application = live.song(), live.application()
    view, browser = song.view, application.browser
    selected_track, selected_scene = view.selected_track, view.selected_scene
    mode, focus = track.view.device_insert_mode, application.view.focused_document_view
    target, filter_type = browser.hotswap_target, browser.filter_type
    try:
        yield
    finally:
        track.view.device_insert_mode = mode
        if browser.hotswap_target != target:
            browser.hotswap_target = target if is_alive(target) else None
        if browser.filter_type != filter_type:
            browser.filter_type = filter_type
        if application.view.focused_document_view != focus:
            application.view.focus_view(focus)
        if view.selected_scene != selected_scene:
            view.selected_scene = selected_scene
        if view.selected_track != selected_track:
            view.selected_track = selected_track


class _Before:
    """What is there before a load, to tell what is new."""

    def __init__(self, live: "LiveContext", target: Target) -> None:
        self._song = live.song()
        self._track = target.track
        scene = self._song.view.selected_scene if target.scene is None else target.scene
        slots = target.track.clip_slots
        self._slot = slots[list(self._song.scenes).index(scene)] if len(slots) else None
        self._clip = None if self._slot is None else self._slot.clip
        self._tracks = _known(self._song.tracks)
        self._devices = _known(_devices_on(target.track))
        self._looks = {ptr: _look(device) for ptr, device in self._devices.items()}

    def in_place(self) -> Appeared | None:
        """The device that is the same but looks otherwise, if there is one and nothing is new."""
        if self.new() is not None:
            return None
        for device in _devices_on(self._track):
            if self._looks[live_ptr(device)] != _look(device):
                return Appeared(track=self._track, device=device, in_place=True)
        return None

    def new(self) -> Appeared | None:
        """What there was not."""
        for track in self._song.tracks:
            if _is_new(track, self._tracks):
                clips = [slot.clip for slot in track.clip_slots if slot.has_clip]
                device = next(_devices_on(track), None)
                return Appeared(track=track, device=device, clip=clips[0] if clips else None, made_track=True)
        for device in _devices_on(self._track):
            if _is_new(device, self._devices):
                return Appeared(track=self._track, device=device)
        clip = None if self._slot is None else self._slot.clip
        return None if clip is None or clip == self._clip else Appeared(track=self._track, clip=clip)


def _require_where_wanted(live: "LiveContext", found: Found, target: Target, appeared: Appeared) -> None:
    """Raise LiveRejected if a device is not where it was to go. A new track is told in the reply."""
    device = appeared.device
    if device is None or appeared.made_track:
        return
    holders = _holders_of(device)
    wanted = [target.chain] if target.chain is not None else list(target.drum_pad.chains) if target.drum_pad else []
    right = not wanted or any(holder in wanted for holder in holders)
    if target.replaced is not None and is_alive(target.replaced):
        right = device == target.replaced
    if not right:
        device_id, path = live.describe(device)
        message = f"Live put {found.name} elsewhere: it is at {path}; undo takes it back"
        raise LiveRejected(message, device_id=device_id, device_path=path)


def _holders_of(device: "Device") -> list[Any]:
    """The chains and the track that a device is in, from the innermost."""
    holders: list[Any] = []
    thing: Any = device.canonical_parent
    while thing is not None and kind_of(thing) in {"chain", "device", "track"}:
        holders.append(thing)
        thing = None if kind_of(thing) == "track" else thing.canonical_parent
    return holders


def _devices_on(holder: "Track | Chain") -> "Iterator[Device]":
    """Every device of a track or chain, each before those in it."""
    for device in holder.devices:
        yield device
        if device.can_have_chains:
            rack: Any = device
            for chain in (*rack.chains, *rack.return_chains):
                yield from _devices_on(chain)


def _look(device: "Device") -> tuple[Any, ...]:
    return (device.name, *(parameter.value for parameter in device.parameters))


def _known(things: Any) -> dict[int, Any]:
    return {live_ptr(thing): thing for thing in things}


def _is_new(thing: Any, known: dict[int, Any]) -> bool:
    """Whether it is none of those; Live may have given the address of a deleted one to a new one."""
    return bool(known.get(live_ptr(thing)) != thing)
