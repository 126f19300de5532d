"""Components."""

from __future__ import annotations

from typing import Any

from alive.simulator.framework.device import DeviceCore
from alive.simulator.framework.mixer import ChannelStripCore, MixerCore
from alive.simulator.framework.session import ClipSlotCore, SceneCore, SessionCore
from alive.simulator.framework.transport import TransportCore

from ..component import Component


class ClipSlotComponent(Component, ClipSlotCore):
    """Fires a clip."""


class SceneComponent(Component, SceneCore):
    """Fires a scene."""

    clip_slot_type = ClipSlotComponent


class SessionRingComponent(Component, SessionCore):
    """The window of tracks and scenes, shown as a coloured box from the start."""

    scene_type = SceneComponent

    def __init__(self, num_tracks: int = 0, num_scenes: int = 0, **options: Any) -> None:
        super().__init__(num_tracks, num_scenes, **options)
        self._surface.set_highlighting_session_component(self)


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
    "SessionRingComponent",
    "TransportComponent",
]
