"""One object that is observed: its listeners, its place, and what belongs to it."""

from collections.abc import Callable, Iterator
from typing import Any

from alive.adapters.liveapi.observers.observer import Children, Observer, Reading
from alive.adapters.liveapi.runtime import is_alive

Note = Callable[["Watch", str], None]


class Listener:
    """What Live calls back. One is made for each property that is observed: it must be small."""

    __slots__ = ("_arguments", "_name", "_note", "_noted", "_owner", "_watch")

    def __init__(
        self, note: Note, watch: "Watch", noted: str, owner: Any, name: str, arguments: tuple[Any, ...]
    ) -> None:
        self._note = note
        self._watch = watch
        self._noted = noted
        self._owner = owner
        self._name = name
        self._arguments = arguments

    def __call__(self) -> None:
        """Something changed: note what."""
        self._note(self._watch, self._noted)

    def remove(self) -> None:
        """Be called no more. On a dead object nothing is left to remove."""
        if is_alive(self._owner):
            getattr(self._owner, f"remove_{self._name}_listener")(*self._arguments, self)


class Watch:
    """An object and its listeners. Whoever makes it must `close` it."""

    __slots__ = (
        "_listeners",
        "children",
        "first",
        "index",
        "is_published",
        "member",
        "object_id",
        "observer",
        "parent",
        "readings",
        "thing",
    )

    def __init__(self, observer: Observer, thing: Any, object_id: str, parent: "Watch | None", member: str) -> None:
        self.observer = observer
        self.thing = thing
        self.object_id = object_id
        self.parent = parent
        self.member = member
        """The list of the parent that it is in."""
        self.index = 0
        """Its place in that list."""
        self.children: dict[str, list[Watch]] = {}
        self.readings: dict[str, Reading] = {}
        """What is observed of it, by topic."""
        self.first: dict[str, Any] = {}
        """What was read of it before it was published, by topic."""
        self.is_published = False
        self._listeners: dict[str, Listener] = {}

    @property
    def kind(self) -> str:
        """The kind of object."""
        return self.observer.kind

    @property
    def listeners(self) -> list[str]:
        """What is listened to, for those who want to compare it with the Set."""
        return sorted(self._listeners)

    def listen(self, key: str, owner: Any, name: str, note: Note, noted: str, arguments: tuple[Any, ...] = ()) -> bool:
        """Have Live call back; whether Live has such a listener. Harmless when repeated.

        Args:
            key: What tells the listener from the others of the object.
            owner: The object of Live that has it.
            name: What is listened to.
            note: Is called with the watch and what is to be looked at.
            noted: What that is: a topic or a list.
            arguments: What the listener is asked for besides.
        """
        if key in self._listeners:
            return True
        add = getattr(owner, f"add_{name}_listener", None)
        if add is None:
            return False
        listener = Listener(note, self, noted, owner, name, arguments)
        add(*arguments, listener)
        self._listeners[key] = listener
        return True

    def unlisten(self, key: str) -> None:
        """Have Live call back no more. On a dead object nothing is left to remove."""
        listener = self._listeners.pop(key, None)
        if listener is not None:
            listener.remove()

    def forget_reading(self, topic: str) -> None:
        """Observe a topic no more."""
        self.readings.pop(topic, None)
        for key in [key for key in self._listeners if key.partition("/")[0] == topic]:
            self.unlisten(key)

    def detach(self) -> None:
        """Take its listeners away."""
        while self._listeners:
            self._listeners.popitem()[1].remove()

    def close(self) -> None:
        """Take all listeners away, of everything below it too."""
        for child in self.below():
            child.detach()

    def below(self) -> "Iterator[Watch]":
        """It and everything that belongs to it, owners first."""
        yield self
        for children in self.children.values():
            for child in children:
                yield from child.below()

    def child_list(self, name: str) -> Children:
        """What is known of a list of its children."""
        return next(children for children in self.observer.children if children.name == name)

    def ids_of(self, name: str) -> tuple[str, ...]:
        """The ids of what is in a list, in order."""
        return tuple(child.object_id for child in self.children.get(name, ()))

    def ancestor(self, kind: str) -> "Watch | None":
        """The nearest owner of that kind, or itself."""
        watch: Watch | None = self
        while watch is not None and watch.kind != kind:
            watch = watch.parent
        return watch
