"""Live's read-only containers."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn, TypeVar

from alive.simulator.arguments import Signature
from alive.simulator.errors import NOT_INSTANTIABLE, READ_ONLY_CONTAINER


class instance:  # noqa: N801 - Boost.Python's own name
    """The common base of every class that Boost.Python makes."""

    __slots__ = ("__weakref__",)


instance.__module__ = "Boost.Python"


def _plain(item: Any) -> Any:
    return item


class BoostVector(instance):
    """Neither list nor tuple: length, index, slice, iteration, `in`; every element is wrapped when taken out."""

    __slots__ = ("_items", "_wrap")
    _items: tuple[Any, ...]
    _wrap: Callable[[Any], Any]

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError(NOT_INSTANTIABLE)

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return make_vector(type(self), self._items[index], self._wrap)
        return self._wrap(self._items[index])

    def __iter__(self) -> Iterator[Any]:
        return map(self._wrap, self._items)

    def __contains__(self, value: object) -> bool:
        return any(self._wrap(item) == value for item in self._items)


V = TypeVar("V", bound=BoostVector)


def make_vector(cls: type[V], items: Iterable[Any], wrap: Callable[[Any], Any] = _plain) -> V:
    """Return a vector of items; scripts cannot make one."""
    vector = cls.__new__(cls)
    vector._items = tuple(items)  # noqa: SLF001 - it has no constructor
    vector._wrap = wrap  # noqa: SLF001
    return vector


def _refuser(owner: str, name: str) -> Callable[..., NoReturn]:
    signature = Signature(f"{name}( ({owner})arg1, (object)arg2) -> None :")

    def refuse(*given: Any, **keywords: Any) -> NoReturn:
        signature.bind(owner, given[1:], keywords)
        raise RuntimeError(READ_ONLY_CONTAINER)

    refuse.__name__ = name
    refuse.__qualname__ = f"{owner}.{name}"
    refuse.__doc__ = signature.doc
    return refuse


def _vector(module: str, name: str) -> type[BoostVector]:
    namespace: dict[str, Any] = {"__module__": module, "__slots__": ()}
    namespace |= {method: _refuser(name, method) for method in ("append", "extend")}
    return type(name, (BoostVector,), namespace)


Vector = _vector("Base", "Vector")
ObjectVector = _vector("Base", "ObjectVector")
StringVector = _vector("Base", "StringVector")
IntVector = _vector("Base", "IntVector")
IntU64Vector = _vector("Base", "IntU64Vector")
FloatVector = _vector("Base", "FloatVector")
MidiNoteVector = _vector("Clip", "MidiNoteVector")
ATimeableValueVector = _vector("Device", "ATimeableValueVector")
UnavailableFeatureVector = _vector("Application", "UnavailableFeatureVector")
