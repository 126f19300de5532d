"""The tracks, returns and scenes of a Song: making, deleting and copying them."""

from __future__ import annotations

from typing import Any

from alive.simulator.application.edition import UNLIMITED, check_limit
from alive.simulator.clip.clip_slot import ClipSlotNode
from alive.simulator.devices.device_library import make_device
from alive.simulator.object_model.declarations import Child, Children, computed, method
from alive.simulator.object_model.errors import LimitationError
from alive.simulator.object_model.node import Node
from alive.simulator.song.colors import PALETTE
from alive.simulator.song.scene import SceneNode
from alive.simulator.song.song_view import SongViewNode
from alive.simulator.track.track import TrackNode

MAXIMUM_RETURNS = 12
_DEFAULT_TRACKS = ("midi", "midi", "audio", "audio")
_DEFAULT_RETURNS = ("Reverb", "Delay")
_DEFAULT_SCENES = 8


class SongStructure(Node):
    """What a Song does with its tracks and scenes."""

    tracks: Children[TrackNode] = Children(refreshes=("routing", "solo"))
    return_tracks: Children[TrackNode] = Children(refreshes=("routing",))
    scenes: Children[SceneNode] = Children()
    master_track: Child[TrackNode] = Child("Track")
    view: Child[SongViewNode] = Child("View")

    def make_default_set(self) -> None:
        """Make what a new Set of Live contains."""
        with self.document.operation():
            self.view = self.document.create(SongViewNode, self)
            self.master_track = self.document.create(TrackNode, self, kind="main")
            self.scenes = [self.document.create(SceneNode, self) for _ in range(_DEFAULT_SCENES)]
            for kind in _DEFAULT_TRACKS:
                self._create_track(kind, -1)
            self.tracks[-1].input_tap = "2"
            for name in _DEFAULT_RETURNS:
                self._create_return(name)
            self.view.select_track(self.tracks[0])
            self.view.select_scene(self.scenes[0])

    @property
    def song_view(self) -> SongViewNode:
        """The view."""
        return self.view

    def position_of(self, track: Node) -> int:
        """Return a track's index in its list; looked up often, so the indices are kept per list."""
        for ids in (self.values["tracks"], self.values["return_tracks"]):
            positions = self._positions.get(id(ids))
            if positions is None or positions[0] is not ids:
                positions = (ids, {document_id: index for index, document_id in enumerate(ids)})
                self._positions[id(ids)] = positions
            index = positions[1].get(track.document_id)
            if index is not None:
                return index
        return -1

    @computed("Vector", follows="structure")
    def visible_tracks(self) -> list[TrackNode]:
        """The tracks that no folded group hides."""
        return [track for track in self.tracks if track.is_visible]

    @method("create_midi_track( (Song)arg1 [, (object)Index=None]) -> Track :")
    def create_midi_track(self, index: Any) -> TrackNode:
        """Make a MIDI track: at an index, at the end (-1), or after the selected track (None)."""
        return self._create_track("midi", index)

    @method("create_audio_track( (Song)arg1 [, (object)Index=None]) -> Track :")
    def create_audio_track(self, index: Any) -> TrackNode:
        """Make an audio track: at an index, at the end (-1), or after the selected track (None)."""
        return self._create_track("audio", index)

    @method("create_return_track( (Song)arg1) -> Track :")
    def create_return_track(self) -> TrackNode:
        """Make a return track; every other track gets a send to it."""
        if len(self.values["return_tracks"]) >= MAXIMUM_RETURNS:
            message = f"A Set has at most {MAXIMUM_RETURNS} return tracks"
            raise RuntimeError(message)
        check_limit(self.document.edition, "returns", len(self.values["return_tracks"]) + 1)
        return self._create_return("")

    @method("delete_track( (Song)arg1, (int)arg2) -> None :")
    def delete_track(self, index: int) -> None:
        """Delete a track; a group goes with its members."""
        tracks = self.tracks
        _check_index(index, len(tracks))
        gone = [tracks[index], *tracks[index].members()]
        if len(gone) == len(tracks):
            message = "The last track cannot be deleted"
            raise RuntimeError(message)
        self.tracks = [track for track in tracks if track not in gone]
        for track in gone:
            self.document.remove(track)

    @method("delete_return_track( (Song)arg1, (int)arg2) -> None :")
    def delete_return_track(self, index: int) -> None:
        """Delete a return track and the sends to it."""
        returns = self.return_tracks
        _check_index(index, len(returns))
        gone = returns.pop(index)
        for track in self._sending():
            track.mixer_device.delete_send(index)
        self.return_tracks = returns
        self.document.remove(gone)

    @method("duplicate_track( (Song)arg1, (int)arg2) -> None :")
    def duplicate_track(self, index: int) -> None:
        """Copy a track, a group with its members, after it; the copy is selected."""
        tracks = self.tracks
        _check_index(index, len(tracks))
        originals = [tracks[index], *tracks[index].members()]
        self._check_track_limit(sum(1 for track in originals if track.kind != "group"))
        copies = {original: self._copy_track(original) for original in originals}
        for original, copy in copies.items():
            if original.group in copies:
                copy.group_id = copies[original.group].document_id
        after = index + len(originals)
        self.tracks = [*tracks[:after], *copies.values(), *tracks[after:]]
        self.view.select_track(copies[tracks[index]])

    @method("create_scene( (Song)arg1, (int)arg2) -> Scene :")
    def create_scene(self, index: int) -> SceneNode:
        """Make a scene at an index, or at the end (-1)."""
        count = len(self.values["scenes"])
        return self._insert_scene(_insert_index(index, count))

    @method("delete_scene( (Song)arg1, (int)arg2) -> None :")
    def delete_scene(self, index: int) -> None:
        """Delete a scene and its row of slots."""
        scenes = self.scenes
        _check_index(index, len(scenes))
        if len(scenes) == 1:
            message = "The last scene cannot be deleted"
            raise RuntimeError(message)
        scene = scenes.pop(index)
        self.scenes = scenes
        for track in self.tracks:
            slots = track.clip_slots
            slot = slots.pop(index)
            track.clip_slots = slots
            self.document.remove(slot)
        self.document.remove(scene)

    @method("duplicate_scene( (Song)arg1, (int)arg2) -> None :")
    def duplicate_scene(self, index: int) -> None:
        """Copy a scene with its clips after it; the copy is selected."""
        _check_index(index, len(self.values["scenes"]))
        original = self.scenes[index]
        copy = self._insert_scene(index + 1, **original.values)
        for track in self.tracks:
            source, target = track.clip_slots[index : index + 2]
            target.has_stop_button = source.has_stop_button
            if source.has_clip:
                target.place_copy(source.clip)
        self.view.select_scene(copy)

    def group_tracks(self, first: int, last: int) -> TrackNode:
        """Group tracks as a user does; Live's API has no call for it."""
        with self.document.operation():
            tracks = self.tracks
            members = tracks[first : last + 1]
            group = self._new_track("group", members[0].group_id)
            for track in members:
                if track.group_id == group.group_id:
                    track.group_id = group.document_id
            self.tracks = [*tracks[:first], group, *tracks[first:]]
        return group

    def move_track(self, index: int, target: int) -> None:
        """Move a track as a user does; Live's API has no call for it."""
        with self.document.operation():
            tracks = self.tracks
            tracks.insert(target, tracks.pop(index))
            self.tracks = tracks

    def settle(self) -> None:
        """Put the selection right after the structure has changed."""
        self.view.settle()

    def _check_track_limit(self, more: int) -> None:
        """Refuse more tracks than the edition allows; groups do not count."""
        if self.document.edition.tracks < UNLIMITED:
            own = sum(1 for track in self.tracks if track.kind != "group")
            check_limit(self.document.edition, "tracks", own + more)

    def _create_track(self, kind: str, index: Any) -> TrackNode:
        tracks = self.tracks
        at = self._track_index(index, len(tracks))
        self._check_track_limit(1)
        joined = tracks[at].group_id if 0 < at < len(tracks) else None
        track = self._new_track(kind, joined)
        self.tracks = [*tracks[:at], track, *tracks[at:]]
        return track

    def _track_index(self, index: Any, count: int) -> int:
        if index is None:
            selected = self.position_of(self.view.selected)
            return selected + 1 if self.view.selected.is_regular else count
        if not isinstance(index, int):
            message = f"Index must be an int or None, got {type(index).__name__}"
            raise TypeError(message)
        return _insert_index(index, count)

    def _new_track(self, kind: str, group_id: int | None) -> TrackNode:
        count = len(self.values["tracks"]) + len(self.values["return_tracks"])
        values = {"kind": kind, "group_id": group_id, "palette_index": count % len(PALETTE)}
        values["input_tap"] = "1" if kind == "audio" else None
        track = self.document.create(TrackNode, self, **values)
        track.furnish(len(self.values["return_tracks"]), len(self.values["scenes"]))
        return track

    def _create_return(self, name: str) -> TrackNode:
        returns = self.return_tracks
        count = len(self.values["tracks"]) + len(returns)
        track = self.document.create(TrackNode, self, kind="return", own_name=name, palette_index=count % len(PALETTE))
        track.furnish(len(returns), 0)
        if not self.document.history_begun:
            make_device(self.document, track, name)
        self.return_tracks = [*returns, track]
        for sender in self._sending():
            sender.mixer_device.add_send()
        return track

    def _sending(self) -> list[TrackNode]:
        return [*self.tracks, *self.return_tracks]

    def _copy_track(self, original: TrackNode) -> TrackNode:
        declarations = original.declarations
        values = {name: value for name, value in original.values.items() if declarations[name].owns is None}
        copy = self.document.create(TrackNode, self, **values)
        copy.furnish(len(self.values["return_tracks"]), len(self.values["scenes"]))
        copy.mixer_device.copy_from(original.mixer_device)
        copy.copy_devices(original)
        for slot, copied in zip(copy.clip_slots, original.clip_slots, strict=True):
            slot.has_stop_button = copied.has_stop_button
            if copied.has_clip:
                slot.place_copy(copied.clip)
        copy.copy_arrangement(original)
        return copy

    def _insert_scene(self, index: int, **values: Any) -> SceneNode:
        check_limit(self.document.edition, "scenes", len(self.values["scenes"]) + 1)
        scene = self.document.create(SceneNode, self, **values)
        for track in self.tracks:
            slot = self.document.create(ClipSlotNode, track)
            slots = track.clip_slots
            track.clip_slots = [*slots[:index], slot, *slots[index:]]
        scenes = self.scenes
        self.scenes = [*scenes[:index], scene, *scenes[index:]]
        return scene

    _positions: dict[int, tuple[tuple[int, ...], dict[int, int]]]


def _insert_index(index: int, count: int) -> int:
    if index == -1:
        return count
    if not 0 <= index <= count:
        message = f"Index {index} is out of range -1..{count}"
        raise LimitationError(message)
    return index


def _check_index(index: int, count: int) -> None:
    if not 0 <= index < count:
        message = f"Index {index} is out of range 0..{count - 1}"
        raise IndexError(message)
