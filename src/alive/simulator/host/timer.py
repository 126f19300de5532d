"""Live.Base.Timer."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any

from alive.simulator.host import running
from alive.simulator.object_model.arguments import Signature
from alive.simulator.object_model.vectors import instance

if TYPE_CHECKING:
    from alive.simulator.host.scheduler import Event

_SIGNATURE = Signature(
    "__init__( (object)arg1, (object)callback, (int)interval [, (bool)repeat=False [, (bool)start=False]]) -> None :"
)


class Timer(instance):
    """Calls back on the main thread after an interval in milliseconds; an exception or its loss ends it."""

    __slots__ = ("_callback", "_dead", "_event", "_interval", "_repeat", "_simulation")

    def __init__(self, *given: Any, **keywords: Any) -> None:
        callback, interval, repeat, start = _SIGNATURE.bind("Timer", given, keywords)
        simulation = running.current()
        self._callback = callback
        self._interval = max(interval / 1000.0, simulation.timer_floor)
        self._repeat = repeat
        self._simulation = simulation
        self._event: Event | None = None
        self._dead = False
        if start:
            self.start()

    @property
    def running(self) -> bool:
        """Whether it will call back."""
        return self._event is not None

    def start(self) -> None:
        """Start; a timer that runs goes on as it is."""
        if self._event is None and not self._dead:
            self._plan(self._simulation.clock.now() + self._interval)

    def stop(self) -> None:
        """Stop."""
        if self._event is not None:
            self._event.cancel()
            self._event = None

    def restart(self) -> None:
        """Begin the interval anew."""
        self.stop()
        self.start()

    def _plan(self, due: float) -> None:
        # Weak: a timer that nobody holds never calls back again.
        held = weakref.WeakMethod(self._fire)

        def fire() -> None:
            timer = held()
            if timer is not None:
                timer()

        self._event = self._simulation.scheduler.at(due, fire)

    def _fire(self) -> None:
        if self._event is None:
            return
        due, self._event = self._event.due + self._interval, None
        if self._repeat:
            # One that is late does not catch up.
            now = self._simulation.clock.now()
            self._plan(due if due > now else now + self._interval)
        try:
            self._callback()
        except Exception as error:  # noqa: BLE001 - Live goes on, the timer does not
            self.stop()
            self._dead = True
            self._simulation.log_exception(error)


Timer.__module__ = "Base"
Timer.__init__.__doc__ = _SIGNATURE.doc
for _name in ("start", "stop", "restart"):
    getattr(Timer, _name).__doc__ = Signature(f"{_name}( (Timer)arg1) -> None :").doc
