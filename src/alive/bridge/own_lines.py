"""Our lines among all that Live and other scripts write to Log.txt."""

import re
from collections.abc import Iterable, Iterator

import attrs

from alive.application.log_lines import CONTINUED
from alive.application.log_queue import LEVELS

_MESSAGE = re.compile(r"RemoteScriptMessage: \((?P<script>[^)]*)\) (?P<text>.*)")
_FORM = re.compile(r"\[\d\d:\d\d:\d\d\.\d{3}\] \[(?P<level>[A-Z]+)\] \[(?P<component>[^\]]*)\] ")
_KIND = re.compile("RemoteScript(Message|Error): ")
"""Error begins each line of a traceback that Live itself writes, of whichever script."""
_BEGINS = "Traceback (most recent call last)"


@attrs.frozen(kw_only=True)
class Wanted:
    """Which lines are wanted."""

    script: str = "Alive"
    """The name of its folder."""
    level: str | None = None
    """This level or a higher one."""
    component: str | None = None

    def has(self, text: str) -> bool:
        """Whether a message of the script is wanted. What is in no form of ours is from before there was a log."""
        form = _FORM.match(text)
        if form is None:
            return self.component is None
        return self.component in {None, form["component"]} and self.has_level(form["level"])

    def has_level(self, level: str) -> bool:
        """Whether this level is wanted."""
        return self.level is None or level not in LEVELS or LEVELS.index(level) >= LEVELS.index(self.level)

    @property
    def has_failures(self) -> bool:
        """Whether tracebacks that Live writes are wanted."""
        return self.component is None and self.has_level("ERROR")


def own_lines(lines: Iterable[str], wanted: Wanted) -> Iterator[str]:
    """The lines of Log.txt that are ours: messages with all their lines, and tracebacks that lead through our files."""
    choice = _Choice(wanted)
    for line in lines:
        yield from choice.take(line.rstrip("\r\n"))


class _Choice:
    """What of the lines so far can be shown."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._folder = re.compile(rf"[/\\]{re.escape(wanted.script)}[/\\]")
        self._is_message_shown = False
        self._failure: list[str] | None = None
        """The lines of the traceback that is being read, or None."""
        self._is_failure_shown = False

    def take(self, line: str) -> list[str]:
        """The next line; what can be shown now."""
        kind = _KIND.search(line)  # the first: what a message says may look like anything
        if kind is not None and kind[1] == "Error":
            return self._take_failure(line)
        self._failure = None
        if message := _MESSAGE.search(line):
            self._is_message_shown = message["script"] == self._wanted.script and self._wanted.has(message["text"])
        elif not line.startswith(CONTINUED):
            self._is_message_shown = False
        return [line] if self._is_message_shown else []

    def _take_failure(self, line: str) -> list[str]:
        """A line of a traceback, which is ours from the first of our files on, with all that came before it."""
        self._is_message_shown = False
        if self._failure is None or _BEGINS in line:
            self._failure, self._is_failure_shown = [], False
        if self._is_failure_shown:
            return [line]
        self._failure.append(line)
        self._is_failure_shown = self._wanted.has_failures and self._folder.search(line) is not None
        return self._failure if self._is_failure_shown else []
