"""The TCP JSON protocol on its sockets."""

import socket

from alive.adapters.transport.codec import encode
from alive.adapters.transport.session import JsonSession, Limits
from alive.adapters.transport.tcp_server import TcpConnection, TcpServer
from alive.application.transports import TransportHost


class TcpJsonTransport(TcpServer):
    """One JSON object on each line."""

    name = "tcp_json"

    def __init__(self, host: str, port: int, limits: Limits | None = None, max_clients: int = 128) -> None:
        super().__init__(host, port, max_clients)
        self.limits = limits or Limits()
        """What a connection may hold that is made from now on."""

    def connection(
        self, client: socket.socket, peer: str, host: TransportHost, siblings: set[TcpConnection]
    ) -> TcpConnection:
        """What serves a client."""
        return TcpConnection(
            client, host, siblings, lambda on_output: JsonSession(host.gateway, peer, self.limits, on_output)
        )

    def refusal(self, error: str) -> bytes:
        """What is written to a client that is one too many."""
        return encode({"ok": False, "error": error, "code": "busy"})
