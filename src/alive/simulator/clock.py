"""Where the simulator's time comes from: set by hand in tests, the machine's own in real time."""

from time import perf_counter
from typing import Protocol


class Clock(Protocol):
    """Seconds that never run backwards."""

    def now(self) -> float:
        """Return the time in seconds since some fixed moment."""


class ManualClock:
    """A clock that stands still until it is moved; tests need no sleeps."""

    def __init__(self, start: float = 0.0) -> None:
        self._now = start

    def now(self) -> float:
        """Return the time in seconds."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let time pass without anything happening: inside a callback this makes the callback slow."""
        self._now += seconds

    def move_to(self, moment: float) -> None:
        """Move forward to a moment in seconds; a moment in the past changes nothing."""
        self._now = max(self._now, moment)


class RealClock:
    """The machine's precise clock (time.monotonic steps by 15.6 ms on Windows)."""

    def now(self) -> float:
        """Return the time in seconds."""
        return perf_counter()
