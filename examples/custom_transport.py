"""One more way in, added at the entry point: a JSON request in each UDP datagram, a reply in another.

Copy this file beside the script's `composition.py` and name it in `__init__.py`, or load it into the simulator as
tests/contract/test_custom_transport.py does.
"""

import socket
from functools import partial
from typing import Any

from alive.adapters.transport.session import JsonSession, Limits
from alive.application.transports import TransportHost
from alive.config import Settings
from remote_script_entry.composition import AliveScript, compose


class UdpJsonTransport:
    """Keeps a session for each sender, so that its requests are answered in order."""

    name = "udp_json"

    def __init__(self, port: int) -> None:
        self._port = port
        self._sessions: dict[Any, JsonSession] = {}

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
        for session in self._sessions.values():
            session.close()
        self._host.unwatch(self._socket)
        self._socket.close()

    def _receive(self) -> None:
        datagram, sender = self._socket.recvfrom(65536)
        if sender not in self._sessions:
            wake = partial(self._host.has_output, self)
            self._sessions[sender] = JsonSession(self._host.gateway, str(sender), Limits(), wake)
        self._sessions[sender].receive(datagram + b"\n")

    def write(self, until: float) -> bool:  # noqa: ARG002 - datagrams are small, they all go now
        """Send what each session has to say."""
        wrote = False
        for sender, session in self._sessions.items():
            while (reply := session.next_output()) is not None:
                wrote = self._socket.sendto(reply, sender) > 0
        return wrote


def create_instance(c_instance: Any) -> AliveScript:
    """What Live calls: the usual script with one transport more."""
    return compose(c_instance, Settings(), extra_transports=[UdpJsonTransport(9005)])
