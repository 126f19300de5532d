"""What operations on routing return. All names are those that Live shows."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, EnumNumber
from alive.domain.refs import TrackRef


@result
class RoutingSet:
    """One side of a track, as Live shows it."""

    message: str
    track_index: TrackRef
    track_id: str
    routing_type: str
    routing_channel: str


@result
class SubRoutingSet:
    """The channel of one side of a track, as Live shows it."""

    message: str
    track_index: TrackRef
    track_id: str
    requested_sub_routing: str
    routing_type: str
    routing_channel: str


@result
class RoutingTypes:
    """What can be chosen."""

    track_index: TrackRef
    track_id: str
    routing_types: tuple[str, ...]
    count: Count


@result
class InputRoutingType:
    """Where a track takes its signal from."""

    track_index: TrackRef
    track_id: str
    routing_type: str


@result
class OutputRouting:
    """Where the signal of a track goes."""

    track_index: TrackRef
    track_id: str
    track_name: str
    output_routing_type: str
    output_routing_channel: str


@result
class RoutingChoice:
    """Something that can be chosen as source or destination."""

    name: str
    category: Annotated[str, Doc("external, rewire, resampling, master, track, parent_group_track, none, invalid.")]
    attached_track_id: Annotated[str | None, Doc("The track behind it; null if there is none.")]


@result
class ChannelChoice:
    """A channel that can be chosen."""

    name: str
    layout: Annotated[str, Doc("midi, mono or stereo.")]


@result
class TrackRouting:
    """The routing of a track, and what it could be."""

    track_index: TrackRef
    track_id: str
    track_name: str
    input_routing_type: str | None
    input_routing_channel: str | None
    output_routing_type: str | None
    output_routing_channel: str | None
    monitoring_state: Annotated[EnumNumber | None, Doc("0 in, 1 auto, 2 off; null of tracks without monitoring.")]
    monitoring_state_name: str | None
    input_types: tuple[RoutingChoice, ...]
    input_channels: tuple[ChannelChoice, ...]
    output_types: tuple[RoutingChoice, ...]
    output_channels: tuple[ChannelChoice, ...]


@result
class TrackRoutingSet:
    """The routing of a track, as Live shows it."""

    message: str
    track_index: TrackRef
    track_id: str
    input_routing_type: str | None
    input_routing_channel: str | None
    output_routing_type: str | None
    output_routing_channel: str | None


@result
class DeviceRouting:
    """The side-chain source of a device, and what it could be."""

    device_id: str
    path: str
    input_routing_type: str
    input_routing_channel: str
    input_types: tuple[RoutingChoice, ...]
    input_channels: tuple[ChannelChoice, ...]


@result
class DeviceRoutingSet:
    """The side-chain source of a device, as Live shows it."""

    message: str
    device_id: str
    path: str
    input_routing_type: str
    input_routing_channel: str
