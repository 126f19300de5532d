"""The log of the running script as functions, for code that is not given a part of it.

from alive.application.logging_config import log

log("my transport", "nobody listens there", level="WARN")
"""

import time
from typing import Any

import attrs

from alive.application.log_queue import USUAL_DRAIN, LogQueue, Write


class _Running:
    queue = LogQueue(None, time.perf_counter, time.time)
    """Until there is a script, messages wait."""


def install(queue: LogQueue) -> LogQueue:
    """Make this the log that the functions below speak of. What waits to be written by nobody else comes along."""
    queue.take_over(_Running.queue)
    _Running.queue = queue
    return queue


def init_logging(log_callback: Write) -> None:
    """Begin to log with what writes a line. MUST be called on Live's main thread. What waited already is kept."""
    install(LogQueue(log_callback, time.perf_counter, time.time))


def log(component: str, message: Any, level: str = "INFO", force: bool = False) -> bool:  # noqa: FBT001, FBT002 - the older signature
    """Say something, from any thread; see `LogQueue.log`."""
    return _Running.queue.log(component, message, level, force)


def drain_log_queue(max_messages: int = USUAL_DRAIN) -> int:
    """Write what waits; see `LogQueue.drain`. MUST be called on Live's main thread."""
    return _Running.queue.drain(max_messages=max_messages)


def clear_log_queue() -> int:
    """Take all that waits out of the queue without writing it."""
    return _Running.queue.clear()


def get_log_stats() -> dict[str, Any]:
    """The counters by name."""
    return attrs.asdict(_Running.queue.stats())  # type: ignore[arg-type] # results are attrs classes


def reset_log_stats() -> None:
    """Count anew."""
    _Running.queue.reset_stats()
