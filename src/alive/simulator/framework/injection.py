"""What a component or an element needs of its control surface, while the surface's guard is open.

The frameworks hand it over by injection: made outside of `component_guard`, a component has nobody to belong to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

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
