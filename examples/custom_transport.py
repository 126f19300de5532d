"""One more way in, added at the entry point: a JSON request in each UDP datagram, its reply in another.

To have it in Live:  alive build-script --out DIR --entry examples/custom_transport.py
"""

import socket
from pathlib import Path
from typing import Any

from alive.adapters.transport.session import JsonSession, Limits
from alive.application.transports import TransportHost
from remote_script_entry.composition import AliveScript, compose, settings_beside


class UdpJsonTransport:
    """Each datagram is a session of one request."""

    name = "udp_json"

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None
        self._asked: list[tuple[JsonSession, Any]] = []

    def open(self, host: TransportHost) -> str:
        """Listen."""
        self._host = host
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", self._port))
        self._socket.setblocking(False)
        host.watch(self._socket, self._receive)
        return "{}:{}".format(*self._socket.getsockname())

    def close(self) -> None:
        """Stop."""
        if self._socket is not None:
            self._host.unwatch(self._socket)
            self._socket.close()

    def _receive(self) -> None:
        assert self._socket is not None
        datagram, sender = self._socket.recvfrom(65536)
        session = JsonSession(self._host.gateway, str(sender), Limits(), lambda: self._host.has_output(self))
        self._asked.append((session, sender))
        session.receive(datagram, self._host.polled_at)
        session.receive_end()

    def write(self, until: float) -> bool:  # noqa: ARG002 - datagrams are small, they all go now
        """Send what has been answered."""
        assert self._socket is not None
        waiting, self._asked = self._asked, []
        for session, sender in waiting:
            if reply := b"".join(iter(session.next_output, None)):
                self._socket.sendto(reply, sender)
                session.close()
            elif not session.is_closed:
                self._asked.append((session, sender))
        return len(self._asked) < len(waiting)


def create_instance(c_instance: Any) -> AliveScript:
    """What Live calls: the usual script with one transport more."""
    folder = Path(__file__).parent
    settings = settings_beside(folder, c_instance)
    return compose(c_instance, settings, [UdpJsonTransport(9005)], settings_file=folder / "alive.toml")
