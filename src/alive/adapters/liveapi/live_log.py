"""What Live's own window and log show of the script."""

import contextlib
from typing import Any


class LiveLog:
    """Writes to Live's Log.txt, on Live's main thread only. What Live raises is for the queue before it to count."""

    def __init__(self, c_instance: Any) -> None:
        self._c_instance = c_instance

    def write(self, text: str) -> None:
        """Write a message; Live puts date, time and the name of the script before it."""
        self._c_instance.log_message(text)


class LiveStatusBar:
    """The line at the bottom of Live's window."""

    def __init__(self, c_instance: Any) -> None:
        self._c_instance = c_instance

    def show(self, text: str) -> None:
        """Show a short text."""
        with contextlib.suppress(Exception):  # it is in the log too
            self._c_instance.show_message(text)
