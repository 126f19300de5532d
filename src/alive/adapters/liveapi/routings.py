"""One side of what has a routing: the input or output of a track, or the side chain of a device.

Theory of operation. Live gives types (where to) and, for the type that is chosen, channels. What is written must be one
of the objects that Live gave. A new track has a single type without a name until Live has filled its lists, some ticks
later. The channels of a new type may be there at once or not; so a channel that is missing right after its type was
written is waited for.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.waiting import TIMEOUT
from alive.adapters.liveapi.writing import undo_step
from alive.application.handling import Steps, Until
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown, Problem
from alive.domain.refs import TRACK

if TYPE_CHECKING:
    from Live.Track import RoutingChannel, RoutingType

    from alive.adapters.liveapi.context import LiveContext

FILLING = 8.0
"""Seconds until Live must have filled the lists of a new track. It takes a tick, and up to 15 s under heavy load."""

C = TypeVar("C")


class Side:
    """The input or output of a track or device. Good for one command."""

    def __init__(self, owner: Any, name: str) -> None:
        """Take hold of it.

        Args:
            owner: What has it, an object of Live.
            name: `input` or `output`.
        """
        self._owner = owner
        self.name = name
        self.waited = False
        """Whether a callback has gone by, so that what is written next is in no undo step yet."""

    @property
    def types(self) -> "Sequence[RoutingType]":
        """What can be chosen. Live raises if there is no such side."""
        return cast("Sequence[RoutingType]", getattr(self._owner, f"available_{self.name}_routing_types"))

    @property
    def channels(self) -> "Sequence[RoutingChannel]":
        """The channels of what is chosen."""
        return cast("Sequence[RoutingChannel]", getattr(self._owner, f"available_{self.name}_routing_channels"))

    @property
    def type(self) -> "RoutingType":
        """What is chosen."""
        return cast("RoutingType", getattr(self._owner, f"{self.name}_routing_type"))

    @property
    def channel(self) -> "RoutingChannel":
        """The channel that is chosen."""
        return cast("RoutingChannel", getattr(self._owner, f"{self.name}_routing_channel"))

    def until_filled(self) -> Steps[None]:
        """Wait until Live has filled the lists, if it has not yet."""
        if self._is_filled():
            return
        self.waited = True
        yield Until(lambda: not is_alive(self._owner) or self._is_filled(), FILLING)
        if not is_alive(self._owner):
            raise NotFound("the track was deleted before Live filled its routing lists")
        if not self._is_filled():
            raise LiveRejected("Live has not filled the routing lists of this new track yet; try again later.")

    def type_called(self, live: "LiveContext", wanted: str, path: str) -> "RoutingType":
        """The type of that name, or the one that stands for a track that is given by path or id."""
        types = self.types
        found = _called(types, wanted) or _attached(live, types, wanted) or _called(types, wanted, exactly=False)
        if not found:
            raise self._missing(types, wanted, path)
        if len(found) > 1:
            allowed = "the path or id of the track that is meant"
            message = f"{len(found)} choices are called {wanted!r}; allowed is {allowed}"
            raise InvalidArgument([Problem(path, message, wanted, allowed)])
        return found[0]

    def write(
        self, routing_type: "RoutingType | None", channel: str | None, live: "LiveContext", path: str
    ) -> Steps[None]:
        """Write a type and a channel, or one of them, and wait until Live shows it."""
        is_new = routing_type is not None and routing_type.display_name != self.type.display_name
        if channel is not None and not is_new and self._channel_called(channel) is None:
            raise self._missing(self.channels, channel, path)
        if routing_type is not None:
            self._write(live, "routing_type", routing_type)
        if channel is not None:
            yield from self._until(lambda: self._channel_called(channel) is not None)
            found = self._channel_called(channel)
            if found is None:
                raise self._missing(self.channels, channel, path)
            self._write(live, "routing_channel", found)
        wanted = None if routing_type is None else routing_type.display_name
        yield from self._until(lambda: self._shows(wanted, channel))
        if not self._shows(wanted, channel):
            raise OutcomeUnknown(f"Live was asked for another {self.name} routing, but shows {self.words}.")

    def restore(self, live: "LiveContext", before: "tuple[RoutingType, RoutingChannel]") -> None:
        """Write again what was chosen before."""
        if self.type.display_name != before[0].display_name:
            self._write(live, "routing_type", before[0])
        if self.channel.display_name != before[1].display_name:
            self._write(live, "routing_channel", before[1])

    @property
    def words(self) -> str:
        """What is chosen, for people."""
        channel = self.channel.display_name
        return f"{self.type.display_name}, {channel}" if channel else self.type.display_name

    def _is_filled(self) -> bool:
        types = self.types
        return not (len(types) == 1 and types[0].display_name == "")

    def _shows(self, wanted: str | None, channel: str | None) -> bool:
        return wanted in {None, self.type.display_name} and (
            channel is None or self.channel.display_name.casefold() == channel.casefold()
        )

    def _channel_called(self, wanted: str) -> "RoutingChannel | None":
        channels = self.channels
        found = _called(channels, wanted) or _called(channels, wanted, exactly=False)
        return found[0] if found else None

    def _until(self, shown: Callable[[], bool]) -> Steps[None]:
        if not shown():
            self.waited = True
            yield Until(lambda: not is_alive(self._owner) or shown(), TIMEOUT, exclusive=True)
            if not is_alive(self._owner):
                raise NotFound("what has the routing was deleted before Live showed the effect")

    def _write(self, live: "LiveContext", member: str, value: object) -> None:
        if self.waited:
            with undo_step(live):
                setattr(self._owner, f"{self.name}_{member}", value)
        else:
            setattr(self._owner, f"{self.name}_{member}", value)

    def _missing(self, choices: "Sequence[RoutingType] | Sequence[RoutingChannel]", wanted: str, path: str) -> NotFound:
        names = [choice.display_name for choice in choices]
        shown = ", ".join(map(repr, names[:_SHOWN_CHOICES])) + (", …" if len(names) > _SHOWN_CHOICES else "")
        return NotFound(f"{path}: there is no {self.name} {wanted!r}; there are {shown}", available=names)


_SHOWN_CHOICES = 12
"""How many names an error tells in words; its details have them all."""


def _called(choices: Sequence[C], wanted: str, *, exactly: bool = True) -> list[C]:
    if exactly:
        return [choice for choice in choices if choice.display_name == wanted]  # type: ignore[attr-defined]
    wanted = wanted.casefold()
    return [choice for choice in choices if choice.display_name.casefold() == wanted]  # type: ignore[attr-defined]


def _attached(live: "LiveContext", types: "Sequence[RoutingType]", wanted: str) -> "list[RoutingType]":
    try:
        TRACK.parse(wanted)
    except ValueError:
        return []
    track = live.track(wanted)
    return [choice for choice in types if choice.attached_object == track]
