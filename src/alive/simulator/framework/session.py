"""The Session on a grid of buttons: scenes, clip slots and the coloured box."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alive.simulator.framework.component import ComponentCore
from alive.simulator.framework.controls import ButtonSlot
from alive.simulator.framework.events import listens
from alive.simulator.framework.live_objects import liveobj_valid


class ClipSlotCore(ComponentCore):
    """One clip slot and the button that fires it."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self._clip_slot: Any = None
        self._launch = self.register_disconnectable(ButtonSlot(self._on_launch))
        self._started_value: Any = 127
        self._triggered_to_play_value: Any = 127
        self._stopped_value: Any = 127
        self._empty_value: Any = 0

    def set_clip_slot(self, clip_slot: Any) -> None:
        """Show and fire another slot."""
        self._clip_slot = clip_slot
        self._on_has_clip_changed.subject = clip_slot
        self._on_state_changed.subject = clip_slot.clip if self._has_clip() else None
        self.update()

    def set_launch_button(self, button: Any) -> None:
        """Use a button; None lets it go."""
        self._launch.set(button)
        self.update()

    def set_started_value(self, value: Any) -> None:
        """Set the light of a playing clip."""
        self._started_value = value

    def set_triggered_to_play_value(self, value: Any) -> None:
        """Set the light of a clip that waits for its turn."""
        self._triggered_to_play_value = value

    def set_stopped_value(self, value: Any) -> None:
        """Set the light of a clip that stands."""
        self._stopped_value = value

    def has_clip(self) -> bool:
        """Return whether there is a clip."""
        return self._has_clip()

    def update(self) -> None:
        """Light the button."""
        if self._enabled:
            self._launch.light(self._feedback_value())

    def _has_clip(self) -> bool:
        return liveobj_valid(self._clip_slot) and self._clip_slot.has_clip

    def _feedback_value(self) -> Any:
        if not self._has_clip():
            return self._empty_value
        clip = self._clip_slot.clip
        if clip.is_triggered:
            return self._triggered_to_play_value
        return self._started_value if clip.is_playing else self._stopped_value

    @listens("has_clip")
    def _on_has_clip_changed(self) -> None:
        self._on_state_changed.subject = self._clip_slot.clip if self._has_clip() else None
        self.update()

    @listens("playing_status")
    def _on_state_changed(self) -> None:
        self.update()

    def _on_launch(self, value: int) -> None:
        if self._enabled and liveobj_valid(self._clip_slot):
            if self._launch.is_momentary:
                self._clip_slot.set_fire_button_state(value != 0)
            elif value:
                self._clip_slot.fire()


class SceneCore(ComponentCore):
    """One scene, its slots within the box, and the button that fires it."""

    clip_slot_type: Callable[..., ClipSlotCore] = ClipSlotCore

    def __init__(self, num_slots: int = 0, tracks: Callable[[], Any] | None = None, **options: Any) -> None:
        super().__init__(**options)
        self._scene: Any = None
        self._tracks = tracks
        self._track_offset = 0
        self._launch = self.register_disconnectable(ButtonSlot(self._on_launch))
        self._slots = [self.own(self.clip_slot_type()) for _ in range(num_slots)]

    def set_scene(self, scene: Any) -> None:
        """Show and fire another scene."""
        self._scene = scene
        self._on_is_triggered_changed.subject = scene
        self.assign()

    def set_track_offset(self, offset: int) -> None:
        """Show the slots from this track on."""
        self._track_offset = offset
        self.assign()

    def set_launch_button(self, button: Any) -> None:
        """Use a button; None lets it go."""
        self._launch.set(button)
        self.update()

    def clip_slot(self, index: int) -> Any:
        """Return the component of a column."""
        return self._slots[index]

    def assign(self) -> None:
        """Give each column its slot, by the track's place in the Song."""
        tracks = self._tracks() if self._tracks is not None else self.live_song().visible_tracks
        rows = list(self._scene.clip_slots) if liveobj_valid(self._scene) else []
        places = {track: place for place, track in enumerate(self.live_song().tracks)}
        for column, component in enumerate(self._slots):
            index = self._track_offset + column
            track = tracks[index] if index < len(tracks) else None
            component.set_clip_slot(rows[places[track]] if rows and track in places else None)
        self.update()

    def update(self) -> None:
        """Light the button while the scene waits."""
        if self._enabled:
            self._launch.light(127 if liveobj_valid(self._scene) and self._scene.is_triggered else 0)

    @listens("is_triggered")
    def _on_is_triggered_changed(self) -> None:
        self.update()

    def _on_launch(self, value: int) -> None:
        if self._enabled and liveobj_valid(self._scene):
            if self._launch.is_momentary:
                self._scene.set_fire_button_state(value != 0)
            elif value:
                self._scene.fire()


class GridCore(ComponentCore):
    """The scenes and slots of a window, and the buttons that fire and stop them."""

    scene_type: Callable[..., SceneCore] = SceneCore

    def __init__(self, num_tracks: int = 0, num_scenes: int = 0, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self._num_tracks = num_tracks
        self._track_offset = 0
        self._scene_offset = 0
        self._scenes = [self.own(self.scene_type(num_tracks, self.tracks_to_use)) for _ in range(num_scenes)]
        self._stop_all = self.register_disconnectable(ButtonSlot(self._on_stop_all))
        self._stop_buttons: list[ButtonSlot] = []

    def tracks_to_use(self) -> Any:
        """Return the tracks that the columns go over."""
        return self.live_song().visible_tracks

    def scene(self, index: int) -> Any:
        """Return the component of a row."""
        return self._scenes[index]

    def set_stop_all_clips_button(self, button: Any) -> None:
        """Use a button that stops all clips."""
        self._stop_all.set(button)

    def set_stop_track_clip_buttons(self, buttons: Any) -> None:
        """Use a button for each column that stops its track."""
        for slot in self._stop_buttons:
            slot.disconnect()
        self._stop_buttons = [ButtonSlot(self._track_stopper(column)) for column, _ in enumerate(buttons or ())]
        for slot, button in zip(self._stop_buttons, buttons or (), strict=True):
            slot.set(button)

    def set_clip_launch_buttons(self, buttons: Any) -> None:
        """Use a matrix for the slots."""
        for row, scene in enumerate(self._scenes):
            for column in range(self._num_tracks):
                scene.clip_slot(column).set_launch_button(None if buttons is None else buttons.get_button(column, row))

    def set_scene_launch_buttons(self, buttons: Any) -> None:
        """Use a button for each row that fires its scene."""
        for row, scene in enumerate(self._scenes):
            scene.set_launch_button(None if buttons is None else list(buttons)[row])

    def disconnect(self) -> None:
        """Let the buttons go."""
        self.set_stop_track_clip_buttons(None)
        super().disconnect()

    def _reassign(self) -> None:
        scenes = self.live_song().scenes
        for row, component in enumerate(self._scenes):
            index = self._scene_offset + row
            component.set_track_offset(self._track_offset)
            component.set_scene(scenes[index] if index < len(scenes) else None)

    def _track_stopper(self, column: int) -> Callable[[int], None]:
        def stop(value: int) -> None:
            tracks = self.tracks_to_use()
            index = self._track_offset + column
            if value and index < len(tracks) and hasattr(tracks[index], "stop_all_clips"):
                tracks[index].stop_all_clips()

        return stop

    def _on_stop_all(self, value: int) -> None:
        if value:
            self.live_song().stop_all_clips()


class SessionCore(GridCore):
    """A window of tracks and scenes that moves over the Session."""

    __subject_events__ = ("offset",)

    def __init__(self, num_tracks: int = 0, num_scenes: int = 0, *given: Any, **options: Any) -> None:
        super().__init__(num_tracks, num_scenes, *given, **options)
        self._highlighting: Callable[..., None] | None = None
        self._show_highlight = True
        self._mixer: Any = None
        self._buttons = {
            name: self.register_disconnectable(ButtonSlot(handler))
            for name, handler in (
                ("right", self._mover(1, 0)), ("left", self._mover(-1, 0)),
                ("down", self._mover(0, 1)), ("up", self._mover(0, -1)),
            )
        }  # fmt: skip
        self._reassign()

    def width(self) -> int:
        """Return the number of columns."""
        return self._num_tracks

    def height(self) -> int:
        """Return the number of rows."""
        return len(self._scenes)

    def track_offset(self) -> int:
        """Return the first column's track."""
        return self._track_offset

    def scene_offset(self) -> int:
        """Return the first row's scene."""
        return self._scene_offset

    def set_offsets(self, track_offset: int, scene_offset: int) -> None:
        """Move the window; neither offset is below zero."""
        moved = max(0, track_offset), max(0, scene_offset)
        if moved != (self._track_offset, self._scene_offset):
            self._track_offset, self._scene_offset = moved
            self._reassign()
            self._moved()
        self._highlight()

    def set_mixer(self, mixer: Any) -> None:
        """Let a mixer move with the window."""
        self._mixer = mixer
        if mixer is not None:
            mixer.set_track_offset(self._track_offset)

    def set_highlighting_callback(self, callback: Callable[..., None] | None) -> None:
        """Set what shows the box; the surface does so."""
        self._highlighting = callback
        self._highlight()

    def set_show_highlight(self, show_highlight: bool) -> None:  # noqa: FBT001 - the framework's signature
        """Show or hide the box."""
        self._show_highlight = show_highlight
        self._highlight()

    def set_track_bank_buttons(self, right_button: Any, left_button: Any) -> None:
        """Use two buttons that move by a track."""
        self._buttons["right"].set(right_button)
        self._buttons["left"].set(left_button)

    def set_scene_bank_buttons(self, down_button: Any, up_button: Any) -> None:
        """Use two buttons that move by a scene."""
        self._buttons["down"].set(down_button)
        self._buttons["up"].set(up_button)

    def on_track_list_changed(self) -> None:
        """Stay within the tracks there are."""
        self.set_offsets(min(self._track_offset, max(0, len(self.tracks_to_use()) - 1)), self._scene_offset)
        self._reassign()

    def on_scene_list_changed(self) -> None:
        """Stay within the scenes there are."""
        self.set_offsets(self._track_offset, min(self._scene_offset, max(0, len(self.live_song().scenes) - 1)))
        self._reassign()

    def on_enabled_changed(self) -> None:
        """Show or hide the box with it."""
        super().on_enabled_changed()
        self._highlight()

    def disconnect(self) -> None:
        """Hide the box and let the buttons go."""
        self.set_show_highlight(False)
        super().disconnect()

    def _moved(self) -> None:
        self.notify_offset()  # type: ignore[attr-defined]

    def _reassign(self) -> None:
        super()._reassign()
        if self._mixer is not None:
            self._mixer.set_track_offset(self._track_offset)

    def _highlight(self) -> None:
        if self._highlighting is None:
            return
        if self._show_highlight and self._enabled:
            area = (self._track_offset, self._scene_offset, self.width(), self.height())
        else:
            area = (-1, -1, -1, -1)
        self._highlighting(*area, include_return_tracks=False)

    def _mover(self, tracks: int, scenes: int) -> Callable[[int], None]:
        def move(value: int) -> None:
            track, scene = self._track_offset + tracks, self._scene_offset + scenes
            if value and 0 <= track < len(self.tracks_to_use()) and 0 <= scene < len(self.live_song().scenes):
                self.set_offsets(track, scene)

        return move
