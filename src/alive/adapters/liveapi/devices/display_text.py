"""The value of a parameter that Live shows as a given text.

Theory of operation. Live tells the text of a value (`str_for_value`), but not the value of a text. So the text is read
as a number and the value is searched for: what a parameter shows rises or falls steadily with its value, so halving
finds it. Many values share one text; of those the middle one is taken, but the ends of the range and the default are
taken exactly. Words (`Off` at the bottom of a range) are found by looking at values all over the range.
"""

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from alive.domain.display_text import Quantity, read_quantity, words_of
from alive.domain.errors import InvalidArgument, Problem

if TYPE_CHECKING:
    from Live.DeviceParameter import DeviceParameter

_HALVINGS = 30
"""Live keeps 24 bits of a value; a range that begins near 0 has some more values there."""

_EDGE_HALVINGS = 8
"""How closely the ends are found between which the text is the same: a 256th of what was left is enough."""

_LOOKS = 40
"""At how many values words are looked for, and at most how many positions of a switch without names."""

_ROUNDNESS = 6
"""Decimals of the least round value that is preferred to the exact middle of those with the same text."""


def value_for_text(parameter: "DeviceParameter", text: str, path: str = "text") -> float:
    """The value that Live shows as `text`: with the unit, or without where the parameter has one unit only.

    Live is asked for fewer than 60 texts.

    Raises:
        InvalidArgument: It shows no value so; the message has the ends of the range and what comes nearest.
    """
    return _position(parameter, text, path) if parameter.is_quantized else _Search(parameter, text, path).value()


def shown_text(parameter: "DeviceParameter") -> str:
    """What Live shows for the value that the parameter has."""
    return parameter.str_for_value(parameter.value)


def items_of(parameter: "DeviceParameter") -> tuple[str, ...]:
    """The names of the positions of a switch; none of what is no switch, where Live would raise."""
    return tuple(parameter.value_items) if parameter.is_quantized else ()


def _position(parameter: "DeviceParameter", text: str, path: str) -> float:
    low, wanted = parameter.min, words_of(text)
    items = tuple(parameter.value_items) or _unnamed(parameter)
    for names in (items, tuple(parameter.short_value_items)):
        exact = [position for position, name in enumerate(names) if name == text]
        alike = exact or [position for position, name in enumerate(names) if words_of(name) == wanted]
        if alike:
            return low + alike[0]
    allowed = "one of " + ", ".join(map(repr, items))
    raise InvalidArgument([Problem(path, f"got {text!r}, allowed is {allowed}", text, allowed)])


def _unnamed(parameter: "DeviceParameter") -> tuple[str, ...]:
    """The texts of a switch whose positions have no names; the first ones, of a long range."""
    count = min(int(parameter.max - parameter.min) + 1, _LOOKS)
    return tuple(parameter.str_for_value(parameter.min + position) for position in range(count))


class _Search:
    """The search for the value of one text of a continuous parameter."""

    def __init__(self, parameter: "DeviceParameter", text: str, path: str) -> None:
        self._low, self._high = parameter.min, parameter.max
        self._ask = parameter.str_for_value
        self._texts: dict[float, str] = {}
        self._text, self._path = text, path
        middle = (self._low + self._high) / 2
        self._marks = sorted({self._low, self._high, parameter.default_value, parameter.value, _single(middle)})
        """Values that are looked at first."""
        self._wanted = self._read()

    def value(self) -> float:
        """The value. Raises InvalidArgument if there is none."""
        words = words_of(self._text)
        for mark in self._preferred():
            if words_of(self._shown(mark)) == words or (self._wanted and self._number(mark) == self._wanted.number):
                return mark
        numbers = [mark for mark in self._marks if self._number(mark) is not None]
        if numbers and self._wanted is not None:
            return self._by_number(numbers, self._wanted)
        for value in self._all_over():
            if words_of(self._shown(value)) == words:
                return value
        raise self._refused()

    def _read(self) -> Quantity | None:
        """The number that is wanted; one without a unit has that which the parameter shows everywhere."""
        wanted = read_quantity(self._text)
        if wanted is None or wanted.unit:
            return wanted
        shown = [found for found in map(read_quantity, map(self._shown, self._marks)) if found is not None]
        units = {(found.unit, found.scale) for found in shown}
        if len(units) > 1:
            raise self._refused("the unit is missing")
        unit, scale = units.pop() if units else ("", 1.0)
        return Quantity(wanted.number * scale, unit, scale, wanted.step * scale)

    def _by_number(self, marks: list[float], wanted: Quantity) -> float:
        """Halve the range. What shows no number there is words at an end of the range."""
        anchor, rises = marks[len(marks) // 2], self._number_at(marks[0]) <= self._number_at(marks[-1])
        below, above = self._low, self._high
        for _ in range(_HALVINGS):
            middle = _single((below + above) / 2)
            if not below < middle < above:
                break
            number = self._number(middle)
            if number == wanted.number:
                return self._centre(below, middle, above)
            if middle < anchor if number is None else (number < wanted.number) is rises:
                below = middle
            else:
                above = middle
        return self._nearest(below, above, wanted)

    def _centre(self, below: float, inside: float, above: float) -> float:
        """The middle of the values that show the same as `inside`, or a round one near the middle."""
        first, last = self._edge(inside, below), self._edge(inside, above)
        centre, tolerance = (first + last) / 2, (last - first) / 100
        for decimals in range(_ROUNDNESS):
            rounded = round(centre, decimals)
            if abs(rounded - centre) <= tolerance:
                return rounded
        return centre

    def _edge(self, inside: float, outside: float) -> float:
        text = self._shown(inside)
        for _ in range(_EDGE_HALVINGS):
            middle = _single((inside + outside) / 2)
            if self._shown(middle) == text:
                inside = middle
            else:
                outside = middle
        return inside

    def _nearest(self, below: float, above: float, wanted: Quantity) -> float:
        """The value that comes nearest, if what is wanted has more digits than Live shows."""
        distances = {
            abs(number - wanted.number): value
            for value in (below, above)
            if (number := self._number(value)) is not None
        }
        if not distances:
            raise self._refused()
        distance, nearest = min(distances.items())
        shown = read_quantity(self._shown(nearest))
        if self._is_beyond(wanted) or shown is None or distance > max(shown.step, wanted.step) / 2:
            raise self._refused(f"the nearest is {self._shown(nearest)!r}")
        return nearest

    def _is_beyond(self, wanted: Quantity) -> bool:
        """Whether an end of the range is passed, if only by less than Live shows."""
        ends = [end for end in map(self._number, (self._low, self._high)) if end is not None]
        return len(ends) > 1 and not min(ends) <= wanted.number <= max(ends)

    def _preferred(self) -> Iterator[float]:
        """What is taken exactly if it shows what is wanted."""
        yield from (self._low, self._high)
        yield from (mark for mark in self._marks if mark not in {self._low, self._high})

    def _all_over(self) -> Iterator[float]:
        size = self._high - self._low
        steps = int(size) if size < _LOOKS and size == int(size) else _LOOKS - 1
        yield from (_single(self._low + size * step / steps) for step in range(steps + 1))

    def _shown(self, value: float) -> str:
        if value not in self._texts:
            self._texts[value] = self._ask(value)
        return self._texts[value]

    def _number(self, value: float) -> float | None:
        """What is shown, if it is a number in the unit that is wanted."""
        found = read_quantity(self._shown(value))
        return found.number if found and self._wanted and found.unit == self._wanted.unit else None

    def _number_at(self, value: float) -> float:
        number = self._number(value)
        return float("nan") if number is None else number

    def _refused(self, why: str = "") -> InvalidArgument:
        allowed = f"{self._shown(self._low)} to {self._shown(self._high)}"
        message = f"got {self._text!r}, allowed is {allowed}" + (f"; {why}" if why else "")
        return InvalidArgument([Problem(self._path, message, self._text, allowed)])


def _single(value: float) -> float:
    """The value as Live keeps it, in single precision."""
    return float(struct.unpack("f", struct.pack("f", value))[0])
