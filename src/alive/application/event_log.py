"""From an event to those who want it: one global number, and an outbox for each that never loses the last value.

Theory of operation. An outbox keeps one entry for each key: a newer value takes the place of an older one that has not
been sent, so a slow receiver gets fewer values and never a wrong last one, and each key has its turn. What tells that
something came, went or moved goes to the end instead, and what waited of an object is dropped when the object is added,
for that says it all: so no value comes before the object that has it. When more keys wait than it may hold, it is
emptied and the receiver told that it has lost events, since it must read the state anew. What is sent is numbered
densely for each receiver, at the moment of sending: a gap always means loss.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from alive.application.ports import Clock
from alive.domain.event import Event, events
from alive.domain.events.structure import StructureAdded

MOST_WAITING = 20_000
"""Keys in an outbox: more than a large Set has faders, fewer than its memory would be felt."""

HEARTBEAT = 1.0
"""Seconds without an event after which a receiver is told that all is well."""

EVERYTHING = "*"


@attrs.define(eq=False)
class Entry:
    """An event with what the log adds to it."""

    seq: int
    """The global number: dense over all events of the session."""
    time: float
    """Seconds since the session began."""
    event: Event
    key: Hashable
    """Of two entries with the same key the newer replaces the older."""
    origin: Mapping[str, Any] | None = None
    """The client and the request that caused it, if that is known."""
    encoded: bytes | None = attrs.field(default=None, init=False)
    """What all connections are told alike, once one has been told: to write it eight times would cost eight times."""

    @property
    def topic(self) -> str:
        """The topic of the event."""
        return self.event.spec.topic


@attrs.define(eq=False)
class Delivery:
    """What a receiver is handed: an event with its own number, a heartbeat, or the news that events were lost."""

    n: int
    entry: Entry | None = None
    lost: int = 0


class Receiver:
    """Somebody who wants events of some topics."""

    def __init__(self, topics: Iterable[str], wake: Callable[[], None], capacity: int = MOST_WAITING) -> None:
        """Make one.

        Args:
            topics: `track.renamed`, `track.*` or `*`.
            wake: Called when there is something to take, once until it is taken.
            capacity: How many keys may wait.
        """
        self.topics = tuple(topics)
        self._wake = wake
        self._capacity = capacity
        self._wants: dict[str, bool] = {}
        self._first: Iterator[Entry | None] | None = None
        self._outbox: OrderedDict[Hashable, Entry] = OrderedDict()
        self._lost = 0
        self._n = 0
        self.last_sent = 0.0
        self.total_lost = 0
        self.taken = 0
        """Deliveries that were taken."""
        self._beat_due = False

    def wants(self, topic: str) -> bool:
        """Whether it wants events of that topic."""
        wanted = self._wants.get(topic)
        if wanted is None:
            wanted = self._wants[topic] = any(matches(pattern, topic) for pattern in self.topics)
        return wanted

    @property
    def waiting(self) -> int:
        """How many deliveries wait, what it began with counted as one."""
        return len(self._outbox) + (self._first is not None) + (self._lost > 0)

    def begin_with(self, entries: Iterator[Entry | None]) -> None:
        """Hand out these before anything else: how everything is at the moment of subscribing.

        None among them is a pause: the search for the next one goes on when others have had their turn.
        """
        self._first = entries
        self._wake()

    def offer(self, entry: Entry) -> None:
        """Keep an event until it is taken, if it is wanted."""
        if not self.wants(entry.topic):
            return
        self._drop_what_it_says(entry.event)
        if not entry.event.spec.is_state:
            self._outbox.pop(entry.key, None)
        if entry.key not in self._outbox and len(self._outbox) >= self._capacity:
            self._lose()
        self._outbox[entry.key] = entry
        self._wake()

    def void(self) -> None:
        """All that it knows is void: it must read the state anew, as after a loss."""
        self._lose()
        self._lost = self._lost or 1
        self._wake()

    def beat(self) -> None:
        """Say with the next delivery that all is well."""
        self._beat_due = True
        self._wake()

    def take(self, now: float) -> Delivery | None:
        """The next delivery, or None."""
        delivery = self._next()
        if delivery is not None:
            self.last_sent = now
            self.taken += 1
        return delivery

    def _next(self) -> Delivery | None:
        if self._lost:
            lost, self._lost = self._lost, 0
            return Delivery(self._number(), lost=lost)
        if self._first is not None:
            try:
                entry = next(self._first)
            except StopIteration:
                self._first = None
            else:
                return self._delivery_or_pause(entry)
        if self._outbox:
            return self._delivery_of(self._outbox.popitem(last=False)[1])
        if self._beat_due:
            self._beat_due = False
            return Delivery(self._number())
        return None

    def _delivery_or_pause(self, entry: Entry | None) -> Delivery | None:
        if entry is not None:
            return self._delivery_of(entry)
        self._wake()
        return None

    def _delivery_of(self, entry: Entry) -> Delivery:
        self._beat_due = False
        return Delivery(self._number(), entry)

    def _drop_what_it_says(self, event: Event) -> None:
        """What waits of an object is older than the news that it came with all that it has, or is gone."""
        if isinstance(event, StructureAdded):
            for state in event.objects:
                for topic in state.properties:
                    self._outbox.pop((state.object_id, topic), None)

    def _number(self) -> int:
        number, self._n = self._n, self._n + 1
        return number

    def _lose(self) -> None:
        self._lost += len(self._outbox)
        self.total_lost += len(self._outbox)
        self._first = None
        self._outbox.clear()


class EventLog:
    """Numbers events and hands them to receivers."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._began = clock()
        self.seq = 0
        """The number of the next event: so many there have been."""
        self.receivers: list[Receiver] = []
        self.counts: dict[str, int] = {}

    @property
    def now(self) -> float:
        """Seconds since the session began."""
        return self._clock() - self._began

    def publish(self, event: Event, key: Hashable, origin: Mapping[str, Any] | None = None) -> None:
        """Give an event its number and let everybody have it who wants it."""
        entry = Entry(self.seq, self.now, event, key, origin)
        self.seq += 1
        topic = entry.topic
        self.counts[topic] = self.counts.get(topic, 0) + 1
        for receiver in self.receivers:
            receiver.offer(entry)

    def void(self) -> None:
        """What was published is void: every receiver has to read the state anew."""
        for receiver in self.receivers:
            receiver.void()

    def add(self, receiver: Receiver) -> None:
        """Let a receiver have events from now on."""
        receiver.last_sent = self.now
        self.receivers.append(receiver)

    def remove(self, receiver: Receiver) -> None:
        """Let it have no more."""
        if receiver in self.receivers:
            self.receivers.remove(receiver)

    def wanted(self, topic: str) -> bool:
        """Whether anybody wants events of that topic."""
        return any(receiver.wants(topic) for receiver in self.receivers)

    def keep_in_touch(self) -> None:
        """Say to receivers that have heard nothing for a while that all is well."""
        now = self.now
        for receiver in self.receivers:
            if now - receiver.last_sent >= HEARTBEAT:
                receiver.last_sent = now
                receiver.beat()


def matches(pattern: str, topic: str) -> bool:
    """`*` matches every topic, `track.*` those that begin with `track.`, anything else itself."""
    return pattern in {EVERYTHING, topic} or (pattern.endswith(".*") and topic.startswith(pattern[:-1]))


def unknown_patterns(patterns: Iterable[str]) -> list[str]:
    """The patterns that match no topic at all."""
    return [pattern for pattern in patterns if not any(matches(pattern, topic) for topic in events())]
