"""Small questions about objects of Live, as the frameworks ask them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


def liveobj_valid(obj: Any) -> bool:
    """Whether it is there: a dead object of Live equals None."""
    return bool(obj != None)  # noqa: E711 - identity would call a dead object valid


def liveobj_changed(obj: Any, other: Any) -> bool:
    """Whether it is another object, or only one of them is there."""
    return bool(obj != other or type(obj) is not type(other))


def is_parameter_bipolar(parameter: Any) -> bool:
    """Whether zero is in the middle."""
    return bool(parameter.min == -1 * parameter.max)


def find_if(predicate: Callable[[Any], Any], items: Iterable[Any]) -> Any:
    """Return the first that fulfils it, or None."""
    return next((item for item in items if predicate(item)), None)


def clamp(value: float, low: float, high: float) -> float:
    """Return the nearest value in the range."""
    return max(low, min(value, high))


def nop(*_: Any, **__: Any) -> None:
    """Do nothing."""


def const(value: Any) -> Callable[..., Any]:
    """Return a function that always gives this value."""
    return lambda *_, **__: value


def index_if(predicate: Callable[[Any], Any], items: Iterable[Any]) -> int:
    """Return the position of the first that fulfils it, or how many there are."""
    listed = list(items)
    return next((position for position, item in enumerate(listed) if predicate(item)), len(listed))


def old_hasattr(obj: Any, name: str) -> bool:
    """Whether it has the attribute; any error counts as no, as in Python 2."""
    try:
        getattr(obj, name)
    except Exception:  # noqa: BLE001 - what the name says
        return False
    return True
