"""What Live's own window and log show of the script. Neither ever raises: a log that fails must not stop the pump."""

import contextlib
from typing import Any

from alive.application.ports import Clock

MOST_ERRORS = 20
PERIOD = 10.0
"""At most so many errors in so many seconds: a traceback is a kilobyte that Live writes on its main thread."""


class LiveLog:
    """Writes to Live's Log.txt."""

    def __init__(self, c_instance: Any, clock: Clock) -> None:
        self._c_instance = c_instance
        self._clock = clock
        self._period_began = clock()
        self._errors = 0

    def info(self, text: str) -> None:
        """Something a user may want to know."""
        with contextlib.suppress(Exception):  # where should it be told?
            self._c_instance.log_message(text)

    def error(self, text: str) -> None:
        """Something that went wrong; when too much does, only how much."""
        now = self._clock()
        if now - self._period_began >= PERIOD:
            if self._errors > MOST_ERRORS:
                self.info(f"ERROR {self._errors - MOST_ERRORS} more errors were not written")
            self._period_began, self._errors = now, 0
        self._errors += 1
        if self._errors <= MOST_ERRORS:
            self.info(f"ERROR {text}")


class LiveStatusBar:
    """The line at the bottom of Live's window."""

    def __init__(self, c_instance: Any) -> None:
        self._c_instance = c_instance

    def show(self, text: str) -> None:
        """Show a short text."""
        with contextlib.suppress(Exception):  # it is in the log too
            self._c_instance.show_message(text)
