"""How a command finds the function that carries it out, and how such a function waits for Live.

A handler is a plain function `handler(context, command) -> result`. Where Live shows an effect only on a later tick, it
is a generator instead: it does all its writes first and then yields `Until(...)`; it is resumed, in a later callback
from Live, with True when Live shows the effect and False when the time ran out.
"""

from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any, Generic, TypeVar

import attrs

from alive.domain.operation import Command

R = TypeVar("R")
X = TypeVar("X")


@attrs.frozen
class Until:
    """Wait for a later callback from Live in which `shown()` is true, at most `timeout` seconds."""

    shown: Callable[[], bool]
    timeout: float = 1.0
    exclusive: bool = False
    """Whether other clients' changes wait meanwhile, because more of this one's are to come. Reads go on."""


NEXT_TURN = Until(lambda: True)
"""Go on in the next callback from Live: Live has had time to act, and others have had theirs."""

OTHERS_FIRST = Until(lambda: True)
"""Go on in the next callback although Live has nothing to show: what takes long is done in parts, so that others have
their turns. Inside an atomic batch it is no pause."""

Steps = Generator[Until, bool, R]
"""A handler that waits: yields what it waits for, is sent whether Live showed it, returns the result."""

Handler = Callable[[X, Any], Any]


def steps_of(outcome: R | Steps[R]) -> Steps[R]:
    """What another handler does, as steps to go on with whether it waits or not."""
    return (yield from outcome) if isinstance(outcome, Generator) else outcome


class HandlerTable(Generic[X]):
    """The handlers of one layer, one per command class. `X` is the context they are given."""

    def __init__(self) -> None:
        self._handlers: dict[type[Command[Any]], Handler[X]] = {}

    def handles(
        self, command: type[Command[R]]
    ) -> Callable[[Callable[[X, Any], R | Steps[R]]], Callable[[X, Any], R | Steps[R]]]:
        """Mark a function as the handler of a command class. A second one for the same class is refused."""

        def register(handler: Callable[[X, Any], R | Steps[R]]) -> Callable[[X, Any], R | Steps[R]]:
            if self._handlers.setdefault(command, handler) is not handler:
                raise TypeError(f"{command.__name__} has two handlers")
            return handler

        return register

    def as_mapping(self) -> Mapping[type[Command[Any]], Handler[X]]:
        """The handlers by command class."""
        return self._handlers

    def __iter__(self) -> Iterator[type[Command[Any]]]:
        return iter(self._handlers)
