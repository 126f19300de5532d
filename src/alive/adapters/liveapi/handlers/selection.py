"""Handlers of the operations on the selection."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.places import kind_of
from alive.adapters.liveapi.waiting import TIMEOUT
from alive.application.handling import Steps, Until
from alive.domain.commands.selection import (
    FocusTrack,
    GetSelection,
    SelectChain,
    SelectClip,
    SelectClipSlot,
    SelectDevice,
    SelectScene,
    SelectTrack,
)
from alive.domain.errors import NotFound, OutcomeUnknown
from alive.domain.refs import CLIP_SLOT
from alive.domain.results.selection import (
    ChainSelected,
    ClipSelected,
    ClipSlotSelected,
    DeviceSelected,
    SceneSelected,
    SelectedObject,
    Selection,
    TrackSelected,
)

if TYPE_CHECKING:
    from Live.Device import Device
    from Live.Track import Track


@handles(GetSelection)
def get_selection(live: LiveContext, _command: GetSelection) -> Selection:
    """Read it from the views of the song and of the selected track."""
    song, view = live.song(), live.song().view
    return Selection(
        track=_described(live, view.selected_track),
        scene=_described(live, view.selected_scene),
        clip_slot=_selected(live, view.highlighted_clip_slot),
        clip=_selected(live, view.detail_clip),
        device=_selected(live, view.selected_track.view.selected_device),
        chain=_selected(live, view.selected_chain),
        parameter=_selected(live, view.selected_parameter),
        appointed_device=_selected(live, song.appointed_device),
    )


@handles(FocusTrack)
def focus_track(live: LiveContext, command: FocusTrack) -> Steps[TrackSelected]:
    """Select it."""
    return (yield from _track_selected(live, live.track(command.track_index)))


@handles(SelectTrack)
def select_track(live: LiveContext, command: SelectTrack) -> Steps[TrackSelected]:
    """Select it."""
    return (yield from _track_selected(live, live.track(command.track_index)))


def _track_selected(live: LiveContext, track: "Track") -> Steps[TrackSelected]:
    yield from _select(live, "selected_track", track)
    return TrackSelected(
        message=f"Selected the track {track.name}.",
        track_index=live.track_index_now(track),
        track_id=live.id_of("track", track),
    )


@handles(SelectScene)
def select_scene(live: LiveContext, command: SelectScene) -> Steps[SceneSelected]:
    """Select it."""
    scene = live.scene(command.scene_index)
    yield from _select(live, "selected_scene", scene)
    index = live.scene_index_now(scene)
    return SceneSelected(
        message=f"Selected the scene {scene.name or index + 1}.",
        scene_index=index,
        scene_id=live.id_of("scene", scene),
    )


@handles(SelectClipSlot)
def select_clip_slot(live: LiveContext, command: SelectClipSlot) -> Steps[ClipSlotSelected]:
    """Highlight it."""
    slot = live.find(CLIP_SLOT, command.clip_slot)
    yield from _select(live, "highlighted_clip_slot", slot)
    slot_id, path = live.describe(slot)
    return ClipSlotSelected(message=f"Selected {path}.", clip_slot_id=slot_id, path=path)


@handles(SelectClip)
def select_clip(live: LiveContext, command: SelectClip) -> Steps[ClipSelected]:
    """Make it the one of the Clip View."""
    clip = live.clip(command.clip)
    yield from _select(live, "detail_clip", clip)
    clip_id, path = live.describe(clip)
    return ClipSelected(message=f"The Clip View has the clip {clip.name or path}.", clip_id=clip_id, path=path)


@handles(SelectDevice)
def select_device(live: LiveContext, command: SelectDevice) -> Steps[DeviceSelected]:
    """Ask the view of the song."""
    song, device = live.song(), live.device(command.device)
    device_id = live.id_of("device", device)
    song.view.select_device(device, command.appoint)
    if not _is_selected(live, device):
        yield Until(lambda: _is_selected(live, device), TIMEOUT)
    live.require(device, device_id)
    if not _is_selected(live, device):
        raise OutcomeUnknown(f"Live was asked to select {device.name}, but shows another device.")
    return DeviceSelected(
        message=f"Selected the device {device.name}.",
        device_id=device_id,
        path=live.path_of(device),
        is_appointed=song.appointed_device == device,
    )


def _is_selected(live: LiveContext, device: "Device") -> bool:
    return bool(live.song().view.selected_track.view.selected_device == device)


@handles(SelectChain)
def select_chain(live: LiveContext, command: SelectChain) -> Steps[ChainSelected]:
    """Select it."""
    chain = live.chain(command.chain)
    yield from _select(live, "selected_chain", chain)
    chain_id, path = live.describe(chain)
    return ChainSelected(message=f"Selected the chain {chain.name}.", chain_id=chain_id, path=path)


def _select(live: LiveContext, member: str, thing: Any) -> Steps[None]:
    """Write a member of the view of the song, and see that Live takes it."""
    view, kind = live.song().view, kind_of(thing)
    object_id = live.id_of(kind, thing)
    setattr(view, member, thing)

    def shown() -> bool:
        return bool(getattr(view, member) == thing)

    if not shown():
        yield Until(shown, TIMEOUT)
    live.require(thing, object_id)
    if not shown():
        raise OutcomeUnknown(f"Live was asked to select another {kind.replace('_', ' ')}, but does not show it.")


def _selected(live: LiveContext, thing: Any) -> SelectedObject | None:
    return None if thing is None else _described(live, thing)


def _described(live: LiveContext, thing: Any) -> SelectedObject:
    return SelectedObject(
        object_id=live.id_of(kind_of(thing), thing), path=_path(live, thing), name=getattr(thing, "name", "")
    )


def _path(live: LiveContext, thing: Any) -> str | None:
    # Live lets people select what no path of the object model leads to, such as parameters that a device hides.
    try:
        return live.path_of(thing)
    except NotFound:
        return None
