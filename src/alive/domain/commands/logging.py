"""Operations on the log of the script: what it writes to Live's Log.txt."""

from typing import Annotated

from alive.domain.errors import InvalidArgument, Problem
from alive.domain.log_level import LogLevel
from alive.domain.operation import Command, Effect, NotInLive, operation
from alive.domain.quantities import Doc, Interval, Length, Unit
from alive.domain.results.logging import LineNumber, LogLevelSet, LogLines, LogStats, LogStatsReset

_CATEGORY = "Application Info"
_OWN_LOG = NotInLive("about what the script itself writes to the log of Live")

MOST_LINES = 500

LineCount = Annotated[int, Interval(1, MOST_LINES), Unit("lines")]
ComponentName = Annotated[str, Length(1, 100)]


@operation(category=_CATEGORY, effect=Effect.ADMIN, source=_OWN_LOG)
class SetLogLevel(Command[LogLevelSet]):
    """Set from which level on the script writes to Live's log, and switch that on or off.

    It holds until the Set is closed; the section `[log]` of alive.toml holds for good. Switched off, ERROR and CRITICAL
    are written all the same.

    Raises:
        InvalidArgument: Neither is given.
    """

    level: Annotated[LogLevel | None, Doc("Messages below it are left out; as it was if not given.")] = None
    enabled: Annotated[bool | None, Doc("As it was if not given.")] = None

    def __attrs_post_init__(self) -> None:
        """Refuse what sets nothing."""
        if self.level is None and self.enabled is None:
            raise InvalidArgument([Problem("level", "neither level nor enabled is given, so nothing would be set")])


@operation(category=_CATEGORY, effect=Effect.READ, source=_OWN_LOG)
class GetLogStats(Command[LogStats]):
    """Tell how many messages the script wrote to Live's log, how many wait, and how many were dropped."""


@operation(category=_CATEGORY, effect=Effect.ADMIN, source=_OWN_LOG)
class ResetLogStats(Command[LogStatsReset]):
    """Begin the counters of the log anew."""


@operation(category=_CATEGORY, effect=Effect.READ, source=_OWN_LOG)
class GetLogLines(Command[LogLines]):
    """Get what the script wrote last to Live's log.

    With `after` it is what follows that line, the oldest first, so that asking again with `last` of the reply misses
    nothing. The last 1000 lines are kept.
    """

    count: Annotated[LineCount, Doc("At most so many.")] = 100
    level: Annotated[LogLevel | None, Doc("Only lines of this level or a higher one.")] = None
    component: Annotated[ComponentName | None, Doc("Only lines of this part of the script.")] = None
    after: Annotated[LineNumber | None, Doc("Only lines after that number.")] = None
