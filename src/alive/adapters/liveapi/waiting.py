"""How handlers wait for what Live shows late.

Theory of operation. Some changes show only at a tick of Live after the callback that asked for them, and the next
callbacks may come before that tick. What was true before the write is therefore no sign of it: a handler looks before
it writes, and afterwards waits for a difference. Where none can be seen, because the effect looks like the state
before, it waits as long as a change can take, and then answers what Live shows.
"""

from collections.abc import Callable, Generator

from alive.application.handling import NEXT_TURN, Until

TIMEOUT = 1.0
"""Seconds until a change must be seen. Live shows it on its next tick, unless it is very busy."""

SOON = 0.1
"""Seconds in which Live shows any change unless it is very busy: three of its slowest ticks, which take 34 ms."""

Wait = Generator[Until, bool, bool]
"""Steps of a handler that only wait; their result is whether Live showed it."""


def never() -> bool:
    """What has no sign of its own."""
    return False


def settled(shown: Callable[[], bool] = never) -> Wait:
    """Wait for a sign, or else as long as a change can take. Returns whether there is the sign in the end.

    One callback more is waited for in any case: after a pause of Live (a menu was open) time is up at once, and the
    first callback may still come before everything that Live has to catch up with.
    """
    yield Until(shown, SOON)
    yield NEXT_TURN
    return shown()


def until_new(shown: Callable[[], bool], *, was_shown: bool) -> Wait:
    """Wait until Live shows an effect; if it looked so already before it was asked, first wait for it to settle."""
    if was_shown:
        yield from settled()
    return shown() or (yield Until(shown, TIMEOUT))
