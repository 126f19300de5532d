"""Live.Track."""  # noqa: N999 - Live's own name

from alive.simulator.enums import (
    DeviceInsertMode,
    RoutingChannelLayout,
    RoutingTypeCategory,
)
from alive.simulator.track import DeviceContainer, TrackNode

Track = TrackNode.wrapper

__all__ = ["DeviceContainer", "DeviceInsertMode", "RoutingChannelLayout", "RoutingTypeCategory", "Track"]
