"""A simulated Live with the script composed from source, and clients on real sockets. Time moves only when told."""

import contextlib
import json
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, Self

from alive.config import Settings, with_overrides
from alive.simulator import ManualClock, Simulator
from remote_script_entry.composition import compose

TICK = 0.01
"""Seconds between two callbacks of Live's Timer."""

ANY_PORT = {"transports.tcp_json.port": 0, "transports.line_commands.port": 0, "transports.osc.enabled": False}
"""Nothing goes to a port that somebody else may listen on; tests of OSC say where it goes."""
"""Settings with which several of these tests can run at the same time."""

PATIENCE = 2000
"""Callbacks that a reply is waited for: 20 s of Live's time."""


class Connection:
    """A client that speaks the documented protocol."""

    def __init__(self, studio: "Studio") -> None:
        self._studio = studio
        self.socket = socket.create_connection(("127.0.0.1", studio.port))
        # The time of these tests is not the kernel's, which would hold small packets back for 40 ms.
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self._received = b""

    def send(self, data: bytes) -> None:
        """Bytes as they are; Live goes on while the socket is full."""
        while data:
            try:
                data = data[self.socket.send(data) :]
            except BlockingIOError:
                self._studio.tick()

    def ask_raw(self, data: bytes) -> dict[str, Any]:
        """A line of bytes, and the reply to it."""
        self.send(data + b"\n")
        return self.reply()

    def ask(self, action: str, **parameters: Any) -> dict[str, Any]:
        """A request, and the reply to it, whatever it says."""
        return self.ask_raw(json.dumps({"action": action, **parameters}).encode())

    def do(self, action: str, **parameters: Any) -> dict[str, Any]:
        """A request that must succeed."""
        reply = self.ask(action, **parameters)
        assert reply["ok"], reply
        return reply

    def refused(self, action: str, **parameters: Any) -> str:
        """A request that must fail; the code of its error."""
        reply = self.ask(action, **parameters)
        assert not reply["ok"], reply
        return reply["code"]

    def reply(self) -> dict[str, Any]:
        """The next reply. Never one with the code `internal`: that would be a defect of ours."""
        line = self._line()
        assert line is not None, "the connection was closed"
        reply = json.loads(line)
        assert reply.get("code") != "internal", (reply, self._studio.simulation.log)
        return reply

    def poll(self) -> dict[str, Any] | None:
        """A reply that is there already, or None; no time passes."""
        with contextlib.suppress(BlockingIOError):
            self._received += self.socket.recv(1 << 20)
        line, newline, rest = self._received.partition(b"\n")
        if not newline:
            return None
        self._received = rest
        reply: dict[str, Any] = json.loads(line)
        return reply

    def is_closed(self) -> bool:
        """Whether the server ends the connection within a while, without another word."""
        return self._line() is None

    def close(self) -> None:
        """Leave."""
        self.socket.close()

    def _line(self) -> bytes | None:
        for _ in range(PATIENCE):
            line, newline, rest = self._received.partition(b"\n")
            if newline:
                self._received = rest
                return line
            self._studio.tick()
            try:
                data = self.socket.recv(1 << 20)
            except BlockingIOError:
                continue
            except ConnectionResetError:
                return None
            if not data:
                return None
            self._received += data
        raise AssertionError("no reply came")


class Closable(Protocol):
    """A client of any kind."""

    def close(self) -> None:
        """Leave."""


class Studio:
    """One running Live."""

    def __init__(self, settings: Mapping[str, Any], folder: Path | None = None, **live: Any) -> None:
        """Make it; in `folder` are its tokens and what it writes, `live` are options of the Simulator."""
        self.folder = folder
        self.simulation = Simulator(clock=ManualClock(), **live)
        self._settings = with_overrides(Settings(), {**ANY_PORT, **settings})
        self._connections: list[Closable] = []
        self._looks = 0

    def __enter__(self) -> Self:
        self.simulation.__enter__()
        self.script = self.simulation.host(
            lambda live: compose(live, self._settings, clock=self._clock, folder=self.folder), name="Alive"
        )
        self.port = self.port_of("tcp_json")
        return self

    def __exit__(self, *error: object) -> None:
        for connection in self._connections:
            connection.close()
        self.simulation.__exit__(None, None, None)

    def _clock(self) -> float:
        """What the script measures with: a microsecond goes by with each look, so that budgets are used up here too."""
        self._looks += 1
        return self.simulation.clock.now() + self._looks * 1e-6

    @property
    def song(self) -> Any:
        """The Set, through Live's own door."""
        return self.simulation.song

    def port_of(self, transport: str) -> int:
        """Where a transport listens."""
        words = f"{transport} listening on "
        return next(int(line.rpartition(":")[2]) for line in reversed(self.simulation.log) if words in line)

    def connect(self) -> Connection:
        """A new client."""
        connection = Connection(self)
        self._connections.append(connection)
        return connection

    def close_at_end(self, client: Closable) -> None:
        """Have a client of another kind leave when all is over."""
        self._connections.append(client)

    def tick(self, seconds: float = TICK) -> None:
        """Let Live's time pass."""
        self.simulation.advance(seconds)
