"""What happens in one turn of Live's main thread, in order and within a budget.

Live calls us every 10 ms or so. In between the main thread is the user's: it draws, it listens to the mouse. So a turn
takes a share of the interval at most, and lingers only while a client is actually talking: replies are written first,
then it waits a moment for the next request on all connections, because a sequential client answers within a fraction
of a millisecond, and would otherwise do one command per callback.
"""

import traceback
from collections.abc import Callable, Iterator
from typing import Protocol

import attrs

from alive.application.executor import Executor
from alive.application.ports import Clock, LogSink

SLICE = 0.001
"""Seconds of work after which replies are written and sockets looked at again. A client that sends its requests one by
one would get one command per callback beside one that pipelines, if the whole budget went by between two looks."""


IDLE = 0.0005
"""Seconds of work up to which a turn counts as one in which nothing was to be done."""

LONGEST_GAP = 0.1
"""Seconds between two callbacks that count. What is longer is a pause, in which Live did nothing for us: a menu or a
dialog was open, or the computer slept."""


class Wire(Protocol):
    """All transports together."""

    def receive(self, wait: float, until: float) -> None:
        """Read what has come, waiting for the first at most `wait` seconds, and not going on after `until`."""
        ...

    def send(self, until: float) -> bool:
        """Write what is to be written, as far as peers take it now. Whether anything was written."""
        ...

    def maintain(self, now: float) -> None:
        """Open what could not be opened before."""
        ...


@attrs.define
class PumpStats:
    """What the pump knows of itself, for get_stats. Times in seconds."""

    turns: int = 0
    faults: int = 0
    longest_turn: float = 0.0
    interval: float = 0.01
    """Smoothed time between callbacks from Live."""
    overruns: int = 0
    """Turns that took more than their budget."""


class Events(Protocol):
    """Whoever publishes what changed in Live."""

    @property
    def has_news(self) -> bool:
        """Whether something is to be published."""
        ...

    def publish(self, until: float) -> None:
        """Publish what changed since the last turn, until the time is up."""
        ...


class Logs(Protocol):
    """What was logged and is to be written."""

    def drain(self, until: float) -> object:
        """Write it until the time is up, and a little of it in any case."""
        ...


class Pump:
    """Calls everything that has to happen, in order. `turn` never raises."""

    def __init__(  # noqa: PLR0913 - the parts, and what a turn may take
        self,
        executor: Executor,
        wire: Wire,
        clock: Clock,
        log: LogSink,
        events: Events | None = None,
        logs: Logs | None = None,
        *,
        linger: float = 0.002,
        budget_share: float = 0.54,
        shortest_budget: float = 0.004,
        longest_budget: float = 0.020,
    ) -> None:
        """Make a pump. Times in seconds; the share is of the measured interval between callbacks.

        The longest budget is about one frame at 60 Hz: longer turns would be seen as a stutter of Live's window.
        """
        self._executor = executor
        self._wire = wire
        self._clock = clock
        self._log = log
        self._events = events
        self._logs = logs
        self.configure(linger, budget_share, shortest_budget, longest_budget)
        self.idle: Iterator[object] = iter(())
        """What is done a step at a time in turns in which nothing else is to be done."""
        self._answered = 0
        """How many requests were answered when it lingered last."""
        self.audit: Logs | None = None
        """What was noted of what was done, if anything is."""
        self.after_pause: list[Callable[[float], None]] = []
        """Called after a pause of Live, with its seconds, to leave them out of what Live or a client was given."""
        self._in_turn = False
        self._talks_first = False
        """Whether the last turn had no time for what is new."""
        self._last_start: float | None = None
        self.stats = PumpStats()

    def configure(self, linger: float, budget_share: float, shortest_budget: float, longest_budget: float) -> None:
        """Set what a turn may take: seconds, and a share of the measured interval between callbacks."""
        self._linger = linger
        self._share = budget_share
        self._shortest = shortest_budget
        self._longest = longest_budget

    def turn(self) -> None:
        """One callback from Live."""
        # A Live call may open a dialog that runs Live's event loop, which calls us again from inside.
        if self._in_turn:
            return
        self._in_turn = True
        try:
            self._turn()
        finally:
            self._in_turn = False

    def _turn(self) -> None:
        start = self._clock()
        pause = 0.0 if self._last_start is None else start - self._last_start - LONGEST_GAP
        budget = self._budget(start)
        until = start + budget
        if pause > 0:
            self._guarded(lambda: self._leave_out(pause))
        self._work(until)
        self._guarded(lambda: self._publish(until))
        self._guarded(lambda: self._wire.maintain(start))
        if self._logs is not None:
            logs = self._logs
            self._guarded(lambda: logs.drain(until))
        if self.audit is not None:
            audit = self.audit
            self._guarded(lambda: audit.drain(until))
        if self._clock() - start < IDLE:
            self._guarded(lambda: self._use_idle_time(start + 2 * IDLE))
        self._account(self._clock() - start, budget)

    def _use_idle_time(self, until: float) -> None:
        for _ in self.idle:
            if self._clock() >= until:
                return

    def _work(self, until: float) -> None:
        """Go on with what waited for Live, and with what is new.

        Both do one thing at least, which can be a slow call of Live. When the time is up after the first of them, the
        second is the first in the next turn: two slow calls in one turn would be seen.
        """
        steps = [lambda: self._executor.resume_due(self._but_for_news(until)), lambda: self._talk(until)]
        if self._talks_first:
            steps.reverse()
        self._guarded(steps[0])
        if self._clock() < until:
            self._guarded(steps[1])
            self._talks_first = False
        else:
            self._talks_first = not self._talks_first
            self._guarded(lambda: self._wire.send(self._clock() + SLICE))

    def _leave_out(self, pause: float) -> None:
        for callback in self.after_pause:
            callback(pause)

    def _talk(self, until: float) -> None:
        """Read, run, write; and again while a reply was written and there is time. Events bring no next request."""
        wait = 0.0
        while True:
            self._wire.receive(wait, until)
            self._executor.run(min(until, self._clock() + SLICE))
            until_news = self._but_for_news(until)
            wrote = self._wire.send(until_news)
            left = until_news - self._clock()
            if left <= 0:
                return
            if self._executor.has_work:
                wait = 0.0
            elif wrote and self._executor.finished != self._answered:
                self._answered = self._executor.finished
                wait = min(self._linger, left)
            else:
                return

    def _but_for_news(self, until: float) -> float:
        """Until when there is time for all else: publishing has a slice in any case, and that is part of the budget."""
        return until - SLICE if self._events is not None and self._events.has_news else until

    def _publish(self, until: float) -> None:
        """Publish, and write what was published. A flood of requests leaves events their slice."""
        if self._events is not None:
            self._events.publish(max(until, self._clock() + SLICE))
            self._wire.send(until)

    def _budget(self, start: float) -> float:
        stats = self.stats
        if self._last_start is not None:
            # Pauses say nothing about the usual interval.
            elapsed = min(start - self._last_start, LONGEST_GAP)
            stats.interval += (elapsed - stats.interval) * 0.1
        self._last_start = start
        return min(max(stats.interval * self._share, self._shortest), self._longest)

    def _account(self, took: float, budget: float) -> None:
        stats = self.stats
        stats.turns += 1
        stats.longest_turn = max(stats.longest_turn, took)
        stats.overruns += took > budget

    def _guarded(self, step: Callable[[], object]) -> None:
        try:
            step()
        except Exception:  # noqa: BLE001 - a Timer of Live whose callback raises never fires again
            self.stats.faults += 1
            self._log.error(traceback.format_exc())
