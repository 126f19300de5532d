"""What operations on events and on the observed state return."""

from collections.abc import Mapping
from typing import Annotated, Any

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc


@result
class Subscribed:
    """A subscription that has begun."""

    message: str
    subscription: Annotated[str, Doc("What unsubscribe takes.")]
    session: str
    seq: Annotated[Count, Doc("The number of the next event.")]
    topics: tuple[str, ...]


@result
class Unsubscribed:
    """A subscription that is over."""

    message: str
    subscription: str


@result
class Observed:
    """A property that is observed, and its value now."""

    message: str
    observation: Annotated[str, Doc("What unobserve takes.")]
    object_id: str
    property: str
    value: Any
    seq: Annotated[Count, Doc("The number of the next event.")]


@result
class Unobserved:
    """A property that is observed no more."""

    message: str
    observation: str


@result
class Synchronised:
    """Everything that was visible before is published."""

    message: str
    session: str
    seq: Annotated[Count, Doc("All events before this number that this connection gets are sent before this reply.")]


@result
class ObservedObject:
    """One object that is observed."""

    object_id: str
    kind: str
    path: str
    listeners: Annotated[tuple[str, ...], Doc("What Live calls back for; lists in brackets.")]


@result
class ObserverList:
    """What is attached."""

    running: bool
    complete: Annotated[bool, Doc("Whether everything that is there is attached.")]
    objects: Annotated[tuple[ObservedObject, ...], Doc("Only when asked for.")]
    count: Annotated[Count, Doc("How many objects are observed.")]
    listener_count: Count
    by_kind: Annotated[Mapping[str, Count], Doc("How many objects of each kind.")]
    unobservable: Annotated[tuple[str, ...], Doc("What this Live has no listener for.")]
