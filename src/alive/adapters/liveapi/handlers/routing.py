"""Handlers of the operations on routing."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.routings import Side
from alive.application.handling import Steps
from alive.domain.commands.routing import (
    GetDeviceRouting,
    GetRouting,
    GetTrackAvailableInputRoutingTypes,
    GetTrackAvailableOutputRoutingTypes,
    GetTrackInputRoutingType,
    GetTrackOutputRouting,
    SetDeviceRouting,
    SetRouting,
    SetTrackInputRouting,
    SetTrackInputSubRouting,
    SetTrackOutputRouting,
    SetTrackOutputSubRouting,
)
from alive.domain.enumerations import MonitoringState, RoutingCategory, RoutingLayout
from alive.domain.errors import AliveError, InvalidArgument, Problem, UnsupportedByLive
from alive.domain.results.routing import (
    ChannelChoice,
    DeviceRouting,
    DeviceRoutingSet,
    InputRoutingType,
    OutputRouting,
    RoutingChoice,
    RoutingSet,
    RoutingTypes,
    SubRoutingSet,
    TrackRouting,
    TrackRoutingSet,
)

if TYPE_CHECKING:
    from Live.Track import RoutingType, Track


@handles(SetTrackInputRouting)
def set_track_input_routing(live: LiveContext, command: SetTrackInputRouting) -> Steps[RoutingSet]:
    """Write the type; Live chooses the channel."""
    return (yield from _set_type(live, command, "input"))


@handles(SetTrackOutputRouting)
def set_track_output_routing(live: LiveContext, command: SetTrackOutputRouting) -> Steps[RoutingSet]:
    """Write the type; Live chooses the channel."""
    return (yield from _set_type(live, command, "output"))


@handles(SetTrackInputSubRouting)
def set_track_input_sub_routing(live: LiveContext, command: SetTrackInputSubRouting) -> Steps[SubRoutingSet]:
    """Write the channel."""
    return (yield from _set_channel(live, command, "input"))


@handles(SetTrackOutputSubRouting)
def set_track_output_sub_routing(live: LiveContext, command: SetTrackOutputSubRouting) -> Steps[SubRoutingSet]:
    """Write the channel."""
    return (yield from _set_channel(live, command, "output"))


@handles(GetTrackAvailableInputRoutingTypes)
def get_track_available_input_routing_types(
    live: LiveContext, command: GetTrackAvailableInputRoutingTypes
) -> Steps[RoutingTypes]:
    """Read the names."""
    return (yield from _types(live, command.track_index, "input"))


@handles(GetTrackAvailableOutputRoutingTypes)
def get_track_available_output_routing_types(
    live: LiveContext, command: GetTrackAvailableOutputRoutingTypes
) -> Steps[RoutingTypes]:
    """Read the names."""
    return (yield from _types(live, command.track_index, "output"))


@handles(GetTrackInputRoutingType)
def get_track_input_routing_type(live: LiveContext, command: GetTrackInputRoutingType) -> Steps[InputRoutingType]:
    """Read the name."""
    track = live.track(command.track_index)
    side = Side(track, "input")
    yield from side.until_filled()
    return InputRoutingType(
        track_index=live.track_index_now(track),
        track_id=live.id_of("track", track),
        routing_type=side.type.display_name,
    )


@handles(GetTrackOutputRouting)
def get_track_output_routing(live: LiveContext, command: GetTrackOutputRouting) -> Steps[OutputRouting]:
    """Read the names."""
    track = live.track(command.track_index)
    side = Side(track, "output")
    yield from side.until_filled()
    return OutputRouting(
        track_index=live.track_index_now(track),
        track_id=live.id_of("track", track),
        track_name=track.name,
        output_routing_type=side.type.display_name,
        output_routing_channel=side.channel.display_name,
    )


@handles(GetRouting)
def get_routing(live: LiveContext, command: GetRouting) -> Steps[TrackRouting]:
    """Read the sides that the track has; Live would raise for others."""
    track = live.track(command.track_index)
    entry, exit_ = _sides(live, track)
    for side in filter(None, (entry, exit_)):
        yield from side.until_filled()
    monitoring = MonitoringState(track.current_monitoring_state) if entry else None
    return TrackRouting(
        track_index=live.track_index_now(track),
        track_id=live.id_of("track", track),
        track_name=track.name,
        **_names(entry, "input"),
        **_names(exit_, "output"),
        monitoring_state=None if monitoring is None else monitoring.value,
        monitoring_state_name=None if monitoring is None else monitoring.name.lower(),
        input_types=_type_choices(live, entry),
        input_channels=_channel_choices(entry),
        output_types=_type_choices(live, exit_),
        output_channels=_channel_choices(exit_),
    )


@handles(SetRouting)
def set_routing(live: LiveContext, command: SetRouting) -> Steps[TrackRoutingSet]:
    """Look up all types, then write both sides; if one fails, both are put back."""
    track = live.track(command.track_index)
    wanted = [
        (Side(track, name), getattr(command, f"{name}_type"), getattr(command, f"{name}_channel"))
        for name in ("input", "output")
        if getattr(command, f"{name}_type") is not None or getattr(command, f"{name}_channel") is not None
    ]
    if not wanted:
        raise _nothing_given("input_type, input_channel, output_type or output_channel")
    yield from _write_all(live, wanted)
    entry, exit_ = _sides(live, track)
    names = _names(entry, "input") | _names(exit_, "output")
    return TrackRoutingSet(
        message=" ".join(f"The {side.name} is {side.words}." for side, _type, _channel in wanted),
        track_index=live.track_index_now(track),
        track_id=live.id_of("track", track),
        **names,
    )


@handles(GetDeviceRouting)
def get_device_routing(live: LiveContext, command: GetDeviceRouting) -> DeviceRouting:
    """Read the side chain."""
    device = live.device(command.device)
    side = _side_chain(device)
    device_id, path = live.describe(device)
    return DeviceRouting(
        device_id=device_id,
        path=path,
        input_routing_type=side.type.display_name,
        input_routing_channel=side.channel.display_name,
        input_types=_type_choices(live, side),
        input_channels=_channel_choices(side),
    )


@handles(SetDeviceRouting)
def set_device_routing(live: LiveContext, command: SetDeviceRouting) -> Steps[DeviceRoutingSet]:
    """Write the side chain."""
    device = live.device(command.device)
    side = _side_chain(device)
    if command.input_type is None and command.input_channel is None:
        raise _nothing_given("input_type or input_channel")
    yield from _write_all(live, [(side, command.input_type, command.input_channel)])
    device_id, path = live.describe(device)
    return DeviceRoutingSet(
        message=f"The side chain is {side.words}.",
        device_id=device_id,
        path=path,
        input_routing_type=side.type.display_name,
        input_routing_channel=side.channel.display_name,
    )


_Wanted = tuple[Side, str | None, str | None]
"""A side, the type that is wanted, and the channel."""


def _write_all(live: LiveContext, wanted: list[_Wanted]) -> Steps[None]:
    for side, _type, _channel in wanted:
        yield from side.until_filled()
    chosen = [
        (side, None if name is None else side.type_called(live, name, f"{side.name}_type"), channel)
        for side, name, channel in wanted
    ]
    before = [(side, (side.type, side.channel)) for side, _type, _channel in wanted]
    try:
        for side, routing_type, channel in chosen:
            side.waited = any(other.waited for other, _type, _channel in wanted)
            yield from side.write(routing_type, channel, live, f"{side.name}_channel")
    except AliveError:
        for side, chosen_before in before:
            side.restore(live, chosen_before)
        raise


def _set_type(live: LiveContext, command: SetTrackInputRouting | SetTrackOutputRouting, name: str) -> Steps[RoutingSet]:
    track = live.track(command.track_index)
    side = Side(track, name)
    yield from side.until_filled()
    chosen = side.type_called(live, command.routing_type_name, "routing_type_name")
    yield from side.write(chosen, None, live, "routing_type_name")
    return RoutingSet(
        message=f"The {name} is {side.words}.",
        track_index=live.track_index_now(track),
        track_id=live.id_of("track", track),
        routing_type=side.type.display_name,
        routing_channel=side.channel.display_name,
    )


def _set_channel(
    live: LiveContext, command: SetTrackInputSubRouting | SetTrackOutputSubRouting, name: str
) -> Steps[SubRoutingSet]:
    track = live.track(command.track_index)
    side = Side(track, name)
    yield from side.until_filled()
    yield from side.write(None, command.sub_routing, live, "sub_routing")
    return SubRoutingSet(
        message=f"The {name} is {side.words}.",
        track_index=live.track_index_now(track),
        track_id=live.id_of("track", track),
        requested_sub_routing=command.sub_routing,
        routing_type=side.type.display_name,
        routing_channel=side.channel.display_name,
    )


def _types(live: LiveContext, ref: int | str, name: str) -> Steps[RoutingTypes]:
    track = live.track(ref)
    side = Side(track, name)
    yield from side.until_filled()
    names = tuple(choice.display_name for choice in side.types)
    return RoutingTypes(
        track_index=live.track_index_now(track),
        track_id=live.id_of("track", track),
        routing_types=names,
        count=len(names),
    )


def _sides(live: LiveContext, track: "Track") -> tuple[Side | None, Side | None]:
    """Input and output of a track. Live has inputs on MIDI and audio tracks only, outputs on all but the main track."""
    entry = Side(track, "input") if track.can_be_armed else None
    return entry, None if track == live.song().master_track else Side(track, "output")


def _side_chain(device: Any) -> Side:
    if not hasattr(device, "available_input_routing_types"):
        raise UnsupportedByLive(
            f"Live's API does not reach a side chain of {device.class_display_name}, only that of the Compressor. "
            "A person chooses it in the device."
        )
    return Side(device, "input")


def _names(side: Side | None, name: str) -> dict[str, str | None]:
    return {
        f"{name}_routing_type": None if side is None else side.type.display_name,
        f"{name}_routing_channel": None if side is None else side.channel.display_name,
    }


def _type_choices(live: LiveContext, side: Side | None) -> tuple[RoutingChoice, ...]:
    return tuple(_type_choice(live, choice) for choice in (side.types if side else ()))


def _type_choice(live: LiveContext, choice: "RoutingType") -> RoutingChoice:
    track: Track | None = choice.attached_object
    return RoutingChoice(
        name=choice.display_name,
        category=RoutingCategory(choice.category).name.lower(),
        attached_track_id=None if track is None else live.id_of("track", track),
    )


def _channel_choices(side: Side | None) -> tuple[ChannelChoice, ...]:
    return tuple(
        ChannelChoice(name=choice.display_name, layout=RoutingLayout(choice.layout).name.lower())
        for choice in (side.channels if side else ())
    )


def _nothing_given(fields: str) -> InvalidArgument:
    return InvalidArgument([Problem(fields.partition(",")[0].partition(" ")[0], f"give {fields}", None, fields)])
