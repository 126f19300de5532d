"""A Live (simulated, on a manual clock), the adapter over it, and a dispatcher, as the script has them."""

from collections.abc import Callable
from typing import Any, TypeVar

import alive.domain.commands  # noqa: F401 - declares every operation
from alive.adapters.liveapi import LiveAdapter
from alive.application.dispatcher import Dispatcher
from alive.application.executor import Suspension
from alive.domain.operation import Command
from alive.simulator import Simulator

R = TypeVar("R")
T = TypeVar("T")

NONCE = "9f2c"
INTERVAL = 0.010
"""Seconds between two callbacks of a timer on macOS."""

TICKS = (0.004, 0.010, 0.018, 0.034)
"""Seconds until Live shows what it shows late: before the next callback, just after it, several later."""


class RecordedLog:
    """A LogSink that keeps everything."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def info(self, text: str) -> None:
        self.lines.append(text)

    def error(self, text: str) -> None:
        self.lines.append(text)


class _Surface:
    """A script that only holds what Live gives to it."""

    def __init__(self, c_instance: Any) -> None:
        self.c_instance = c_instance


class LiveDesk:
    """One running Live and the way commands take to it."""

    def __init__(self, sim: Simulator) -> None:
        self.sim = sim
        self.clock = sim.clock.now
        self.script = sim.host(_Surface)
        self.adapter = LiveAdapter(sim.song, NONCE, self.script.instance.c_instance)
        self.context = self.adapter.context
        self.log = RecordedLog()
        self.dispatcher = Dispatcher(self.adapter, self.clock, self.log)

    @property
    def song(self) -> Any:
        """The other door: the song itself."""
        return self.sim.song

    def start(self, command: Command[R]) -> Any:
        """Begin a command in one callback from Live: its result, or the Suspension of one that waits."""
        return self.sim.call(lambda: self.dispatcher.perform(command))

    def finish(self, outcome: Any) -> Any:
        """Let time pass until a command that waits has its result."""
        while isinstance(outcome, Suspension):
            outcome = self.next_callback(lambda waiting=outcome: self._go_on(waiting))
        return outcome

    def next_callback(self, act: Callable[[], T]) -> T:
        """Do something in the next callback of a timer, which at its moment comes before Live's own work."""
        outcomes: list[T] = []
        self.sim.after(INTERVAL, lambda: outcomes.append(act()))
        self.sim.advance(INTERVAL)
        return outcomes[0]

    def run(self, command: Command[R]) -> R:
        """Carry out a command to its end."""
        result: R = self.finish(self.start(command))
        return result

    def user(self, act: Callable[[], T]) -> T:
        """Something the user or another script does, and time for Live to show it."""
        outcome = self.sim.call(act)
        self.sim.advance(self.sim.tick + INTERVAL)
        return outcome

    def _go_on(self, waiting: Suspension) -> Any:
        try:
            shown = waiting.wish.shown()
        except Exception as error:  # noqa: BLE001 - as the executor does
            return self.dispatcher.fail(waiting.steps, error)
        if not shown and self.clock() < waiting.give_up_at:
            return waiting
        return self.dispatcher.resume(waiting.steps, shown=shown)
