"""What is due when: the one queue of everything that happens on Live's main thread."""

import heapq
from collections.abc import Callable
from itertools import count

TICK = 0.010
"""Seconds until a deferred change shows; measured 8 to 10 ms in Live."""

SCRIPT = 0
ENGINE = 1
"""At the same moment the scripts' callbacks come before Live's own work: a script meets the old state once more."""

_TOLERANCE = 1e-7
"""Seconds; sums of decimal fractions must not make an event miss its moment."""


class Event:
    """Something that will happen; cancelling it is final."""

    __slots__ = ("action", "due")

    def __init__(self, due: float, action: Callable[[], None]) -> None:
        self.due = due
        self.action: Callable[[], None] | None = action

    def cancel(self) -> None:
        """Make it not happen."""
        self.action = None


class Scheduler:
    """Events in order of time, then scripts before Live, then in the order they were planned."""

    def __init__(self) -> None:
        self._queue: list[tuple[float, int, int, Event]] = []
        self._numbers = count()
        self._holding = False
        self._held: list[tuple[float, int, int, Event]] = []

    def at(self, due: float, action: Callable[[], None], priority: int = SCRIPT) -> Event:
        """Plan an action for a moment in seconds."""
        event = Event(due, action)
        heapq.heappush(self._queue, (round(due, 7), priority, next(self._numbers), event))
        return event

    def hold(self, *, waiting: bool) -> None:
        """Let the scripts' events wait, or make up for those that waited; Live's own work goes on."""
        self._holding = waiting
        if not waiting:
            for entry in self._held:
                heapq.heappush(self._queue, entry)
            self._held = []

    def next_due(self) -> float | None:
        """Return when the next event is due, or None when nothing is planned."""
        queue = self._queue
        while queue and (queue[0][3].action is None or (self._holding and queue[0][1] == SCRIPT)):
            entry = heapq.heappop(queue)
            if entry[3].action is not None:
                self._held.append(entry)
        return queue[0][0] if queue else None

    def pop_due(self, now: float) -> Callable[[], None] | None:
        """Take the first event that is due by now, or None."""
        due = self.next_due()
        if due is None or due > now + _TOLERANCE:
            return None
        return heapq.heappop(self._queue)[3].action
