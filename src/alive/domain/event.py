"""The declaration of an event: one class, from which topic, coalescing key, state and every wire form follow.

An event says how something is now, never what was done to it. Most say the value of one property of one object; they
are found by comparing what Live shows with what was published last, so the property is declared with the event and
nowhere else. Others say that objects came, went or moved.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar, TypeVar, dataclass_transform

import attrs

from alive.domain.operation import fields_of, result

E = TypeVar("E", bound="Event")
T = TypeVar("T")

_INHERITED_DOC = "An event."


@attrs.frozen
class Osc:
    """How an event is sent as OSC: the address, and the type of its value behind the numbers that say its place."""

    address: str
    types: str
    """One letter for each argument: i, f, s; b for a boolean as T or F, t for one as 1 or 0. The arguments are the
    first fields of the event, those left out that say an id or a path."""
    only_if: bool | None = None
    """If it is sent only while the value, a boolean, is this; then the value is no argument."""


@attrs.frozen(kw_only=True, eq=False)
class EventSpec:
    """Everything that is declared about one event."""

    topic: str
    event: type["Event"]
    kind: str
    """The kind of object it is about."""
    reads: str
    """The property it says, as a path from the object (`mixer_device.volume.value`); empty if it says none."""
    listens: str
    """What Live is asked to call back for: the last step of `reads`, unless its listener has another name."""
    interval: float
    """Seconds between two of the same key, at least. The last value always follows."""
    on_request: bool
    """Whether it is observed only while somebody has subscribed to it: it changes all the time."""
    polled: bool
    """Whether it is looked at every now and then, for Live does not call back for all that it says."""
    osc: tuple[Osc, ...]
    """How it is sent as OSC: not at all, in one way, or also as what older documents called it."""

    @property
    def summary(self) -> str:
        """The first line of the docstring."""
        return (self.event.__doc__ or "").strip().partition("\n")[0]

    @cached_property
    def way(self) -> tuple[str, ...]:
        """The members that lead from the object to the one that has the property."""
        return tuple(self.reads.split(".")[:-1])

    @cached_property
    def member(self) -> str:
        """The name of the property there."""
        return self.reads.rpartition(".")[2]

    @cached_property
    def value_fields(self) -> tuple[str, ...]:
        """The fields that say the value: those that the class itself declares."""
        return tuple(self.event.__annotations__)

    @cached_property
    def is_state(self) -> bool:
        """Whether it says a value that is kept, and not only that something happened."""
        return bool(self.reads or self.polled) and bool(self.value_fields)

    @property
    def is_structural(self) -> bool:
        """Whether it says that something came, went or moved."""
        return not (self.reads or self.listens or self.polled)


class Event:
    """Base of all events."""

    spec: ClassVar[EventSpec]


_EVENTS: dict[str, EventSpec] = {}
_OBSERVED: dict[str, list[EventSpec]] = {}
"""By kind, those that say a property."""


def events() -> Mapping[str, EventSpec]:
    """Every declared event by its topic. Import `alive.domain.events` to have them all."""
    return _EVENTS


def events_of(kind: str) -> Iterator[EventSpec]:
    """The events that say a property of that kind of object."""
    return iter(_OBSERVED.get(kind, ()))


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(attrs.field,))
def event(
    *,
    of: str,
    reads: str = "",
    listens: str | None = None,
    interval: float = 0.0,
    on_request: bool = False,
    polled: bool = False,
    osc: Osc | tuple[Osc, ...] = (),
) -> Callable[[type[E]], type[E]]:
    """Declare an event. The topic is the class name: `TrackRenamed` of a track is `track.renamed`.

    Args:
        of: The kind of object it is about, or the group its topic begins with.
        reads: The property it says, as a path from the object.
        listens: The name of Live's listener, if it is not that of the property.
        interval: Seconds between two of the same key.
        on_request: Whether it is observed only while somebody has subscribed to it.
        polled: Whether it is looked at every now and then, for Live does not call back for all that it says.
        osc: How it is sent as OSC.
    """

    def declare(cls: type[E]) -> type[E]:
        made = result(cls)
        spec = EventSpec(
            topic=topic_of(of, cls.__name__),
            event=made,
            kind=of,
            reads=reads,
            listens=reads.rpartition(".")[2] if listens is None else listens,
            interval=interval,
            on_request=on_request,
            polled=polled,
            osc=osc if isinstance(osc, tuple) else (osc,),
        )
        if _EVENTS.setdefault(spec.topic, spec) is not spec:
            raise TypeError(f"the event {spec.topic} is declared twice")
        if not spec.is_structural:
            _OBSERVED.setdefault(of, []).append(spec)
        made.spec = spec
        return made

    return declare


def topic_of(kind: str, class_name: str) -> str:
    """`TrackRenamed` of a track -> `track.renamed`; `TransportTempo` of the song -> `transport.tempo`."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", class_name).lower()
    group = kind if words.startswith(f"{kind}_") else words.partition("_")[0]
    return f"{group}.{words.removeprefix(group).lstrip('_')}"


def fields_in(made: Event) -> dict[str, Any]:
    """The fields of an event, by name."""
    return {field.name: getattr(made, field.name) for field in fields_of(type(made))}
