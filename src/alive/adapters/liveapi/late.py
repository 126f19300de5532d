"""Writing properties that Live shows only later, and seeing that it took them."""

from typing import Any

from alive.adapters.liveapi.waiting import TIMEOUT, until_new
from alive.application.handling import Steps, Until
from alive.domain.errors import OutcomeUnknown
from alive.domain.words import number

_ROUNDING = 1e-6
"""The share of a number by which single precision may change it."""


def write_late(thing: Any, wanted: dict[str, Any]) -> Steps[None]:
    """Write properties that show on a later tick, and wait until they do; OutcomeUnknown if they do not."""

    def shown() -> bool:
        return all(_is(getattr(thing, name), value) for name, value in wanted.items())

    was_shown = shown()
    for name, value in wanted.items():
        setattr(thing, name, value)
    _require((yield from until_new(shown, was_shown=was_shown)), thing, wanted)


def write_seen(thing: Any, wanted: dict[str, Any]) -> Steps[None]:
    """Write properties that mostly show at once, and see that they do; OutcomeUnknown if they never do."""

    def shown() -> bool:
        return all(_is(getattr(thing, name), value) for name, value in wanted.items())

    for name, value in wanted.items():
        setattr(thing, name, value)
    _require(shown() or (yield Until(shown, TIMEOUT)), thing, wanted)


def _is(shown: Any, wanted: Any) -> bool:
    if isinstance(wanted, float):
        return bool(abs(shown - wanted) <= _ROUNDING * max(1.0, abs(wanted)))
    return bool(shown == wanted)


def _require(shown: bool, thing: Any, wanted: dict[str, Any]) -> None:  # noqa: FBT001 - what a wait answers
    if not shown:
        asked = ", ".join(f"{name} = {_words(value)}" for name, value in wanted.items())
        shows = ", ".join(f"{name} = {_words(getattr(thing, name))}" for name in wanted)
        raise OutcomeUnknown(f"Live was asked for {asked}, but shows {shows}.")


def _words(value: Any) -> str:
    return number(value) if isinstance(value, float) else str(value).lower()
