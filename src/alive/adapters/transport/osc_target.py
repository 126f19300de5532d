"""One target of OSC: its socket, its numbers, and the brackets around what belongs together.

Theory of operation. An event is sent when it is published, so nothing waits here and nothing is ever out of date; what
it costs is part of the time that publishing may take. Only the first event of what may be a group is held until it is
known whether another belongs to it: after a change of structure all that follows in the same turn does, otherwise what
has the same known origin. Then `/live/batch/start` goes before it, and `/live/batch/end` after the last.

A number is used up by each event that is to be sent, whether the operating system takes the datagram or not, so a gap
always means loss. Heartbeats and the session itself have none: only the dialect `alive` has them.
"""

import contextlib
import socket
import struct
from collections.abc import Callable, Iterable

import attrs

from alive.adapters.transport.osc_encoding import (
    BUNDLE,
    Forms,
    Message,
    bundled,
    message,
    plain,
    sequenced,
    shortened,
)
from alive.application.event_log import Entry, EventLog, Receiver
from alive.application.ports import LogSink
from alive.domain.event import events

LAST_NUMBER = 2**31 - 1
"""After this comes 0: OSC has signed numbers of 32 bits."""

HEARTBEAT = 1.0
"""Seconds between two heartbeats of the dialect `alive`."""

REPORT_EVERY = 60.0
"""Seconds between two lines in the log about events that cannot be sent."""

_ELEMENT = 4
"""Bytes that say how long an element of a bundle is."""


@attrs.frozen(kw_only=True)
class Target:
    """Where events are sent, which, and how."""

    host: str
    port: int
    dialect: str = "vimabl"
    topics: tuple[str, ...] = ("*",)
    max_datagram: int = 1400
    bundles: bool = False

    @property
    def is_alive(self) -> bool:
        """Whether it is told the session and heartbeats."""
        return self.dialect == "alive"


@attrs.frozen(kw_only=True)
class Session:
    """What a target may be told of the session."""

    session: str
    protocol_version: int
    script_version: str
    epoch: Callable[[], float]
    """Seconds since 1970."""

    def message(self) -> Message:
        """The session as it is told."""
        about = (self.session, self.protocol_version, self.script_version, f"{self.epoch():.3f}")
        return message("/live/session", "siss", *about)

    def heartbeat(self, number: int, seq: int) -> Message:
        """That all is well, and which events are next: of the target, and of all."""
        return message("/live/heartbeat", "sii", self.session, number, seq & LAST_NUMBER)


class Encoder:
    """Makes OSC of an event once for all targets."""

    def __init__(self, counts: Callable[[], tuple[int, int]]) -> None:
        self._counts = counts
        self._forms: dict[str, Forms] = {}
        """Of each topic that was told so far: to make them all would take a tenth of the script's start."""
        self._entry: Entry | None = None
        self._messages: list[Message] = []

    def can_say(self, topic: str) -> bool:
        """Whether events of that topic have an OSC form."""
        return bool(events()[topic].osc)

    def messages(self, entry: Entry) -> list[Message]:
        """The event as OSC. Raises struct.error or OverflowError for a number that OSC cannot hold."""
        if entry is not self._entry:
            self._entry, self._messages = entry, []
            self._messages = self._forms_of(entry.topic).messages(entry.event)
        return self._messages

    def _forms_of(self, topic: str) -> Forms:
        forms = self._forms.get(topic)
        if forms is None:
            forms = self._forms[topic] = Forms(events()[topic], self._counts)
        return forms


class OscTarget(Receiver):
    """Sends events to one target."""

    def __init__(self, target: Target, session: Session, encoder: Encoder, log: EventLog, faults: LogSink) -> None:
        super().__init__(target.topics, wake=lambda: None)
        self.target = target
        self._session = session
        self._encoder = encoder
        self._log = log
        self._faults = faults
        self._address = (target.host, target.port)
        self._room = target.max_datagram - (len(BUNDLE) + _ELEMENT if target.bundles else 0)
        """How long an event may be."""
        self._socket: socket.socket | None = None
        self.number = 0
        """The number of the next event."""
        self.sent = 0
        self.errors = 0
        self.truncated = 0
        self._reported_at: float | None = None
        self._unreported = 0
        self._heard_at = 0.0
        self._held: tuple[Entry, list[Message]] | None = None
        self._batch: int | None = None
        self._batches = 0
        self._origin: object = None
        self._takes_all = False
        self._elements: list[bytes] = []
        self._size = len(BUNDLE)

    # What the log of events calls

    def wants(self, topic: str) -> bool:
        """What has an OSC form; what changes all the time only if it is named in full."""
        wanted = self._wants.get(topic)
        if wanted is None:
            is_named = topic in self.topics or not events()[topic].on_request
            wanted = self._encoder.can_say(topic) and is_named and super().wants(topic)
            self._wants[topic] = wanted
        return wanted

    def offer(self, entry: Entry) -> None:
        """Send an event, or hold it until it is known whether it is alone."""
        if not self.wants(entry.topic):
            return
        try:
            messages = self._encoder.messages(entry)
        except (struct.error, OverflowError) as error:
            self._use_up(1, f"{entry.topic} cannot be said in OSC: {error}")
            return
        if messages:
            self._take(entry, messages)

    def void(self) -> None:
        """Everything has to be read anew: whoever knows the session by name is told it again."""
        self.say_session()

    def beat(self) -> None:
        """Nothing: heartbeats are sent whether there are events or not."""

    # What the output calls

    def say_session(self) -> None:
        """Tell the session, if the dialect has that."""
        if self.target.is_alive:
            self._transmit(plain(self._session.message()), 0)

    def end_turn(self) -> None:
        """All that is published in this turn is."""
        if self._held is not None:
            self._send_held()
        self._end_batch()
        now = self._log.now
        if self.target.is_alive and now - self._heard_at >= HEARTBEAT:
            self._heard_at = now
            self._transmit(plain(self._session.heartbeat(self.number, self._log.seq)), 0)

    def close(self) -> None:
        """Close the socket. Harmless when repeated; what is sent afterwards opens another."""
        self.end_turn()
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    # What belongs together

    def _take(self, entry: Entry, messages: list[Message]) -> None:
        if self._batch is not None:
            if self._belongs(entry):
                self._send(messages, entry)
                return
            self._end_batch()
        elif self._held is not None:
            first = self._held[0]
            self._takes_all = first.event.spec.is_structural or entry.event.spec.is_structural
            self._origin = first.origin
            if self._belongs(entry):
                self._begin_batch(first)
                self._send_held()
                self._send(messages, entry)
                return
            self._send_held()
        self._held = (entry, messages)

    def _belongs(self, entry: Entry) -> bool:
        return self._takes_all or (entry.origin is not None and entry.origin == self._origin)

    def _begin_batch(self, entry: Entry) -> None:
        self._batch = self._batches
        self._batches = _after(self._batches)
        self._send([message("/live/batch/start", "i", self._batch)], entry)

    def _end_batch(self) -> None:
        if self._batch is not None:
            self._number_and_send(message("/live/batch/end", "i", self._batch), self._log.now)
            self._batch = None
            self._send_elements()

    def _send_held(self) -> None:
        if self._held is not None:
            entry, messages = self._held
            self._held = None
            self._send(messages, entry)

    # Sending

    def _send(self, messages: Iterable[Message], entry: Entry) -> None:
        for made in messages:
            self._number_and_send(made, entry.time)

    def _number_and_send(self, made: Message, seconds: float) -> None:
        number = self.number
        self.number = _after(number)
        datagram = sequenced(made, number, seconds)
        if len(datagram) <= self._room:
            self._put(datagram)
            return
        fitting, length = shortened(made, len(datagram) - self._room)
        self.truncated += 1
        self._put(sequenced(fitting, number, seconds))
        self._number_and_send(message("/live/truncated", "ii", number, length), seconds)

    def _put(self, datagram: bytes) -> None:
        if self._batch is None or not self.target.bundles:
            self._transmit(datagram, 1)
            return
        if self._size + _ELEMENT + len(datagram) > self.target.max_datagram:
            self._send_elements()
        self._elements.append(datagram)
        self._size += _ELEMENT + len(datagram)

    def _send_elements(self) -> None:
        if self._elements:
            self._transmit(bundled(self._elements), len(self._elements))
        self._elements = []
        self._size = len(BUNDLE)

    def _transmit(self, datagram: bytes, count: int) -> None:
        """Hand a datagram with that many events to the operating system."""
        try:
            if self._socket is None:
                self._socket = _opened()
            self._socket.sendto(datagram, self._address)
            self.sent += count
        except OSError as error:
            self._note_failure(count, f"{self.target.host}:{self.target.port}: {error.strerror or error}")

    def _use_up(self, count: int, why: str) -> None:
        self.number = _after(self.number)
        self._note_failure(count, why)

    def _note_failure(self, count: int, why: str) -> None:
        self.errors += count
        self._unreported += count
        now = self._log.now
        if self._reported_at is None or now - self._reported_at >= REPORT_EVERY:
            self._reported_at = now
            self._faults.error(f"OSC: {self._unreported} events could not be sent ({why}).")
            self._unreported = 0


def _after(number: int) -> int:
    return 0 if number == LAST_NUMBER else number + 1


def _opened() -> socket.socket:
    """A socket that never waits. It is not connected: then nobody listening would be an error with each event."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    opened.setblocking(False)
    with contextlib.suppress(OSError):
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    return opened


SEND_BUFFER = 1 << 20
"""Bytes that may wait in the operating system: some thousands of events that come at once."""
