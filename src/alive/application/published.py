"""The published state: what was said last of every observed object, and one number that counts all that was said.

Theory of operation. Whoever observes Live reads a value and hands it in here; only what differs from the last is an
event. So duplicates, first values, snapshots and exact copies all come from one place. An object is kept as a tuple
that is replaced with each change and never changed itself: a snapshot is a shallow copy of one dictionary, taken at one
number, and can be written out over many turns while events go on.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from alive.domain.state import ObjectState

_ABSENT = object()


class Kept(NamedTuple):
    """One object as it was published last."""

    kind: str
    parent: str | None
    properties: Mapping[str, Any]
    """By the topic of the event that says it."""
    children: Mapping[str, tuple[str, ...]]


class Published:
    """What was published."""

    def __init__(self) -> None:
        self._objects: dict[str, Kept] = {}

    def __contains__(self, object_id: str) -> bool:
        return object_id in self._objects

    def __len__(self) -> int:
        return len(self._objects)

    def add(self, object_id: str, kept: Kept) -> None:
        """An object is there, with what is known of it."""
        self._objects[object_id] = kept

    def remove(self, object_id: str) -> Kept | None:
        """An object is gone. What belongs to it is removed by itself."""
        return self._objects.pop(object_id, None)

    def forget(self, object_id: str, topic: str) -> None:
        """A property is not observed any more: what was said of it may be wrong by now."""
        kept = self._objects.get(object_id)
        if kept is not None and topic in kept.properties:
            left = {name: value for name, value in kept.properties.items() if name != topic}
            self._objects[object_id] = kept._replace(properties=left)

    def clear(self) -> None:
        """Nothing is known any more."""
        self._objects.clear()

    def get(self, object_id: str) -> Kept | None:
        """An object, if it is known."""
        return self._objects.get(object_id)

    def value(self, object_id: str, topic: str) -> Any:
        """What was said last of a property; None if nothing was."""
        kept = self._objects.get(object_id)
        return None if kept is None else kept.properties.get(topic)

    def say(self, object_id: str, topic: str, value: Any) -> bool:
        """Take a value; whether it differs from what was said last."""
        kept = self._objects.get(object_id)
        if kept is None or kept.properties.get(topic, _ABSENT) == value:
            return False
        self._objects[object_id] = kept._replace(properties={**kept.properties, topic: value})
        return True

    def arrange(self, object_id: str, name: str, children: tuple[str, ...]) -> bool:
        """Take the order of a list; whether it differs."""
        kept = self._objects.get(object_id)
        if kept is None or self.is_arranged(object_id, name, children):
            return False
        self._objects[object_id] = kept._replace(children={**kept.children, name: children})
        return True

    def is_arranged(self, object_id: str, name: str, children: tuple[str, ...]) -> bool:
        """Whether the order of a list was told so."""
        kept = self._objects.get(object_id)
        return kept is not None and kept.children.get(name) == children

    def freeze(self) -> Mapping[str, Kept]:
        """Everything as it is now, which later changes do not touch."""
        return dict(self._objects)


def below(objects: Mapping[str, Kept] | Published, root: str) -> Iterator[str]:
    """The ids of an object and of everything that belongs to it, owners first."""
    waiting = [root]
    while waiting:
        object_id = waiting.pop()
        kept = objects.get(object_id)
        if kept is not None:
            yield object_id
            for children in kept.children.values():
                waiting.extend(reversed(children))


def as_state(object_id: str, kept: Kept) -> ObjectState:
    """An object as it goes over a wire."""
    return ObjectState(
        object_id=object_id,
        kind=kept.kind,
        parent=kept.parent,
        properties=dict(kept.properties),
        children=dict(kept.children),
    )
