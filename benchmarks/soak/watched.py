"""A simulated Live that measures, from its own side, what it does for the script: each callback and each change.

Python's collector is measured apart: the objects of the simulated Live are Python's, those of Live are not.
"""

import gc
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import attrs

from alive.simulator import RealClock, Simulator
from alive.simulator.object_model.document import Document
from alive.simulator.object_model.undo import History

LONGEST_GAP = 0.1
SHARE, SHORTEST, LONGEST = 0.54, 0.004, 0.020
"""What the settings allow a turn: a share of the time between two callbacks, and seconds at least and at most."""

GRACE = 0.010
"""Seconds by which a turn may be over: what begins within the budget ends after it, and at the end of a turn events and
replies get a little in any case."""


@attrs.define
class Measured:
    """All callbacks of the Timer, in seconds. Arrays, so that measuring does not grow what is measured."""

    wall: "array[float]" = attrs.field(factory=lambda: array("d"))
    """By the clock."""
    over: "array[float]" = attrs.field(factory=lambda: array("d"))
    """The processor's time, without the collector, beyond the budget and the longest change of the Set: that is a call
    of Live, or an undo step, which is a command or an atomic batch."""
    longest_collector: float = 0.0


class WatchedSimulator(Simulator):
    """Measures by the processor's time of the main thread besides the clock: other programs run on this machine."""

    def __init__(self, **live: Any) -> None:
        super().__init__(clock=RealClock(), **live)
        self.measured = Measured()
        self._interval = 0.01
        self._last_start: float | None = None
        self._longest_change = self._collector = self._collecting_since = 0.0
        gc.callbacks.append(self._on_collector)

    def _run_next(self) -> None:
        event = self.scheduler.pop_due(self.clock.now())
        if event is None:
            return
        is_timer = "Timer" in event.__qualname__
        start, cpu = time.perf_counter(), time.thread_time()
        self._longest_change = self._collector = 0.0
        with self._callback(), measuring(self):
            event()
        if is_timer:
            took, used = time.perf_counter() - start, time.thread_time() - cpu
            collector = self._collector
            self.measured.wall.append(took)
            self.measured.over.append(used - collector - self._longest_change - self._budget(start))
            self.measured.longest_collector = max(self.measured.longest_collector, collector)

    def _on_collector(self, phase: str, _about: object) -> None:
        if phase == "start":
            self._collecting_since = time.thread_time()
        else:
            self._collector += time.thread_time() - self._collecting_since

    def note(self, began: float, collector: float) -> None:
        """A change of the Set is made: when it began, and what the collector had taken by then."""
        took = time.thread_time() - began - (self._collector - collector)
        self._longest_change = max(self._longest_change, took)

    def timed(self, step: Callable[[], object]) -> float:
        """Do something outside of any callback; what it took of the processor's time, without the collector."""
        start, self._collector = time.thread_time(), 0.0
        step()
        return time.thread_time() - start - self._collector

    @property
    def collector(self) -> float:
        """What the collector has taken in this callback."""
        return self._collector

    def _budget(self, start: float) -> float:
        if self._last_start is not None:
            self._interval += (min(start - self._last_start, LONGEST_GAP) - self._interval) * 0.1
        self._last_start = start
        return min(max(self._interval * SHARE, SHORTEST), LONGEST)


@contextmanager
def measuring(simulation: WatchedSimulator) -> Iterator[None]:
    """Measure each change of the Set: what Live does in one call with the listeners it calls, and each undo step."""
    original, begin, end, depth = Document.operation, History.begin_step, History.end_step, 0
    steps: list[tuple[float, float]] = []

    @contextmanager
    def operation(self: Document) -> Iterator[None]:
        nonlocal depth
        depth += 1
        began, collector = time.thread_time(), simulation.collector
        try:
            with original(self):
                yield
        finally:
            depth -= 1
            if not depth:
                simulation.note(began, collector)

    def begin_step(self: History) -> None:
        steps.append((time.thread_time(), simulation.collector))
        begin(self)

    def end_step(self: History) -> None:
        end(self)
        if steps:
            simulation.note(*steps.pop())

    replaced: tuple[tuple[type, str, Any], ...] = (
        (Document, "operation", operation),
        (History, "begin_step", begin_step),
        (History, "end_step", end_step),
    )
    for kind, name, replacement in replaced:
        setattr(kind, name, replacement)
    try:
        yield
    finally:
        for (kind, name, _), was in zip(replaced, (original, begin, end), strict=True):
            setattr(kind, name, was)
