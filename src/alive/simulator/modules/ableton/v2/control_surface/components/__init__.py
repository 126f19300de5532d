"""Components."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alive.simulator.framework.device import DeviceCore
from alive.simulator.framework.mixer import ChannelStripCore, MixerCore
from alive.simulator.framework.session import ClipSlotCore, GridCore, SceneCore, SessionCore
from alive.simulator.framework.transport import TransportCore

from ..component import Component


class ClipSlotComponent(Component, ClipSlotCore):
    """Fires a clip."""


class SceneComponent(Component, SceneCore):
    """Fires a scene."""

    clip_slot_type = ClipSlotComponent


class SessionRingComponent(Component, SessionCore):
    """The window of tracks and scenes, shown as a coloured box from the start; its offsets are properties."""

    __events__ = ("tracks",)
    scene_type = SceneComponent

    def __init__(
        self, num_tracks: int = 0, num_scenes: int = 0, tracks_to_use: Callable[[], Any] | None = None, **options: Any
    ) -> None:
        self._tracks_to_use = tracks_to_use
        super().__init__(num_tracks, 0, **options)
        self.num_tracks, self.num_scenes = num_tracks, num_scenes
        self.register_slot(self.song, self.on_track_list_changed, "visible_tracks")
        self.register_slot(self.song, self.on_scene_list_changed, "scenes")
        self._surface.set_highlighting_session_component(self)

    @property
    def track_offset(self) -> int:  # type: ignore[override]
        """The first column's track."""
        return self._track_offset

    @property
    def scene_offset(self) -> int:  # type: ignore[override]
        """The first row's scene."""
        return self._scene_offset

    def height(self) -> int:
        """Return the number of rows."""
        return self.num_scenes

    def tracks_to_use(self) -> Any:
        """Return the tracks that the columns go over."""
        return super().tracks_to_use() if self._tracks_to_use is None else self._tracks_to_use()

    def move(self, tracks: int, scenes: int) -> None:
        """Move the window by so many tracks and scenes."""
        self.set_offsets(self._track_offset + tracks, self._scene_offset + scenes)

    def on_track_list_changed(self) -> None:
        """Stay within the tracks there are, and tell who shows them."""
        super().on_track_list_changed()
        self.notify_tracks()  # type: ignore[attr-defined]

    def _moved(self) -> None:
        self.notify_offset(self._track_offset, self._scene_offset)  # type: ignore[attr-defined]


class SessionComponent(Component, GridCore):
    """The scenes and clip slots in the window of a session ring, which shows the box."""

    scene_type = SceneComponent

    def __init__(self, session_ring: Any = None, **options: Any) -> None:
        if session_ring is None:
            message = "SessionComponent needs a session_ring"
            raise ValueError(message)
        self._session_ring = session_ring
        super().__init__(session_ring.num_tracks, session_ring.num_scenes, **options)
        for subject, event in ((session_ring, "offset"), (session_ring, "tracks"), (self.song, "scenes")):
            self.register_slot(subject, self._follow_ring, event)
        self._follow_ring()

    def tracks_to_use(self) -> Any:
        """Return the tracks of the ring."""
        return self._session_ring.tracks_to_use()

    def _follow_ring(self, *_: Any) -> None:
        self._track_offset = self._session_ring.track_offset
        self._scene_offset = self._session_ring.scene_offset
        self._reassign()


class ChannelStripComponent(Component, ChannelStripCore):
    """One track."""


class MixerComponent(Component, MixerCore):
    """Channel strips for a window of tracks."""

    strip_type = ChannelStripComponent


class TransportComponent(Component, TransportCore):
    """Play, stop and the flags of the Song."""


class DeviceComponent(Component, DeviceCore):
    """Eight parameters at a time."""


__all__ = [
    "ChannelStripComponent",
    "ClipSlotComponent",
    "DeviceComponent",
    "MixerComponent",
    "SceneComponent",
    "SessionComponent",
    "SessionRingComponent",
    "TransportComponent",
]
