"""One object that is observed: its listeners, its place, and what belongs to it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from alive.adapters.liveapi.observers.observer import Children, Observer, Reading
from alive.adapters.liveapi.runtime import is_alive

Mark = Callable[[], None]


class Watch:
    """An object and its listeners. Whoever makes it must `close` it."""

    __slots__ = (
        "_closers",
        "attached",
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
        self.attached: set[str] = set()
        """The keys of the readings that were attached, those included that Live has no listener for."""
        self.readings: dict[str, Reading] = {}
        """What is observed of it, by topic."""
        self.first: dict[str, Any] = {}
        """What was read of it before it was published, by topic."""
        self.is_published = False
        self._closers: dict[str, tuple[Any, Callable[[], None]]] = {}

    @property
    def kind(self) -> str:
        """The kind of object."""
        return self.observer.kind

    @property
    def listeners(self) -> list[str]:
        """What is listened to, for those who want to compare it with the Set."""
        return sorted(self._closers)

    def listen(self, key: str, owner: Any, name: str, mark: Mark, arguments: tuple[Any, ...] = ()) -> bool:
        """Have Live call back; whether Live has such a listener. Harmless when repeated."""
        if key in self._closers:
            return True
        add = getattr(owner, f"add_{name}_listener", None)
        if add is None:
            return False
        add(*arguments, mark)
        remove = getattr(owner, f"remove_{name}_listener")
        self._closers[key] = (owner, partial(remove, *arguments, mark))
        return True

    def unlisten(self, key: str) -> None:
        """Have Live call back no more. On a dead object nothing is left to remove."""
        owner, remove = self._closers.pop(key, (None, None))
        if remove is not None and is_alive(owner):
            remove()

    def forget_reading(self, topic: str) -> None:
        """Observe a topic no more."""
        self.readings.pop(topic, None)
        for key in [key for key in self.attached if key.partition("/")[0] == topic]:
            self.attached.discard(key)
            self.unlisten(key)

    def close(self) -> None:
        """Take all listeners away, of everything below it too."""
        for child in self.below():
            for key in child.listeners:
                child.unlisten(key)

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
