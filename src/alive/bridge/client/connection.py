"""The socket of the blocking client: one thread looks at it, any thread may send."""

import selectors
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

from alive.bridge.client.core import ClientCore, NotAlive
from alive.bridge.client.failures import nothing_answers, reason_of

_CHUNK = 256 * 1024
_LONGEST_LOOK = 3600.0
"""Seconds; how long the thread looks at its sockets when nothing is due."""
_TRY_FOR = 2.0
"""Seconds for one attempt to connect again."""


class Connection:
    """The socket, or its absence, and the means to wake the thread that looks at it."""

    def __init__(
        self,
        core: ClientCore,
        address: tuple[str, int],
        clock: Callable[[], float],
        connected: socket.socket,
        lock: threading.Lock,
    ) -> None:
        self.close_when_idle = False
        self._core = core
        self._address = address
        self._clock = clock
        self._lock = lock
        self._unsent = bytearray()
        self._planned = 0.0
        """When the thread will look again by itself."""
        self._broken: str | None = None
        """Why the socket is of no use any more, if another thread has found that out."""
        self._socket: socket.socket | None = None
        self._selector = selectors.DefaultSelector()
        self._woken, self._waker = socket.socketpair()
        for end in (self._woken, self._waker):
            end.setblocking(False)
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._use(connected)

    def go_on(self) -> bool:
        """Wait for something to happen and let it; False when it is time to end."""
        with self._lock:
            if self._core.is_closed or (self.close_when_idle and self._core.is_idle):
                return False
            self._watch()
            now = self._clock()
            self._planned = min(self._core.next_due, self._core.connect_at, now + _LONGEST_LOOK)
            left = self._planned - now
        for key, events in self._selector.select(max(0.0, left)):
            if key.fileobj is self._woken:
                self._woken.recv(4096)
            elif events & selectors.EVENT_READ:
                self._read()
        with self._lock:
            self.write()
            if self._broken is not None:
                self._lose(self._broken)
        if self._core.connect_at <= self._clock():
            self._try_again()
        return True

    def write(self) -> None:
        """Send what the socket takes at once. Under the lock."""
        if self._socket is None or self._broken is not None:
            return
        self._unsent += self._core.take_output(self._clock())
        try:
            while self._unsent:
                del self._unsent[: self._socket.send(self._unsent)]
        except BlockingIOError:
            pass
        except OSError as error:
            # The thread may be looking at the socket just now, so it is the thread that closes it.
            self._broken = reason_of(error)

    def wake(self) -> None:
        """Have the thread look again; from any thread."""
        with suppress(OSError):  # it is awake, or gone
            self._waker.send(b"\0")

    def wake_if_due(self) -> None:
        """Have the thread look again if it must before it would by itself: to wake it costs more than a call."""
        with self._lock:
            core = self._core
            wanted = self._broken is not None or self._unsent or core.has_deliveries or core.next_due < self._planned
        if wanted:
            self.wake()

    def close(self) -> None:
        """Give everything back."""
        with self._lock:
            for each in (self._socket, self._woken, self._waker):
                if each is not None:
                    each.close()
            self._socket = None
            self._selector.close()

    def _read(self) -> None:
        connection = self._socket
        if connection is None or self._broken is not None:
            return
        try:
            data = connection.recv(_CHUNK)
        except BlockingIOError:
            return
        except OSError as error:
            with self._lock:
                self._lose(reason_of(error))
            return
        with self._lock:
            if not data:
                self._lose("it was closed there")
                return
            try:
                self._core.receive(data, self._clock())
            except NotAlive as error:
                self._lose(str(error), was_alive=False)

    def _watch(self) -> None:
        if self._socket is not None:
            wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if self._unsent else 0)
            self._selector.modify(self._socket, wanted)

    def _use(self, connected: socket.socket) -> None:
        connected.setblocking(False)
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket = connected
        self._unsent.clear()
        self._broken = None
        self._selector.register(connected, selectors.EVENT_READ)
        self._core.connected(self._clock())
        self.write()

    def _lose(self, why: str, *, was_alive: bool = True) -> None:
        if self._socket is not None:
            self._selector.unregister(self._socket)
            self._socket.close()
            self._socket = None
        self._core.disconnected(why, self._clock(), was_alive=was_alive)

    def _try_again(self) -> None:
        try:
            connected = socket.create_connection(self._address, _TRY_FOR)
        except OSError as error:
            with self._lock:
                self._core.disconnected(reason_of(error), self._clock())
            return
        with self._lock:
            self._use(connected)


def open_connection(address: tuple[str, int], peer: str, timeout: float) -> socket.socket:
    """A new connection. NotConnected if nobody listens there."""
    try:
        return socket.create_connection(address, timeout)
    except (OSError, OverflowError) as error:
        raise nothing_answers(peer, error) from None
