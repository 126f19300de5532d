"""Dummies that implement the ports."""

from typing import Any

import pytest

from alive.domain.errors import AliveError, LiveRejected
from alive.domain.operation import Command


class DummyLive:
    """A Live of which everything is noted."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.handlers: dict[type, Any] = {}
        self.missing: dict[str, str] = {}

    def can_execute(self, command: type[Command[Any]]) -> bool:
        return command in self.handlers

    def execute(self, command: Command[Any]) -> Any:
        self.seen.append(command.spec.name)
        return self.handlers[type(command)](command)

    def translate(self, error: Exception) -> AliveError | None:
        return LiveRejected(str(error)) if isinstance(error, RuntimeError) else None

    def begin_undo_step(self) -> None:
        self.seen.append("begin")

    def end_undo_step(self) -> None:
        self.seen.append("end")

    def live_version(self) -> str:
        return "12.3.6"

    def unavailable(self) -> dict[str, str]:
        return self.missing


class Notes:
    """A log that is read by tests."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.errors: list[str] = []

    def info(self, text: str) -> None:
        self.lines.append(text)

    def error(self, text: str) -> None:
        self.errors.append(text)


class Hands:
    """A clock that only moves when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def live() -> DummyLive:
    return DummyLive()


@pytest.fixture
def log() -> Notes:
    return Notes()


@pytest.fixture
def clock() -> Hands:
    return Hands()
