"""How a message becomes lines of a log: safe against forgery, and short enough.

What clients say gets into messages, and might hold line breaks, so that a part of it looked like a line of its own. So
a message is one line, in which control characters are written as escapes. Only from ERROR on, where tracebacks are, it
may be several, and then each further one is marked.
"""

import functools
import re
import time
from typing import Any

CONTINUED = "  | "
"""Begins each further line of a message."""

LONGEST = 8000
"""Characters of a message that are kept: more than a long traceback has, and few enough to keep thousands of them."""

_TRACEBACK = "Traceback (most recent call last):"

# Controls, separators that some programs take for line breaks, marks that turn the direction of the text, and halves of
# characters, which Live would refuse.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def text_of(message: Any) -> str:
    """Anything as text, and not too much of it."""
    if not isinstance(message, str):
        try:
            message = str(message)
        except Exception as error:  # noqa: BLE001 - whoever logs an object must not be stopped by it
            message = f"a {type(message).__name__} that cannot be shown ({type(error).__name__})"
    if len(message) <= LONGEST:
        return str(message)
    return f"{message[:LONGEST]}... ({len(message) - LONGEST} more characters)"


def in_one_line(text: str) -> str:
    """The text without anything that breaks a line or hides what it is."""
    return text if text.isprintable() else _UNSAFE.sub(_escape, text)


def in_marked_lines(text: str) -> str:
    """The text with its line breaks, each further line marked as such."""
    if text.isprintable():
        return text
    return f"\n{CONTINUED}".join(in_one_line(line.rstrip("\r")) for line in text.rstrip().split("\n"))


def abridged(text: str) -> str:
    """The text; of a traceback only what was said before it, and the exception it ends with."""
    head, found, traceback = text.partition(_TRACEBACK)
    if not found:
        return text
    ends = [line for line in traceback.splitlines() if line[:1].strip()]
    return f"{head.strip()} {ends[-1] if ends else found}".strip()


def _escape(unsafe: "re.Match[str]") -> str:
    return unsafe[0].encode("unicode_escape").decode("ascii")


def time_of_day(epoch: float) -> str:
    """`15:09:26.535`, local time."""
    return date_and_time(epoch)[11:]


def date_and_time(epoch: float) -> str:
    """`2025-03-14T15:09:26.535`, local time."""
    second, millisecond = divmod(int(epoch * 1000), 1000)
    return f"{_second(second)}.{millisecond:03d}"


@functools.lru_cache(maxsize=2)  # messages come many in a second, and looking at the calendar takes longest
def _second(epoch: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(epoch))
