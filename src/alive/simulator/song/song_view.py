"""Song.View: what is selected and shown. Selections are not undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from alive.simulator.clip.clip import ClipNode
from alive.simulator.clip.clip_slot import ClipSlotNode
from alive.simulator.object_model.declarations import Hidden, Property, computed
from alive.simulator.song.scene import SceneNode
from alive.simulator.song.song_devices import SelectedDevices
from alive.simulator.track.track import TrackNode

if TYPE_CHECKING:
    from alive.simulator.song.song import SongNode


class SongViewNode(SelectedDevices):
    """The selection."""

    track_id: Hidden[int] = Hidden(0, also=("selected_track",))
    scene_id: Hidden[int] = Hidden(0, also=("selected_scene",))
    clip_id: Hidden[int] = Hidden(0, also=("detail_clip",))
    follow_song: Property[bool] = Property("bool", default=False, plain=True)
    draw_mode: Property[bool] = Property("bool", default=False, plain=True)
    last_track_index = 0
    last_scene_index = 0

    @property
    def song(self) -> SongNode:
        """The song."""
        return self.document.song

    @property
    def selected(self) -> TrackNode:
        """The selected track."""
        return cast("TrackNode", self.document.nodes[self.track_id])

    def select_track(self, track: TrackNode) -> None:
        """Select a track."""
        self.track_id = track.document_id
        self.place_id = 0
        self.last_track_index = max(0, self.song_position(track))

    def select_scene(self, scene: SceneNode) -> None:
        """Select a scene."""
        self.scene_id = scene.document_id
        self.last_scene_index = scene.index

    def song_position(self, track: TrackNode) -> int:
        """Return a track's index."""
        return self.song.position_of(track)

    def settle(self) -> None:
        """Select a neighbour of what is gone."""
        nodes, song = self.document.nodes, self.song
        if self.track_id not in nodes:
            tracks = song.tracks
            self.select_track(tracks[min(self.last_track_index, len(tracks) - 1)])
        elif self.selected.is_regular:
            self.last_track_index = self.song_position(self.selected)
        if self.scene_id not in nodes:
            scenes = song.scenes
            self.select_scene(scenes[min(self.last_scene_index, len(scenes) - 1)])
        if self.clip_id not in nodes:
            self.clip_id = 0

    @computed("Track", listenable=True)
    def selected_track(self) -> TrackNode:
        """The selected track."""
        return self.selected

    @selected_track.setter
    def _set_track(self, track: TrackNode) -> None:
        self.select_track(track)

    @computed("Scene", listenable=True)
    def selected_scene(self) -> SceneNode:
        """The selected scene."""
        return cast("SceneNode", self.document.nodes[self.scene_id])

    @selected_scene.setter
    def _set_scene(self, scene: SceneNode) -> None:
        self.select_scene(scene)

    @computed("ClipSlot")
    def highlighted_clip_slot(self) -> ClipSlotNode | None:
        """The slot of the selected track and scene; None for a return or the main track."""
        slots = self.selected.clip_slots
        return slots[self.selected_scene.index] if slots else None

    @highlighted_clip_slot.setter
    def _set_slot(self, slot: ClipSlotNode) -> None:
        self.select_track(slot.track)
        self.select_scene(self.song.scenes[slot.index])

    @computed("Clip | None", listenable=True)
    def detail_clip(self) -> Any:
        """The clip shown in the detail view, or None."""
        return self.document.nodes.get(self.clip_id)

    @detail_clip.setter
    def _set_clip(self, clip: ClipNode | None) -> None:
        self.clip_id = 0 if clip is None else clip.document_id
