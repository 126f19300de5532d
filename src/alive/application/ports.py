"""What the use cases need of the world, as Protocols. Adapters implement them; tests use dummies of them."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from alive.application.handling import Steps
from alive.domain.errors import AliveError
from alive.domain.operation import Command

R = TypeVar("R")

Clock = Callable[[], float]
"""Seconds from any fixed point, never going back, fine enough to measure microseconds."""


class LivePort(Protocol):
    """The running Live. Every method is called on Live's main thread and MUST NOT block."""

    def can_execute(self, command: type[Command[Any]]) -> bool:
        """Whether this port has a handler for the command."""
        ...

    def execute(self, command: Command[R]) -> R | Steps[R]:
        """Carry out a command. MAY raise anything that Live raises; MUST NOT swallow it."""
        ...

    def translate(self, error: Exception) -> AliveError | None:
        """What an exception of Live means, or None if it is not one of Live's."""
        ...

    def begin_undo_step(self) -> None:
        """Open the one undo step that holds what follows."""
        ...

    def end_undo_step(self) -> None:
        """Close the undo step. MUST be called once for each begin, whatever happened between."""
        ...

    def live_version(self) -> str:
        """The version of Live, such as `12.3.6`."""
        ...

    def unavailable(self) -> dict[str, str]:
        """Operations that this Live cannot do, by wire name, each with the reason."""
        ...


class LogSink(Protocol):
    """Where the script writes what happened. MUST NOT raise and MUST NOT block."""

    def info(self, text: str) -> None:
        """Something a user may want to know."""
        ...

    def error(self, text: str) -> None:
        """Something that went wrong; MAY hold a traceback."""
        ...


class StatusBar(Protocol):
    """The line at the bottom of Live's window."""

    def show(self, text: str) -> None:
        """Show a short text to the musician. MUST be called on Live's main thread."""
        ...
