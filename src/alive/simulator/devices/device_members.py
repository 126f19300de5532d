"""Forms of members that devices with a class of their own have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from alive.simulator.object_model.declarations import Computed, Property, computed


def choice(items: Sequence[str], default: int = 0) -> Property[int]:
    """Declare the index of a chooser."""
    return Property("int", default, low=0, high=len(items) - 1, undo="step", plain=True)


def items_of(items: Sequence[str], *, listenable: bool = False) -> Computed[Any]:
    """Declare the entries of a chooser."""
    fixed = tuple(items)

    def read(_: object) -> tuple[str, ...]:
        return fixed

    return computed("StringVector", listenable=listenable)(read)


def parameter_index(parameter: str) -> Computed[int]:
    """Declare an index that is another view of a switch among the parameters."""

    def read(device: Any) -> int:
        return int(device.parameter_named(parameter).value)

    def check(device: Any, value: int) -> None:
        high = device.parameter_named(parameter).max
        if not 0 <= value <= high:
            message = f"{parameter} must be in 0..{int(high)}, got {value}"
            raise RuntimeError(message)

    def write(device: Any, value: int) -> None:
        device.parameter_named(parameter).store(float(value))

    member = computed("int", listenable=True)(read)
    member.checker(check)
    member.setter(write)
    return member


def parameter_items(parameter: str, *, listenable: bool = False) -> Computed[Any]:
    """Declare the entries of such a switch."""

    def read(device: Any) -> tuple[str, ...]:
        items: tuple[str, ...] = device.parameter_named(parameter).facts.items
        return items

    return computed("StringVector", listenable=listenable)(read)
