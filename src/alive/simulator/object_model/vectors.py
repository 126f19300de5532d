"""Live's read-only containers."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn, TypeVar, cast

from alive.simulator.object_model.arguments import Signature
from alive.simulator.object_model.boost import instance as instance  # noqa: PLC0414 - the containers and their base go together
from alive.simulator.object_model.errors import INDEX_OUT_OF_RANGE, NOT_INSTANTIABLE, READ_ONLY_CONTAINER


def _plain(item: Any) -> Any:
    return item


class BoostVector:
    """Neither list nor tuple: length, index, slice, iteration, `in`; every element is wrapped when taken out.

    Only a pattern: Live's containers have no common base but Boost.Python's, so each gets these methods as its own.
    """

    _items: tuple[Any, ...]
    _wrap: Callable[[Any], Any]

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError(NOT_INSTANTIABLE)

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return make_vector(vector_class(type(self).__name__), self._items[index], self._wrap)
        try:
            return self._wrap(self._items[index])
        except IndexError:
            raise IndexError(INDEX_OUT_OF_RANGE) from None

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


def vector_class(name: str) -> type[BoostVector]:
    """Return a vector class by its name."""
    return VECTORS[name]


def is_vector(value: object) -> bool:
    """Whether something is one of Live's containers."""
    return type(value).__name__ in VECTORS


def _refuser(owner: str, name: str) -> Callable[..., NoReturn]:
    signature = Signature(f"{name}( ({owner})arg1, (object)arg2) -> None :")

    def refuse(*given: Any, **keywords: Any) -> NoReturn:
        signature.bind(owner, given[1:], keywords)
        raise RuntimeError(READ_ONLY_CONTAINER)

    refuse.__name__ = name
    refuse.__qualname__ = f"{owner}.{name}"
    refuse.__doc__ = signature.doc
    return refuse


VECTORS: dict[str, type[BoostVector]] = {}
"""Every container by its name."""


def _vector(module: str, name: str) -> type[BoostVector]:
    namespace: dict[str, Any] = {"__module__": module, "__slots__": ("_items", "_wrap")}
    namespace |= {method: value for method, value in vars(BoostVector).items() if inspect.isfunction(value)}
    namespace |= {method: _refuser(name, method) for method in ("append", "extend")}
    VECTORS[name] = cast("type[BoostVector]", type(name, (instance,), namespace))
    return VECTORS[name]


Vector = _vector("Base", "Vector")
ObjectVector = _vector("Base", "ObjectVector")
StringVector = _vector("Base", "StringVector")
IntVector = _vector("Base", "IntVector")
IntU64Vector = _vector("Base", "IntU64Vector")
FloatVector = _vector("Base", "FloatVector")
MidiNoteVector = _vector("Clip", "MidiNoteVector")
WarpMarkerVector = _vector("Clip", "WarpMarkerVector")
EnvelopeEventVector = _vector("Envelope", "EnvelopeEventVector")
ATimeableValueVector = _vector("Device", "ATimeableValueVector")
ListenerVector = _vector("Listener", "ListenerVector")
ControlDescriptionVector = _vector("Application", "ControlDescriptionVector")
UnavailableFeatureVector = _vector("Application", "UnavailableFeatureVector")
RoutingTypeVector = _vector("Track", "RoutingTypeVector")
RoutingChannelVector = _vector("Track", "RoutingChannelVector")
BrowserItemVector = _vector("Browser", "BrowserItemVector")
