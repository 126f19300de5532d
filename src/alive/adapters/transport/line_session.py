r"""One connection of the text commands, without its socket: bytes in, bytes out.

Theory of operation. Older clients write a command, mostly without a newline, and wait for the answer with their socket
open. So a command is complete at a newline, at the end of input, or when nothing more has come for a moment; the socket
around this asks `due` when that is, and calls `fall_silent`. The first command is answered and the connection is over;
what follows is thrown away. After `KEEP` as the first line there may be more, each answered before the next is read:
a peer that does not read its answers is not served any further, so that nothing piles up. `AUTH:token` is answered as a
command is, and if the token is right it does not count as one: the command is still to come.

    open --command--> asking --answered--> finished      HTTP, reset, defect --> closed
      \--KEEP--> open, and after each answer again; finished at the end of input
      \--AUTH--> asking --answered--> open, or finished if the token is wrong
"""

from collections.abc import Callable, Iterator
from typing import Any

from alive.adapters.transport.codec import encode, encode_sliced
from alive.adapters.transport.framing import LineFramer, TooLong
from alive.adapters.transport.http_guard import START_LENGTH, is_http
from alive.adapters.transport.text_commands import AUTH, Fields, TextCommand, read_command
from alive.application.conversion import SlicedFields
from alive.application.gateway import Client, Gateway, Submission
from alive.domain.errors import AliveError, FrameTooLarge, Internal

SILENCE = 0.03
"""Seconds without a byte after which a command is taken to be complete."""

TIMEOUT = 2.0
"""Seconds within which a command must start. Its clients give up after one; what they press again is to happen once."""

KEEP = b"KEEP"
AUTH_PREFIX = b"AUTH:"


class LineSession:
    """The protocol of one connection."""

    def __init__(self, gateway: Gateway, peer: str, max_frame_bytes: int, on_output: Callable[[], None]) -> None:
        """Begin a session.

        Args:
            gateway: Where requests go.
            peer: Who is at the other end, for the log.
            max_frame_bytes: How long a command may be.
            on_output: Called when there is something to write, or nothing more will come.
        """
        self.gateway = gateway
        self._limit = max_frame_bytes
        self._on_output = on_output
        self._framer = LineFramer(max_frame_bytes)
        self.client: Client = gateway.connect(peer, max_frame_bytes, self.close, on_output)
        self._reply: Iterator[bytes] | None = None
        """What is left to write of the answer."""
        self.sent_at = 0.0
        self._exchange: _Exchange | None = None
        """The command that is under way, until its answer is written."""
        self._keeps = False
        self._has_spoken = False
        """Whether a line was taken that is not blank."""
        self._sent_blanks = False
        self._is_silent = False
        self.input_ended = False
        """Whether the peer said that it will send nothing more."""
        self.due: float | None = None
        """When `fall_silent` is to be called, if nothing is received until then."""
        self.is_closed = False
        """Whether the peer is refused or gone: nothing more is read or written."""

    @property
    def wants_input(self) -> bool:
        """Whether the socket should be read."""
        return not self.input_ended and not self.is_closed and self._framer.buffered <= self._limit

    @property
    def is_finished(self) -> bool:
        """Whether everything that was asked has been answered and written, and nothing more can come."""
        is_last = self._has_all or (self.input_ended and not self._framer.buffered)
        return is_last and self._exchange is None

    @property
    def _has_all(self) -> bool:
        """Whether the only command of this connection was taken."""
        return self._has_spoken and not self._keeps

    def receive(self, data: bytes, sent_at: float) -> None:
        """Bytes from the peer. `sent_at`: the earliest moment they can have been sent; deadlines count from there."""
        if self.is_closed or self._has_all:
            return
        self.sent_at = sent_at
        self._is_silent = False
        self._framer.feed(data)
        if not self._has_spoken and is_http(self._framer.peek(START_LENGTH)):
            self.close("it speaks HTTP")
            return
        self._read_lines()
        self._wait_for_silence()

    def receive_end(self) -> None:
        """The peer will send nothing more; it is still owed its answer."""
        self.input_ended = True
        self.fall_silent()
        self._on_output()

    def fall_silent(self) -> None:
        """Nothing more has come for a moment: what is there is a command."""
        self.due = None
        self._is_silent = True
        self._read_lines()
        if self._sent_blanks and not self._has_spoken and not self.is_closed and self._exchange is None:
            # Whoever sends nothing but an empty line waits for an answer too.
            self._take_line(b"", is_meant=True)

    def close(self, why: str | None = None) -> None:
        """The connection is over. What was asked and has not started is dropped."""
        self.is_closed = True
        self.due = self._reply = self._exchange = None
        self.gateway.disconnect(self.client, why)
        self._on_output()

    def blocked(self) -> None:
        """The peer takes nothing now. No more is made for it until it does."""

    def next_output(self) -> bytes | None:
        """The next piece to write, or None if there is nothing now."""
        if self._reply is None:
            return None
        try:
            piece = next(self._reply, None)
        except Exception as defect:  # noqa: BLE001 - half a line is written; what follows could only be misread
            self.gateway.report_defect("A reply could not be finished.", defect)
            self.close("a reply could not be finished")
            return None
        if piece is None:
            self._has_spoken = self._exchange is None or not self._exchange.lets_in or self._keeps
            self._reply = self._exchange = None
            self._read_lines()
        return piece

    def _wait_for_silence(self) -> None:
        is_waited_for = self._framer.buffered or (self._sent_blanks and not self._has_spoken)
        self.due = self.gateway.clock() + SILENCE if is_waited_for and not self.is_closed else None

    def _read_lines(self) -> None:
        """Take lines until one is a command. The next is taken when that is answered."""
        while self._exchange is None and not self.is_closed and not self._has_all:
            line = self._framer.next_line()
            if line is None and (self._is_silent or self.input_ended):
                line = self._framer.last_line()
            if line is None:
                return
            self._take_line(line)

    def _take_line(self, line: bytes | TooLong, *, is_meant: bool = False) -> None:
        if not isinstance(line, TooLong) and not is_meant:
            if not line or line.isspace():
                self._sent_blanks = True
                return
            if not self._has_spoken and is_http(line):
                self.close("it speaks HTTP")
                return
            if not self._has_spoken and line.rstrip() == KEEP:
                self._has_spoken = self._keeps = True
                return
        is_token = not isinstance(line, TooLong) and line.startswith(AUTH_PREFIX)
        self._has_spoken, self._sent_blanks = self._keeps or not is_token, False
        self._exchange = exchange = _Exchange(self, line)
        self.gateway.submit(exchange)

    def answer(self, exchange: "_Exchange", outcome: Any) -> None:
        """Write a result or an error as the answer to a command."""
        try:
            self._put(exchange.reply(outcome))
        except Exception as defect:  # noqa: BLE001 - whatever it is, the peer gets an answer
            self.gateway.report_defect("A reply cannot be written.", defect)
            text = "A defect in alive: the reply cannot be written. Log.txt of Live has the details."
            self._put(_failure(Internal(text)))
        self._on_output()

    def _put(self, reply: Fields) -> None:
        is_sliced = isinstance(reply, SlicedFields)
        self._reply = encode_sliced(reply) if is_sliced else iter((encode(reply),))


class _Exchange(Submission):
    """One command and its answer."""

    __slots__ = ("lets_in", "text_command")

    def __init__(self, session: LineSession, line: bytes | TooLong) -> None:
        super().__init__(session, line)
        self.timeout = TIMEOUT
        self.text_command: TextCommand | None = None
        self.lets_in = False
        """Whether it has shown a token that is right, so that the command is still to come."""

    def make_out(self) -> None:
        """Read the line. Raises AliveError if the command cannot be made out."""
        if isinstance(self.sent, TooLong):
            most = self.client.max_frame_bytes
            raise FrameTooLarge(f"A command may have {most} bytes.", allowed=most)
        self.text_command, self.parameters = read_command(self.sent)
        self.action = self.text_command.action

    def reply(self, outcome: Any) -> Fields:
        """What is written."""
        if isinstance(outcome, AliveError):
            return _failure(outcome)
        if isinstance(outcome, Exception) or self.text_command is None:
            raise TypeError("only errors of ours are answered") from outcome
        result = self.gateway.fields(outcome)
        self.lets_in = self.text_command is AUTH
        fields = {"success": True, **self.text_command.reply(result)}
        return SlicedFields(fields) if isinstance(result, SlicedFields) else fields


def _failure(error: AliveError) -> Fields:
    return {"success": False, **error.as_fields()}
