"""The function that takes or refuses a value, made from what the annotation says.

Each runs once per value, at construction, whoever constructs: Python code or the wire. So a command that exists is a
valid command, and the rules stand in one place.
"""

import enum
from collections.abc import Callable, Mapping
from typing import Any

from alive.domain.errors import InvalidArgument, Problem, abbreviated
from alive.domain.quantities import LARGEST, Interval
from alive.domain.refs import RefKind
from alive.domain.value_types import ValueType

Check = Callable[[Any], Any]


def check_for(path: str, value_type: ValueType) -> Check | None:
    """The check of a field, or None where there is nothing to check (records check their own fields)."""

    def refuse(got: Any, why: str | None = None) -> InvalidArgument:
        message = why or f"got {_shown(got)}, allowed is {value_type.allowed}"
        return InvalidArgument([Problem(path, message, got, value_type.allowed)])

    check = _check(value_type, refuse)
    if check is None or not value_type.optional:
        return check
    return lambda value: None if value is None else check(value)


def list_check_for(path: str, value_type: ValueType) -> Callable[[Any, Any, Any], None]:
    """The check of a list as a whole, as a validator of attrs: its items check themselves when they are made."""
    length = value_type.length
    low, high = (length.low, length.high) if length else (0, 2**63)
    item_type = value_type.items
    record = item_type.base if item_type is not None and item_type.is_record else None
    check = check_for(f"{path}[]", item_type) if item_type is not None else None

    def validate(_instance: Any, _field: Any, items: Any) -> None:
        if items is None and value_type.optional:
            return
        if items.__class__ is not tuple:
            raise InvalidArgument([Problem(path, "a tuple is wanted", items, value_type.allowed)])
        if not low <= len(items) <= high:
            allowed = f"{low} to {high} items"
            raise InvalidArgument([Problem(path, f"got {len(items)} items, allowed is {allowed}", len(items), allowed)])
        for position, item in enumerate(items):
            if record is not None and not isinstance(item, record):
                wanted = f"a {record.__name__}"
                place = f"{path}.{position}"
                raise InvalidArgument([Problem(place, f"got {_shown(item)}, allowed is {wanted}", item, wanted)])
            if check is not None:
                check(item)

    return validate


Refuse = Callable[..., InvalidArgument]


def _check(value_type: ValueType, refuse: Refuse) -> Check | None:  # noqa: PLR0911 - one return per kind of value
    if value_type.ref:
        return _reference_check(value_type, value_type.ref, refuse)
    if value_type.one_of:
        return _one_of_check(value_type, refuse)
    if value_type.is_enum:
        return _enum_check(value_type.base, refuse)
    if value_type.base is bool:
        return _bool_check(refuse)
    if value_type.or_text:
        return _number_or_text_check(value_type, refuse)
    if value_type.base in {int, float}:
        return _number_check(value_type, refuse)
    if value_type.base is str:
        return _text_check(value_type, refuse)
    return _object_check(refuse) if value_type.base is dict else None


def _number_check(value_type: ValueType, refuse: Refuse) -> Check:
    interval = value_type.interval or Interval(-LARGEST, LARGEST)
    low, high = interval.low, interval.high
    whole = value_type.base is int

    def check(value: Any) -> Any:
        kind = value.__class__
        # NaN is in no interval, and no interval reaches infinity; bool is not a number here.
        if kind is int and low <= value <= high:
            return value if whole else float(value)
        if kind is float and not whole and low <= value <= high:
            return value
        raise refuse(value)

    return check


def _number_or_text_check(value_type: ValueType, refuse: Refuse) -> Check:
    number, text = _number_check(value_type, refuse), _text_check(value_type, refuse)
    return lambda value: text(value) if value.__class__ is str else number(value)


def _bool_check(refuse: Refuse) -> Check:
    def check(value: Any) -> Any:
        if value is True or value is False:
            return value
        raise refuse(value)

    return check


def _text_check(value_type: ValueType, refuse: Refuse) -> Check:
    low, high = (value_type.length.low, value_type.length.high) if value_type.length else (0, 2**63)

    def check(value: Any) -> Any:
        if value.__class__ is str and low <= len(value) <= high:
            return value
        raise refuse(value)

    return check


def _object_check(refuse: Refuse) -> Check:
    def check(value: Any) -> Any:
        if isinstance(value, Mapping):
            return value
        raise refuse(value)

    return check


def _one_of_check(value_type: ValueType, refuse: Refuse) -> Check:
    allowed = {(item.__class__, item): item for item in value_type.one_of or ()}

    def check(value: Any) -> Any:
        if value.__class__ in {int, str} and (value.__class__, value) in allowed:
            return value
        raise refuse(value)

    return check


def _enum_check(members: type[enum.Enum], refuse: Refuse) -> Check:
    by_name: dict[Any, enum.Enum] = {member.name.lower(): member for member in members}
    by_value = {member.value: member for member in members}

    def check(value: Any) -> Any:
        if isinstance(value, members):
            return value
        found = None
        if value.__class__ in {int, str}:
            # Not `or`: a member whose number is 0 is false.
            found = by_value.get(value, by_name.get(value.lower()) if isinstance(value, str) else None)
        if found is None:
            raise refuse(value)
        return found

    return check


def _reference_check(value_type: ValueType, reference: RefKind, refuse: Refuse) -> Check:

    def check(value: Any) -> Any:
        if value.__class__ is not int and value.__class__ is not str:
            raise refuse(value)
        try:
            reference.parse(value)
        except ValueError as problem:
            raise refuse(value, f"got {_shown(value)}: {problem}; allowed is {value_type.allowed}") from None
        return value

    return check


def _shown(got: Any) -> str:
    shown = abbreviated(got)
    if shown is None or isinstance(shown, bool):
        return {None: "null", True: "true", False: "false"}[shown]
    return repr(shown)
