"""Small functions that scripts import from the frameworks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from itertools import chain
from typing import Any


def first(items: Any) -> Any:
    """Return the first of a sequence."""
    return items[0]


def second(items: Any) -> Any:
    """Return the second of a sequence."""
    return items[1]


def third(items: Any) -> Any:
    """Return the third of a sequence."""
    return items[2]


def flatten(lists: Iterable[Iterable[Any]]) -> list[Any]:
    """Return the items of all lists; lists in them stay lists."""
    return list(chain.from_iterable(lists))


def sign(value: float) -> float:
    """Return -1.0 below zero, 1.0 otherwise."""
    return -1.0 if value < 0 else 1.0


def memoize(function: Callable[..., Any]) -> Callable[..., Any]:
    """Call the function once for the same arguments."""
    results: dict[Any, Any] = {}

    @wraps(function)
    def remembered(*given: Any) -> Any:
        if given not in results:
            results[given] = function(*given)
        return results[given]

    return remembered


class lazy_attribute:  # noqa: N801 - the framework's own name
    """A method that is called once, when the attribute of its name is first read."""

    def __init__(self, function: Callable[[Any], Any], name: str | None = None) -> None:
        self._function = function
        self._name = name or function.__name__
        self.__doc__ = function.__doc__

    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        instance.__dict__[self._name] = value = self._function(instance)
        return value
