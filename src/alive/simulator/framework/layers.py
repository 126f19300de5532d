"""Layers: which elements a component has while it is enabled."""

from __future__ import annotations

from typing import Any


class Layer:
    """Gives elements to the component's `set_name` methods; the highest priority, then the latest, has one."""

    def __init__(self, priority: int | None = None, **elements: Any) -> None:
        self.priority = priority or 0
        self._elements = elements
        self._owner: Any = None

    def grab(self, component: Any) -> None:
        """Give the elements to a component."""
        for name, element in self._elements.items():
            _setter(component, name)
            if isinstance(element, str):
                message = f"{name}: names of elements are not known here, give the element {element!r} itself"
                raise TypeError(message)
        self._owner = component
        for name, element in self._elements.items():
            holders = _holders(element)
            holders.append((self, name))
            _give(element, holders, except_for=(self, name))

    def release(self) -> None:
        """Take the elements away from the component."""
        for name, element in self._elements.items():
            holders = _holders(element)
            if (self, name) in holders:
                _setter(self._owner, name)(None)
                holders.remove((self, name))
                _give(element, holders)
        self._owner = None

    def _set(self, name: str, element: Any) -> None:
        _setter(self._owner, name)(element)


_Holder = tuple[Layer, str]


def _holders(element: Any) -> list[_Holder]:
    holders: list[_Holder] = element.__dict__.setdefault("_layers", [])
    return holders


def _give(element: Any, holders: list[_Holder], except_for: _Holder | None = None) -> None:
    """Give the element to the one who is to have it, after it was taken from the others."""
    if not holders:
        return
    winner = max(enumerate(holders), key=lambda entry: (entry[1][0].priority, entry[0]))[1]
    for layer, name in holders:
        if (layer, name) not in {winner, except_for}:
            layer._set(name, None)  # noqa: SLF001 - of this module
    winner[0]._set(winner[1], element)  # noqa: SLF001


def _setter(component: Any, name: str) -> Any:
    setter = getattr(component, f"set_{name}", None)
    if setter is None:
        message = f"{type(component).__name__} has no control {name!r}"
        raise AttributeError(message)
    return setter
