r"""One connection of the TCP JSON protocol, without its socket: bytes in, bytes out.

Theory of operation. Bytes become lines, and the first line waits in the client's lane; what follows it waits as bytes.
When its turn comes the line is read as a request, in the budget of the turn. Answers come back through `_answer` in the
order of the requests and wait in the outbox until the socket takes them. While more bytes wait than one request may
have, `wants_input` is false and the socket is not read: a fast client is slowed down by TCP itself and never by errors.

    open --end of input--> answering --last answer written--> finished
      \--HTTP, reset, backlog, defect----------------------> closed
"""

import contextlib
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from alive.adapters.transport.codec import decode, decode_sliced, encode, encode_sliced, joined
from alive.adapters.transport.framing import LineFramer, TooLong
from alive.adapters.transport.http_guard import START_LENGTH, is_http, may_be_http
from alive.application.conversion import SlicedFields
from alive.application.gateway import LONGEST_TIMEOUT, Client, Gateway, Submission
from alive.application.guards import Guards, Replayed
from alive.application.handling import Steps
from alive.application.timed_pace import TimedPace
from alive.domain.errors import AliveError, FrameTooLarge, Internal, InvalidRequest, abbreviated
from alive.domain.role import Role

GUARDS = {"idempotency_key", "session", "dry_run", "expect"}
"""Reserved keys that decide whether a request runs."""

LONGEST_KEY = 256
"""Characters of an idempotency key or a session id."""

LONGEST_GREETING = 4096
"""Bytes of a request that are read of a client that may do nothing yet: reading more would hold up Live for nothing."""

LONG_REQUEST = 16_384
"""Bytes from which on a request is read in parts: that many take about a millisecond."""

LONGEST_CANCEL = 1024
"""Bytes of a request that is looked at before its turn."""

_CANCEL = b'"cancel"'
_OF_CANCEL = {"action", "id", "timeout_ms", "request"}

BYTES_OF_AN_ITEM = 120
"""About what one item of a long list takes in a reply; it is written piece by piece, so its length is not known."""


@attrs.frozen
class Limits:
    """What one connection may hold."""

    max_frame_bytes: int = 262_144
    max_backlog_bytes: int = 8 * 1024 * 1024


@attrs.define(eq=False)  # frozen would cost half a microsecond each, several times a request
class _Reply:
    """A reply that waits to be written: its pieces, and about how many bytes they are."""

    pieces: Iterator[bytes]
    size: int


class JsonSession:
    """The protocol of one connection."""

    def __init__(self, gateway: Gateway, peer: str, limits: Limits, on_output: Callable[[], None]) -> None:
        """Begin a session.

        Args:
            gateway: Where requests go.
            peer: Who is at the other end, for the log.
            limits: How much it may send and leave unread.
            on_output: Called when there is something to write, or nothing more will come.
        """
        self.gateway = gateway
        self._limits = limits
        self._on_output = on_output
        self._framer = LineFramer(limits.max_frame_bytes)
        self.client: Client = gateway.connect(peer, limits.max_frame_bytes, self.close, on_output)
        self._outbox: deque[bytes | _Reply] = deque()
        """Replies and events: whole, or in pieces that are made as they are written."""
        self._backlog = 0
        self.sent_at = 0.0
        self._has_spoken = False
        """Whether a first line was taken, which decides that the peer speaks this protocol."""
        self._is_reading = False
        self._input_ended = False
        self.is_closed = False
        """Whether the peer is refused or gone: nothing more is read or written."""

    @property
    def wants_input(self) -> bool:
        """Whether the socket should be read."""
        return not self._input_ended and not self.is_closed and self._framer.buffered <= self._limits.max_frame_bytes

    @property
    def is_finished(self) -> bool:
        """Whether everything that was asked has been answered and written, and nothing more can come."""
        return self._input_ended and not self._outbox and not self._framer.buffered and self.client.lane.is_idle

    def receive(self, data: bytes, sent_at: float) -> None:
        """Bytes from the peer. `sent_at`: the earliest moment they can have been sent; deadlines count from there."""
        if self.is_closed:
            return
        self.sent_at = sent_at
        self._framer.feed(data)
        if not self._has_spoken and may_be_http(self._framer.peek(START_LENGTH)):
            self.close("it speaks HTTP")
            return
        if not self.client.lane.is_idle:
            self._look_for_cancellations()
        self._read_lines()
        if self._framer.buffered:
            self._look_for_cancellations()

    def receive_end(self) -> None:
        """The peer will send nothing more; it is still owed its answers."""
        self._input_ended = True
        self._read_lines()
        self._on_output()

    def close(self, why: str | None = None) -> None:
        """The connection is over. What was asked and has not started is dropped."""
        self.is_closed = True
        self._outbox.clear()
        self.gateway.disconnect(self.client, why)
        self._on_output()

    def blocked(self) -> None:
        """The peer takes nothing now."""
        # A reply has no size limit: the one that is being written does not count, only what piles up behind it.
        first = self._outbox[0] if self._outbox else b""
        unread = self._backlog - (len(first) if isinstance(first, bytes) else first.size)
        if unread > self._limits.max_backlog_bytes:
            self.close(f"it left about {unread} bytes of replies unread")

    def next_output(self) -> bytes | None:
        """The next piece to write, or None if there is nothing now. Events come when all replies are written."""
        while self._outbox or self._put_event():
            reply = self._outbox[0]
            if isinstance(reply, bytes):
                self._backlog -= len(reply)
                return self._outbox.popleft()  # type: ignore[return-value] # as just seen
            try:
                piece = next(reply.pieces, None)
            except Exception as defect:  # noqa: BLE001 - half a line is written; what follows could only be misread
                self.gateway.report_defect("A reply could not be finished.", defect)
                self.close("a reply could not be finished")
                return None
            if piece is not None:
                return piece
            self._outbox.popleft()
            self._backlog -= reply.size
        return None

    def _put_event(self) -> bool:
        """Put the next line of events into the outbox, if there is one."""
        if self.client.feed is None or self.is_closed:
            return False
        line = self.gateway.next_event(self.client)
        if line is None:
            return False
        if line.entry is None:
            encoded = encode(line.own)
        elif line.entry.encoded is not None:
            encoded = joined(line.entry.encoded, encode(line.own))
        else:
            fields = self.gateway.conversion.fields(line.entry.event)
            if fields.__class__ is SlicedFields:
                self._append(_Reply(encode_sliced({**line.common, **line.own, **fields}), 0), 0)
                return True
            line.entry.encoded = encode({**line.common, **fields})
            encoded = joined(line.entry.encoded, encode(line.own))
        self._append(encoded, len(encoded))
        return True

    def _read_lines(self) -> None:
        """Hand on lines while the lane takes them. Answers that come meanwhile do not start it anew."""
        if self._is_reading:
            return
        self._is_reading = True
        try:
            while self.client.lane.has_room and not self.is_closed:
                line = self._framer.next_line()
                if line is None and self._input_ended:
                    line = self._framer.last_line()
                if line is None:
                    return
                self._take_line(line)
        finally:
            self._is_reading = False

    def _look_for_cancellations(self) -> None:
        """What withdraws a request must not wait its turn behind that request."""
        for line in self._framer.new_lines_with(_CANCEL):
            if len(line) > LONGEST_CANCEL or self.client.role is Role.NONE:
                continue  # it is read in its turn, within the budget
            with contextlib.suppress(AliveError):  # whatever is wrong with it is answered when its turn comes
                withdrawn = _withdrawn_by(line)
                if withdrawn is not None:
                    self.client.withdraw(withdrawn)

    def _take_line(self, line: bytes | TooLong) -> None:
        if not isinstance(line, TooLong):
            if not line or line.isspace():
                return
            if not self._has_spoken and is_http(line):
                self.close("it speaks HTTP")
                return
        self._has_spoken = True
        self.gateway.submit(_Asked(self, line))

    def answer(self, asked: "_Asked", outcome: Any) -> None:
        """Write a result or an error as the answer to what was asked."""
        try:
            self._put(asked, outcome)
        except Exception as defect:  # noqa: BLE001 - whatever it is, the peer gets an answer, and in its place
            self.gateway.report_defect("A reply cannot be written.", defect)
            self._put(
                asked, Internal("A defect in alive: the reply cannot be written. Log.txt of Live has the details.")
            )
        self._on_output()
        if self._framer.buffered:
            self._read_lines()

    def _put(self, asked: "_Asked", outcome: Any) -> None:
        marks: dict[str, Any] = {}
        if outcome.__class__ is Replayed:
            outcome, marks = outcome.outcome, {"replayed": True}
        if asked.request_id is not None:
            marks["id"] = asked.request_id
        if isinstance(outcome, Exception):
            fields = _error_fields(outcome)
            encoded = encode({"ok": False, **fields, **marks})
        else:
            fields = self.gateway.conversion.fields(outcome)
            if fields.__class__ is SlicedFields:
                size = BYTES_OF_AN_ITEM * fields.long_items
                self._append(_Reply(encode_sliced({"ok": True, **fields, **marks}), size), size)
                return
            encoded = encode({"ok": True, **fields, **marks})
        self._append(encoded, len(encoded))

    def _append(self, reply: bytes | _Reply, size: int) -> None:
        if not self.is_closed:
            self._outbox.append(reply)
            self._backlog += size


class _Asked(Submission):
    """One line, read as a request when its turn has come."""

    __slots__ = ()

    def make_out(self) -> Steps[None] | None:
        """Read the line. Raises InvalidRequest and its kinds."""
        line = self.sent
        if isinstance(line, TooLong):
            most = self.client.max_frame_bytes
            raise FrameTooLarge(f"A request may have {most} bytes; this one was skipped.", allowed=most)
        if len(line) > LONGEST_GREETING and self.client.role is Role.NONE:
            raise FrameTooLarge("Authenticate first.", allowed=LONGEST_GREETING)
        if len(line) > LONG_REQUEST:
            return self._make_out_in_parts(line)
        self._take(decode(line))
        return None

    def _make_out_in_parts(self, line: bytes) -> Steps[None]:
        pace = TimedPace(self.gateway.clock)
        reading = decode_sliced(line)
        while True:
            try:
                next(reading)
            except StopIteration as end:
                self._take(end.value)
                return
            if pace.is_over:
                yield from pace.rest()

    def _take(self, message: Any) -> None:
        if message.__class__ is not dict:
            raise InvalidRequest(f"A request is an object with an action, got {abbreviated(message)!r}.")
        # Most requests have neither, and a call costs more than to look.
        if "id" in message:
            self.request_id = _request_id(message)
        if "timeout_ms" in message:
            self.timeout = _timeout(message)
        action = _action(message)
        if not GUARDS.isdisjoint(message):
            self.guards = _guards(message)
        self.action, self.parameters = action, message


def _withdrawn_by(line: bytes) -> str | int | None:
    """The id of the request that is withdrawn, if the line is a request that does it, and nothing is wrong with it."""
    message = decode(line)
    if message.__class__ is not dict or message.get("action") != "cancel" or not message.keys() <= _OF_CANCEL:
        return None
    if "id" in message:
        _request_id(message)
    if "timeout_ms" in message:
        _timeout(message)
    return _id_of(message.get("request"))


def _error_fields(error: Exception) -> dict[str, Any]:
    if not isinstance(error, AliveError):
        raise TypeError("only errors of ours are answered") from error
    return error.as_fields()


def _request_id(message: dict[str, Any]) -> str | int:
    return _id_of(message.pop("id"))


def _id_of(request_id: Any) -> str | int:
    if request_id.__class__ is not str and request_id.__class__ is not int:
        raise InvalidRequest(f"id is a text or a whole number, got {abbreviated(request_id)!r}.", key="id")
    return request_id


def _timeout(message: dict[str, Any]) -> float:
    timeout = message.pop("timeout_ms")
    longest = int(LONGEST_TIMEOUT * 1000)
    if (timeout.__class__ is not int and timeout.__class__ is not float) or not 0 < timeout <= longest:
        raise InvalidRequest(
            f"timeout_ms is a number of milliseconds above 0 up to {longest}, got {abbreviated(timeout)!r}.",
            key="timeout_ms",
        )
    return timeout / 1000


def _action(message: dict[str, Any]) -> str:
    if "action" not in message:
        raise InvalidRequest('A request has an action: {"action": "ping"}.', key="action")
    action = message.pop("action")
    if action.__class__ is not str:
        raise InvalidRequest(f"action is the name of an operation, got {abbreviated(action)!r}.", key="action")
    return action


def _guards(message: dict[str, Any]) -> Guards:
    return Guards(
        key=_guard(message, "idempotency_key", str, "a text of 1 to 256 characters"),
        session=_guard(message, "session", str, "the session id that hello answers"),
        dry_run=_guard(message, "dry_run", bool, "true or false") or False,
        expect=_guard(message, "expect", dict, "an object of properties and the values they must have"),
    )


def _guard(message: dict[str, Any], key: str, kind: type[Any], allowed: str) -> Any:
    if key not in message:
        return None
    value: Any = message.pop(key)
    if value.__class__ is not kind or (kind is str and not 1 <= len(value) <= LONGEST_KEY):
        raise InvalidRequest(f"{key} is {allowed}, got {abbreviated(value)!r}; nothing was run.", key=key)
    return value
