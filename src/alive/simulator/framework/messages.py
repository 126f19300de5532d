"""schedule_message: callbacks counted in updates of the display.

Said from outside an update, the delay is counted from the update before; a delay of 0 then misses the next update.
Said during an update, a delay of 1 (or 0) is one whole tick.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alive.simulator.framework.tasks import report_failure


class Messages:
    """What is to be called at which update; threads may add to it, it only appends."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, Callable[..., Any], Any]] = []
        self._tick = 0
        self._running = False

    def schedule(self, delay_in_ticks: int, callback: Any, parameter: Any = None) -> None:
        """Call back after a number of updates; the parameter is passed only if it is true."""
        if not callable(callback):
            message = f"the message is not callable: {callback!r}"
            raise TypeError(message)
        ticks = max(1, delay_in_ticks) if self._running or delay_in_ticks > 0 else 2
        self._waiting.append((self._tick + ticks, callback, parameter))

    def update(self) -> None:
        """Count one update and call what is due."""
        self._tick += 1
        self._running = True
        try:
            due = [message for message in self._waiting if message[0] <= self._tick]
            for message in due:
                self._waiting.remove(message)
            for _, callback, parameter in due:
                _call(callback, parameter)
        finally:
            self._running = False

    def clear(self) -> None:
        """Forget all of them."""
        self._waiting = []


def _call(callback: Callable[..., Any], parameter: Any) -> None:
    try:
        if parameter:
            callback(parameter)
        else:
            callback()
    except Exception:  # noqa: BLE001 - one message must not end the others
        report_failure()
