"""What an object of Live holds: the objects whose place is in it, and those that one of its properties shows."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from alive.adapters.liveapi.object_model.class_facts import is_iterator, is_list, is_lives, is_object_class
from alive.adapters.liveapi.object_model.values import read_if_shown
from alive.adapters.liveapi.places import kind_of

if TYPE_CHECKING:
    from alive.adapters.liveapi.context import LiveContext


class Held(NamedTuple):
    """What one property holds."""

    property: str
    items: Sequence[Any]
    is_list: bool


class Placed(NamedTuple):
    """One object that is held."""

    property: str
    position: int | None
    thing: Any


def held_by(value: Any, name: str) -> Held | None:
    """What a property with this value holds; None if that is no object of Live."""
    if value is None:
        return Held(name, (), is_list=False)
    if is_iterator(value):
        value = tuple(value)
    if is_list(value) or isinstance(value, list | tuple):
        return Held(name, value, is_list=True) if len(value) == 0 or _is_object(value[0]) else None
    return Held(name, (value,), is_list=False) if _is_object(value) else None


def children_of(live: "LiveContext", thing: Any) -> list[Held]:
    """What belongs to an object, by property: objects that name it as their parent, and items of the browser.

    Lists are taken as a whole, and none twice: Live also shows the visible ones of a list as a list of their own.
    """
    facts = live.classes.facts(thing)
    values = ((name, read_if_shown(thing, name)) for name in facts.properties if name != "canonical_parent")
    found = [held for name, value in values if not is_iterator(value) and (held := held_by(value, name)) is not None]
    lists = [held for held in found if held.is_list and len(held.items) and _belongs(held.items[0], thing)]
    lists = [held for position, held in enumerate(lists) if not _is_among(held.items[0], lists[:position])]
    singles = [held for held in found if not held.is_list and held.items and _belongs(held.items[0], thing)]
    return [held for held in singles if not _is_among(held.items[0], lists)] + lists


def listed(held: Sequence[Held], start: int, limit: int) -> Iterator[Placed]:
    """Some of what is held, counted over all properties."""
    for name, items, is_a_list in held:
        for position in range(min(start, len(items)), min(start + limit, len(items))):
            yield Placed(name, position if is_a_list else None, items[position])
        limit -= max(0, min(len(items) - start, limit))
        start = max(0, start - len(items))


def _is_object(value: Any) -> bool:
    return is_lives(value) and not is_list(value)


def _belongs(item: Any, thing: Any) -> bool:
    if is_object_class(type(item)):
        return bool(read_if_shown(item, "canonical_parent") == thing)
    return hasattr(type(item), "uri")  # an item of the browser, of which nothing but the path tells the place


def _is_among(item: Any, lists: Sequence[Held]) -> bool:
    kind = kind_of(item)
    return any(kind_of(held.items[0]) == kind and any(other == item for other in held.items) for held in lists)
