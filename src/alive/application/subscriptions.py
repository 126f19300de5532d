"""The operations on events: who receives which, and what is known of the Set."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

import attrs

from alive.application.event_log import Delivery, Entry, EventLog, Receiver, unknown_patterns
from alive.application.gateway import Client
from alive.application.handling import OTHERS_FIRST, HandlerTable, Steps, Until
from alive.application.published import Kept, Published, as_state
from alive.domain.commands.events import GetObservers, GetState, Observe, Subscribe, Sync, Unobserve, Unsubscribe
from alive.domain.errors import InvalidArgument, NotFound, OutcomeUnknown, Problem
from alive.domain.event import EventSpec, events
from alive.domain.events.objects import ObjectProperty
from alive.domain.results.events import (
    Observed,
    ObserverList,
    Subscribed,
    Synchronised,
    Unobserved,
    Unsubscribed,
)
from alive.domain.state import ObjectState, PublishedState

STATES_AT_ONCE = 500
"""Objects of the state that are made ready, or looked through, in one turn: about 1 ms."""

PATIENCE = 30.0
"""Seconds to wait until a huge Set is attached."""


class Observing(Protocol):
    """Whoever observes Live, as this module knows it."""

    @property
    def is_complete(self) -> bool:
        """Whether everything that is there is attached."""
        ...

    def begin_round(self) -> int:
        """Look at all that may have changed; `is_done_since` tells when it is done."""
        ...

    def is_done_since(self, earlier: int) -> bool:
        """Whether all that had changed in that round is published."""
        ...

    def request(self, topics: set[str]) -> None:
        """Take the topics that somebody names in full."""
        ...

    def place_of(self, object_id: str) -> Mapping[str, Any] | None:
        """The fields that say where an object is."""
        ...

    def describe(self, *, details: bool) -> ObserverList:
        """What is attached."""
        ...

    def observe(self, reference: int | str, name: str, on_change: Callable[[str, Any], None]) -> "Watching":
        """Observe one property of any object; calls back with the id of the object and the value."""
        ...


class Watching(Protocol):
    """A property that is observed."""

    @property
    def object_id(self) -> str:
        """Whose property; the path of an object that has no id."""
        ...

    @property
    def value(self) -> Any:
        """What it is now."""
        ...

    def close(self) -> None:
        """Observe it no more."""
        ...


@attrs.define(eq=False)
class Subscription:
    """What one client has asked for once."""

    name: str
    receiver: Receiver
    watching: Watching | None = None


@attrs.frozen
class EventLine:
    """What a connection is told next: an event, a heartbeat, the news of a loss, or that the session has ended."""

    own: Mapping[str, Any]
    """What is told to this connection alone; all of it if it is no event."""
    entry: Entry | None = None

    @property
    def common(self) -> dict[str, Any]:
        """What every connection is told of the event, but for its own fields."""
        entry = self.entry
        if entry is None:
            return {}
        origin = {} if entry.origin is None else {"origin": entry.origin}
        return {"event": entry.topic, "seq": entry.seq, "time": round(entry.time, 6), **origin}


class Feed:
    """All subscriptions of one client, as its connection takes them."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self.wake = wake
        self.subscriptions: dict[str, Subscription] = {}
        self._made = 0
        self.ended: dict[str, Any] | None = None
        """The last line, when the session ends."""

    def name_for(self, letter: str) -> str:
        """A name that was never used on this connection."""
        self._made += 1
        return f"{letter}{self._made}"

    def mark(self) -> Callable[[], bool]:
        """Whether all that waits now has been taken, to ask again and again."""
        goals = [(each.receiver, each.receiver.taken + each.receiver.waiting) for each in self.subscriptions.values()]
        return lambda: all(receiver.taken >= goal or not receiver.waiting for receiver, goal in goals)

    def take(self, log: EventLog) -> EventLine | None:
        """The next line of any subscription."""
        for name, subscription in self.subscriptions.items():
            delivery = subscription.receiver.take(log.now)
            if delivery is not None:
                return _line(name, delivery, log)
        if self.ended is None:
            return None
        ended, self.ended = self.ended, None
        return EventLine(ended)


def _line(name: str, delivery: Delivery, log: EventLog) -> EventLine:
    own = {"n": delivery.n, "subscription": name}
    if delivery.entry is not None:
        return EventLine(own, delivery.entry)
    topic = "events.lost" if delivery.lost else "heartbeat"
    lost = {"lost": delivery.lost} if delivery.lost else {}
    return EventLine({"event": topic, "seq": log.seq, **own, **lost})


@attrs.frozen
class Desk:
    """What handlers of this module are given: who asks, and what there is."""

    client: Client
    log: EventLog
    published: Published
    observing: Observing
    session: str

    @property
    def feed(self) -> Feed:
        """The subscriptions of the client."""
        if self.client.feed is None:
            self.client.feed = Feed(self.client.wake)
        feed: Feed = self.client.feed
        return feed


handlers: HandlerTable[Desk] = HandlerTable()


def requested_topics(log: EventLog) -> set[str]:
    """The topics that somebody names in full: `*` and `transport.*` do not mean those that change all the time."""
    return {topic for receiver in log.receivers for topic in receiver.topics if topic in events()}


@handlers.handles(Subscribe)
def subscribe(desk: Desk, command: Subscribe) -> Steps[Subscribed]:
    """Wait until the Set is attached if it is to begin with everything; then begin."""
    unknown = unknown_patterns(command.topics)
    if unknown:
        allowed = "a topic such as track.renamed, track.* or *"
        raise InvalidArgument([Problem("topics", f"{topic!r:.60} is no topic", topic, allowed) for topic in unknown])
    if command.initial:
        yield from _attached(desk)
    name = desk.feed.name_for("s")
    receiver = Receiver(command.topics, desk.feed.wake)
    desk.log.add(receiver)
    desk.feed.subscriptions[name] = Subscription(name, receiver)
    desk.observing.request(requested_topics(desk.log))
    seq = desk.log.seq
    if command.initial:
        receiver.begin_with(_as_events(desk, receiver))
    return Subscribed(
        message=f"Events of {', '.join(command.topics[:5])} come on this connection.",
        subscription=name,
        session=desk.session,
        seq=seq,
        topics=command.topics,
    )


@handlers.handles(Unsubscribe)
def unsubscribe(desk: Desk, command: Unsubscribe) -> Unsubscribed:
    """End it."""
    _end(desk, command.subscription)
    return Unsubscribed(message=f"{command.subscription} has ended.", subscription=command.subscription)


@handlers.handles(Observe)
def observe(desk: Desk, command: Observe) -> Observed:
    """Listen to it, and read it once."""
    name = desk.feed.name_for("o")
    receiver = Receiver(("object.property",), desk.feed.wake)

    def on_change(object_id: str, value: Any) -> None:
        made = ObjectProperty(object_id=object_id, property=command.property, value=value, observation=name)
        receiver.offer(Entry(desk.log.seq, desk.log.now, made, (object_id, command.property)))

    watching = desk.observing.observe(command.object, command.property, on_change)
    receiver.last_sent = desk.log.now
    desk.feed.subscriptions[name] = Subscription(name, receiver, watching)
    return Observed(
        message=f"Changes of {command.property} come on this connection.",
        observation=name,
        object_id=watching.object_id,
        property=command.property,
        value=watching.value,
        seq=desk.log.seq,
    )


@handlers.handles(Unobserve)
def unobserve(desk: Desk, command: Unobserve) -> Unobserved:
    """End it."""
    _end(desk, command.observation)
    return Unobserved(message=f"{command.observation} has ended.", observation=command.observation)


@handlers.handles(GetState)
def get_state(desk: Desk, _command: GetState) -> Steps[PublishedState]:
    """Freeze it in one turn; make it ready in parts."""
    yield from _attached(desk)
    seq, frozen = desk.log.seq, desk.published.freeze()
    objects: list[ObjectState] = []
    for position, (object_id, kept) in enumerate(frozen.items()):
        if position and position % STATES_AT_ONCE == 0:
            yield OTHERS_FIRST
        objects.append(as_state(object_id, kept))
    return PublishedState(session=desk.session, seq=seq, objects=tuple(objects))


@handlers.handles(Sync)
def sync(desk: Desk, _command: Sync) -> Steps[Synchronised]:
    """Wait a callback, in which Live shows what it was asked for, and until all of it is published and sent."""
    yield OTHERS_FIRST
    begun = desk.observing.begin_round()
    if not (yield Until(lambda: desk.observing.is_done_since(begun), PATIENCE)):
        raise OutcomeUnknown("Live changes faster than it can be told; ask again.")
    seq, is_sent = desk.log.seq, desk.feed.mark()
    if not is_sent() and not (yield Until(is_sent, PATIENCE)):
        raise OutcomeUnknown("Events of this connection wait to be read; read them, and ask again.")
    return Synchronised(message="All that was visible is published.", session=desk.session, seq=seq)


@handlers.handles(GetObservers)
def get_observers(desk: Desk, command: GetObservers) -> ObserverList:
    """Ask the observers."""
    return desk.observing.describe(details=command.details)


def end_all(log: EventLog, observing: Observing, feed: Feed) -> None:
    """The connection is gone: so are its subscriptions."""
    for subscription in feed.subscriptions.values():
        log.remove(subscription.receiver)
        if subscription.watching is not None:
            subscription.watching.close()
    feed.subscriptions.clear()
    observing.request(requested_topics(log))


def _end(desk: Desk, name: str) -> None:
    subscription = desk.feed.subscriptions.pop(name, None)
    if subscription is None:
        known = ", ".join(desk.feed.subscriptions) or "none"
        raise NotFound(f"This connection has no subscription {name!r:.60}; it has {known}.")
    desk.log.remove(subscription.receiver)
    if subscription.watching is not None:
        subscription.watching.close()
    desk.observing.request(requested_topics(desk.log))


def _attached(desk: Desk) -> Steps[None]:
    if not desk.observing.is_complete and not (yield Until(lambda: desk.observing.is_complete, PATIENCE)):
        raise OutcomeUnknown("The Set is still being attached; ask again.")


def _as_events(desk: Desk, receiver: Receiver) -> Iterator[Entry | None]:
    """How everything is at this moment, as events, made one by one as they are taken; None is a pause."""
    frozen, seq, time = desk.published.freeze(), desk.log.seq, desk.log.now
    wanted = {topic: spec for topic, spec in events().items() if spec.is_state and receiver.wants(topic)}

    def entries() -> Iterator[Entry | None]:
        for position, (object_id, kept) in enumerate(frozen.items()):
            if position % STATES_AT_ONCE == STATES_AT_ONCE - 1:
                yield None
            if wanted.keys().isdisjoint(kept.properties):
                continue
            place = desk.observing.place_of(object_id)
            if place is not None:
                yield from _entries_of(object_id, kept, place, wanted, seq, time)

    return entries()


def _entries_of(
    object_id: str, kept: Kept, place: Mapping[str, Any], wanted: Mapping[str, EventSpec], seq: int, time: float
) -> Iterator[Entry]:
    for topic, value in kept.properties.items():
        spec = wanted.get(topic)
        if spec is not None:
            fields = value if isinstance(value, dict) else {spec.value_fields[0]: value}
            yield Entry(seq, time, spec.event(**place, **fields), (object_id, topic))
