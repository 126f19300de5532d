"""What Boost.Python itself brings."""

from __future__ import annotations

from collections.abc import Iterator


class instance:  # noqa: N801 - Boost.Python's own name
    """The common base of every class that Boost.Python makes."""

    __slots__ = ("__weakref__",)


instance.__module__ = "Boost.Python"


def classes() -> Iterator[type]:
    """Return every class of Live."""
    return _below(instance)


def _below(cls: type) -> Iterator[type]:
    below: type
    for below in cls.__subclasses__():
        yield below
        yield from _below(below)
