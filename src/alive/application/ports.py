"""What the use cases need of the world, as Protocols. Adapters implement them; tests use dummies of them."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

import attrs

from alive.application.handling import Steps
from alive.domain.errors import AliveError
from alive.domain.operation import Command
from alive.domain.results.connection import Target

R = TypeVar("R")

Clock = Callable[[], float]
"""Seconds from any fixed point, never going back, fine enough to measure microseconds."""


@attrs.frozen
class TakenBack:
    """What came of taking back."""

    remains: tuple[str, ...]
    """What could not be taken back, a sentence each."""
    undo_entries: int
    """How many entries the undo history holds now that come from what was done and from taking it back."""


class Journal(Protocol):
    """What some commands are about to change, as it was."""

    def before(self, command: Command[Any]) -> None:
        """Remember what the command may change. MUST be called before it is carried out."""
        ...

    def after(self, command: Command[Any]) -> None:
        """Take note of what the command has changed."""
        ...

    def take_back(self) -> Steps[TakenBack]:
        """Write everything back as it was, before the first wait; then look whether Live shows it so."""
        ...


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

    def locate(self, command: Command[Any]) -> None:
        """Raise NotFound if something that a command names is not there."""
        ...

    def targets(self, command: Command[Any]) -> tuple[Target, ...]:
        """The objects a command would act on, as they are now: the song if it names none. MAY raise as `execute`."""
        ...

    def require(self, command: Command[Any], expected: Mapping[str, Any]) -> None:
        """Raise PreconditionFailed if properties of the one target of a command are not as expected.

        MUST raise InvalidArgument for a command that has several targets.
        """
        ...

    def open_journal(self) -> Journal:
        """Begin to remember what commands change, so that it can be taken back."""
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
