"""Checks of single plain values: each takes what was given as it is, or refuses it. Nothing is coerced."""

import math
from collections.abc import Callable
from typing import Any, NoReturn

from alive.domain.errors import InvalidArgument, Problem, abbreviated


def refuse(where: str, message: str, got: Any, allowed: str) -> NoReturn:
    """Raise InvalidArgument for one value."""
    raise InvalidArgument([Problem(where, message, got, allowed)])


def as_given(value: Any) -> str:
    """A value in a message, short, as it was written in the request."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, list | tuple):
        return "a list"
    return "an object" if isinstance(value, dict) else repr(abbreviated(value))


def finite(where: str, value: float) -> float:
    """A number that is no infinity and not NaN."""
    if not math.isfinite(value):
        _refuse_kind(where, value, "a number")
    return value


def _whole(where: str, value: Any) -> int:
    if value.__class__ is not int:
        _refuse_kind(where, value, "a whole number")
    return value


def _fraction(where: str, value: Any) -> float:
    if value.__class__ not in {int, float}:
        _refuse_kind(where, value, "a number")
    try:
        return finite(where, float(value))
    except OverflowError:
        _refuse_kind(where, value, "a number within the range of a double")


def _truth(where: str, value: Any) -> bool:
    if value.__class__ is not bool:
        _refuse_kind(where, value, "true or false")
    return value


def _text(where: str, value: Any) -> str:
    if value.__class__ is not str:
        _refuse_kind(where, value, "a text")
    return value


def _tuple(where: str, value: Any) -> tuple[Any, ...]:
    """Live wants tuples down to the last: notes are tuples in a tuple."""
    return tuple(_tuple(where, item) if isinstance(item, list | tuple) else item for item in _list(where, value))


def _list(where: str, value: Any) -> list[Any]:
    if not isinstance(value, list | tuple):
        _refuse_kind(where, value, "a list")
    return list(value)


def _object(where: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        _refuse_kind(where, value, "an object")
    return value


SIMPLE: dict[str, Callable[[str, Any], Any]] = {
    "int": _whole,
    "float": _fraction,
    "bool": _truth,
    "str": _text,
    "tuple": _tuple,
    "list": _list,
    "dict": _object,
}
"""By the names that Live's signatures have for types."""


def _refuse_kind(where: str, value: Any, allowed: str) -> NoReturn:
    refuse(where, f"got {as_given(value)}, allowed is {allowed}", value, allowed)
