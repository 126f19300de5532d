"""How the main thread waits between two callbacks: with Python's global lock held, as in Live, or released.

Background threads of a Remote Script starve in Live because nothing lets them run between callbacks.
A foreign call through ctypes.PyDLL keeps the lock, so waiting in it starves them here in the same way.
"""

import sys
import time
from collections.abc import Callable
from typing import Literal

Gil = Literal["held", "free"]
Wait = Callable[[float], None]
"""Waits about this many seconds."""

_LONGEST_USLEEP = 0.9
"""Seconds; POSIX allows usleep to refuse a second or more."""


def waiter(gil: Gil) -> Wait:
    """Return the function that waits, for the kind of lock asked for."""
    return _WAITERS[gil]()


def _free_waiter() -> Wait:
    return time.sleep  # noqa: TID251 - this is the place where real time passes


def _holding_waiter() -> Wait:
    import ctypes  # noqa: PLC0415 - absent in Live itself, so only loaded when the lock is to be held

    if sys.platform == "win32":
        sleep = ctypes.PyDLL("kernel32").Sleep

        def wait_windows(seconds: float) -> None:
            sleep(max(1, int(seconds * 1e3)))

        return wait_windows
    usleep = ctypes.PyDLL(None).usleep

    def wait(seconds: float) -> None:
        usleep(int(min(seconds, _LONGEST_USLEEP) * 1e6))

    return wait


_WAITERS: dict[Gil, Callable[[], Wait]] = {"free": _free_waiter, "held": _holding_waiter}
