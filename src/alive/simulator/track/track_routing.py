"""The routing of a track: the members of Live.Track.Track that choose its input and output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from alive.simulator.object_model.declarations import Computed, Hidden, computed
from alive.simulator.object_model.node import Node
from alive.simulator.track import routing
from alive.simulator.track.routing import UNFILLED, Channel, Route, channel_of, route_of, routing_channel, routing_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alive.simulator.track.track import TrackNode

_LISTS = (
    "available_input_routing_types",
    "available_input_routing_channels",
    "available_output_routing_types",
    "available_output_routing_channels",
    "input_routings",
    "input_sub_routings",
    "output_routings",
    "output_sub_routings",
)
_INPUT_SHOWN = (
    "input_routing_type",
    "input_routing_channel",
    "available_input_routing_channels",
    "current_input_routing",
    "current_input_sub_routing",
    "input_sub_routings",
)
_OUTPUT_SHOWN = tuple(name.replace("input", "output") for name in _INPUT_SHOWN)
_NO_INPUT_ROUTING = "Only MIDI and audio tracks have an input routing"
_NO_OUTPUT_ROUTING = "The main track has no output routing"


class TrackRouting(Node):
    """What a track does with routing. None as a key or channel stands for the default."""

    input_key: Hidden[str | None] = Hidden(None, undo="step", also=_INPUT_SHOWN)
    input_tap: Hidden[str | None] = Hidden(
        None, undo="step", also=("input_routing_channel", "current_input_sub_routing")
    )
    output_key: Hidden[str | None] = Hidden(None, undo="step", also=_OUTPUT_SHOWN)
    output_tap: Hidden[str | None] = Hidden(
        None, undo="step", also=("output_routing_channel", "current_output_sub_routing")
    )
    routing_filled = True

    def fill_routing_later(self) -> None:
        """Let the lists of a track that a script made be empty until the next tick."""
        if self.document.history_begun:
            self.routing_filled = False
            self.document.after(self.document.routing_delay, self._fill_routing)

    def _fill_routing(self) -> None:
        if self.alive:
            self.routing_filled = True
            for name in (*_LISTS, *_INPUT_SHOWN, *_OUTPUT_SHOWN):
                self.document.notify(self, name)

    @property
    def _track(self) -> TrackNode:
        return cast("TrackNode", self)

    def inputs(self) -> list[Route]:
        """Return the inputs to choose from."""
        self._refuse_without_input()
        return routing.inputs(self._track) if self.routing_filled else [UNFILLED]

    def outputs(self) -> list[Route]:
        """Return the outputs to choose from."""
        self._refuse_without_output()
        return routing.outputs(self._track) if self.routing_filled else [UNFILLED]

    def input_route(self) -> Route:
        """Return the input; one whose track is gone counts as none."""
        fallback = "none" if self.input_key else routing.default_input(self._track)
        return _found(self.inputs(), self.input_key, fallback)

    def output_route(self) -> Route:
        """Return the output; one whose track is gone counts as the default."""
        return _found(self.outputs(), self.output_key, routing.default_output(self._track))

    def output_target(self) -> Node | None:
        """Return the track that gets the signal, without looking at all the others."""
        key = self.output_key or routing.default_output(self._track)
        target = routing.target_of(self._track, key)
        if target is not None or key in {routing.SENDS_ONLY.key, routing.EXTERNAL_OUT.key, routing.NO_OUTPUT.key}:
            return target
        return routing.target_of(self._track, routing.default_output(self._track))

    def input_channels(self) -> list[Channel]:
        """Return the channels of the input."""
        return routing.input_channels(self._track, self.input_route())

    def output_channels(self) -> list[Channel]:
        """Return the channels of the output."""
        return routing.output_channels(self._track, self.output_route())

    @computed("RoutingTypeVector", follows="routing")
    def available_input_routing_types(self) -> list[Any]:
        """The inputs to choose from."""
        return [routing_type(route) for route in self.inputs()]

    @computed("RoutingChannelVector", follows="routing")
    def available_input_routing_channels(self) -> list[Any]:
        """The channels of the input."""
        return [routing_channel(channel) for channel in self.input_channels()]

    @computed("RoutingTypeVector", follows="routing")
    def available_output_routing_types(self) -> list[Any]:
        """The outputs to choose from."""
        return [routing_type(route) for route in self.outputs()]

    @computed("RoutingChannelVector", follows="routing")
    def available_output_routing_channels(self) -> list[Any]:
        """The channels of the output."""
        return [routing_channel(channel) for channel in self.output_channels()]

    @computed("RoutingType", follows="routing")
    def input_routing_type(self) -> Any:
        """The input."""
        return routing_type(self.input_route())

    @input_routing_type.checker
    def _check_input_type(self, value: Any) -> None:
        _check_one_of(self.inputs(), route_of(value))

    @input_routing_type.setter
    def _set_input_type(self, value: Any) -> None:
        self._choose("input", route_of(value).key)

    @computed("RoutingChannel", follows="routing")
    def input_routing_channel(self) -> Any:
        """The channel of the input."""
        return routing_channel(_chosen(self.input_channels(), self.input_tap))

    @input_routing_channel.checker
    def _check_input_channel(self, value: Any) -> None:
        _check_one_of(self.input_channels(), channel_of(value))

    @input_routing_channel.setter
    def _set_input_channel(self, value: Any) -> None:
        self.input_tap = channel_of(value).name

    @computed("RoutingType", follows="routing")
    def output_routing_type(self) -> Any:
        """The output."""
        return routing_type(self.output_route())

    @output_routing_type.checker
    def _check_output_type(self, value: Any) -> None:
        _check_one_of(self.outputs(), route_of(value))

    @output_routing_type.setter
    def _set_output_type(self, value: Any) -> None:
        self._choose("output", route_of(value).key)

    @computed("RoutingChannel", follows="routing")
    def output_routing_channel(self) -> Any:
        """The channel of the output."""
        return routing_channel(_chosen(self.output_channels(), self.output_tap))

    @output_routing_channel.checker
    def _check_output_channel(self, value: Any) -> None:
        _check_one_of(self.output_channels(), channel_of(value))

    @output_routing_channel.setter
    def _set_output_channel(self, value: Any) -> None:
        self.output_tap = channel_of(value).name

    @computed("StringVector", follows="routing")
    def input_routings(self) -> list[str]:
        """The names of the inputs."""
        return [route.name for route in self.inputs()]

    @computed("StringVector", follows="routing")
    def input_sub_routings(self) -> list[str]:
        """The names of the channels of the input."""
        return [channel.name for channel in self.input_channels()]

    @computed("StringVector", follows="routing")
    def output_routings(self) -> list[str]:
        """The names of the outputs."""
        return [route.name for route in self.outputs()]

    @computed("StringVector", follows="routing")
    def output_sub_routings(self) -> list[str]:
        """The names of the channels of the output."""
        return [channel.name for channel in self.output_channels()]

    def _choose(self, side: str, key: str) -> None:
        """Take on a route, with its default channel."""
        if self.values[f"{side}_key"] != key:
            self.document.change(self, f"{side}_tap", None, "step")
            self.document.change(self, f"{side}_key", key, "step")

    def _refuse_without_input(self) -> None:
        if self._track.kind not in {"midi", "audio"}:
            raise RuntimeError(_NO_INPUT_ROUTING)

    def _refuse_without_output(self) -> None:
        if self._track.is_main:
            raise RuntimeError(_NO_OUTPUT_ROUTING)

    current_input_routing: Computed[str]
    current_input_sub_routing: Computed[str]
    current_output_routing: Computed[str]
    current_output_sub_routing: Computed[str]


def _by_name(side: str, part: str) -> Computed[str]:
    """Declare one of the four older members, which name a route or a channel by its text."""
    of_types = part == "routing"

    def choices(track: Any) -> Sequence[Route | Channel]:
        found: Sequence[Route | Channel] = getattr(track, f"{side}s" if of_types else f"{side}_channels")()
        return found

    def current(track: Any) -> str:
        if of_types:
            return str(getattr(track, f"{side}_route")().name)
        return _chosen(getattr(track, f"{side}_channels")(), track.values[f"{side}_tap"]).name

    def check(track: Any, value: str) -> None:
        if value not in [choice.name for choice in choices(track)]:
            message = f"Invalid {side} routing: {value!r}"
            raise RuntimeError(message)

    def write(track: Any, value: str) -> None:
        if of_types:
            chosen = next(route for route in choices(track) if route.name == value)
            track._choose(side, cast("Route", chosen).key)  # noqa: SLF001 - a member of the same class
        else:
            track.document.change(track, f"{side}_tap", value, "step")

    declared = computed("str", follows="routing")(current)
    declared.checker(check)
    declared.setter(write)
    declared.__set_name__(TrackRouting, f"current_{side}_{part}")
    return declared


for _side in ("input", "output"):
    for _part in ("routing", "sub_routing"):
        setattr(TrackRouting, f"current_{_side}_{_part}", _by_name(_side, _part))


def _found(routes: Sequence[Route], key: str | None, fallback: str) -> Route:
    by_key = {route.key: route for route in routes}
    return by_key.get(key or fallback) or by_key.get(fallback) or routes[0]


def _chosen(channels: Sequence[Channel], name: str | None) -> Channel:
    by_name = {channel.name: channel for channel in channels}
    return by_name.get(name or routing.DEFAULT_TAP) or channels[0]


def _check_one_of(choices: Sequence[Route] | Sequence[Channel], value: Route | Channel) -> None:
    keys = [choice.key if isinstance(choice, Route) else choice for choice in choices]
    if (value.key if isinstance(value, Route) else value) not in keys or value == UNFILLED:
        message = f"{value.name!r} is not available"
        raise ValueError(message)
