"""How handlers read much without holding Live up: some of it in each turn.

What is read over several callbacks may change meanwhile. So a handler takes the list once, asks before it touches
one of its objects whether that is still alive, and asks for the places of all of them at the end, in one callback.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from alive.application.handling import OTHERS_FIRST, Steps

T = TypeVar("T")
R = TypeVar("R")

WORK_PER_TURN = 200
"""Units of work in one callback. A unit is a look at an object of Live, some 10 microseconds; so it is about 2 ms."""


class Pace:
    """Counts work and tells when others should have their turn."""

    def __init__(self, per_turn: int = WORK_PER_TURN) -> None:
        self._per_turn = per_turn
        self._done = 0

    def is_over(self, units: int) -> bool:
        """Whether to let others go first, before that much more work is done."""
        over = self._done > 0 and self._done + units > self._per_turn
        self._done = units if over else self._done + units
        return over

    def spend(self, units: int) -> None:
        """Count work that could not be told before it was done."""
        self._done += units


def in_slices(items: Sequence[T], read: Callable[[int, T], R], per_turn: int) -> Steps[list[R]]:
    """Read many things of Live, some in each turn."""
    found: list[R] = []
    for index, item in enumerate(items):
        if index and index % per_turn == 0:
            yield OTHERS_FIRST
        found.append(read(index, item))
    return found
