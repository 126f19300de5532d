"""The handler of the operation that shows everything on the tracks."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import attrs

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.pace import Pace
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.tracks import all_tracks, depth_in, group_of, kind_of_track, place_in
from alive.application.handling import OTHERS_FIRST, Steps
from alive.domain.commands.track_tree import GetTrackTree
from alive.domain.results.track_tree import (
    ArrangementClipInTree,
    DeviceInTree,
    SessionClipInTree,
    TrackInTree,
    TrackTree,
)

if TYPE_CHECKING:
    from Live.Track import Track

WORK_PER_TRACK, WORK_PER_DEVICE, WORK_PER_CLIP = 10, 8, 8
"""Units of work (see `pace`); a slot that is empty is one."""


@handles(GetTrackTree)
def get_track_tree(live: LiveContext, command: GetTrackTree) -> Steps[TrackTree]:
    """Read one track after the other, some in each turn; where the tracks are is asked once more at the end."""
    song = live.song()
    pace = Pace()
    read: list[_Read] = []
    for index, track in enumerate(all_tracks(song) if command.returns else [*song.tracks]):
        if not is_alive(track):
            continue
        if pace.is_over(_work(track, command)):
            yield OTHERS_FIRST
            if not is_alive(track):
                continue
        read.append(_read(live, track, index, command))
        pace.spend(WORK_PER_DEVICE * len(read[-1].shown.devices))
    place_of = place_in(song)
    tracks = tuple(_placed(each, place_of) for each in read if is_alive(each.track))
    return TrackTree(tracks=tracks, count=len(tracks))


class _Read(NamedTuple):
    """What was read of a track, with the places of that moment."""

    track: "Track"
    group: "Track | None"
    shown: TrackInTree


def _work(track: "Track", command: GetTrackTree) -> int:
    """The work that can be told beforehand; what is in racks is not among it."""
    work = WORK_PER_TRACK
    if command.session_clips:
        work += len(track.clip_slots)
    if command.arrangement_clips and track.can_be_armed:
        work += WORK_PER_CLIP * len(track.arrangement_clips)
    return work


def _read(live: LiveContext, track: "Track", likely: int, command: GetTrackTree) -> _Read:
    place, group = live.track_index_now(track, likely), group_of(track)
    path = _path(place)
    # Groups, return tracks and the main track have no clips of their own in the Arrangement.
    has_arrangement = command.arrangement_clips and track.can_be_armed
    shown = TrackInTree(
        track_index=place,
        track_id=live.id_of("track", track),
        name=track.name,
        kind=kind_of_track(live.song(), track),
        color=track.color,
        color_index=track.color_index,
        depth=depth_in(track, None) or 0,
        group_track_index=None if group is None else live.track_index_now(group),
        is_visible=track.is_visible,
        devices=tuple(_devices(live, track, path)) if command.devices else (),
        session_clips=tuple(_session_clips(live, track, path)) if command.session_clips else (),
        arrangement_clips=tuple(_arrangement_clips(live, track, path)) if has_arrangement else (),
    )
    return _Read(track, group, shown)


def _placed(read: _Read, place_of: "Callable[[Track], int | str]") -> TrackInTree:
    """What was read, with the places of now: tracks may have gone or come meanwhile."""
    shown, place = read.shown, place_of(read.track)
    if read.group is not None:
        group = place_of(read.group) if is_alive(read.group) else None
        if group != shown.group_track_index:
            shown = _changed(shown, group_track_index=group)
    if place == shown.track_index:
        return shown
    old, new = _path(shown.track_index), _path(place)
    return _changed(
        shown,
        track_index=place,
        devices=tuple(_moved(each, old, new) for each in shown.devices),
        session_clips=tuple(_moved(each, old, new) for each in shown.session_clips),
        arrangement_clips=tuple(_moved(each, old, new) for each in shown.arrangement_clips),
    )


R = TypeVar("R", TrackInTree, DeviceInTree, SessionClipInTree, ArrangementClipInTree)
P = TypeVar("P", DeviceInTree, SessionClipInTree, ArrangementClipInTree)


def _moved(thing: P, old: str, new: str) -> P:
    return _changed(thing, path=new + thing.path.removeprefix(old))


def _changed(thing: R, **changes: Any) -> R:
    return attrs.evolve(thing, **changes)  # type: ignore[misc] # results are attrs classes


def _path(place: int | str) -> str:
    return f"tracks/{place}" if isinstance(place, int) else place


def _devices(
    live: LiveContext, container: Any, path: str, depth: int = 0, chain_name: str | None = None
) -> Iterator[DeviceInTree]:
    for index, device in enumerate(container.devices):
        own = f"{path}/devices/{index}"
        chains = [*_chains(device)]
        yield DeviceInTree(
            device_id=live.id_of("device", device),
            path=own,
            name=device.name,
            class_name=device.class_name,
            class_display_name=device.class_display_name,
            is_active=device.is_active,
            depth=depth,
            chain_name=chain_name,
            num_chains=sum(rest.startswith("/chains") for rest, _ in chains),
        )
        for rest, chain in chains:
            yield from _devices(live, chain, own + rest, depth + 1, chain.name)


def _chains(device: Any) -> Iterator[tuple[str, Any]]:
    if device.can_have_chains:
        for name in ("chains", "return_chains"):
            for index, chain in enumerate(getattr(device, name)):
                yield f"/{name}/{index}", chain


def _session_clips(live: LiveContext, track: "Track", path: str) -> Iterator[SessionClipInTree]:
    for index, slot in enumerate(track.clip_slots):
        clip = slot.clip if slot.has_clip else None
        if clip is not None:
            yield SessionClipInTree(
                clip_id=live.id_of("clip", clip),
                path=f"{path}/clip_slots/{index}/clip",
                scene_index=index,
                name=clip.name,
                color=clip.color,
                length=clip.length,
                is_midi_clip=clip.is_midi_clip,
                is_playing=clip.is_playing,
            )


def _arrangement_clips(live: LiveContext, track: "Track", path: str) -> Iterator[ArrangementClipInTree]:
    for index, clip in enumerate(track.arrangement_clips):
        yield ArrangementClipInTree(
            clip_id=live.id_of("clip", clip),
            path=f"{path}/arrangement_clips/{index}",
            start_time=clip.start_time,
            end_time=clip.end_time,
            name=clip.name,
            color=clip.color,
            is_midi_clip=clip.is_midi_clip,
        )
