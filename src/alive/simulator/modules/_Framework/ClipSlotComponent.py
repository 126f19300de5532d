"""A clip slot on a controller."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.session import ClipSlotCore

from .ControlSurfaceComponent import FrameworkComponent


class ClipSlotComponent(FrameworkComponent, ClipSlotCore):
    """Fires a clip."""


__all__ = ["ClipSlotComponent"]
