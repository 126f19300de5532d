"""A copy of a Live Set that follows OSC, and reads the state over TCP at the start, after each gap, and for `sync`.

For who has OSC anyway, or cannot keep a connection busy. A copy that follows TCP (`LiveMirror`) is exact at every
moment and is the better one otherwise.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Any

from alive.bridge.client.core import Backoff
from alive.bridge.client.json_client import DEFAULT_HOST, DEFAULT_PORT
from alive.bridge.live_mirror import LiveMirror
from alive.bridge.mirror import Line
from alive.bridge.osc_copy import OscCopy
from alive.domain.errors import PreconditionFailed

LONGEST_DATAGRAM = 65536
DEFAULT_OSC_PORT = 9002


class OscMirror(LiveMirror):
    """As LiveMirror, with OSC as the live feed. Between two calls of `sync` it is as exact as OSC can be.

    Numbers have single precision, what is selected is not followed, nor what OSC has no word for: chains, locators,
    clips of the Arrangement. After `sync` all of that is exact.
    """

    _mirror: OscCopy

    def __init__(  # noqa: PLR0913 - those of LiveMirror, and where OSC comes
        self,
        host: str = DEFAULT_HOST,
        port: int = DEFAULT_PORT,
        osc_port: int = DEFAULT_OSC_PORT,
        *,
        target_port: int | None = None,
        topics: Iterable[str] = ("*",),
        timeout: float = 10.0,
        token: str | None = None,
        backoff: Backoff | None = None,
        on_event: Callable[[Line], None] | None = None,
    ) -> None:
        """Listen, and connect.

        Args:
            host: The address Alive listens on.
            port: The port Alive listens on.
            osc_port: The UDP port to listen on; 0 takes a free one.
            target_port: The port that Alive sends to, if something lies in between.
            topics: Those of the target in alive.toml.
            timeout: Seconds to wait for the connection, and for the Set at the start.
            token: What to authenticate with, where Alive asks for it.
            backoff: How long to wait before each attempt to connect again.
            on_event: Called with what each datagram says, from a thread of its own; it must not wait.

        Raises:
            NotConnected: If nobody listens there.
            OSError: If another program listens on the UDP port.
        """
        self._ears = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            self._ears.bind((DEFAULT_HOST, osc_port))
            self.osc_port: int = self._ears.getsockname()[1]
            self._target_port = target_port or self.osc_port
            super().__init__(
                host, port, topics=topics, timeout=timeout, token=token, backoff=backoff, on_event=on_event
            )
        except BaseException:
            self._ears.close()
            raise
        threading.Thread(target=self._hear, name="alive OSC", daemon=True).start()

    def close(self) -> None:
        """End the connection, and listen no more. Twice is fine."""
        super().close()
        with contextlib.suppress(OSError):
            self._ears.shutdown(socket.SHUT_RDWR)  # wakes who waits for a datagram; on some systems only closing does
        self._ears.close()

    def _new_copy(self) -> OscCopy:
        return OscCopy(self._topics)

    def _is_level_with(self, told: Line, until: float) -> bool:
        """Whether the state that was read is as new as that, and nothing was put over it."""
        with self._changed:
            if told.get("seq") != self._mirror.seq or self._mirror.is_rough:
                self._mirror.void("the state is newer")
                self._read_if_needed()
        self.wait(max(until - time.perf_counter(), 0.001))
        with self._changed:
            is_level = told.get("session") == self._mirror.session and told["seq"] == self._mirror.seq
            return is_level and not self._mirror.is_rough

    # In threads of their own

    def _hear(self) -> None:
        while True:
            try:
                datagram = self._ears.recv(LONGEST_DATAGRAM)
            except OSError:
                return  # closed
            if not datagram:
                return
            with self._changed:
                lines = self._mirror.take_datagram(datagram)
                self._read_if_needed()
                self._changed.notify_all()
            if self._on_event is not None:
                for line in lines:
                    self._on_event(line)

    def _subscribe(self, _feed: int) -> None:
        self._subscription = "osc"
        self._mirror.begin("the connection is new", first=None)
        self._read_if_needed()

    def _ask_for_state(self, feed: int) -> None:
        state = self._client.submit_call("get_state")
        status = self._client.submit_call("get_osc_status")
        status.add_done_callback(lambda done: self._read_both(feed, state, done))

    def _read_both(self, feed: int, state: "Future[dict[str, Any]]", status: "Future[dict[str, Any]]") -> None:
        """Take the state, knowing from which datagram on it is followed. Replies come in the order of requests."""
        if status.exception() is None and state.exception() is None:
            told = status.result()
            numbers = [target["sequence"] for target in told["targets"] if target["port"] == self._target_port]
            if not numbers or not told["enabled"]:
                state = Future()
                state.set_exception(PreconditionFailed(f"Alive sends no OSC to port {self._target_port}"))
            elif feed == self._feed:
                with self._changed:
                    self._mirror.start_from(numbers[0], is_exact=told["seq"] == state.result()["seq"])
        self._read(feed, state)
