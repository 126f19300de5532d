"""The client for ordinary programs: calls wait for their result, from any thread.

Theory of operation. One thread reads; whoever calls writes what the socket takes at once, and leaves the rest to that
thread. The state of the protocol is touched under a lock only, and futures are settled outside of it, so that what
hangs on them may call again.
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Literal, Self, TypeVar, overload

from alive.bridge.client.batch import Batch, OnError
from alive.bridge.client.connection import Connection, open_connection
from alive.bridge.client.core import Backoff, Call, ClientCore, Settled
from alive.bridge.client.exchanges import Guards
from alive.bridge.client.json_client import DEFAULT_HOST, DEFAULT_PORT
from alive.bridge.client.requests import DEFAULT_TIMEOUT, Requests, call_back
from alive.bridge.client.wire import Fields
from alive.domain.operation import Command
from alive.domain.results.connection import Rehearsal

R = TypeVar("R")


def connect(  # noqa: PLR0913 - each is one choice of who connects
    host: str = DEFAULT_HOST,
    port: int = DEFAULT_PORT,
    *,
    timeout: float = DEFAULT_TIMEOUT,
    client: str | None = None,
    token: str | None = None,
    on_silence: Callable[[float], None] | None = None,
    silence_after: float = 1.0,
    on_event: Callable[[Fields], None] | None = None,
    backoff: Backoff | None = None,
) -> "LiveClient":
    """Connect to a Live in which Alive runs, or to `alive sim`.

    Args:
        host: The address Alive listens on.
        port: The port Alive listens on.
        timeout: Seconds within which a command has to start; the reply is waited for a little longer.
        client: What this program calls itself in Live's log.
        token: What to authenticate with, where Alive asks for it.
        on_silence: Called with the seconds for which Live has not answered, again and again while that goes on, from
            a thread of the client. A dialog in Live is the usual reason.
        silence_after: The number of seconds that makes a silence, and between two calls of `on_silence`.
        on_event: Called with each event that was subscribed to, from a thread of the client, and with
            `client.connected` and `client.disconnected`: subscriptions end with their connection.
        backoff: How long to wait before each attempt to connect again after the connection was lost.

    Raises:
        NotConnected: If nobody listens there.
    """
    core = ClientCore(peer=f"{host}:{port}", name=client, token=token, silence_after=silence_after, backoff=backoff)
    return LiveClient(core, (host, port), timeout, on_silence, on_event)


class LiveClient:
    """A Live on the other side of a connection. Use it in a `with` statement; `alive.connect` makes one."""

    def __init__(
        self,
        core: ClientCore,
        address: tuple[str, int],
        timeout: float,
        on_silence: Callable[[float], None] | None,
        on_event: Callable[[Fields], None] | None,
    ) -> None:
        self._core = core
        self._requests = Requests(core.limit, timeout)
        self._lock = threading.Lock()
        self._clock = time.perf_counter
        connection = open_connection(address, core.peer, timeout)
        self._connection = Connection(core, address, self._clock, connection, self._lock)
        self._on_silence = on_silence
        self._on_event = on_event
        self._has_ended = False
        self._thread = threading.Thread(target=self._run, name=f"alive client of {core.peer}", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close(wait=error is None)

    @property
    def session(self) -> str | None:
        """The session of the Set, once the script has told it; all ids are void in another one."""
        return self._core.session

    @overload
    def execute(
        self,
        command: Command[R],
        *,
        timeout: float | None = None,
        idempotency_key: str | None = None,
        expect: Mapping[str, Any] | None = None,
        dry_run: Literal[False] = False,
    ) -> R: ...
    @overload
    def execute(
        self,
        command: Command[Any],
        *,
        timeout: float | None = None,
        idempotency_key: str | None = None,
        expect: Mapping[str, Any] | None = None,
        dry_run: Literal[True],
    ) -> Rehearsal: ...
    def execute(
        self,
        command: Command[Any],
        *,
        timeout: float | None = None,
        idempotency_key: str | None = None,
        expect: Mapping[str, Any] | None = None,
        dry_run: bool = False,
    ) -> Any:
        """Have a command carried out, and wait for what Live shows.

        Args:
            command: What to do.
            timeout: Seconds within which it has to start, if not those of the connection.
            idempotency_key: With it the command is safe to repeat: should the connection be lost, it is sent again.
            expect: Properties that must hold of its target, else PreconditionFailed, and nothing is changed.
            dry_run: Only check it and look up what it would act on.

        Raises:
            AliveError: What the script or Live refused, as the class of its code. OutcomeUnknown if the connection was
                lost and it is not known whether Live carried the command out.
            LiveSilent: Live did not answer in time.
            NotConnected: There is no connection, and the command was not sent.
        """
        guards = Guards(idempotency_key=idempotency_key, expect=expect, dry_run=dry_run)
        make = self._requests.rehearsal if dry_run else self._requests.execution
        return self._wait(make(command, timeout, guards))

    def submit(
        self,
        command: Command[R],
        *,
        timeout: float | None = None,
        idempotency_key: str | None = None,
        expect: Mapping[str, Any] | None = None,
    ) -> "Future[R]":
        """Send a command and go on. Commands are carried out in the order in which they were submitted."""
        guards = Guards(idempotency_key=idempotency_key, expect=expect)
        return self._begin(self._requests.execution(command, timeout, guards))

    def call(self, action: str, /, **parameters: Any) -> dict[str, Any]:
        """Have an operation carried out by its name, in plain data; for what this client has no class of."""
        fields: dict[str, Any] = self._wait(self._requests.plain(action, parameters))
        return fields

    @contextmanager
    def batch(
        self,
        *,
        atomic: bool = True,
        label: str | None = None,
        on_error: OnError = "stop",
        timeout: float | None = None,
        idempotency_key: str | None = None,
    ) -> Iterator[Batch]:
        """Collect commands and send them as one request when the `with` block ends without an error.

        Args:
            atomic: All of them in one undo step and undisturbed, or none.
            label: What Live's log calls it.
            on_error: For a batch that is not atomic: whether what follows a failure is still carried out. Then each
                handle's `result()` tells of its own command.
            timeout: Seconds within which it has to start.
            idempotency_key: With it the batch is safe to repeat.
        """
        batch = Batch(atomic=atomic, label=label, on_error=on_error, idempotency_key=idempotency_key)
        yield batch
        if len(batch):
            self._wait(self._requests.wrapped(batch, "batch", timeout))

    def submit_call(self, action: str, /, **parameters: Any) -> "Future[dict[str, Any]]":
        """Send an operation by its name, in plain data, and go on."""
        return self._begin(self._requests.plain(action, parameters))

    def close(self, *, wait: bool = True) -> None:
        """End the connection, after what is under way has come to its end, or at once. Twice is fine."""
        if threading.current_thread() is self._thread:
            raise RuntimeError("the client cannot be closed by what it calls back")
        with self._lock:
            self._connection.close_when_idle = True
            if not wait:
                self._core.close()
        self._connection.wake()
        self._thread.join()

    def _wait(self, call: Call) -> Any:
        if threading.current_thread() is self._thread:
            raise RuntimeError("what the client calls back cannot wait for the client; use submit")
        return self._begin(call).result()

    def _begin(self, call: Call) -> "Future[Any]":
        future: Future[Any] = Future()
        future.set_running_or_notify_cancel()  # what was sent cannot be cancelled
        call.settle = lambda result, error: _set(future, result, error)
        with self._lock:
            if self._connection.close_when_idle:
                self._core.close()
            self._core.begin(call, self._clock())
            self._connection.write()
            has_ended = self._has_ended
        if has_ended:
            self._deliver()  # there is no thread any more, and no event
        else:
            self._connection.wake_if_due()
        return future

    def _run(self) -> None:
        """What the thread does until the end."""
        connection = self._connection
        try:
            while connection.go_on():
                with self._lock:
                    silence = self._core.pass_time(self._clock())
                if silence is not None and self._on_silence is not None:
                    call_back(self._on_silence, silence)
                self._deliver()
        finally:
            with self._lock:
                self._core.close()
            connection.close()
            with self._lock:
                self._has_ended = True
            self._deliver()

    def _deliver(self) -> None:
        """Tell what has come, in its order; one thread does that, so that nothing overtakes anything."""
        with self._lock:
            deliveries = self._core.take_deliveries()
        for each in deliveries:
            if isinstance(each, Settled):
                each.call.settle(each.result, each.error)
            elif self._on_event is not None:
                call_back(self._on_event, each)


def _set(future: "Future[Any]", result: Any, error: Exception | None) -> None:
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
