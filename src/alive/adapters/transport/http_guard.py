"""Telling a web browser from a client: a web page must not be able to drive Live.

A page may send whatever it likes to a port of its user's computer, and choose the method too, but the first line of it
is HTTP's.
"""

import re

START_LENGTH = 200
"""How many bytes of the beginning are looked at."""

_REQUEST_LINE = re.compile(rb"\s*[!#$%&'*+.^_`|~0-9A-Za-z-]+[ \t]+(?:/|\*|[a-z]+:)", re.IGNORECASE)
"""The start of HTTP: any method, a space, a target. No JSON object and no command starts like this."""
_WORD = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_LONGEST_WORD = 100
"""Characters. A first line that begins with a longer word may be a method whose target is still to come."""


def is_http(start: bytes) -> bool:
    """Whether it is the beginning of a request line of HTTP."""
    return _REQUEST_LINE.match(start) is not None


def may_be_http(start: bytes) -> bool:
    """Whether it is, or could become one with what follows."""
    start = start.lstrip()
    return is_http(start) or (len(start) >= _LONGEST_WORD and _WORD.fullmatch(start) is not None)
