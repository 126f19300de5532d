"""What Live's values are as plain data: None, bool, int, float, str, tuples and dicts, and nothing else.

Objects of Live become their ids, its lists become tuples, members of its enumerations their names in lower case. What
has parts but no identity (a routing type, a note, a warp marker, an item of the browser) becomes a dict of its public
properties, without those that hold lists: reading the children of an item of the browser makes Live read from the disk.
"""

import math
from collections.abc import Generator
from typing import TYPE_CHECKING, Any, Final

from alive.adapters.liveapi.object_model.class_facts import is_enum, is_iterator, is_list, is_lives, is_object_class
from alive.adapters.liveapi.places import kind_of
from alive.adapters.liveapi.runtime import is_alive
from alive.application.handling import OTHERS_FIRST, Until
from alive.domain.errors import LiveRejected

if TYPE_CHECKING:
    from alive.adapters.liveapi.context import LiveContext

AT_ONCE = 500
"""How many items of a list are converted without a pause: about 2 ms."""

LISTS_AT_ONCE = 50
"""How many, where items have lists of their own, as those of the browser have, each of which Live looks up."""

_NOT_IN_JSON = {math.inf: "Infinity", -math.inf: "-Infinity"}
NOT_SHOWN: Final = object()
"""Stands for the value of a property that Live does not show."""

_UNREADABLE = (AttributeError, RuntimeError, ValueError, TypeError)
"""What Live raises for a property that this object has not, whatever its class says."""


def read(thing: Any, name: str) -> Any:
    """The value of a property as Live gives it. LiveRejected if Live does not show it for this object."""
    try:
        return getattr(thing, name)
    except _UNREADABLE as error:
        if not is_alive(thing):
            raise
        raise LiveRejected(f"Live does not show {name} here: {error}", live_error=str(error)) from error


def read_property(live: "LiveContext", thing: Any, name: str) -> Any:
    """The value of a public property as plain data, however long it is."""
    return plain(live, read(thing, name))


def current_values(live: "LiveContext", thing: Any) -> dict[str, Any]:
    """All public properties of an object that are single values and no objects, and that Live shows now."""
    found: dict[str, Any] = {}
    facts = live.classes.facts(thing)
    for name in facts.properties:
        if name in facts.lists:
            continue
        value = read_if_shown(thing, name)
        if is_long(value):
            facts.lists.add(name)
        elif value is not NOT_SHOWN and (value is None or isinstance(value, bool | int | float | str)):
            found[name] = plain(live, value)
    return found


def plain(live: "LiveContext", value: Any, path: str | None = None) -> Any:  # noqa: PLR0911 - one per kind of value
    """A value of Live as plain data. `path` is where it was read, for what is left out of it."""
    if value is None or value.__class__ in {bool, int, str}:
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else _NOT_IN_JSON.get(value, "NaN")
    if isinstance(value, int | str | bytes | bytearray):
        return _plain_scalar(value)
    if isinstance(value, dict):
        return {str(plain(live, key)): plain(live, item) for key, item in value.items()}
    if is_long(value):
        return tuple(plain(live, item, _at(path, index)) for index, item in enumerate(value))
    if is_object_class(type(value)):
        return live.id_of(kind_of(value), value)
    return _parts(live, value, path) if is_lives(value) else {"class": type(value).__name__}


def plain_in_turns(live: "LiveContext", value: Any, path: str | None = None) -> Generator[Until, bool, Any]:
    """The same; a long list is converted in parts, so that others have their turns.

    What is deleted meanwhile is left out: it is in the list no longer.
    """
    if not is_long(value):
        return plain(live, value, path)
    found: list[Any] = []
    at_once = AT_ONCE
    for index, item in enumerate(value):
        if index and index % at_once == 0:
            yield OTHERS_FIRST
        if not is_object_class(type(item)) or is_alive(item):
            found.append(plain(live, item, _at(path, index)))
        if index == 0:
            at_once = _at_once(live, item)
    return tuple(found)


def type_name(value: Any) -> str:
    """What a value is called: `bool`, `int`, `Track`, `list of Track`."""
    if value is None:
        return "none"
    if is_long(value) and not is_iterator(value):
        return f"list of {type_name(value[0])}" if len(value) else "list"
    if isinstance(value, dict):
        return "dict"
    return "list" if is_iterator(value) else type(value).__name__


def enum_names(kind: type) -> tuple[str, ...]:
    """The names of an enumeration as we write them, in the order of their numbers."""
    names: dict[str, int] = kind.names  # type: ignore[attr-defined] # an enumeration of Live
    return tuple(name.lower() for name in sorted(names, key=lambda name: int(names[name])))


def _plain_scalar(value: Any) -> Any:
    kind = type(value)
    if is_enum(kind):
        member = kind.values.get(int(value))  # a number beyond those that have a name stays one
        return int(value) if member is None else _name_of(kind, member)
    if isinstance(value, bytes | bytearray):
        return tuple(value)
    return str(value) if isinstance(value, str) else int(value)


def _name_of(kind: Any, member: Any) -> str:
    names: dict[str, Any] = kind.names
    return next(name.lower() for name, other in names.items() if other == member)


def is_long(value: Any) -> bool:
    """Whether a value holds others, one after the other."""
    return isinstance(value, list | tuple | set | frozenset | range) or is_list(value) or is_iterator(value)


def _parts(live: "LiveContext", thing: Any, path: str | None) -> dict[str, Any]:
    facts = live.classes.facts(thing)
    parts: dict[str, Any] = {}
    for name in facts.properties:
        if name in facts.lists:
            continue
        value = read_if_shown(thing, name)
        if is_long(value):
            facts.lists.add(name)
        elif value is not NOT_SHOWN:
            parts[name] = plain(live, value)
    return parts | {"path": path} if facts.lists and path is not None else parts


def read_if_shown(thing: Any, name: str) -> Any:
    """The value of a property, or NOT_SHOWN where Live does not show it for this object."""
    try:
        return getattr(thing, name)
    except _UNREADABLE:
        if is_alive(thing):
            return NOT_SHOWN
        raise


def _at_once(live: "LiveContext", item: Any) -> int:
    has_parts = is_lives(item) and not is_object_class(type(item))
    return LISTS_AT_ONCE if has_parts and live.classes.facts(item).lists else AT_ONCE


def _at(path: str | None, index: int) -> str | None:
    return None if path is None else f"{path}/{index}"
