"""Compressor: the source of its sidechain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from alive.simulator.devices.device import DeviceNode, device_class
from alive.simulator.object_model.declarations import Hidden, computed
from alive.simulator.track.routing import (
    NO_INPUT,
    Channel,
    Route,
    channel_of,
    key_of,
    route_of,
    routing_channel,
    routing_type,
)

if TYPE_CHECKING:
    from alive.simulator.track.track import TrackNode

_STEREO = 2
_TRACK, _MAIN = 4, 3
_TAPS = tuple(Channel(name, _STEREO) for name in ("Pre FX", "Post FX", "Post Mixer"))
_NO_CHANNEL = (Channel("", _STEREO),)
_SHOWN = ("input_routing_type", "input_routing_channel", "available_input_routing_channels")


def track_around(node: Any) -> TrackNode:
    """Return the track a device is on, also from inside racks."""
    while not hasattr(node, "mixer_device") or hasattr(node, "rack"):
        node = node.parent
    return cast("TrackNode", node)


@device_class("CompressorDevice")
class CompressorNode(DeviceNode):
    """Compressor."""

    source_key: Hidden[str] = Hidden(NO_INPUT.key, undo="step", also=_SHOWN)
    source_tap: Hidden[str] = Hidden("Post FX", undo="step", also=("input_routing_channel",))

    def _types(self) -> list[Route]:
        own, song = track_around(self), self.document.song
        tracks = [each for each in (*song.tracks, *song.return_tracks) if each is not own and each.has_audio_output]
        main = Route("main", song.master_track.name, _MAIN, song.master_track)
        return [NO_INPUT, *(Route(key_of(each), each.name, _TRACK, each) for each in tracks), main]

    def _source(self) -> Route:
        return next((each for each in self._types() if each.key == self.source_key), NO_INPUT)

    def _channels(self) -> tuple[Channel, ...]:
        return _NO_CHANNEL if self._source().track is None else _TAPS

    @computed("RoutingTypeVector", follows="routing")
    def available_input_routing_types(self) -> list[Any]:
        """The sources to choose from: tracks with sound."""
        return [routing_type(route) for route in self._types()]

    @computed("RoutingChannelVector", follows="routing")
    def available_input_routing_channels(self) -> list[Any]:
        """Where the source can be tapped."""
        return [routing_channel(channel) for channel in self._channels()]

    @computed("RoutingType", follows="routing")
    def input_routing_type(self) -> Any:
        """The source; one that is gone counts as none."""
        return routing_type(self._source())

    @input_routing_type.checker
    def _check_type(self, value: Any) -> None:
        if route_of(value).key not in {each.key for each in self._types()}:
            message = "The routing type is not one of the available ones"
            raise ValueError(message)

    @input_routing_type.setter
    def _set_type(self, value: Any) -> None:
        self.source_key = route_of(value).key

    @computed("RoutingChannel", follows="routing")
    def input_routing_channel(self) -> Any:
        """Where the source is tapped."""
        channels = self._channels()
        return routing_channel(next((each for each in channels if each.name == self.source_tap), channels[0]))

    @input_routing_channel.checker
    def _check_channel(self, value: Any) -> None:
        if channel_of(value) not in self._channels():
            message = "The routing channel is not one of the available ones"
            raise ValueError(message)

    @input_routing_channel.setter
    def _set_channel(self, value: Any) -> None:
        self.source_tap = channel_of(value).name

    def relink(self, ids: dict[int, int]) -> None:
        """Listen to the copy of a track that was copied along."""
        head, _, number = self.source_key.partition(":")
        if number and int(number) in ids:
            self.values["source_key"] = f"{head}:{ids[int(number)]}"
