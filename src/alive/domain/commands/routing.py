"""Operations on where a track takes its signal from and where it goes, by the names that Live shows."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc, Name
from alive.domain.refs import DeviceRef, TrackRef
from alive.domain.results.routing import (
    DeviceRouting,
    DeviceRoutingSet,
    InputRoutingType,
    OutputRouting,
    RoutingSet,
    RoutingTypes,
    SubRoutingSet,
    TrackRouting,
    TrackRoutingSet,
)

_CATEGORY = "Routing"

_INPUT = ("Live.Track.Track.available_input_routing_types", "Live.Track.Track.input_routing_type")
_INPUT_CHANNEL = ("Live.Track.Track.available_input_routing_channels", "Live.Track.Track.input_routing_channel")
_OUTPUT = ("Live.Track.Track.available_output_routing_types", "Live.Track.Track.output_routing_type")
_OUTPUT_CHANNEL = ("Live.Track.Track.available_output_routing_channels", "Live.Track.Track.output_routing_channel")
_NAMES = (
    "Live.Track.RoutingType.display_name",
    "Live.Track.RoutingType.attached_object",
    "Live.Track.RoutingChannel.display_name",
)

_TYPE_DOC = "The name in Live's chooser, such as Ext. In or the name of a track; or the path or id of a track."
TypeName = Annotated[Name, Doc(_TYPE_DOC)]
ChannelName = Annotated[Name, Doc("The name in Live's second chooser, such as 1/2 or Post FX.")]
OptionalType = Annotated[Name | None, Doc(f"{_TYPE_DOC} If not given, it stays.")]
OptionalChannel = Annotated[
    Name | None,
    Doc("The name in Live's second chooser, such as 1/2 or Post FX. If not given, Live chooses one for a new type."),
]


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    ticks=True,
    source=(*_INPUT, *_NAMES, "Live.Track.Track.input_routing_channel"),
)
class SetTrackInputRouting(Command[RoutingSet]):
    """Choose where a track takes its signal from, by the name in the upper chooser of its input.

    Live chooses the channel. A track that was made just now has its choices a moment later, which is waited for.

    Raises:
        NotFound: There is no such track, or no such choice; the details have the choices.
        InvalidArgument: Several choices have that name; give the path or id of the track that is meant.
        LiveRejected: The track has no input to choose, such as a group, a return track or the main track.
    """

    track_index: TrackRef
    routing_type_name: TypeName


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    ticks=True,
    source=(*_OUTPUT, *_NAMES, "Live.Track.Track.output_routing_channel"),
)
class SetTrackOutputRouting(Command[RoutingSet]):
    """Choose where the signal of a track goes, by the name in the upper chooser of its output.

    Live chooses the channel. A track that was made just now has its choices a moment later, which is waited for.

    Raises:
        NotFound: There is no such track, or no such choice; the details have the choices.
        InvalidArgument: Several choices have that name; give the path or id of the track that is meant.
        LiveRejected: The track has no output to choose, such as the main track.
    """

    track_index: TrackRef
    routing_type_name: TypeName


@operation(category=_CATEGORY, effect=Effect.EDIT, ticks=True, source=(*_INPUT_CHANNEL, *_INPUT, *_NAMES))
class SetTrackInputSubRouting(Command[SubRoutingSet]):
    """Choose the channel of a track's input, by the name in the lower chooser.

    Raises:
        NotFound: There is no such track, or no such channel; the details have the channels.
        LiveRejected: The track has no input to choose, such as a group, a return track or the main track.
    """

    track_index: TrackRef
    sub_routing: ChannelName


@operation(category=_CATEGORY, effect=Effect.EDIT, ticks=True, source=(*_OUTPUT_CHANNEL, *_OUTPUT, *_NAMES))
class SetTrackOutputSubRouting(Command[SubRoutingSet]):
    """Choose the channel of a track's output, by the name in the lower chooser.

    Raises:
        NotFound: There is no such track, or no such channel; the details have the channels.
        LiveRejected: The track has no output to choose, such as the main track.
    """

    track_index: TrackRef
    sub_routing: ChannelName


@operation(category=_CATEGORY, effect=Effect.READ, source=("Live.Track.Track.available_input_routing_types", _NAMES[0]))
class GetTrackAvailableInputRoutingTypes(Command[RoutingTypes]):
    """List what a track can take its signal from. get_routing lists the channels too.

    Raises:
        NotFound: There is no such track.
        LiveRejected: The track has no input to choose, such as a group, a return track or the main track.
    """

    track_index: TrackRef


@operation(
    category=_CATEGORY, effect=Effect.READ, source=("Live.Track.Track.available_output_routing_types", _NAMES[0])
)
class GetTrackAvailableOutputRoutingTypes(Command[RoutingTypes]):
    """List where the signal of a track can go. get_routing lists the channels too.

    Raises:
        NotFound: There is no such track.
        LiveRejected: The track has no output to choose, such as the main track.
    """

    track_index: TrackRef


@operation(category=_CATEGORY, effect=Effect.READ, source=(*_INPUT, _NAMES[0]))
class GetTrackInputRoutingType(Command[InputRoutingType]):
    """Get where a track takes its signal from.

    Raises:
        NotFound: There is no such track.
        LiveRejected: The track has no input to choose, such as a group, a return track or the main track.
    """

    track_index: TrackRef


@operation(
    category=_CATEGORY, effect=Effect.READ, source=(*_OUTPUT, *_NAMES, "Live.Track.Track.output_routing_channel")
)
class GetTrackOutputRouting(Command[OutputRouting]):
    """Get where the signal of a track goes.

    Raises:
        NotFound: There is no such track.
        LiveRejected: The track has no output to choose, such as the main track.
    """

    track_index: TrackRef


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        *_INPUT,
        *_INPUT_CHANNEL,
        *_OUTPUT,
        *_OUTPUT_CHANNEL,
        *_NAMES,
        "Live.Track.RoutingType.category",
        "Live.Track.RoutingChannel.layout",
        "Live.Track.Track.current_monitoring_state",
        "Live.Track.Track.can_be_armed",
    ),
)
class GetRouting(Command[TrackRouting]):
    """Get the whole routing of a track: input, output, monitoring, and all choices with their channels.

    The channels are those of the types that are chosen now. What a track does not have is null, and its lists are
    empty: the input of groups, return tracks and the main track, the output of the main track.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    ticks=True,
    source=(*_INPUT, *_INPUT_CHANNEL, *_OUTPUT, *_OUTPUT_CHANNEL, *_NAMES),
)
class SetRouting(Command[TrackRoutingSet]):
    """Choose input and output of a track, types and channels, by the names that Live shows.

    What is not given stays. Where a channel is not there, nothing is changed on that side.

    Raises:
        NotFound: There is no such track, or no such choice; the details have the choices.
        InvalidArgument: Nothing was given, or several choices have that name.
        LiveRejected: The track does not have what is to be chosen, such as the input of a return track.
    """

    track_index: TrackRef
    input_type: OptionalType = None
    input_channel: OptionalChannel = None
    output_type: OptionalType = None
    output_channel: OptionalChannel = None


_DEVICE = (
    "Live.CompressorDevice.CompressorDevice.available_input_routing_types",
    "Live.CompressorDevice.CompressorDevice.available_input_routing_channels",
    "Live.CompressorDevice.CompressorDevice.input_routing_type",
    "Live.CompressorDevice.CompressorDevice.input_routing_channel",
)


@operation(category=_CATEGORY, effect=Effect.READ, source=(*_DEVICE, *_NAMES))
class GetDeviceRouting(Command[DeviceRouting]):
    """Get the side-chain source of a Compressor, and what it could be.

    Raises:
        NotFound: There is no such device.
        UnsupportedByLive: Live's API does not reach the side chain of this kind of device.
    """

    device: DeviceRef


@operation(category=_CATEGORY, effect=Effect.EDIT, ticks=True, source=(*_DEVICE, *_NAMES))
class SetDeviceRouting(Command[DeviceRoutingSet]):
    """Choose the side-chain source of a Compressor, by the names that Live shows.

    Its side chain is switched on by a parameter (`S/C On`).

    Raises:
        NotFound: There is no such device, or no such choice; the details have the choices.
        InvalidArgument: Nothing was given, or several choices have that name.
        UnsupportedByLive: Live's API does not reach the side chain of this kind of device.
    """

    device: DeviceRef
    input_type: OptionalType = None
    input_channel: OptionalChannel = None
