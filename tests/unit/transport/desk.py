"""A gateway with a real queue, in front of a Live that is a dictionary of functions."""

import json
from collections.abc import Callable
from typing import Any

from alive.adapters.transport.session import JsonSession, Limits
from alive.application.conversion import Conversion
from alive.application.executor import Executor
from alive.application.gateway import Gateway
from alive.domain import commands  # noqa: F401 - declares the operations
from alive.domain.commands.application import Ping
from alive.domain.errors import AliveError
from alive.domain.results.application import Pong


class Notes:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.errors: list[str] = []
        self.shown: list[str] = []

    def info(self, text: str) -> None:
        self.lines.append(text)

    def error(self, text: str) -> None:
        self.errors.append(text)

    def show(self, text: str) -> None:
        self.shown.append(text)


class Desk:
    """Sessions, and what they are connected to: a real queue in front of a Live that is a dictionary of functions."""

    def __init__(self, queue_capacity: int = 1000) -> None:
        self.now = 0.0
        self.log = Notes()
        self.ran: list[Any] = []
        self.answers: dict[type, Callable[[Any], Any]] = {}
        self.executor = Executor(self, lambda: self.now, queue_capacity)
        self.gateway = Gateway(self.executor, Conversion(), lambda: self.now, self.log, log_commands=True)
        self.woken = 0

    def perform(self, request: Any) -> Any:
        command = request.command
        self.ran.append(command)
        if isinstance(command, Ping):
            return Pong(message="pong", script="test", version="0")
        answer = self.answers[type(command)](command)
        if isinstance(answer, AliveError):
            raise answer
        return answer

    def resume(self, steps: Any, *, shown: bool) -> Any:
        raise NotImplementedError

    def fail(self, steps: Any, error: Exception) -> Any:
        raise NotImplementedError

    def session(self, **limits: int) -> JsonSession:
        return JsonSession(self.gateway, "a test", Limits(**limits), self.wake)

    def wake(self) -> None:
        self.woken += 1

    def run(self) -> None:
        self.executor.run(float("inf"))


def replies(session: JsonSession) -> list[dict[str, Any]]:
    written = b""
    while (piece := session.next_output()) is not None:
        written += piece
    return [json.loads(line) for line in written.splitlines()]
