"""What the running Live says of its own classes: their public properties, methods and listeners.

Nothing is known beforehand: all of it is read from the classes themselves, so that what another version of Live adds is
there without a change of ours. A class is looked at once per instance of the Set.
"""

import inspect
import re
from collections.abc import Mapping
from typing import Any

import attrs

from alive.adapters.liveapi.object_model.signatures import Signature, signatures_in

_BOOST = "Boost.Python"
"""The module of the class that all of Live's classes derive from."""

_LISTENER = re.compile(r"add_(\w+)_listener")
_SETTER = re.compile(r"\(.*?\(\w+\)\w+\s*,\s*\((\w+)\)\w+\s*\) -> ")


def is_lives(thing: Any) -> bool:
    """Whether something is an object of a class of Live: Live also shows objects of other scripts."""
    return any(base.__module__ == _BOOST for base in type(thing).__mro__)


def is_enum(kind: type) -> bool:
    """Whether a class is one of Live's enumerations, which are whole numbers with names."""
    return issubclass(kind, int) and isinstance(getattr(kind, "names", None), dict) and hasattr(kind, "values")


def is_object_class(kind: type) -> bool:
    """Whether a class is one of those whose objects have an identity, and so an id; the others are values."""
    return hasattr(kind, "_live_ptr")


def is_list(thing: Any) -> bool:
    """Whether something is one of Live's own containers, which are neither lists nor tuples."""
    kind = type(thing)
    return is_lives(thing) and hasattr(kind, "__len__") and hasattr(kind, "__iter__") and not is_object_class(kind)


def is_iterator(thing: Any) -> bool:
    """Whether something of Live is there to be iterated over, once."""
    return is_lives(thing) and hasattr(type(thing), "__next__")


@attrs.frozen
class Property:
    """A property of a class of Live."""

    name: str
    settable: bool
    observable: bool
    takes: str | None
    """The type that its setter takes, where Live says so."""
    description: str


@attrs.frozen
class Method:
    """A method of a class of Live."""

    name: str
    signatures: tuple[Signature, ...]


@attrs.frozen(eq=False)
class ClassFacts:
    """The public members of a class, those it inherits included; listeners are not among the methods."""

    name: str
    properties: Mapping[str, Property]
    methods: Mapping[str, Method]
    listeners: tuple[str, ...]
    """What can be listened to, whether there is a property of that name or not."""
    lists: set[str] = attrs.field(factory=set)
    """Properties that were seen to hold a list. Reading one can be slow, and make Live read from the disk."""


class Classes:
    """The classes of the running Live, each looked at when it is first met."""

    def __init__(self) -> None:
        self._known: dict[type, ClassFacts] = {}

    def facts(self, thing: Any) -> ClassFacts:
        """What the class of an object of Live has."""
        kind = type(thing)
        found = self._known.get(kind)
        if found is None:
            found = self._known[kind] = facts_of(kind)
        return found


def facts_of(kind: type) -> ClassFacts:
    """Look at a class of Live."""
    public = {name: inspect.getattr_static(kind, name) for name in dir(kind) if not name.startswith("_")}
    listeners = sorted(match[1] for name in public if (match := _LISTENER.fullmatch(name)))
    trios = {form.format(name) for name in listeners for form in ("add_{}_listener", "remove_{}_listener")}
    trios |= {f"{name}_has_listener" for name in listeners}
    return ClassFacts(
        name=kind.__name__,
        properties={
            name: _property(name, member, observable=name in listeners)
            for name, member in public.items()
            if isinstance(member, property)
        },
        methods={
            name: Method(name, signatures_in(name, member.__doc__ or ""))
            for name, member in public.items()
            if callable(member) and not isinstance(member, type) and name not in trios
        },
        listeners=tuple(listeners),
    )


def _property(name: str, member: property, *, observable: bool) -> Property:
    setter = _SETTER.search(getattr(member.fset, "__doc__", None) or "")
    return Property(
        name=name,
        settable=member.fset is not None,
        observable=observable,
        takes=setter[1] if setter else None,
        description=inspect.cleandoc(member.__doc__ or "").partition("C++ signature")[0].strip(),
    )
