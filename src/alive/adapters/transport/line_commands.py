"""The text commands on their sockets."""

import socket

from alive.adapters.transport.codec import encode
from alive.adapters.transport.line_session import LineSession
from alive.adapters.transport.tcp_server import RECEIVE_BYTES, TcpConnection, TcpServer
from alive.application.transports import TransportHost

GOODBYE = 1.0
"""Seconds that a peer has to close its side once it was answered. Closing at once what it still writes to would be a
reset, which can take the answer away from it."""


class LineCommandsTransport(TcpServer):
    """One command for each connection, or one on each line."""

    name = "line_commands"

    def __init__(self, host: str, port: int, max_frame_bytes: int = 262_144, max_clients: int = 64) -> None:
        super().__init__(host, port, max_clients)
        self.max_frame_bytes = max_frame_bytes
        """The longest command of a connection that is made from now on."""

    def connection(
        self, client: socket.socket, peer: str, host: TransportHost, siblings: set[TcpConnection]
    ) -> TcpConnection:
        """What serves a client."""
        return LineConnection(client, peer, host, siblings, self.max_frame_bytes)

    def refusal(self, error: str) -> bytes:
        """What is written to a client that is one too many."""
        return encode({"success": False, "error": error, "code": "busy"})


class LineConnection(TcpConnection):
    """One client: a connection that listens for silence, and says goodbye."""

    _session: LineSession

    def __init__(
        self, client: socket.socket, peer: str, host: TransportHost, siblings: set[TcpConnection], max_frame_bytes: int
    ) -> None:
        self._alarm: float | None = None
        self._has_hung_up = False
        super().__init__(
            client, host, siblings, lambda on_output: LineSession(host.gateway, peer, max_frame_bytes, on_output)
        )

    def close(self, why: str | None = None) -> None:
        """Close the socket; what was not yet run is dropped. Harmless when repeated."""
        super().close(why)
        self._host.call_off(self._on_alarm)

    def read(self) -> None:
        """Read what the peer has sent; once it was answered, only to throw it away."""
        if not self._has_hung_up:
            super().read()
            return
        try:
            has_closed = not self._socket.recv(RECEIVE_BYTES)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            has_closed = True
        if has_closed:
            self.close()

    def _finish_or_wait(self) -> None:
        if self._has_hung_up:
            return
        session = self._session
        if session.is_finished and not self._pending and not session.is_closed and not session.input_ended:
            self._hang_up()
            return
        super()._finish_or_wait()
        self._set_alarm(None if self._is_closed else session.due)

    def _hang_up(self) -> None:
        """Tell the peer that nothing more will come, and let it go first."""
        self._has_hung_up = True
        self._session.close()
        try:
            self._socket.shutdown(socket.SHUT_WR)
        except OSError:  # it is gone
            self.close()
            return
        self._host.watch(self._socket, self.read)
        self._set_alarm(self._host.gateway.clock() + GOODBYE)

    def _set_alarm(self, when: float | None) -> None:
        if when == self._alarm:
            return
        self._alarm = when
        if when is None:
            self._host.call_off(self._on_alarm)
        else:
            self._host.call_at(when, self._on_alarm)

    def _on_alarm(self) -> None:
        self._alarm = None
        if self._has_hung_up:
            self.close()
            return
        if self._session.wants_input:
            self.read()  # it was no silence if Live stood still and something has come meanwhile
        due = self._session.due
        if due is not None and due <= self._host.gateway.clock():
            self._go_on(self._session.fall_silent)
