"""A device on a controller."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.device import DeviceCore

from .ControlSurfaceComponent import FrameworkComponent


class DeviceComponent(FrameworkComponent, DeviceCore):
    """Eight parameters at a time."""


__all__ = ["DeviceComponent"]
