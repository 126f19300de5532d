"""The client's side of the TCP JSON protocol, without sockets, threads and clocks.

Theory of operation. A shell (blocking or asyncio) owns a connection and a clock. It hands in what happens: a call
begins, bytes arrive, the connection stands or ends, time has passed. It takes out what there is to do: bytes to send,
calls that are settled, silences to tell. Nothing in here waits.

A call waits to be sent, is on its way until its reply comes, and is settled once. When the connection ends, calls that
were never sent wait on, those that are safe to repeat wait to be sent again, and of all others nobody knows the
outcome. A call whose time is over is settled, but its place among the replies is kept until its late reply has come.

    disconnected --connected--> connected --disconnected, backoff--> disconnected ... --close--> closed
"""

import heapq
import json
import math
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

import attrs

from alive.bridge.client.exchanges import Exchange, FrameLimit, encode
from alive.bridge.client.failures import LiveSilent, NotConnected
from alive.bridge.client.wire import Fields, error_of
from alive.domain.errors import AliveError, FrameTooLarge, OutcomeUnknown
from alive.domain.operation import Effect

GRACE = 2.0
"""Seconds that a reply is waited for beyond the deadline that the script was given: the script can tell best."""

Settle = Callable[[Any, Exception | None], None]
"""Gets the result, or the error."""


def _ignore(_result: Any, _error: Exception | None) -> None:
    """Nobody waits. A greeting that went wrong shows in the calls that follow."""


@attrs.frozen(kw_only=True)
class Backoff:
    """How long to wait before each attempt to connect again."""

    first: float = 0.1
    factor: float = 2.0
    longest: float = 5.0

    def delay(self, attempt: int) -> float:
        """Seconds before an attempt, counted from 0 since something last came from Live."""
        return min(self.longest, self.first * self.factor ** min(attempt, 64))


CONNECTED = "client.connected"
DISCONNECTED = "client.disconnected"
"""Events that the client tells itself, since subscriptions end with their connection."""


class NotAlive(Exception):
    """What answers there does not speak this protocol."""


@attrs.define(eq=False, kw_only=True)
class Call:
    """One thing that somebody waits for."""

    action: str
    effect: Effect | None
    exchange: Exchange[Any]
    settle: Settle = _ignore
    timeout: float = math.inf
    """Seconds. The script is told how many of them are left when the request is sent."""
    is_greeting: bool = False
    """Whether it belongs to its connection, and nobody waits for it."""
    deadline: float = math.inf
    id: int = 0
    message: dict[str, Any] = attrs.Factory(dict)
    body: bytes = b""
    """The message as JSON."""
    was_sent: bool = False
    session: str | None = None
    """Set when it is sent again: the session in which it was sent first."""
    is_settled: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Whether it only reads."""
        return self.effect is Effect.READ or self.message.get("dry_run") is True

    @property
    def may_be_repeated(self) -> bool:
        """Whether sending it twice is safe: it changes nothing, or the script knows that it is the same."""
        return self.changes_nothing or "idempotency_key" in self.message


class Settled(NamedTuple):
    """A call that has come to an end, with its result or its error."""

    call: Call
    result: Any
    error: Exception | None


class ClientCore:
    """The state of one client over all its connections."""

    def __init__(
        self,
        *,
        peer: str,
        name: str | None = None,
        token: str | None = None,
        silence_after: float = 1.0,
        backoff: Backoff | None = None,
    ) -> None:
        """Begin, not connected.

        Args:
            peer: What is at the other end, for messages to people.
            name: What the client calls itself.
            token: What it authenticates with, if it must.
            silence_after: Seconds without an answer after which, and in steps of which, a silence is told.
            backoff: How long to wait between attempts to connect.
        """
        self.peer = peer
        self.limit = FrameLimit()
        self.session: str | None = None
        self.is_connected = False
        self.is_closed = False
        self._name = name
        self._token = token
        self._backoff = backoff or Backoff()
        self._attempts = 0
        self._connect_at = 0.0
        self._why_not = "there was no connection yet"
        self._last_id = 0
        self._waiting: deque[Call] = deque()
        self._sent: dict[int, Call] = {}
        self._deliveries: deque[Settled | Fields] = deque()
        """What is to be told: calls that have ended, and events, in the order in which they came."""
        self._under_way = 0
        """Calls that somebody waits for."""
        self._deadlines: list[tuple[float, int, Call]] = []
        self._received = bytearray()
        self._searched = 0
        self._silence_step = silence_after
        self._quiet_since = 0.0
        self._tell_at = 0.0

    # What the shell hands in.

    def begin(self, call: Call, now: float) -> None:
        """Somebody wants something."""
        if self.is_closed:
            call.is_settled = True
            error = NotConnected(f"The client is closed; {call.action} was not sent.")
            self._deliveries.append(Settled(call, None, error))
            return
        self._under_way += not call.is_greeting
        call.deadline = now + call.timeout
        self._step(call, lambda: next(call.exchange))
        if call.timeout < math.inf and not call.is_settled:
            heapq.heappush(self._deadlines, (call.deadline, call.id, call))

    def forget(self, call: Call) -> None:
        """Nobody waits for it any more. If it was sent, its reply will come late."""
        if not call.is_settled:
            self._settle(call, None, TimeoutError())

    def connected(self, now: float) -> None:
        """There is a new connection. Who we are goes first."""
        self.is_connected = True
        self._received.clear()
        self._searched = 0
        self.begin(Call(action="hello", effect=None, exchange=self._greet(), is_greeting=True), now)
        self._waiting.rotate(1)

    def disconnected(self, why: str, now: float, *, was_alive: bool = True) -> None:
        """The connection ended, or an attempt to connect failed; `was_alive` if it was Alive that answered there."""
        if self.is_connected:
            self._deliveries.append({"event": DISCONNECTED, "why": why})
        self.is_connected = False
        self._why_not = why
        self._connect_at = now + self._backoff.delay(self._attempts)
        self._attempts += 1
        again = []
        for call in self._take_lost():
            if was_alive and self._may_repeat(call):
                again.append(call)
            else:
                self._fail(call, self._lost(call, why))
        # A greeting is of its connection: the next one is greeted anew.
        self._waiting = deque([*again, *(call for call in self._waiting if not call.is_greeting)])
        self.session = None

    def receive(self, data: bytes, now: float) -> None:
        """Bytes from the peer. NotAlive if they cannot be from Alive."""
        self._received += data
        self._quiet_since = now
        self._tell_at = now + self._silence_step
        while (end := self._received.find(b"\n", self._searched)) >= 0:
            line = bytes(self._received[:end])
            del self._received[: end + 1]
            self._searched = 0
            if line and not line.isspace():
                self._take(line)
        self._searched = len(self._received)

    def pass_time(self, now: float) -> float | None:
        """Give up what nobody waits for any more. How long Live has been silent, if that is to be told."""
        while self._deadlines and self._deadlines[0][0] <= now:
            deadline, number, call = heapq.heappop(self._deadlines)
            if call.is_settled:
                continue
            if call.was_sent and deadline < call.deadline + GRACE:
                heapq.heappush(self._deadlines, (call.deadline + GRACE, number, call))
            else:
                self._fail(call, self._too_late(call, now))
        if not self._is_waited_for or now < self._tell_at:
            return None
        self._tell_at = now + self._silence_step
        return now - self._quiet_since

    def close(self) -> None:
        """Nothing is wanted any more; what is under way is given up."""
        self.is_closed = True
        self.is_connected = False
        for call in [*self._take_lost(), *self._waiting]:
            if not call.is_settled:
                self._fail(call, self._lost(call, "the client was closed"))
        self._waiting.clear()

    # What the shell takes out.

    def take_output(self, now: float) -> bytes:
        """What is to be sent now."""
        if not self.is_connected:
            return b""
        if self._waiting and not self._sent:
            self._quiet_since = now
            self._tell_at = now + self._silence_step
        lines = []
        while self._waiting:
            call = self._waiting.popleft()
            if not call.is_settled:
                lines.append(self._line(call, now))
                self._sent[call.id] = call
                call.was_sent = True
        return b"".join(lines)

    @property
    def has_deliveries(self) -> bool:
        """Whether something is to be told."""
        return bool(self._deliveries)

    def take_deliveries(self) -> list[Settled | Fields]:
        """The calls that have come to an end, and the events that came, in their order."""
        taken = [*self._deliveries]
        self._deliveries.clear()
        return taken

    @property
    def connect_at(self) -> float:
        """When to try to connect next."""
        return math.inf if self.is_connected or self.is_closed else self._connect_at

    @property
    def next_due(self) -> float:
        """When `pass_time` is wanted at the latest."""
        while self._deadlines and self._deadlines[0][2].is_settled:
            heapq.heappop(self._deadlines)
        first = self._deadlines[0][0] if self._deadlines else math.inf
        return min(first, self._tell_at) if self._is_waited_for else first

    @property
    def is_idle(self) -> bool:
        """Whether nobody waits for anything."""
        return not self._under_way

    # How it goes.

    @property
    def _is_waited_for(self) -> bool:
        """Whether somebody waits for Live. While there is a connection, nothing waits to be sent."""
        return self.is_connected and self._under_way > 0

    def _take_lost(self) -> list[Call]:
        """What was sent and will get no reply."""
        lost, self._sent = [call for call in self._sent.values() if not call.is_settled], {}
        return lost

    def _greet(self) -> Exchange[None]:
        if self._token is not None:
            yield {"action": "authenticate", "token": self._token}
        try:
            welcome = yield {"action": "hello"} | ({} if self._name is None else {"client": self._name})
        except AliveError:  # an older script, which can say less
            welcome = yield {"action": "capabilities"}
        session, most = welcome.get("session"), welcome.get("max_frame_bytes")
        if isinstance(session, str):
            self.session = session
        if isinstance(most, int) and most > 0:
            self.limit.max_bytes = most
        self._deliveries.append({"event": CONNECTED, "session": self.session})

    def _step(self, call: Call, advance: Callable[[], dict[str, Any]]) -> None:
        """Let an exchange go on; it has one more message, or has ended."""
        try:
            call.message = advance()
            call.body = encode(call.message)
        except StopIteration as done:
            self._settle(call, done.value, None)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is for who waits
            self._settle(call, None, error)
        else:
            self._last_id += 1
            call.id, call.was_sent, call.session = self._last_id, False, None
            self._waiting.append(call)

    def _line(self, call: Call, now: float) -> bytes:
        envelope: dict[str, Any] = {"id": call.id}
        if call.timeout < math.inf:
            # More than the longest is told as it is: the script says what is allowed.
            left = min(call.timeout, max(call.deadline - now, 0.001))
            envelope["timeout_ms"] = math.ceil(left * 1000)
        if call.session is not None:
            envelope["session"] = call.session
        return call.body[:-1] + b"," + encode(envelope)[1:] + b"\n"

    def _take(self, line: bytes) -> None:
        try:
            reply = json.loads(line)
        except ValueError:
            reply = None
        if not isinstance(reply, dict) or not reply.keys() & {"ok", "event"}:
            raise NotAlive(f"what answers on {self.peer} is not Alive: {line[:60]!r}")
        self._attempts = 0
        if "ok" not in reply:
            self._deliveries.append(reply)
            return
        # What could not be read as a request has no id; replies come in the order of the requests.
        number = reply.get("id", next(iter(self._sent), None))
        call = self._sent.pop(number, None) if isinstance(number, int) else None
        if call is not None and not call.is_settled:
            self._answer(call, reply)

    def _answer(self, call: Call, reply: Fields) -> None:
        if reply["ok"] is True:
            self._step(call, lambda: call.exchange.send(reply))
            return
        error = error_of(reply)
        if isinstance(error, FrameTooLarge) and isinstance(most := error.details.get("allowed"), int):
            self.limit.max_bytes = most
        self._step(call, lambda: call.exchange.throw(error))

    def _may_repeat(self, call: Call) -> bool:
        """Make a call ready to be sent again, if that is safe."""
        if not call.may_be_repeated:
            return False
        if not call.changes_nothing:
            call.session = call.session or self.session
            if call.session is None:
                return False
        call.was_sent = False
        return True

    def _fail(self, call: Call, error: Exception) -> None:
        """End a call from here; an exchange of several messages adds what it had done."""
        try:
            call.exchange.throw(error)
        except Exception as told:  # noqa: BLE001 - that is what it is for
            error = told
        self._settle(call, None, error)

    def _settle(self, call: Call, result: Any, error: Exception | None) -> None:
        call.is_settled = True
        call.exchange.close()
        call.body = b""  # the call stays in the list of deadlines for a while
        self._under_way -= not call.is_greeting
        self._deliveries.append(Settled(call, result, error))

    def _lost(self, call: Call, why: str) -> Exception:
        if not call.was_sent and call.session is None:
            return NotConnected(f"{call.action} was not sent to {self.peer}: {why}.")
        if call.changes_nothing:
            return NotConnected(f"The connection to {self.peer} ended before the reply to {call.action}: {why}.")
        return OutcomeUnknown(
            f"The connection to {self.peer} ended before the reply to {call.action} ({why}). Whether Live carried it "
            "out is not known.",
            action=call.action,
        )

    def _too_late(self, call: Call, now: float) -> Exception:
        if not self.is_connected:
            return self._lost(call, f"for {call.timeout:g} s there was no connection, {self._why_not}")
        silence = now - self._quiet_since
        outcome = "" if call.changes_nothing else " It does not start any more; whether it ran before is not known."
        return LiveSilent(
            f"Live has not answered for {silence:.1f} s; no reply to {call.action} came within "
            f"{call.timeout + GRACE:g} s. Is a dialog open in Live?{outcome}",
            silence,
        )
