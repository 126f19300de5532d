"""What operations on the log of the script return."""

from collections.abc import Mapping
from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, Interval, Seconds, Unit

Percent = Annotated[float, Interval(0, 100), Unit("%")]
LineNumber = Annotated[int, Interval(0, 2**53), Unit("line of the log, from 1")]


@result
class LogLevelSet:
    """What the script writes to the log from now on."""

    message: str
    level: Annotated[str, Doc("Messages below it are left out.")]
    enabled: Annotated[bool, Doc("If not, only ERROR and CRITICAL are written.")]


@result
class LogStats:
    """What went through the log since its counters were reset.

    `messages_enqueued` is the sum of `messages_drained`, `messages_failed`, `messages_cleared` and `queue_size`.
    """

    messages_enqueued: Annotated[Count, Doc("Messages that got a place in the queue, and were not crowded out of it.")]
    messages_drained: Annotated[Count, Doc("Messages that were written to Live's log.")]
    messages_dropped: Annotated[Count, Doc("Messages for which there was no place: the lowest level goes first.")]
    messages_failed: Annotated[Count, Doc("Messages that Live did not take.")]
    messages_cleared: Annotated[Count, Doc("Messages that were taken out of the queue without being written.")]
    dropped_by_level: Annotated[Mapping[str, Count], Doc("Of what level those were that found no place.")]
    queue_size: Annotated[Count, Doc("Messages that wait to be written.")]
    queue_max: Annotated[Count, Doc("Messages that may wait.")]
    queue_utilization: Annotated[Percent, Doc("How full the queue is.")]
    peak_queue_size: Annotated[Count, Doc("The most that ever waited.")]
    drop_rate: Annotated[Percent, Doc("How many of all messages found no place.")]
    overhead_percent: Annotated[Percent, Doc("How much of the time passed with formatting and writing.")]
    seconds: Annotated[Seconds, Doc("Time since the counters were reset.")]
    level: Annotated[str, Doc("Messages below it are left out, and not counted.")]
    enabled: Annotated[bool, Doc("If not, only ERROR and CRITICAL are written.")]


@result
class LogStatsReset:
    """The counters begin anew; what waits is counted as enqueued."""

    message: str
    before: Annotated[LogStats, Doc("What they had counted.")]


@result
class LogLine:
    """One line of the log."""

    number: Annotated[LineNumber, Doc("Counts the lines since the script started.")]
    time: Annotated[str, Doc("When it was said, local time: 2025-03-14T15:09:26.535.")]
    level: str
    component: Annotated[str, Doc("The part of the script that said it.")]
    message: Annotated[str, Doc("In one line; of a traceback only what it ends with: Log.txt has the rest.")]


@result
class LogLines:
    """Lines of the log, the oldest first."""

    lines: tuple[LogLine, ...]
    count: Count
    last: Annotated[LineNumber, Doc("Up to which line was looked; given as `after`, what comes then is told.")]
    missed: Annotated[Count, Doc("Lines that came after `after` and are no longer kept.")]
