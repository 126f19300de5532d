"""The Session on a controller."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.session import SessionCore

from .ControlSurfaceComponent import FrameworkComponent
from .SceneComponent import SceneComponent


class SessionComponent(FrameworkComponent, SessionCore):
    """A window of tracks and scenes, shown as a coloured box."""

    scene_component_type = scene_type = SceneComponent


__all__ = ["SessionComponent"]
