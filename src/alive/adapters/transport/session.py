r"""One connection of the TCP JSON protocol, without its socket: bytes in, bytes out.

Theory of operation. Bytes become lines, lines become requests, requests go to the gateway; answers come back through
`_answer` in the order of the requests and wait in the outbox until the socket takes them. A session decodes only as
many requests as its lane has room for; what is left stays bytes, and while it does, `wants_input` is false and the
socket is not read: a fast client is slowed down by TCP itself and never by errors.

    open --end of input--> answering --last answer written--> finished
      \--HTTP, reset, backlog------------------------------> finished
"""

import functools
import re
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from alive.adapters.transport.codec import decode, encode, encode_sliced
from alive.adapters.transport.framing import LineFramer, TooLong
from alive.application.conversion import SlicedFields
from alive.application.gateway import DEFAULT_TIMEOUT, LONGEST_TIMEOUT, Client, Gateway
from alive.domain.errors import AliveError, FrameTooLarge, Internal, InvalidJson, InvalidRequest, abbreviated

NOT_YET = ("idempotency_key", "session", "dry_run", "expect")
"""Reserved keys that this version does not know. Ignoring one would run what the client meant to guard."""

_HTTP = re.compile(rb"[A-Z]{3,8} (?:/|\*|http)")
"""A web page must not be able to drive Live, so a first line that looks like HTTP ends the connection."""
_HTTP_LENGTH = 13


@attrs.frozen
class Limits:
    """What one connection may hold."""

    max_frame_bytes: int = 262_144
    max_backlog_bytes: int = 8 * 1024 * 1024


class JsonSession:
    """The protocol of one connection."""

    def __init__(
        self,
        gateway: Gateway,
        peer: str,
        limits: Limits,
        on_output: Callable[[], None],
    ) -> None:
        """Begin a session.

        Args:
            gateway: Where requests go.
            peer: Who is at the other end, for the log.
            limits: How much it may send and leave unread.
            on_output: Called when there is something to write, or nothing more will come.
        """
        self._gateway = gateway
        self._limits = limits
        self._on_output = on_output
        self._framer = LineFramer(limits.max_frame_bytes)
        self._client: Client = gateway.connect(peer)
        self._outbox: deque[bytes | Iterator[bytes]] = deque()
        self._backlog = 0
        self._received_at = 0.0
        self._is_first_line = True
        self._input_ended = False
        self._closed = False

    @property
    def wants_input(self) -> bool:
        """Whether the socket should be read."""
        return not self._input_ended and not self._closed and self._client.lane.has_room

    @property
    def is_finished(self) -> bool:
        """Whether the socket should be closed: everything that was asked has been answered, or the peer is refused."""
        return self._closed or (
            self._input_ended and not self._outbox and not self._framer.buffered and self._client.lane.is_idle
        )

    def receive(self, data: bytes) -> None:
        """Bytes from the peer."""
        self._received_at = self._gateway.clock()
        self._framer.feed(data)
        if self._is_first_line and self._looks_like_http():
            self.close("it speaks HTTP")
            return
        self._read_requests()

    def receive_end(self) -> None:
        """The peer will send nothing more; it is still owed its answers."""
        self._input_ended = True
        self._read_requests()
        self._on_output()

    def close(self, why: str | None = None) -> None:
        """The connection is over. What was asked and has not started is dropped."""
        self._closed = True
        self._outbox.clear()
        self._gateway.disconnect(self._client, why)

    def next_output(self) -> bytes | None:
        """The next piece to write, or None if there is nothing now."""
        while self._outbox:
            piece = self._outbox[0]
            if isinstance(piece, bytes):
                self._outbox.popleft()
                self._backlog -= len(piece)
                return piece
            following = next(piece, None)
            if following is not None:
                return following
            self._outbox.popleft()
        return None

    def _looks_like_http(self) -> bool:
        return _HTTP.match(self._framer.peek(_HTTP_LENGTH)) is not None

    def _read_requests(self) -> None:
        lane = self._client.lane
        while lane.has_room and not self._closed:
            line = self._framer.next_line()
            if line is None and self._input_ended:
                line = self._framer.last_line()
            if line is None:
                return
            self._read_line(line)

    def _read_line(self, line: bytes | TooLong) -> None:
        if isinstance(line, TooLong):
            self._is_first_line = False
            limit = self._limits.max_frame_bytes
            self._refuse(FrameTooLarge(f"A request may have {limit} bytes; this one was skipped.", allowed=limit), None)
            return
        if not line or line.isspace():
            return
        self._is_first_line = False
        try:
            message = decode(line)
        except InvalidJson as error:
            self._refuse(error, None)
            return
        self._read_message(message)

    def _read_message(self, message: Any) -> None:
        request_id = None
        try:
            _require_object(message)
            request_id = _request_id(message)
            deadline = self._received_at + _timeout(message)
            action = _action(message)
        except InvalidRequest as error:
            self._refuse(error, request_id)
            return
        answer = self._answer if request_id is None else functools.partial(self._answer, request_id=request_id)
        self._gateway.request(self._client, action, message, deadline, answer)

    def _refuse(self, error: AliveError, request_id: str | int | None) -> None:
        self._gateway.refuse(self._client, error, functools.partial(self._answer, request_id=request_id))

    def _answer(self, outcome: Any, request_id: str | int | None = None) -> None:
        """What the gateway calls with a result or an error."""
        failed = isinstance(outcome, AliveError)
        fields = _error_fields(outcome) if failed else self._gateway.fields(outcome)
        reply = {"ok": not failed, **fields}
        if request_id is not None:
            reply["id"] = request_id
        if fields.__class__ is SlicedFields:
            self._outbox.append(encode_sliced(reply))
        else:
            self._put(reply)
        self._on_output()
        if self._framer.buffered:
            self._read_requests()

    def _put(self, reply: dict[str, Any]) -> None:
        try:
            encoded = encode(reply)
        except ValueError as no_json:
            self._gateway.report_defect("a reply cannot be written as JSON", no_json)
            defect = Internal("A defect in alive: the reply cannot be written as JSON.")
            named = {"id": reply["id"]} if "id" in reply else {}
            encoded = encode({"ok": False, **_error_fields(defect), **named})
        self._outbox.append(encoded)
        self._backlog += len(encoded)
        if self._backlog > self._limits.max_backlog_bytes:
            self.close(f"it left {self._backlog} bytes of replies unread")


def _error_fields(error: AliveError) -> dict[str, Any]:
    fields: dict[str, Any] = {"error": error.message, "code": error.code}
    if error.details:
        fields["details"] = error.details
    return fields


def _require_object(message: Any) -> None:
    if message.__class__ is not dict:
        raise InvalidRequest(f"A request is an object with an action, got {abbreviated(message)!r}.")


def _request_id(message: dict[str, Any]) -> str | int | None:
    if "id" not in message:
        return None
    request_id = message.pop("id")
    if request_id.__class__ is not str and request_id.__class__ is not int:
        raise InvalidRequest(f"id is a text or a whole number, got {abbreviated(request_id)!r}.", key="id")
    return request_id


def _timeout(message: dict[str, Any]) -> float:
    if "timeout_ms" not in message:
        return DEFAULT_TIMEOUT
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
    for key in NOT_YET:
        if key in message:
            raise InvalidRequest(f"{key} is reserved and not supported by this version; nothing was run.", key=key)
    return action
