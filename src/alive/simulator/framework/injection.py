"""What a component or an element needs of its control surface, while the surface's guard is open.

The frameworks hand it over by injection: made outside of `component_guard`, a component has nobody to belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from alive.simulator.framework.surface import SurfaceCore

_open: list[SurfaceCore] = []


class DependencyError(Exception):
    """Something was made where what it needs is not provided."""


@contextmanager
def providing(surface: SurfaceCore) -> Iterator[None]:
    """Let what is made belong to this surface."""
    _open.append(surface)
    try:
        yield
    finally:
        _open.pop()


def current_surface(wanted_by: object) -> SurfaceCore:
    """Return the surface whose guard is open."""
    if not _open:
        message = f"{type(wanted_by).__name__} was made outside of component_guard: nothing provides its dependencies"
        raise DependencyError(message)
    return _open[-1]


_MISSING = object()
_provided: list[tuple[Any, dict[str, Callable[[], Any]]]] = []


class Injector:
    """Provides while it is open; for one object only, or for all."""

    def __init__(self, providers: dict[str, Callable[[], Any]], only: Any = _MISSING) -> None:
        self._entry = (only, providers)

    def __enter__(self) -> Self:
        _provided.append(self._entry)
        return self

    def __exit__(self, *_: object) -> None:
        _provided.remove(self._entry)


class Injection:
    """What is to be provided; `everywhere` and `into` say to whom."""

    def __init__(self, providers: dict[str, Callable[[], Any]]) -> None:
        self._providers = providers

    def everywhere(self) -> Injector:
        """Provide it to everything that is made meanwhile."""
        return Injector(self._providers)

    def into(self, receiver: Any) -> Injector:
        """Provide it to this object only."""
        return Injector(self._providers, receiver)


def inject(**providers: Callable[[], Any]) -> Injection:
    """Provide values by name; each is the result of a function without arguments, such as `const(value)`."""
    return Injection(providers)


def depends(**defaults: Callable[[], Any] | None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Have a method's keyword arguments provided; the default, a function too, stands in for what nobody provides."""

    def decorate(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def provided(self: Any, *given: Any, **keywords: Any) -> Any:
            for name, default in defaults.items():
                if keywords.get(name) is None:
                    keywords[name] = _dependency(self, name, default)
            return method(self, *given, **keywords)

        return provided

    return decorate


def _dependency(receiver: Any, name: str, default: Callable[[], Any] | None) -> Any:
    for only, providers in reversed(_provided):
        if name in providers and (only is _MISSING or only is receiver):
            return providers[name]()
    if _open and name in (of_surface := _open[-1].dependencies()):
        return of_surface[name]
    if default is None:
        message = f"{type(receiver).__name__} needs {name!r}, and nothing provides it"
        raise DependencyError(message)
    return default()
