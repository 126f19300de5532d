"""A scene on a controller."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.session import SceneCore

from .ClipSlotComponent import ClipSlotComponent
from .ControlSurfaceComponent import FrameworkComponent


class SceneComponent(FrameworkComponent, SceneCore):
    """Fires a scene."""

    clip_slot_component_type = clip_slot_type = ClipSlotComponent


__all__ = ["SceneComponent"]
