"""A small client of the TCP JSON protocol: one request, one reply, as plain dictionaries."""

import json
import socket
import time
from types import TracebackType
from typing import Any, Self

from alive.bridge.client.failures import NoReplyInTime, NotConnected, TokenRefused, nothing_answers, reason_of

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 9004
_CHUNK = 64 * 1024


class JsonClient:
    """A connection to Alive. Use it in a `with` statement.

    Args:
        host: The address Alive listens on.
        port: The port Alive listens on.
        timeout: How long, in seconds, to wait for the connection, and then for each reply.
        token: What to authenticate with, where Alive asks for it.

    Raises:
        NotConnected: If nobody listens there.
        TokenRefused: If the token is not known there.
    """

    def __init__(
        self, host: str = DEFAULT_HOST, port: int = DEFAULT_PORT, timeout: float = 10.0, token: str | None = None
    ) -> None:
        self._peer = f"{host}:{port}"
        self._timeout = timeout
        self._received = bytearray()
        try:
            self._socket = socket.create_connection((host, port), timeout)
        except (OSError, OverflowError) as error:
            raise nothing_answers(self._peer, error) from None
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if token is not None:
            self._authenticate(token)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the connection; twice is fine."""
        self._socket.close()

    def call(self, action: str, **parameters: Any) -> dict[str, Any]:
        """Send one request and wait for its reply, which is returned as it is, also when it says `"ok": false`.

        Raises:
            NoReplyInTime: If there is no reply within the time-out; the connection is closed then, since a late
                reply would be taken for the next one's.
            NotConnected: If the connection ended.
        """
        request = json.dumps({"action": action, **parameters}, allow_nan=False)
        try:
            return self._exchange(request.encode() + b"\n")
        except TimeoutError:
            self.close()
            raise NoReplyInTime(
                f"No reply to {action} from {self._peer} within {self._timeout:g} s. Is a dialog open in Live? Whether "
                "the command was carried out is not known."
            ) from None
        except (OSError, ValueError) as error:
            self.close()
            raise NotConnected(
                f"The connection to {self._peer} ended ({reason_of(error)}). Was another Set opened, or Alive switched "
                "off in Live? Whether the command was carried out is not known."
            ) from None

    def _authenticate(self, token: str) -> None:
        reply = self.call("authenticate", token=token)
        if reply.get("ok") is not True:
            self.close()
            raise TokenRefused(f"{self._peer} does not take the token: {reply.get('error')}")

    def _exchange(self, request: bytes) -> dict[str, Any]:
        deadline = time.perf_counter() + self._timeout
        self._socket.settimeout(self._timeout)
        self._socket.sendall(request)
        reply = json.loads(self._read_line(deadline))
        if not isinstance(reply, dict):
            raise ValueError("what answers there is not Alive")  # noqa: TRY004 - call() words it for people
        return reply

    def _read_line(self, deadline: float) -> bytes:
        searched = 0
        while (end := self._received.find(b"\n", searched)) < 0:
            searched = len(self._received)
            # The whole reply has one deadline: a peer that sends a byte now and then does not extend it.
            left = deadline - time.perf_counter()
            if left <= 0:
                raise TimeoutError
            self._socket.settimeout(left)
            chunk = self._socket.recv(_CHUNK)
            if not chunk:
                raise ConnectionResetError("it was closed before the reply")
            self._received += chunk
        line = bytes(self._received[:end])
        del self._received[: end + 1]
        return line
