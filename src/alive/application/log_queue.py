"""Queue logging: any thread says something, Live's main thread writes it.

Theory of operation. Whoever logs only puts a tuple into a queue. Once a turn the main thread takes what waits, formats
it and gives it to Live, whose `log_message` must not be called from any other thread. There is a queue for each level,
so that one that is full finds room for what matters more without searching: the newest message of the lowest level
goes. Every message is counted once: it is enqueued, or dropped.

The lock is held for single steps only, and can be taken again by the thread that holds it: Python may collect garbage
in between, and what is collected may log.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from alive.application.log_lines import LONGEST, abridged, in_marked_lines, in_one_line, text_of, time_of_day
from alive.application.ports import Clock
from alive.domain.log_level import LogLevel
from alive.domain.results.logging import LogStats
from alive.domain.words import counted

LEVELS = tuple(LogLevel.__members__)
_DEBUG, _INFO, _WARN, _ERROR, _CRITICAL = range(len(LEVELS))

_RANKS = {name: rank for rank, upper in enumerate(LEVELS) for name in (upper, upper.lower())}
_RANKS |= {"WARNING": _WARN, "warning": _WARN}

CAPACITY = 2000
"""Messages that may wait, if nothing else is set."""

KEPT = 1000
"""Lines that can be asked for after they were written."""

USUAL_DRAIN = 200
"""Messages that are written at once at most, unless more than twice as many wait."""

LEAST_DRAIN = 5
"""Messages that are written in each turn, although its time is over: a flood of requests must not silence the log."""

REPORT_AFTER = 10.0
"""Seconds between two lines that say how many messages were dropped."""

LAST_LINES = 0.2
"""Seconds that writing what waits may take at the end."""

MOST_TRACEBACKS = 20
TRACEBACK_PERIOD = 10.0
"""So many whole tracebacks in so many seconds: each is a kilobyte that Live writes on its main thread."""

Write = Callable[[str], None]
_Entry = tuple[int, float, int, str, Any]
"""Number, time by the clock, rank of the level, component, message. Numbers grow, so that entries sort by them."""


class Written(NamedTuple):
    """A line that was written."""

    number: int
    epoch: float
    rank: int
    component: str
    text: str


class LogQueue:
    """The log of the script. Only `drain` and `close` write, on the thread that made it; the rest is for any thread."""

    def __init__(
        self,
        write: Write | None,
        clock: Clock,
        wall_clock: Clock,
        *,
        level: str = LogLevel.INFO,
        enabled: bool = True,
        capacity: int = CAPACITY,
    ) -> None:
        """Make a log.

        Args:
            write: Takes a formatted message; while there is none, messages wait.
            clock: What everything is measured with.
            wall_clock: Seconds since 1970, for the time that is shown.
            level: Messages below it are left out.
            enabled: Whether messages below ERROR are wanted at all.
            capacity: How many messages may wait.
        """
        self._clock = clock
        self._wall_clock = wall_clock
        self._lock = threading.RLock()
        self._levels: list[deque[_Entry]] = [deque() for _ in LEVELS]
        self._capacity = self._room = capacity
        self._waiting = self._number = self._written = 0
        self._enqueued = self._drained = self._failed = self._cleared = self._peak = 0
        self._dropped = [0] * len(LEVELS)
        self._unreported = [0] * len(LEVELS)
        self._busy, self._since, self._reported_at = 0.0, self._look_at_clocks(), float("-inf")
        self._kept: deque[Written] = deque(maxlen=KEPT)
        self._is_draining = False
        self._tracebacks, self._period_began = 0, clock()
        self._level, self._enabled = _RANKS[level], enabled
        self._set_threshold()
        self._write = write
        self._thread = threading.get_ident()

    # The two switches.

    @property
    def level(self) -> str:
        """Messages below it are left out."""
        return LEVELS[self._level]

    @level.setter
    def level(self, level: str) -> None:
        self._level = _RANKS[level]
        self._set_threshold()

    @property
    def enabled(self) -> bool:
        """Whether messages below ERROR are wanted at all."""
        return self._enabled

    @enabled.setter
    def enabled(self, enabled: bool) -> None:
        self._enabled = enabled
        self._set_threshold()

    @property
    def capacity(self) -> int:
        """How many messages may wait."""
        return self._capacity

    @capacity.setter
    def capacity(self, capacity: int) -> None:
        self._capacity = self._room = capacity

    def _set_threshold(self) -> None:
        self._threshold = self._level if self._enabled else max(self._level, _ERROR)

    # From any thread.

    def log(self, component: str, message: Any, level: str = "INFO", force: bool = False) -> bool:  # noqa: FBT001, FBT002 - the older signature
        """Say something. Whether it got a place in the queue.

        Args:
            component: Which part of the script speaks.
            message: What it says.
            level: DEBUG, INFO, WARN, ERROR or CRITICAL. One that does not exist counts as WARN and is shown.
            force: Whether to say it whatever the level and the switch.
        """
        rank = _RANKS.get(level)
        if rank is None:
            rank, message = _WARN, f"({level}) {text_of(message)}"
        if rank < self._threshold and not force:
            return False
        if message.__class__ is str and len(message) > LONGEST:
            message = text_of(message)
        now = self._clock()
        with self._lock:
            if self._waiting >= self._room and not self._make_room(rank):
                return False
            self._number += 1
            self._levels[rank].append((self._number, now, rank, component, message))
            self._enqueued += 1
            self._waiting += 1
            if self._waiting > self._peak:  # noqa: PLR1730 - a call of max would be a tenth of all this
                self._peak = self._waiting
        return True

    def error(self, component: str, text: str) -> bool:
        """Say that something went wrong, perhaps with a traceback, which is abridged after many others."""
        if "\n" in text and not self._may_be_whole():
            text = abridged(text)
        return self.log(component, text, "ERROR")

    def component(self, name: str) -> "ComponentLog":
        """The log of one part of the script."""
        return ComponentLog(self, name)

    def _make_room(self, rank: int) -> bool:
        """Let the newest message of the lowest level go, if that is lower; else what comes is dropped."""
        for lower in range(rank):
            if self._levels[lower] and self._room:
                self._levels[lower].pop()
                self._drop(lower)
                self._waiting -= 1
                self._enqueued -= 1
                return True
        self._drop(rank)
        return False

    def _drop(self, rank: int) -> None:
        self._dropped[rank] += 1
        self._unreported[rank] += 1

    def _may_be_whole(self) -> bool:
        now = self._clock()
        with self._lock:
            if now - self._period_began >= TRACEBACK_PERIOD:
                self._period_began, self._tracebacks = now, 0
            self._tracebacks += 1
            return self._tracebacks <= MOST_TRACEBACKS

    # On the main thread.

    def drain(self, until: float = float("inf"), max_messages: int = USUAL_DRAIN) -> int:
        """Write what waits, the oldest first; how many messages that was.

        Args:
            until: When to stop, by the clock; a few are written in any case.
            max_messages: How many to write at most. If more than twice as many wait, half of them.
        """
        if self._nothing_to_do():
            return 0
        self._require_thread()
        if self._write is None or self._is_draining:
            return 0
        self._is_draining = True
        began = self._look_at_clocks()
        try:
            written = self._drain(until, max(max_messages, self._waiting // 2))
            self._report_dropped(began)
        finally:
            self._is_draining = False
        self._busy += self._clock() - began
        return written

    def _nothing_to_do(self) -> bool:
        return not self._waiting and not any(self._unreported)

    def _drain(self, until: float, limit: int) -> int:
        for count in range(limit):
            if count >= LEAST_DRAIN and self._clock() >= until:
                return count
            entry = self._take(self._levels)
            # Where Live takes nothing now, what waits has another chance in the next turn.
            if entry is None or not self._write_entry(entry):
                return count
        return limit

    def close(self, within: float = LAST_LINES) -> None:
        """Write what waits, what matters most first, and say what could not be written. Nothing is taken after it."""
        self._require_thread()
        until = self._look_at_clocks() + within
        severe = self._levels[_ERROR:]
        while self._clock() < until and (entry := self._take(severe) or self._take(self._levels)):
            self._write_entry(entry)
        with self._lock:
            self._room = 0
            left = self._clear()
        self._report_dropped(float("inf"))
        if any(left):
            reason = f"the {within * 1000:g} ms for it were over when the Set was closed"
            self._put(self._clock(), _WARN, "log", f"{_shown_counts(left)} not written: {reason}")

    def clear(self) -> int:
        """Take all that waits out of the queue without writing it; how many messages that was."""
        with self._lock:
            return sum(self._clear())

    def stats(self) -> LogStats:
        """The counters."""
        now = self._clock()
        with self._lock:
            dropped, seconds = sum(self._dropped), max(0.0, now - self._since)
            offered = self._enqueued + dropped
            return LogStats(
                messages_enqueued=self._enqueued,
                messages_drained=self._drained,
                messages_dropped=dropped,
                messages_failed=self._failed,
                messages_cleared=self._cleared,
                dropped_by_level={name: count for name, count in zip(LEVELS, self._dropped, strict=True) if count},
                queue_size=self._waiting,
                queue_max=self._capacity,
                queue_utilization=min(100.0, 100 * self._waiting / self._capacity),
                peak_queue_size=self._peak,
                drop_rate=100 * dropped / offered if offered else 0.0,
                overhead_percent=min(100.0, 100 * self._busy / seconds) if seconds else 0.0,
                seconds=seconds,
                level=self.level,
                enabled=self._enabled,
            )

    def reset_stats(self) -> None:
        """Count anew. What waits is counted as enqueued, so that the sums go on to agree."""
        with self._lock:
            self._enqueued = self._peak = self._waiting
            self._drained = self._failed = self._cleared = 0
            self._dropped = [0] * len(LEVELS)
            self._busy, self._since = 0.0, self._clock()

    @property
    def last_number(self) -> int:
        """The number of the line that was written last."""
        return self._written

    def written(self, after: int = 0) -> Iterator[Written]:
        """The lines that were written after that number and are still kept, the oldest first."""
        return (line for line in self._kept if line.number > after)

    def take_over(self, before: "LogQueue") -> None:
        """Put in what waits in another one, if that one has nobody to write it."""
        if before._write is not None:  # noqa: SLF001 - of the same class
            return
        with before._lock:  # noqa: SLF001 - of the same class
            for _, _, rank, component, message in sorted(entry for level in before._levels for entry in level):  # noqa: SLF001
                self.log(component, message, LEVELS[rank], force=True)
            before.clear()

    def _take(self, levels: list[deque[_Entry]]) -> _Entry | None:
        """The oldest message of those levels. It counts as waiting until it is written."""
        with self._lock:
            oldest: deque[_Entry] | None = None
            for level in levels:
                if level and (oldest is None or level[0] < oldest[0]):
                    oldest = level
            return None if oldest is None else oldest.popleft()

    def _write_entry(self, entry: _Entry) -> bool:
        _, at, rank, component, message = entry
        is_written = self._put(at, rank, component, message)
        with self._lock:
            self._waiting -= 1
            self._drained += is_written
            self._failed += not is_written
        return is_written

    def _put(self, at: float, rank: int, component: str, message: Any) -> bool:
        """Give one message to Live, and keep it."""
        text = message if message.__class__ is str else text_of(message)
        epoch = at + self._epoch
        self._written += 1
        self._kept.append(Written(self._written, epoch, rank, component, text))
        shown = in_marked_lines(text) if rank >= _ERROR else in_one_line(text)
        try:
            self._write(f"[{time_of_day(epoch)}] [{LEVELS[rank]}] [{in_one_line(component)}] {shown}")  # type: ignore[misc]
        except Exception:  # noqa: BLE001 - where should it be told? It is counted, and kept to be asked for
            return False
        return True

    def _report_dropped(self, now: float) -> None:
        """Say how many were dropped, unless that was said a moment ago."""
        if not any(self._unreported) or now - self._reported_at < REPORT_AFTER:
            return
        self._reported_at = now
        dropped = self._unreported.copy()
        reason = f"more came than was written, and the queue holds {self._capacity}"
        if self._put(self._clock(), _WARN, "log", f"{_shown_counts(dropped)} dropped: {reason}"):
            with self._lock:
                self._unreported = [all_ - told for all_, told in zip(self._unreported, dropped, strict=True)]

    def _look_at_clocks(self) -> float:
        """The time now; what is written after it is shown in the time of day, which may have been set meanwhile."""
        now = self._clock()
        self._epoch = self._wall_clock() - now
        return now

    def _clear(self) -> list[int]:
        """How many of each level were taken out."""
        counts = [len(level) for level in self._levels]
        for level in self._levels:
            level.clear()
        self._waiting -= sum(counts)
        self._cleared += sum(counts)
        return counts

    def _require_thread(self) -> None:
        if threading.get_ident() != self._thread:
            raise RuntimeError("only Live's main thread may write to its log")


class ComponentLog:
    """What one part of the script writes with: a LogSink."""

    __slots__ = ("_name", "_queue")

    def __init__(self, queue: LogQueue, name: str) -> None:
        self._queue = queue
        self._name = name

    def info(self, text: str) -> None:
        """Something a user may want to know."""
        self._queue.log(self._name, text)

    def error(self, text: str) -> None:
        """Something that went wrong, perhaps with a traceback."""
        self._queue.error(self._name, text)


def _shown_counts(counts: list[int]) -> str:
    """`5 messages (4 INFO, 1 ERROR)`."""
    by_level = ", ".join(f"{count} {name}" for name, count in zip(LEVELS, counts, strict=True) if count)
    return f"{counted(sum(counts), 'message')} ({by_level})"
