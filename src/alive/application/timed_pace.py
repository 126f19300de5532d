"""How work that goes on over many turns leaves others their share of each."""

from alive.application.handling import OTHERS_FIRST, Steps
from alive.application.ports import Clock

SLICE = 0.003
"""Seconds of one turn for work that goes on over many, so that others have their share of it."""


class TimedPace:
    """Tells when work has gone on long enough in one turn."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._began = clock()

    @property
    def is_over(self) -> bool:
        """Whether others should have their turn."""
        return self._clock() - self._began >= SLICE

    def rest(self) -> Steps[None]:
        """Let others go first if it was long; the time counts from the callback in which it goes on."""
        if self.is_over:
            yield OTHERS_FIRST
            self.begin()

    def begin(self) -> None:
        """Count from now on."""
        self._began = self._clock()
