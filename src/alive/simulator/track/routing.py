"""Routing: where a track takes its signal from and where it goes; types, channels and what can be chosen.

A route is known by its key, which names a track by its document id, so that it survives renaming and undo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from alive.simulator.object_model.boost import instance
from alive.simulator.object_model.enums import RoutingChannelLayout, RoutingTypeCategory
from alive.simulator.object_model.errors import NOT_INSTANTIABLE
from alive.simulator.object_model.lom import wrap

if TYPE_CHECKING:
    from alive.simulator.object_model.node import Node
    from alive.simulator.track.track import TrackNode

AUDIO_CHANNELS = 2
"""Inputs and outputs of the audio interface."""

MIDI_PORTS = ("Computer Keyboard",)

_MIDI, _MONO, _STEREO = 0, 1, 2
_EXTERNAL, _RESAMPLING, _MAIN, _TRACK, _PARENT, _NONE, _INVALID = 0, 2, 3, 4, 5, 6, 7


class Channel(NamedTuple):
    """A routing channel."""

    name: str
    layout: int


class Route(NamedTuple):
    """A routing type."""

    key: str
    name: str
    category: int
    track: TrackNode | None = None


UNFILLED = Route("", "", _INVALID)
"""What the lists of a track hold until Live has filled them."""

EXTERNAL_IN = Route("external", "Ext. In", _EXTERNAL)
EXTERNAL_OUT = Route("external", "Ext. Out", _EXTERNAL)
ALL_INS = Route("all", "All Ins", _EXTERNAL)
RESAMPLING = Route("resampling", "Resampling", _RESAMPLING)
SENDS_ONLY = Route("sends", "Sends Only", _NONE)
NO_INPUT = Route("none", "No Input", _NONE)
NO_OUTPUT = Route("none", "No Output", _NONE)
GROUP_KEY = "group"
MAIN_KEY = "main"

_PORTS = tuple(Route(f"port:{name}", name, _EXTERNAL) for name in MIDI_PORTS)
_INTERFACE = tuple(Channel(f"{first}/{first + 1}", _STEREO) for first in range(1, AUDIO_CHANNELS, 2)) + tuple(
    Channel(str(number), _MONO) for number in range(1, AUDIO_CHANNELS + 1)
)
_MIDI_CHANNELS = (Channel("All Channels", _MIDI), *(Channel(f"Ch. {number}", _MIDI) for number in range(1, 17)))
_TAPS = ("Pre FX", "Post FX", "Post Mixer")
DEFAULT_TAP = "Post FX"


def key_of(track: TrackNode) -> str:
    """Return the key of a route to or from a track."""
    return f"track:{track.document_id}"


def target_of(track: TrackNode, key: str) -> Node | None:
    """Return the track that the key of a route stands for, if it does and is still there."""
    if key == MAIN_KEY:
        return track.document.song.master_track
    if key == GROUP_KEY:
        return track.group
    place, _, document_id = key.partition(":")
    return track.document.nodes.get(int(document_id)) if place == "track" else None


def inputs(track: TrackNode) -> list[Route]:
    """Return what a track can take its signal from; only MIDI and audio tracks have a choice."""
    if track.kind == "midi":
        sources = [each for each in track.document.song.tracks if each.kind == "midi" and each is not track]
        return [ALL_INS, *_PORTS, *map(_of_track, sources), NO_INPUT]
    song = track.document.song
    sources = [each for each in song.tracks if each.has_audio_output and each is not track]
    return [
        EXTERNAL_IN,
        RESAMPLING,
        *map(_of_track, sources),
        *map(_of_track, song.return_tracks),
        _main(track),
        NO_INPUT,
    ]


def outputs(track: TrackNode) -> list[Route]:
    """Return where a track's signal can go."""
    tracks = [each for each in track.document.song.tracks if each is not track]
    if not track.has_audio_output:
        return [*_PORTS, *(_of_track(each) for each in tracks if each.kind == "midi"), NO_OUTPUT]
    group = [] if track.group is None else [Route(GROUP_KEY, "Group", _PARENT, track.group)]
    targets = [_of_track(each) for each in tracks if each.kind == "audio"]
    return [EXTERNAL_OUT, _main(track), SENDS_ONLY, *group, *targets]


def input_channels(track: TrackNode, route: Route) -> list[Channel]:
    """Return the channels of an input."""
    if route is EXTERNAL_IN:
        return list(_INTERFACE)
    if track.kind == "midi" and route.category == _EXTERNAL:
        return list(_MIDI_CHANNELS)
    layout = _MIDI if track.kind == "midi" else _STEREO
    if route.track is not None:
        return [Channel(tap, layout) for tap in _TAPS]
    return [Channel("", layout)]


def output_channels(track: TrackNode, route: Route) -> list[Channel]:
    """Return the channels of an output."""
    if route is EXTERNAL_OUT:
        return list(_INTERFACE)
    if not track.has_audio_output:
        if route.category == _EXTERNAL:
            return list(_MIDI_CHANNELS[1:])
        return [Channel("Track In" if route.track is not None else "", _MIDI)]
    return [Channel("Track In" if route.category == _TRACK else "", _STEREO)]


def default_input(track: TrackNode) -> str:
    """Return the key of the input a new track has."""
    return ALL_INS.key if track.kind == "midi" else EXTERNAL_IN.key


def default_output(track: TrackNode) -> str:
    """Return the key of the output a new track has, and one whose target is gone."""
    if not track.has_audio_output:
        return NO_OUTPUT.key
    return MAIN_KEY if track.group is None else GROUP_KEY


def _of_track(track: TrackNode) -> Route:
    return Route(key_of(track), track.name, _TRACK, track)


def _main(track: TrackNode) -> Route:
    main = track.document.song.master_track
    return Route(MAIN_KEY, main.name, _MAIN, main)


class RoutingType(instance):
    """Live.Track.RoutingType."""

    __slots__ = ("_route",)
    _route: Route

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError(NOT_INSTANTIABLE)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RoutingType) and self._route.key == other._route.key

    def __hash__(self) -> int:
        return hash(self._route.key)

    @property
    def display_name(self) -> str:
        """The name in the chooser."""
        return self._route.name

    @property
    def category(self) -> Any:
        """A RoutingTypeCategory."""
        return RoutingTypeCategory.values[self._route.category]

    @property
    def attached_object(self) -> Any:
        """The track behind it, or None."""
        track = self._route.track
        return None if track is None else wrap(track)


class RoutingChannel(instance):
    """Live.Track.RoutingChannel."""

    __slots__ = ("_channel",)
    _channel: Channel

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError(NOT_INSTANTIABLE)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RoutingChannel) and self._channel == other._channel

    def __hash__(self) -> int:
        return hash(self._channel)

    @property
    def display_name(self) -> str:
        """The name in the chooser."""
        return self._channel.name

    @property
    def layout(self) -> Any:
        """A RoutingChannelLayout."""
        return RoutingChannelLayout.values[self._channel.layout]


RoutingType.__module__ = RoutingChannel.__module__ = "Track"


def routing_type(route: Route) -> RoutingType:
    """Return a route as scripts see it."""
    made = RoutingType.__new__(RoutingType)
    made._route = route  # noqa: SLF001 - it has no constructor
    return made


def routing_channel(channel: Channel) -> RoutingChannel:
    """Return a channel as scripts see it."""
    made = RoutingChannel.__new__(RoutingChannel)
    made._channel = channel  # noqa: SLF001 - it has no constructor
    return made


def route_of(shown: RoutingType) -> Route:
    """Return what a script handed back."""
    return shown._route  # noqa: SLF001 - hidden from scripts, not from the simulator


def channel_of(shown: RoutingChannel) -> Channel:
    """Return what a script handed back."""
    return shown._channel  # noqa: SLF001
