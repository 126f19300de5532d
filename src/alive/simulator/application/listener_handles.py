"""Live.Listener: what Live keeps of each listener. No member of Live gives them to scripts; tests may ask for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alive.simulator.object_model.arguments import Signature
from alive.simulator.object_model.boost import instance
from alive.simulator.object_model.errors import NOT_INSTANTIABLE
from alive.simulator.object_model.node import Node
from alive.simulator.object_model.notifications import Listener
from alive.simulator.object_model.vectors import BoostVector, ListenerVector, make_vector

_DISCONNECT = Signature("disconnect( (ListenerHandle)arg1) -> None :")


class ListenerHandle(instance):
    """A listener: its function, and a weak reference to the object whose method it is."""

    __slots__ = ("_listener", "_name", "_node")
    _listener: Listener
    _name: str
    _node: Node

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError(NOT_INSTANTIABLE)

    @property
    def name(self) -> str:
        """The property that is listened to."""
        return self._name

    @property
    def listener_func(self) -> Callable[..., Any]:
        """The function."""
        return self._listener.function

    @property
    def listener_self(self) -> Any:
        """The weak reference, or None for a function."""
        return self._listener.owner

    def disconnect(self, *given: Any, **keywords: Any) -> None:
        """Stop listening; a second time does nothing."""
        _DISCONNECT.bind("ListenerHandle", given, keywords)
        listeners = self._node.listeners.get(self._name, [])
        if self._listener in listeners:
            listeners.remove(self._listener)


ListenerHandle.__module__ = "Listener"
ListenerHandle.disconnect.__doc__ = _DISCONNECT.doc


def listeners_of(node: Node) -> BoostVector:
    """Return what listens to an object."""
    handles = []
    for name, listeners in node.listeners.items():
        for listener in listeners:
            handle = ListenerHandle.__new__(ListenerHandle)
            handle._node, handle._name, handle._listener = node, name, listener  # noqa: SLF001 - it has no constructor
            handles.append(handle)
    return make_vector(ListenerVector, handles)
