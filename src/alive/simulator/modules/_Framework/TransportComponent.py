"""The transport on a controller."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.transport import TransportCore

from .ControlSurfaceComponent import FrameworkComponent


class TransportComponent(FrameworkComponent, TransportCore):
    """Play, stop and the flags of the Song."""


__all__ = ["TransportComponent"]
