"""What logging costs: whoever logs, and Live's main thread, which writes."""

import time

from alive.application.log_queue import LogQueue
from benchmarks.inside import best

MANY = 2000
PER_SECOND = 100
"""Messages a second that count as usual: a script that says so much is busy."""


def _queue() -> LogQueue:
    return LogQueue(lambda _line: None, time.perf_counter, time.time, capacity=10 * MANY)


def bare_append() -> float:
    """Microseconds of putting a message into a list, by a call as the others are."""
    kept: list[tuple[str, str]] = []
    return best(lambda: kept.append(("pump", "a message")), MANY) * 1e6


def filtered_call() -> float:
    """Microseconds of saying what nobody wants."""
    queue = _queue()
    return best(lambda: queue.log("pump", "a message", "DEBUG"), MANY) * 1e6


def queued_call() -> float:
    """Microseconds of saying what is to be written."""
    queue = _queue()
    return best(lambda: queue.log("pump", "a message"), MANY) * 1e6


def written_message() -> float:
    """Microseconds of formatting one message on the main thread and giving it away; what Live does with it apart."""
    queue = _queue()
    times = []
    for _ in range(7):
        for _ in range(MANY):
            queue.log("pump", "a message")
        start = time.perf_counter()
        queue.drain(max_messages=MANY)
        times.append((time.perf_counter() - start) / MANY)
    return min(times) * 1e6


def overhead() -> float:
    """Percent of the time that saying and writing a hundred messages a second takes."""
    return (queued_call() + written_message()) * PER_SECOND / 1e6 * 100
