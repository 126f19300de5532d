"""What an annotation says about a value, read once: the one source for checks, schemas, help texts and docs."""

import enum
import functools
import types
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import attrs

from alive.domain.building import built, is_record
from alive.domain.quantities import AlsoCalled, Doc, Interval, Length, OneOf, Unit
from alive.domain.refs import RefKind
from alive.domain.words import number


@attrs.frozen(kw_only=True)
class ValueType:
    """A value: its base type and everything its annotation adds."""

    base: Any
    """bool, int, float, str, an enum class, an attrs class, tuple, dict, or Any."""
    optional: bool = False
    or_text: bool = False
    """Whether a text may stand in place of the number, such as the words Live shows for it."""
    items: "ValueType | None" = None
    """For tuples: what each item is. For mappings: what each value is."""
    interval: Interval | None = None
    unit: str | None = None
    one_of: tuple[Any, ...] | None = None
    length: Length | None = None
    ref: RefKind | None = None
    doc: str | None = None
    also_called: tuple[str, ...] = ()

    @property
    def is_record(self) -> bool:
        """Whether the value is an object with named fields."""
        return is_record(self.base)

    @property
    def is_enum(self) -> bool:
        """Whether the value is one of a closed set of names."""
        return isinstance(self.base, type) and issubclass(self.base, enum.Enum)

    @property
    def allowed(self) -> str:
        """What may be given, for people: `a number from 20 to 999 (BPM)`."""
        words = self._allowed_words() + (f" ({self.unit})" if self.unit else "")
        return f"{words}, or null" if self.optional else words

    def _allowed_words(self) -> str:
        if self.ref:
            return self.ref.allowed
        if self.one_of:
            return "one of " + ", ".join(map(str, self.one_of))
        if self.is_enum:
            return "one of " + ", ".join(repr(member.name.lower()) for member in self.base)
        if self.base is tuple:
            return "a list" + (f" of at most {self.length.high} items" if self.length else "")
        if self.is_record:
            return "an object"
        return _WORDS.get(self.base, "any value") + self._range_words()

    def _range_words(self) -> str:
        characters = f" of {self.length.low} to {self.length.high} characters" if self.length else ""
        if self.or_text:
            return f"{self._interval_words()}, or a text{characters}"
        return characters or self._interval_words()

    def _interval_words(self) -> str:
        if self.interval is None:
            return ""
        low, high = self.interval.low, self.interval.high
        return f" from {number(low)} to {number(high)}" if high < _ENDLESS else f" of {number(low)} or more"


_ENDLESS = 2.0**60
"""An upper end beyond this is not worth telling anybody."""

_WORDS: dict[Any, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
    dict: "an object",
}


@functools.cache
def describe(annotation: Any) -> ValueType:
    """Read an annotation. TypeError if it says something that cannot go over a wire."""
    origin = get_origin(annotation)
    if origin is Annotated:
        base, *metadata = get_args(annotation)
        return attrs.evolve(describe(base), **_facts(metadata))
    if origin in {Union, types.UnionType}:
        return _describe_union(get_args(annotation))
    if origin is Literal:
        values = get_args(annotation)
        return ValueType(base=type(values[0]), one_of=values)
    if origin in {tuple, list}:
        return ValueType(base=tuple, items=describe(get_args(annotation)[0]))
    if origin in {dict, Mapping} or getattr(origin, "__name__", "") == "Mapping":
        return ValueType(base=dict, items=describe(get_args(annotation)[1]))
    if annotation is Any or isinstance(annotation, type):
        return ValueType(base=built(annotation) if annotation is not Any else Any)
    raise TypeError(f"{annotation!r} cannot be the type of a field")


def _describe_union(members: tuple[Any, ...]) -> ValueType:
    present = [member for member in members if member is not type(None)]
    if len(present) == 1:
        return attrs.evolve(describe(present[0]), optional=True)
    if set(present) == {int, str}:
        # Only references are written as number or text; the RefKind around this union says which.
        return ValueType(base=Any, optional=len(present) < len(members))
    if set(present) == {float, str}:
        return ValueType(base=float, or_text=True, optional=len(present) < len(members))
    raise TypeError(f"{members!r}: a field has one type, or one type and None")


def _facts(metadata: list[Any]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for fact in metadata:
        match fact:
            case Interval():
                facts["interval"] = fact
            case Unit():
                facts["unit"] = fact.name
            case OneOf():
                facts["one_of"] = fact.values
            case Length():
                facts["length"] = fact
            case RefKind():
                facts["ref"] = fact
            case Doc():
                facts["doc"] = fact.text
            case AlsoCalled():
                facts["also_called"] = fact.names
            case _:
                raise TypeError(f"{fact!r} says nothing about a value")
    return facts
