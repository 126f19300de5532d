"""Where every transport, whatever its dialect, hands in requests: conversion, deadline, queue, answer."""

import traceback
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Protocol, Self

import attrs

from alive.application.access import Access, Token
from alive.application.audit import Audit, Done
from alive.application.conversion import Conversion
from alive.application.executor import Executor, Lane
from alive.application.guards import Guards, Replayed, digest
from alive.application.handling import OTHERS_FIRST, Steps
from alive.application.log_lines import in_one_line
from alive.application.ports import Clock, LogSink
from alive.application.rate import Bucket
from alive.domain.commands.logging import GetLogLines
from alive.domain.errors import AliveError, Cancelled, Internal, Unauthenticated
from alive.domain.operation import Command, operations
from alive.domain.role import Role

DEFAULT_TIMEOUT = 10.0
LONGEST_TIMEOUT = 60.0
"""Seconds. A request that waits longer than a minute is one that nobody waits for any more."""

GREETED_FOR = 60.0
MOST_GREETED = 5
"""So many different clients are told to the musician in so many seconds, each once."""

MOST_WITHDRAWN = 1000
"""Requests that a client may have withdrawn at a time."""

_UNREAD = "?"
_NOTHING: Mapping[str, Any] = MappingProxyType({})
_READS_THE_LOG = GetLogLines.spec.name


@attrs.define(eq=False)
class Client:
    """One connection, as the rest of the script sees it."""

    name: str
    lane: Lane
    peer: str = ""
    since: float = 0.0
    max_frame_bytes: int = 0
    close: Callable[[str], None] | None = None
    """Ends the connection, and says why."""
    wake: Callable[[], None] = lambda: None
    """Called when there are events for it to take."""
    feed: Any = None
    """Its subscriptions, once it has any (see `subscriptions`)."""
    label: str | None = None
    """What it called itself."""
    role: Role = Role.NONE
    """What it may do."""
    token: str | None = None
    """The name of the token it has shown."""
    wrong_tokens: int = 0
    """How many it has shown that are not known."""
    bucket: Bucket | None = None
    """How fast it may ask, if there is a limit."""
    requests: int = 0
    withdrawn: dict[str | int, bool] = attrs.field(factory=dict)
    """Requests that are not to start, and whether that was in time, until the turn of who withdrew them has come."""
    was_cancelled: bool = False
    """Whether what it withdrew last was kept from starting."""

    def withdraw(self, request_id: str | int) -> None:
        """Keep a request of its own from starting. `conclude` follows."""
        if len(self.withdrawn) < MOST_WITHDRAWN:
            self.withdrawn.setdefault(request_id, False)

    def refuse_withdrawn(self, request_id: str | int | None) -> None:
        """Raise Cancelled for a request that is not to start."""
        if request_id is not None and self.withdrawn.get(request_id) is False:
            self.withdrawn[request_id] = True
            raise Cancelled("Its client withdrew it before it started; it was not run.")

    def conclude(self, request_id: Any) -> None:
        """The turn of who withdrew a request: another one with the same id may start again."""
        known = request_id.__class__ in {int, str}
        self.was_cancelled = known and self.withdrawn.pop(request_id, False)


class Gateway:
    """The door to the executor."""

    def __init__(
        self,
        executor: Executor,
        conversion: Conversion,
        clock: Clock,
        log: LogSink,
        access: Access | None = None,
        *,
        log_commands: bool = False,
    ) -> None:
        """Make it. Without `access` everybody may do everything, as a host that is itself the only client wants it."""
        self.clock = clock
        self.access = access
        self._executor = executor
        self.conversion = conversion
        self._log = log
        self.log_commands = log_commands
        self.audit: Audit | None = None
        """What takes note of what was done, if anything does."""
        self._made = 0
        self.clients: dict[str, Client] = {}
        self.on_disconnect: Callable[[Client], None] = lambda _client: None
        """Called when a client is gone, to end what it has subscribed to."""
        self.on_greeting: Callable[[str], None] = lambda _label: None
        """Called with what a client calls itself, when the musician is to be told that it is there."""
        self._greeted: dict[str, float] = {}
        self.on_stop: Callable[[Client], None] = lambda _client: None
        """Called when a client has cut all remote control."""
        self.next_event: Callable[[Client], Any] = lambda _client: None
        """The next line of events for a client."""

    def connect(
        self,
        peer: str,
        max_frame_bytes: int = 0,
        close: Callable[[str], None] | None = None,
        wake: Callable[[], None] = lambda: None,
    ) -> Client:
        """A new client. It is named after a number, so that a log stays readable."""
        self._made += 1
        # One request waits in the lane; what follows it waits as bytes, which the transport bounds.
        lane = self._executor.open_lane(capacity=1)
        client = Client(f"client {self._made}", lane, peer, self.clock(), max_frame_bytes, close, wake)
        self.clients[client.name] = client
        if self.access is None:
            client.role = Role.ADMIN
        else:
            self.access.welcome(client)
        if self.log_commands:
            self._log.info(f"{client.name} connected from {peer}")
        return client

    def disconnect(self, client: Client, why: str | None = None) -> None:
        """The client is gone. What it asked and has not started is dropped. `why` if it is worth a line in the log."""
        if self.clients.pop(client.name, None) is None:
            return
        self._executor.close_lane(client.lane)
        self.on_disconnect(client)
        if self.access is not None:
            self.access.farewell(client)
        if why is not None or self.log_commands:
            self._log.info(f"{client.name} disconnected{f': {why}' if why else ''}")

    def submit(self, submission: "Submission") -> None:
        """Queue a request of a client, whose lane must have room. Its session is given the answer."""
        try:
            self._executor.submit(submission.client.lane, submission)
        except AliveError as refused:
            refused.__traceback__ = None
            submission.session.answer(submission, refused)

    def authenticate(self, client: Client, secret: str) -> Token:
        """Give a client the role of a token. Raises Unauthenticated."""
        if self.access is None:
            raise Unauthenticated("There are no tokens here, and none is needed.")
        return self.access.authenticate(client, secret)

    def greet(self, client: Client, label: str) -> None:
        """A client says what it is. The musician is told, but not again and again by who comes back all the time."""
        client.label = label
        now = self.clock()
        self._greeted = {known: at for known, at in self._greeted.items() if now - at < GREETED_FOR}
        if label not in self._greeted and len(self._greeted) < MOST_GREETED:
            self.on_greeting(in_one_line(label))
        if label in self._greeted or len(self._greeted) < MOST_GREETED:
            self._greeted[label] = now

    def stop(self, client: Client) -> None:
        """Nothing is run any more, from whomever; a client wants it so."""
        self._log.info(f"{client.name} ({client.label or 'without a name'}) cuts all remote control")
        self._executor.shut_down("All remote control was cut")
        self.on_stop(client)

    def tend(self, now: float) -> None:
        """What is to be done from time to time."""
        if self.access is not None:
            self.access.tend(self.clients.values(), now)

    def fields(self, result: Any) -> dict[str, Any]:
        """A result as plain data."""
        return self.conversion.fields(result)

    def report_defect(self, what: str, defect: Exception) -> None:
        """Write a defect of ours into the log, with its traceback."""
        self._log.error(f"{what}\n{''.join(traceback.format_exception(defect))}")

    def log_outcome(self, client: Client, action: str, outcome: Any, sent_at: float) -> None:
        """A line in the log for a request that is settled."""
        # Only names of ours are written as they are: a log must not be forged by what a client calls an action.
        shown = action if action in operations() or action == _UNREAD else repr(action[:60])
        outcome = outcome.outcome if isinstance(outcome, Replayed) else outcome
        state = outcome.code if isinstance(outcome, AliveError) else "ok"
        if action == _READS_THE_LOG and state == "ok":
            return  # who follows the log would see little but that
        self._log.info(f"{client.name} {shown} {state} {(self.clock() - sent_at) * 1000:.2f} ms")


class Session(Protocol):
    """One connection in its dialect, as the gateway sees it."""

    @property
    def gateway(self) -> Gateway:
        """Where its requests go."""
        ...

    @property
    def client(self) -> Client:
        """Who is at the other end."""
        ...

    @property
    def sent_at(self) -> float:
        """When what it received last was sent at the earliest. Deadlines count from there."""
        ...

    def answer(self, submission: Any, outcome: Any) -> None:
        """Write the result or the AliveError of a submission of its own. MUST NOT raise."""
        ...


class Submission(ABC):
    """One request of a client, from what was sent to its answer; a dialect says how it is read.

    It is the executor's Job and its Request in one: an object for each part of the way costs more than the way.
    """

    __slots__ = (
        "action", "began", "client", "command", "content", "deadline", "gateway", "guards", "parameters", "request_id",
        "sent", "sent_at", "session", "timeout",
    )  # fmt: skip

    def __init__(self, session: Session, sent: Any) -> None:
        """What a session was sent. Its client's lane must have room."""
        self.session = session
        self.sent = sent
        self.gateway: Gateway = session.gateway
        self.client: Client = session.client
        self.sent_at: float = session.sent_at
        self.action = _UNREAD
        self.parameters: Mapping[str, Any] = _NOTHING
        self.timeout = DEFAULT_TIMEOUT
        """Seconds from when it was sent until it must have started."""
        self.request_id: str | int | None = None
        self.guards: Guards | None = None
        self.content = b""
        self.command: Any = None
        self.deadline = self.began = 0.0
        """Until when it may start, and when it was let in."""

    @abstractmethod
    def make_out(self) -> Steps[None] | None:
        """Its turn has come: set `action`, `parameters` and what else is given. AliveError if that cannot be done.

        What takes long is done in steps.
        """

    def read(self) -> Self | Steps[Self]:
        """Make out what is asked, and make the command of it."""
        try:
            steps = self.make_out()
        except AliveError:
            self._admit_unread()
            raise
        return self._admitted() if steps is None else self._read_in_parts(steps)

    def _read_in_parts(self, steps: Steps[None]) -> Steps[Self]:
        try:
            yield from steps
        except AliveError:
            self._admit_unread()
            raise
        yield OTHERS_FIRST  # the turn had enough with the reading
        return self._admitted()

    def _admit_unread(self) -> None:
        """Who may do nothing is told that, and nothing else."""
        if self.gateway.access is not None:
            self.gateway.access.admit(self.client, _UNREAD, {})

    def _admitted(self) -> Self:
        client, access = self.client, self.gateway.access
        client.requests += 1
        if self.action == "cancel":
            client.conclude(self.parameters.get("request"))
        if client.withdrawn:
            client.refuse_withdrawn(self.request_id)
        if access is not None:
            access.admit(client, self.action, self.parameters)
        self.command = self._command()
        if self.gateway.audit is not None:
            self.began = self.gateway.clock()
        if self.guards is not None:
            self.content = digest(self.action, self.parameters, self.guards)
        self.deadline = self.sent_at + self.timeout
        return self

    def settle(self, outcome: Any) -> None:
        """Tell the client, if it is still there."""
        audit = self.gateway.audit
        if audit is not None and audit.concerns(self.action, outcome):
            seconds = self.gateway.clock() - self.began if self.began else 0.0
            audit.note(Done(self.client, self.action, self.parameters, self.command, self.request_id, seconds, outcome))
        if self.gateway.log_commands:
            self.gateway.log_outcome(self.client, self.action, outcome, self.sent_at)
        if not self.client.lane.closed:
            self.session.answer(self, outcome)

    def _command(self) -> Command[Any]:
        try:
            return self.gateway.conversion.command(self.action, self.parameters)
        except AliveError:
            raise
        except Exception as defect:  # noqa: BLE001 - a defect of ours is answered, and the connection lives
            self.gateway.report_defect(f"A request of {self.client.name} could not be converted.", defect)
            text = "A defect in alive: the request could not be converted. Log.txt of Live has the details."
            raise Internal(text) from None
