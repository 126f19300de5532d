"""The operations on the log of the script."""

import itertools

from alive.application.log_lines import abridged, date_and_time, in_one_line
from alive.application.log_queue import LEVELS, Written
from alive.application.script import Script, handlers
from alive.domain.commands.logging import GetLogLines, GetLogStats, ResetLogStats, SetLogLevel
from alive.domain.results.logging import LogLevelSet, LogLine, LogLines, LogStats, LogStatsReset

LONGEST_SHOWN = 1000
"""Characters of a message that go over the wire; Log.txt has all of it."""


@handlers.handles(SetLogLevel)
def set_log_level(script: Script, command: SetLogLevel) -> LogLevelSet:
    """Set what is given."""
    logs = script.logs
    if command.level is not None:
        logs.level = command.level
    if command.enabled is not None:
        logs.enabled = command.enabled
    lowest = logs.level if logs.enabled else max(logs.level, "ERROR", key=LEVELS.index)
    return LogLevelSet(message=f"{lowest} and above is logged.", level=logs.level, enabled=logs.enabled)


@handlers.handles(GetLogStats)
def get_log_stats(script: Script, _command: GetLogStats) -> LogStats:
    """Say what was counted."""
    return script.logs.stats()


@handlers.handles(ResetLogStats)
def reset_log_stats(script: Script, _command: ResetLogStats) -> LogStatsReset:
    """Count anew."""
    before = script.logs.stats()
    script.logs.reset_stats()
    return LogStatsReset(message="The counters of the log begin anew.", before=before)


@handlers.handles(GetLogLines)
def get_log_lines(script: Script, command: GetLogLines) -> LogLines:
    """Read what is kept of what was written."""
    after = command.after or 0
    kept = list(script.logs.written(after))
    found = (line for line in kept if _is_wanted(line, command))
    lines = list(found) if command.after is None else list(itertools.islice(found, command.count))
    lines = lines[-command.count :]
    # Where the count ended it, there may be more of them before the last line that was written.
    is_cut = command.after is not None and len(lines) == command.count
    return LogLines(
        lines=tuple(map(_shown, lines)),
        count=len(lines),
        last=lines[-1].number if is_cut else script.logs.last_number,
        missed=0 if command.after is None or not kept else kept[0].number - after - 1,
    )


def _is_wanted(line: Written, command: GetLogLines) -> bool:
    lowest = 0 if command.level is None else LEVELS.index(command.level)
    return line.rank >= lowest and command.component in {None, line.component}


def _shown(line: Written) -> LogLine:
    """A line as it goes over the wire, where no traceback and no path of our own files goes."""
    message = in_one_line(abridged(line.text))
    return LogLine(
        number=line.number,
        time=date_and_time(line.epoch),
        level=LEVELS[line.rank],
        component=in_one_line(line.component),
        message=message if len(message) <= LONGEST_SHOWN else f"{message[:LONGEST_SHOWN]}...",
    )
