"""A server for one connection, so that a client meets exactly the bytes that a test wants."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest

Serve = Callable[[socket.socket], None]


class OneClientServer:
    """Accepts one connection and does with it what the test says, in a thread."""

    def __init__(self, serve: Serve) -> None:
        self.received = b""
        self._serve = serve
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(10)
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        connection, _ = self._listener.accept()
        with connection:
            connection.settimeout(10)
            while not self.received.endswith(b"\n"):
                self.received += connection.recv(65536)
            self._serve(connection)

    def close(self) -> None:
        """Wait for the connection to be over, for a bounded time."""
        self._thread.join(10)
        self._listener.close()


@pytest.fixture
def server_that() -> Iterator[Callable[[Serve], OneClientServer]]:
    """Make a server from what it does once it has read a request line."""
    servers: list[OneClientServer] = []

    def make(serve: Serve) -> OneClientServer:
        servers.append(OneClientServer(serve))
        return servers[-1]

    yield make
    for server in servers:
        server.close()


@pytest.fixture
def free_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port
