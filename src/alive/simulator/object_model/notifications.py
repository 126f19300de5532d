"""Listeners, and the rule that nothing may be changed while one is being called."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from alive.simulator.object_model.errors import CHANGE_IN_NOTIFICATION, CHANGE_IN_UNDO

if TYPE_CHECKING:
    from alive.simulator.object_model.node import Node

LogException = Callable[[BaseException], None]


class BoundMethod(Protocol):
    """What a bound method is made of."""

    __self__: object
    __func__: Callable[..., Any]


class Listener:
    """A callback; of a bound method only the function is held, its object weakly, as Live does."""

    __slots__ = ("_function", "_owner")

    def __init__(self, callback: Callable[[], Any]) -> None:
        owner = getattr(callback, "__self__", None)
        function = getattr(callback, "__func__", None)
        bound = owner is not None and function is not None
        self._owner = weakref.ref(owner) if bound else None
        self._function: Callable[..., Any] = function if bound and function is not None else callback

    def callback(self) -> Callable[[], Any] | None:
        """Return the callable, or None when the object of a bound method is gone."""
        if self._owner is None:
            return self._function
        owner = self._owner()
        return None if owner is None else self._function.__get__(owner)

    @property
    def function(self) -> Callable[..., Any]:
        """The function, of a bound method without its object."""
        return self._function

    @property
    def owner(self) -> weakref.ref[Any] | None:
        """The weak reference to the object of a bound method."""
        return self._owner

    def matches(self, callback: Callable[[], Any]) -> bool:
        """Whether this is that callback; bound methods compare by equality."""
        own = self.callback()
        return own is not None and own == callback


class Notifier:
    """Calls listeners at once, or after the operation that is under way."""

    def __init__(self, log_exception: LogException) -> None:
        self._log_exception = log_exception
        self._operations = 0
        self._queue: dict[tuple[Node, str], None] = {}
        self.notifying = False
        self.undoing = False

    def refuse_changes(self) -> None:
        """Raise when a listener is being called."""
        if self.notifying:
            raise RuntimeError(CHANGE_IN_UNDO if self.undoing else CHANGE_IN_NOTIFICATION)

    @contextmanager
    def operation(self) -> Iterator[None]:
        """Hold notifications back until the whole change is made; each is then delivered once."""
        self._operations += 1
        try:
            yield
        finally:
            self._operations -= 1
            if not self._operations:
                self._deliver()
                self.undoing = False

    def notify(self, node: Node, name: str) -> None:
        """Call the listeners of a property."""
        if name not in node.listeners:
            return
        self._queue[node, name] = None
        if not self._operations:
            self._deliver()

    def _deliver(self) -> None:
        while self._queue and not self.notifying:
            queue, self._queue = self._queue, {}
            for node, name in queue:
                if node.alive:
                    self._call(node, name)

    def _call(self, node: Node, name: str) -> None:
        for listener in tuple(node.listeners.get(name, ())):
            callback = listener.callback()
            if callback is None or listener not in node.listeners.get(name, ()):
                continue
            self.notifying = True
            try:
                callback()
            except Exception as error:  # noqa: BLE001 - Live goes on whatever a script does
                self._log_exception(error)
            finally:
                self.notifying = False
