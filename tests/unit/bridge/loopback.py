"""A server for any number of connections, one after the other, whose answers a test writes down."""

import json
import socket
import threading
from collections.abc import Callable
from typing import Any

Answer = Callable[[dict[str, Any]], "dict[str, Any] | None"]

WELCOME = {"ok": True, "session": "5e55", "max_frame_bytes": 262_144}


class HangUp(Exception):
    """Raised by an answer: the connection is ended there."""


class Loopback:
    """Answers each request with what a function says; None is no answer. Greetings are answered by itself.

    What an answer has under `events` is said after it, line by line.
    """

    def __init__(self, answer: Answer) -> None:
        self.requests: list[dict[str, Any]] = []
        self.connections = 0
        self._answer = answer
        self._is_closed = False
        self._current: socket.socket | None = None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End it all."""
        if self._is_closed:
            return
        self._is_closed = True
        self._listener.shutdown(socket.SHUT_RDWR)
        if self._current is not None:
            self._current.close()
        self._listener.close()

    def say(self, *messages: dict[str, Any]) -> None:
        """Lines of its own accord."""
        self.say_bytes(b"".join(json.dumps(message).encode() + b"\n" for message in messages))

    def say_bytes(self, data: bytes) -> None:
        """Anything."""
        assert self._current is not None
        self._current.sendall(data)

    def _run(self) -> None:
        while not self._is_closed:
            try:
                self._current, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            try:
                self._serve(self._current)
            except (HangUp, OSError):
                pass
            finally:
                self._current.close()

    def _serve(self, connection: socket.socket) -> None:
        with connection.makefile("rb") as lines:
            for line in lines:
                request = json.loads(line)
                if request["action"] == "hello":
                    self.say(WELCOME | {"id": request.get("id")})
                    continue
                self.requests.append(request)
                if (reply := self._answer(request)) is not None:
                    events = reply.pop("events", ())
                    self.say({"ok": True, "id": request.get("id"), **reply}, *events)
