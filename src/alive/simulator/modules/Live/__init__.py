"""The module Live, as Remote Scripts import it; the running Simulation answers."""  # noqa: N999 - Live's own name

from . import (
    Application,
    Base,
    Clip,
    ClipSlot,
    Device,
    DeviceParameter,
    Listener,
    LomObject,
    MixerDevice,
    Scene,
    Song,
    Track,
)

__all__ = [
    "Application",
    "Base",
    "Clip",
    "ClipSlot",
    "Device",
    "DeviceParameter",
    "Listener",
    "LomObject",
    "MixerDevice",
    "Scene",
    "Song",
    "Track",
]
