"""TCP for every dialect that has a connection per client: one socket that listens, one for each client, none blocking.

A dialect gives a session without sockets (bytes in, bytes out). This moves the bytes.
"""

import contextlib
import socket
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import ClassVar, Protocol

from alive.application.transports import TransportHost

RECEIVE_BYTES = 65_536
SEND_BYTES = 65_536
"""Bytes read or written at once: large enough to fill a loopback segment, small enough to be fair to the others."""
BACKLOG = 128


class Session(Protocol):
    """The protocol of one connection."""

    @property
    def is_closed(self) -> bool:
        """Whether the peer is refused or gone: nothing more is read or written."""
        ...

    @property
    def wants_input(self) -> bool:
        """Whether the socket should be read."""
        ...

    @property
    def is_finished(self) -> bool:
        """Whether everything that was asked has been answered and written, and nothing more can come."""
        ...

    def receive(self, data: bytes, sent_at: float) -> None:
        """Bytes from the peer. `sent_at`: the earliest moment they can have been sent."""
        ...

    def receive_end(self) -> None:
        """The peer will send nothing more; it is still owed its answers."""
        ...

    def next_output(self) -> bytes | None:
        """The next piece to write, or None if there is nothing now."""
        ...

    def blocked(self) -> None:
        """The peer takes nothing now."""
        ...

    def close(self, why: str | None = None) -> None:
        """The connection is over. What was asked and has not started is dropped."""
        ...


class TcpServer(ABC):
    """Listens on one address, and gives each client a connection of its dialect."""

    name: ClassVar[str]

    def __init__(self, host: str, port: int, max_clients: int) -> None:
        self.address = (host, port)
        """What was asked for; with port 0 it listens on another one."""
        self.max_clients = max_clients
        """Connections at the same time; lowering it drops nobody."""
        self._listener: socket.socket | None = None
        self._connections: set[TcpConnection] = set()
        self._host: TransportHost | None = None

    @abstractmethod
    def connection(
        self, client: socket.socket, peer: str, host: TransportHost, siblings: set["TcpConnection"]
    ) -> "TcpConnection":
        """What serves a client."""

    @abstractmethod
    def refusal(self, error: str) -> bytes:
        """What is written to a client that is one too many."""

    def open(self, host: TransportHost) -> str:
        """Listen. OSError if the port is taken, NotAllowed if the address needs a token and there is none."""
        self._host = host
        return self._listen(host, self.address)

    def move(self, address: tuple[str, int]) -> str | None:
        """Listen somewhere else; connections stay, and where, for people. None if it did not listen before.

        OSError if that port is taken: then it listens where it did.
        """
        where = None
        if self._listener is not None and self._host is not None:
            before = self._listener
            where = self._listen(self._host, address)
            self._host.unwatch(before)
            before.close()
        self.address = address
        return where

    def _listen(self, host: TransportHost, address: tuple[str, int]) -> str:
        if host.gateway.access is not None:
            host.gateway.access.may_listen(address[0])
        listener = _listening_socket(address)
        self._listener = listener
        host.watch(listener, self._accept)
        bound, port = listener.getsockname()[:2]
        return f"{bound}:{port}"

    def close(self) -> None:
        """Stop listening, close every connection."""
        for connection in list(self._connections):
            connection.close()
        if self._listener is not None and self._host is not None:
            self._host.unwatch(self._listener)
            self._listener.close()
        self._listener = None

    def _accept(self) -> None:
        """Take every client that waits."""
        while self._listener is not None and self._host is not None:
            try:
                client, peer = self._listener.accept()
            except (BlockingIOError, InterruptedError):
                return
            except OSError as error:  # out of descriptors, or the client left at once: others are served
                self._host.report_error(f"{self.name} could not accept a client: {error}")
                return
            client.setblocking(False)
            if len(self._connections) >= self.max_clients:
                self._turn_away(client)
                continue
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection = self.connection(client, f"{peer[0]}:{peer[1]}", self._host, self._connections)
            self._connections.add(connection)

    def _turn_away(self, client: socket.socket) -> None:
        error = f"{self.max_clients} clients are connected; close one first."
        with client, contextlib.suppress(OSError):
            client.send(self.refusal(error))


class TcpConnection:
    """One client: moves bytes between its socket and its session."""

    def __init__(
        self,
        client: socket.socket,
        host: TransportHost,
        siblings: set["TcpConnection"],
        begin: Callable[[Callable[[], None]], Session],
    ) -> None:
        """Take a socket that is connected; `begin` makes the session, and is given what it calls to have output."""
        self._socket = client
        self._host = host
        self._siblings = siblings
        self._pending = b""
        self._is_blocked = False
        self._is_closed = False
        self._sent_at = host.polled_at
        self._was_emptied = True
        self._callbacks = (self.read, self._on_writable)
        self._watched = (False, False)
        self._session = begin(self._on_output)
        self._update_watch()

    def close(self, why: str | None = None) -> None:
        """Close the socket; what was not yet run is dropped. Harmless when repeated."""
        if self._is_closed:
            return
        self._is_closed = True
        self._session.close(why)
        self._host.unwatch(self._socket)
        self._socket.close()
        self._siblings.discard(self)

    def read(self) -> None:
        """Read what the peer has sent."""
        try:
            data = self._socket.recv(RECEIVE_BYTES)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            self.close()
            return
        self._go_on(self._take, data)

    def write(self, until: float) -> bool:
        """Write what the peer takes now."""
        wrote = False
        clock = self._host.gateway.clock
        while not self._is_closed and self._fill(until):
            sent = self._send()
            if not sent:
                break
            wrote = True
            if clock() >= until:
                self._host.has_output(self)
                break
        if not self._is_closed:
            self._finish_or_wait()
        return wrote

    def _go_on(self, step: Callable[..., None], *arguments: bytes) -> None:
        """Have the session do something, and see what follows from it."""
        try:
            step(*arguments)
        except Exception as defect:  # noqa: BLE001 - the others are not to suffer from one connection
            self._host.gateway.report_defect("A connection failed.", defect)
            self.close("a defect in alive")
            return
        self._finish_or_wait()

    def _fill(self, until: float) -> bytes:
        """Collect up to SEND_BYTES of replies, until the time is up: they are encoded only now."""
        if self._pending:
            return self._pending
        clock = self._host.gateway.clock
        pieces: list[bytes] = []
        size = 0
        while size < SEND_BYTES and (piece := self._session.next_output()) is not None:
            pieces.append(piece)
            size += len(piece)
            if clock() >= until:
                break
        self._pending = b"".join(pieces)
        return self._pending

    def _send(self) -> int:
        self._is_blocked = False
        try:
            sent = self._socket.send(self._pending)
        except (BlockingIOError, InterruptedError):
            self._is_blocked = True
            self._session.blocked()
            return 0
        except OSError:
            self.close()
            return 0
        self._pending = self._pending[sent:]
        return sent

    def _take(self, data: bytes) -> None:
        if not data:
            self._session.receive_end()
            return
        # What is read now came after the socket was last found empty: a pause of Live lies in between, if there was one
        # (a menu was open).
        sent_at = self._host.polled_at if self._was_emptied else self._sent_at
        self._sent_at, self._was_emptied = sent_at, len(data) < RECEIVE_BYTES
        self._session.receive(data, sent_at)

    def _on_writable(self) -> None:
        self._host.has_output(self)

    def _on_output(self) -> None:
        self._host.has_output(self)

    def _finish_or_wait(self) -> None:
        if self._session.is_closed or (self._session.is_finished and not self._pending):
            self.close()
        else:
            self._update_watch()

    def _update_watch(self) -> None:
        wanted = (self._session.wants_input, self._is_blocked)
        if wanted == self._watched:
            return
        self._watched = wanted
        on_readable, on_writable = (
            callback if wants else None for callback, wants in zip(self._callbacks, wanted, strict=True)
        )
        if any(wanted):
            self._host.watch(self._socket, on_readable, on_writable)
        else:
            self._host.unwatch(self._socket)


def _listening_socket(address: tuple[str, int]) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            # SO_REUSEADDR would let two processes share the port there.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
        listener.setblocking(False)
    except OSError as error:
        listener.close()
        raise OSError(error.errno, error.strerror, "{}:{}".format(*address)) from error
    return listener
