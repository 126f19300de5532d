"""A track on a controller."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.mixer import ChannelStripCore

from .ControlSurfaceComponent import FrameworkComponent


class ChannelStripComponent(FrameworkComponent, ChannelStripCore):
    """Volume, pan, sends and the buttons of one track."""


__all__ = ["ChannelStripComponent"]
