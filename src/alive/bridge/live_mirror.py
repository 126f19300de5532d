"""A copy of a Live Set that is kept right over a connection, whatever happens to the connection or to Live.

Theory of operation. Everything is done by the thread of the client that brings the events, and nothing waits there:
what a new connection begins with, and the state after a loss, are asked for and taken when they come. The client tells
replies and events in the order in which they came, so what comes behind the reply to `sync` is not older than it.
"""

import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from types import TracebackType
from typing import Any, Self

from alive.bridge.client.blocking import connect
from alive.bridge.client.core import CONNECTED, DISCONNECTED, Backoff
from alive.bridge.client.failures import LiveSilent, NotConnected
from alive.bridge.client.json_client import DEFAULT_HOST, DEFAULT_PORT
from alive.bridge.mirror import Line, Mirror, MirroredObject, Tree
from alive.domain.errors import AliveError

_LONGEST_SYNC = 60.0
"""Seconds; the longest deadline the script takes."""


class LiveMirror:
    """A copy of a Live Set. Use it in a `with` statement, which waits until the Set is there.

    `mirror.song.tracks[3].name`, `mirror.view.selected_track`, `mirror.find("track#7.9f2c")`. What is read goes on
    changing; `snapshot()` does not. `sync()` waits until all that Live shows has arrived.
    """

    def __init__(
        self,
        host: str = DEFAULT_HOST,
        port: int = DEFAULT_PORT,
        *,
        topics: Iterable[str] = ("*",),
        timeout: float = 10.0,
        token: str | None = None,
        backoff: Backoff | None = None,
        on_event: Callable[[Line], None] | None = None,
    ) -> None:
        """Connect.

        Args:
            host: The address Alive listens on.
            port: The port Alive listens on.
            topics: What to follow; what changes all the time (`track.meter`, `transport.position`) must be named.
            timeout: Seconds to wait for the connection, and for the Set at the start.
            token: What to authenticate with, where Alive asks for it.
            backoff: How long to wait before each attempt to connect again.
            on_event: Called with each event after it was taken, from a thread of the client; it must not wait.

        Raises:
            NotConnected: If nobody listens there.
        """
        self._topics = tuple(topics)
        self._timeout = timeout
        self._on_event = on_event
        self._changed = threading.Condition()
        self._mirror = self._new_copy()
        self._feed = 0
        """How many feeds have begun: what was asked for during an earlier one is of no use."""
        self._subscription: str | None = None
        self._is_reading = False
        self.states_read = 0
        """How often the whole state was read: once at the start, and after each loss."""
        with self._changed:  # what comes at once waits until the client is known
            self._client = connect(
                host, port, client="a mirror", timeout=timeout, token=token, backoff=backoff, on_event=self._take
            )

    def __enter__(self) -> Self:
        try:
            self.wait(self._timeout)
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def song(self) -> MirroredObject:
        """The song, with everything that belongs to it."""
        return self._mirror.tree.song

    @property
    def view(self) -> MirroredObject:
        """What is selected and shown."""
        return self._mirror.tree.view

    def find(self, object_id: str) -> MirroredObject:
        """An object by its id. KeyError if there is none."""
        return self._mirror.tree.find(object_id)

    def snapshot(self) -> Tree:
        """Everything as it is now, at one moment, which does not change any more."""
        with self._changed:
            return self._mirror.snapshot()

    @property
    def session(self) -> str | None:
        """The session of the Set that is shown; another Set, and a script that was started anew, have another."""
        return self._mirror.session

    @property
    def why_not(self) -> str | None:
        """Why it does not show the Set just now; None if it does."""
        with self._changed:
            return None if self._mirror.is_current else self._mirror.why or "the state is being read"

    def wait(self, timeout: float | None = None) -> None:
        """Wait until it shows the Set. LiveSilent if it does not in time."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._mirror.is_current, timeout):
                raise LiveSilent(f"The Set did not arrive within {timeout:g} s: {self._mirror.why}.", timeout or 0.0)

    def sync(self, timeout: float = 30.0) -> None:
        """Wait until it shows all that Live shows now.

        Raises:
            LiveSilent: If that takes longer.
        """
        until = time.perf_counter() + timeout
        while True:
            left = max(until - time.perf_counter(), 0.001)
            try:
                told = self._client.call("sync", timeout_ms=round(min(left, _LONGEST_SYNC) * 1000) or 1)
            except NotConnected:
                told = {}  # the client connects again
            if self._is_level_with(told, until):
                return
            if time.perf_counter() >= until:
                raise LiveSilent(f"The Set could not be synchronised within {timeout:g} s.", timeout)
            with self._changed:
                self._changed.wait(0.01)

    def _is_level_with(self, told: Line, until: float) -> bool:
        """Whether it shows all that was published when `sync` was answered."""
        self.wait(max(until - time.perf_counter(), 0.001))
        return told.get("session") == self._mirror.session

    def _new_copy(self) -> Mirror:
        return Mirror(self._topics)

    def read_again(self) -> None:
        """Read the whole state anew, for who knows that something is missing."""
        with self._changed:
            self._mirror.void("it was asked for")
            self._read_if_needed()

    def close(self) -> None:
        """End the connection. Twice is fine."""
        self._client.close(wait=False)

    # In the thread of the client

    def _take(self, line: Line) -> None:
        with self._changed:
            self._follow(line)
            self._read_if_needed()
            self._changed.notify_all()
        if self._on_event is not None:
            self._on_event(line)

    def _follow(self, line: Line) -> None:
        if line["event"] == CONNECTED:
            self._begin()
        elif line["event"] == DISCONNECTED:
            self._subscription = None
            self._mirror.void(f"there is no connection: {line['why']}")
        elif line["event"] == "session.ended" or line.get("subscription") == self._subscription:
            self._mirror.feed(line)

    def _begin(self) -> None:
        self._feed += 1
        self._is_reading = False
        self._subscription = None
        self._mirror.begin("the connection is new")
        self._subscribe(self._feed)

    def _subscribe(self, feed: int) -> None:
        asked = self._client.submit_call("subscribe", topics=list(self._topics))
        asked.add_done_callback(lambda done: self._subscribed(feed, done))

    def _subscribed(self, feed: int, done: "Future[dict[str, Any]]") -> None:
        with self._changed:
            if done.exception() is not None:
                self._mirror.void(f"it could not subscribe: {done.exception()}")
                self._changed.notify_all()
            elif feed != self._feed:
                # The client has sent it again, on a newer connection, where it was asked for anyway.
                self._client.submit_call("unsubscribe", subscription=done.result()["subscription"])
            else:
                self._subscription = done.result()["subscription"]
                self._read_if_needed()

    def _read_if_needed(self) -> None:
        if self._mirror.why is None or self._subscription is None or self._is_reading:
            return
        self._is_reading = True
        self._mirror.begin_reading()
        self._ask_for_state(self._feed)

    def _ask_for_state(self, feed: int) -> None:
        self._client.submit_call("get_state").add_done_callback(lambda done: self._read(feed, done))

    def _read(self, feed: int, done: "Future[dict[str, Any]]") -> None:
        with self._changed:
            if feed != self._feed:
                return
            self._is_reading = False
            error = done.exception()
            if error is None:
                self.states_read += 1
                self._mirror.take_state(done.result())
                self._read_if_needed()
            else:  # it is tried again with the next line, which comes within a second
                self._mirror.fail_reading(error.message if isinstance(error, AliveError) else str(error))
            self._changed.notify_all()
