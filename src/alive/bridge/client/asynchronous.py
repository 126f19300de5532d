"""The client for asyncio programs: one task reads, and futures of the loop are settled by it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from types import TracebackType
from typing import Any, Literal, Self, TypeVar, overload

from alive.bridge.client.batch import Batch, OnError
from alive.bridge.client.core import Backoff, Call, ClientCore, NotAlive, Settled
from alive.bridge.client.exchanges import Guards
from alive.bridge.client.failures import nothing_answers, reason_of
from alive.bridge.client.json_client import DEFAULT_HOST, DEFAULT_PORT
from alive.bridge.client.requests import DEFAULT_TIMEOUT, Requests, call_back
from alive.bridge.client.wire import Fields
from alive.domain.operation import Command
from alive.domain.results.connection import Rehearsal

R = TypeVar("R")

_CHUNK = 256 * 1024


def connect_async(  # noqa: PLR0913 - each is one choice of who connects
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
) -> "AsyncLiveClient":
    """A client for `async with`; the parameters are those of `alive.connect`."""
    core = ClientCore(peer=f"{host}:{port}", name=client, token=token, silence_after=silence_after, backoff=backoff)
    return AsyncLiveClient(core, (host, port), timeout, on_silence, on_event)


class AsyncLiveClient:
    """A Live on the other side of a connection, for one event loop. `alive.connect_async` makes one."""

    def __init__(
        self,
        core: ClientCore,
        address: tuple[str, int],
        timeout: float,
        on_silence: Callable[[float], None] | None,
        on_event: Callable[[Fields], None] | None,
    ) -> None:
        self._core = core
        self._address = address
        self._timeout = timeout
        self._requests = Requests(core.limit, timeout)
        self._on_silence = on_silence
        self._on_event = on_event
        self._writer: asyncio.StreamWriter | None = None
        self._task: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._idle = asyncio.Event()
        self._is_closing = False
        self._is_delivering = False

    async def __aenter__(self) -> Self:
        """Connect. Raises NotConnected if nobody listens there."""
        self._loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._timeout):
                reader, writer = await asyncio.open_connection(*self._address)
        except (OSError, OverflowError) as error:
            raise nothing_answers(self._core.peer, error) from None
        self._use(writer)
        self._task = self._loop.create_task(self._run(reader), name=f"alive client of {self._core.peer}")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close(wait=error is None)

    @property
    def session(self) -> str | None:
        """The session of the Set, once the script has told it; all ids are void in another one."""
        return self._core.session

    @overload
    async def execute(
        self,
        command: Command[R],
        *,
        timeout: float | None = None,  # noqa: ASYNC109 - the script gets it too
        idempotency_key: str | None = None,
        expect: Mapping[str, Any] | None = None,
        dry_run: Literal[False] = False,
    ) -> R: ...
    @overload
    async def execute(
        self,
        command: Command[Any],
        *,
        timeout: float | None = None,  # noqa: ASYNC109 - the script gets it too
        idempotency_key: str | None = None,
        expect: Mapping[str, Any] | None = None,
        dry_run: Literal[True],
    ) -> Rehearsal: ...
    async def execute(
        self,
        command: Command[Any],
        *,
        timeout: float | None = None,  # noqa: ASYNC109 - the script gets it too
        idempotency_key: str | None = None,
        expect: Mapping[str, Any] | None = None,
        dry_run: bool = False,
    ) -> Any:
        """Have a command carried out, and wait for what Live shows; as `LiveClient.execute`."""
        guards = Guards(idempotency_key=idempotency_key, expect=expect, dry_run=dry_run)
        make = self._requests.rehearsal if dry_run else self._requests.execution
        return await self._begin(make(command, timeout, guards))

    def submit(
        self,
        command: Command[R],
        *,
        timeout: float | None = None,
        idempotency_key: str | None = None,
        expect: Mapping[str, Any] | None = None,
    ) -> "asyncio.Future[R]":
        """Send a command and go on. Commands are carried out in the order in which they were submitted."""
        guards = Guards(idempotency_key=idempotency_key, expect=expect)
        return self._begin(self._requests.execution(command, timeout, guards))

    async def call(self, action: str, /, **parameters: Any) -> dict[str, Any]:
        """Have an operation carried out by its name, in plain data; for what this client has no class of."""
        fields: dict[str, Any] = await self._begin(self._requests.plain(action, parameters))
        return fields

    @asynccontextmanager
    async def batch(
        self,
        *,
        atomic: bool = True,
        label: str | None = None,
        on_error: OnError = "stop",
        timeout: float | None = None,  # noqa: ASYNC109 - the script gets it too
        idempotency_key: str | None = None,
    ) -> AsyncIterator[Batch]:
        """Collect commands and send them as one request when the block ends; as `LiveClient.batch`."""
        batch = Batch(atomic=atomic, label=label, on_error=on_error, idempotency_key=idempotency_key)
        yield batch
        if len(batch):
            await self._begin(self._requests.wrapped(batch, "batch", timeout))

    async def close(self, *, wait: bool = True) -> None:
        """End the connection, after what is under way has come to its end, or at once. Twice is fine."""
        self._is_closing = True
        if wait:
            self._look()
            await self._idle.wait()
        self._core.close()
        self._deliver()
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None
        await self._hang_up()

    def _begin(self, call: Call) -> "asyncio.Future[Any]":
        future: asyncio.Future[Any] = self._loop.create_future()
        call.settle = lambda result, error: _set(future, result, error)
        future.add_done_callback(lambda done: self._core.forget(call) if done.cancelled() else None)
        if self._is_closing:
            self._core.close()
        self._core.begin(call, self._loop.time())
        self._look()
        return future

    async def _run(self, reader: asyncio.StreamReader) -> None:
        """What the task does until it is cancelled."""
        try:
            while True:
                await self._serve(reader)
                reader, writer = await self._connect_again()
                self._use(writer)
        finally:
            if self._timer is not None:
                self._timer.cancel()

    def _use(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        self._core.connected(self._loop.time())
        self._look()

    async def _serve(self, reader: asyncio.StreamReader) -> None:
        """Read from one connection until it ends."""
        was_alive, why = True, "it was closed there"
        try:
            while data := await reader.read(_CHUNK):
                self._core.receive(data, self._loop.time())
                self._look()
        except OSError as error:
            why = reason_of(error)
        except NotAlive as error:
            was_alive, why = False, str(error)
        await self._hang_up()
        self._core.disconnected(why, self._loop.time(), was_alive=was_alive)
        self._look()

    async def _hang_up(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _connect_again(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        while True:
            await asyncio.sleep(max(0.0, self._core.connect_at - self._loop.time()))
            try:
                async with asyncio.timeout(self._timeout):
                    return await asyncio.open_connection(*self._address)
            except OSError as error:
                self._core.disconnected(reason_of(error), self._loop.time())
                self._look()

    def _look(self) -> None:
        """Do what there is to do, and plan when to look again."""
        now = self._loop.time()
        silence = self._core.pass_time(now)
        if self._writer is not None:
            self._writer.write(self._core.take_output(now))
        self._deliver()
        if silence is not None and self._on_silence is not None:
            call_back(self._on_silence, silence)
        if self._timer is not None:
            self._timer.cancel()
        due = self._core.next_due
        self._timer = self._loop.call_at(due, self._look) if due < float("inf") else None

    def _deliver(self) -> None:
        """Tell what has come, in its order. What is called back may call again: that is told behind it."""
        if not self._is_delivering:
            self._is_delivering = True
            try:
                while self._core.has_deliveries:
                    self._tell()
            finally:
                self._is_delivering = False
        if self._core.is_idle:
            self._idle.set()
        else:
            self._idle.clear()

    def _tell(self) -> None:
        for each in self._core.take_deliveries():
            if isinstance(each, Settled):
                each.call.settle(each.result, each.error)
            elif self._on_event is not None:
                call_back(self._on_event, each)


def _set(future: "asyncio.Future[Any]", result: Any, error: Exception | None) -> None:
    if future.done():
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
