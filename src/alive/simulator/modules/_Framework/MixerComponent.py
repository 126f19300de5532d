"""The mixer on a controller."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.mixer import MixerCore

from .ChannelStripComponent import ChannelStripComponent
from .ControlSurfaceComponent import FrameworkComponent


class MixerComponent(FrameworkComponent, MixerCore):
    """Channel strips for a window of tracks."""

    channel_strip_type = strip_type = ChannelStripComponent


__all__ = ["MixerComponent"]
