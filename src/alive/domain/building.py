"""Classes of values that attrs builds when they are first used.

Theory of operation. A record is a plain class with annotated fields until its first instance is made or somebody asks
for its fields; then attrs builds it, in place. Building takes up to half a millisecond, and there are many hundreds of
records, of which a session uses a few: built when they are declared they would hold Live up at its start. In place
means without slots, which a class must have from its birth; it is frozen all the same.
"""

from collections.abc import Iterator
from typing import Any, ClassVar, TypeVar, cast, get_args, get_origin, get_type_hints

import attrs

T = TypeVar("T")

_UNBUILT = "_alive_build_"
"""Under this name an unbuilt class keeps what builds it."""


def is_record(kind: Any) -> bool:
    """Whether it is a class of named fields, built or not."""
    return isinstance(kind, type) and (_UNBUILT in kind.__dict__ or attrs.has(kind))


def built(kind: type[T]) -> type[T]:
    """The record, built if it was not yet."""
    build = kind.__dict__.get(_UNBUILT)
    if build is not None:
        build()
    return kind


def records_of(hint: Any, known: set[type]) -> Iterator[type]:
    """The records that something is made of which are not known yet, the inner ones first; they are known then.

    They are found one by one, and none of them is built by that.
    """
    if is_record(hint):
        if hint not in known:
            known.add(hint)
            for each in get_type_hints(hint).values():
                yield from records_of(each, known)
            yield hint
    elif get_origin(hint) is not ClassVar:
        for argument in get_args(hint):
            yield from records_of(argument, known)


def evolve(instance: T, **changes: Any) -> T:
    """The same value with other fields, checked as any new one."""
    changed: T = attrs.evolve(cast("Any", instance), **changes)
    return changed


def on_first_use(cls: type[T], **options: Any) -> type[T]:
    """Have attrs build the class when the first instance is made, or somebody asks for its fields."""

    def build() -> None:
        for base in cls.__mro__[1:]:
            built(base)
        # attrs takes an __init__ that stands in the class for the user's own.
        del cls.__init__
        delattr(cls, _UNBUILT)
        attrs.frozen(cls, kw_only=True, slots=False, **options)

    def first(self: Any, *arguments: Any, **fields: Any) -> None:
        if _UNBUILT in cls.__dict__:
            build()
        cls.__init__(self, *arguments, **fields)

    cls.__init__ = first  # type: ignore[method-assign] # attrs will replace it
    setattr(cls, _UNBUILT, build)
    return cls
