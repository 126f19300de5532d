"""An exact copy of the published state on the other side of a connection, without the connection.

Theory of operation. The copy begins with a state and goes on with the events from that state's number on; each says
absolutely how something is now, of an object named by its id, so that what is not known is passed over and nothing can
be applied twice. Whoever receives events knows that some are missing: the numbers of a feed are dense. Then, and when
the script says that events were lost or another session begins, the copy is void until a state is read anew. What
comes while that is under way waits until it is there.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import alive.domain.events  # noqa: F401 - declares the events
from alive.domain.event import EventSpec, events
from alive.domain.state import SINGLE

Line = Mapping[str, Any]
"""An event, or the state, in the plain data of the wire."""


class Known(NamedTuple):
    """One object. It is replaced with each change and never changed itself."""

    kind: str
    parent: str | None
    properties: Mapping[str, Any]
    """By topic."""
    children: Mapping[str, tuple[str, ...]]


class MirroredObject:
    """One object of the copy, read-only: its properties and lists by their names, as they are when they are asked for.

    `tracks[3].name`, `tracks[3].devices[0].parameters[1].value`. A name is that of the event's field (`volume`), or
    that of Live's own property (`mute`, `tempo`).
    """

    __slots__ = ("_objects", "object_id")

    object_id: str

    def __init__(self, objects: Mapping[str, Known], object_id: str) -> None:
        self._objects = objects
        self.object_id = object_id

    def __getattr__(self, name: str) -> Any:
        known = self.known
        if name in known.children:
            found = tuple(
                MirroredObject(self._objects, child) for child in known.children[name] if child in self._objects
            )
            return (found[0] if found else None) if name in SINGLE else found
        topic = _topics_by_name(known.kind).get(name)
        if topic is None or topic not in known.properties:
            raise AttributeError(
                f"nothing is known of {name!r} of the {known.kind} {self.object_id}; it has {self._names}"
            )
        return known.properties[topic]

    def __dir__(self) -> list[str]:
        return self._names

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MirroredObject) and self.object_id == other.object_id

    def __hash__(self) -> int:
        return hash(self.object_id)

    def __repr__(self) -> str:
        return f"<{self.object_id}>"

    @property
    def known(self) -> Known:
        """All that is known of it. KeyError if it was deleted."""
        return self._objects[self.object_id]

    @property
    def kind(self) -> str:
        """What kind of object it is."""
        return self.known.kind

    @property
    def parent(self) -> "MirroredObject | None":
        """What it belongs to."""
        parent = self.known.parent
        return None if parent is None else MirroredObject(self._objects, parent)

    @property
    def _names(self) -> list[str]:
        known = self.known
        by_name = _topics_by_name(known.kind)
        return sorted({*known.children, *(name for name, topic in by_name.items() if topic in known.properties)})


class Tree:
    """All objects of a copy."""

    def __init__(self, objects: Mapping[str, Known]) -> None:
        self.objects = objects

    @property
    def song(self) -> MirroredObject:
        """The song. KeyError as long as nothing is known."""
        return self.find("song")

    @property
    def view(self) -> MirroredObject:
        """What is selected and shown."""
        return self.find("view")

    def find(self, object_id: str) -> MirroredObject:
        """An object by its id. KeyError if there is none."""
        self.objects[object_id]
        return MirroredObject(self.objects, object_id)

    def __contains__(self, object_id: str) -> bool:
        return object_id in self.objects


class Mirror:
    """The copy, and what has to be done to keep it right. It is fed and asked; it does nothing by itself."""

    def __init__(self, topics: Iterable[str] = ("*",)) -> None:
        """Know nothing yet.

        Args:
            topics: What its feed was asked for. What changes all the time is kept only if it is named there: else it
                comes as long as somebody else wants it, and ends without a word.
        """
        self._objects: dict[str, Known] = {}
        named = set(topics)
        self._unwanted = {topic for topic, spec in events().items() if spec.on_request and topic not in named}
        self._next: int | None = None
        self._waiting: list[Line] | None = None
        """Events that came while a state was read."""
        self.session: str | None = None
        self.seq = 0
        """Events with a smaller number are in it."""
        self.why: str | None = "nothing was read yet"
        """Why the state must be read; None if it need not be."""
        self.is_rough = False
        """Whether a number in it was told in less than full precision."""

    @property
    def tree(self) -> Tree:
        """All objects, which go on changing."""
        return Tree(self._objects)

    @property
    def is_current(self) -> bool:
        """Whether it shows all that was fed to it, with nothing missing in between."""
        return self.why is None and self._waiting is None

    def snapshot(self) -> Tree:
        """All objects as they are now."""
        return Tree(dict(self._objects))

    # Reading the state

    def begin(self, why: str, first: int | None = 0) -> None:
        """A new feed begins, and what there was is void. `first` is its first number, None if it is under way."""
        self._next = first
        self._waiting = None
        self.void(why)

    def void(self, why: str) -> None:
        """Something is missing. What is known stays to be looked at, and is wrong."""
        self.why = why

    def begin_reading(self) -> None:
        """A state is asked for: what comes from now on waits for it."""
        self.why = None
        self._waiting = []

    def fail_reading(self, why: str) -> None:
        """The state did not come."""
        self._waiting = None
        self.void(why)

    def take_state(self, state: Line) -> None:
        """The state that was asked for, and what came meanwhile."""
        waiting, self._waiting = self._waiting or [], None
        self.session = state["session"]
        self.seq = state["seq"]
        self.is_rough = False
        self._objects.clear()
        self._add(state["objects"])
        for line in waiting:
            self._apply(line)

    # Following a feed

    def feed(self, line: Line) -> None:
        """An event, as it came."""
        if not self._is_next(line.get("n")):
            return
        topic = line["event"]
        if topic == "events.lost":
            self.void(f"{line.get('lost', 'some')} events were lost on the way")
        elif topic == "session.ended":
            self.void("the session ended")
        elif self._waiting is not None:
            self._waiting.append(line)
        elif self.why is None:
            self._apply(line)

    def _is_next(self, number: int | None) -> bool:
        """Whether it is the next of its feed, or the first after a gap; not if it came twice or too late."""
        if number is None:
            return True
        if self._next is None:
            self._next = number
        if number < self._next:
            return False
        if number > self._next:
            self.void(f"{number - self._next} events are missing before number {number}")
        self._next = number + 1
        return True

    def _apply(self, line: Line) -> None:
        if line["seq"] < self.seq:
            return
        apply = _STRUCTURE.get(line["event"])
        if apply is not None:
            apply(self, line)
            return
        spec = events().get(line["event"])
        if spec is not None and spec.is_state:
            self.say(id_in(spec, line), spec, value_in(spec, line))

    def say(self, object_id: str, spec: EventSpec, value: Any) -> None:
        """A property has a value."""
        known = self._objects.get(object_id)
        if known is not None and spec.topic not in self._unwanted:
            self._objects[object_id] = known._replace(properties={**known.properties, spec.topic: value})

    def _added(self, line: Line) -> None:
        self._remove(line["object_id"])
        self._add(line["objects"])

    def _deleted(self, line: Line) -> None:
        self._remove(line["object_id"])

    def _arranged(self, line: Line) -> None:
        known = self._objects.get(line["object_id"])
        if known is not None:
            children = {**known.children, line["list"]: tuple(line["children"])}
            self._objects[line["object_id"]] = known._replace(children=children)

    def _add(self, states: Iterable[Line]) -> None:
        for state in states:
            properties = {topic: value for topic, value in state["properties"].items() if topic not in self._unwanted}
            children = {name: tuple(ids) for name, ids in state["children"].items()}
            self._objects[state["object_id"]] = Known(state["kind"], state["parent"], properties, children)

    def _remove(self, object_id: str) -> None:
        for each in list(self._below(object_id)):
            self._objects.pop(each, None)

    def _below(self, object_id: str) -> Iterator[str]:
        known = self._objects.get(object_id)
        if known is None:
            return
        yield object_id
        for children in known.children.values():
            for child in children:
                if child in self._objects and self._objects[child].parent == object_id:
                    yield from self._below(child)


_STRUCTURE = {
    "structure.added": Mirror._added,  # noqa: SLF001 - its own
    "structure.deleted": Mirror._deleted,  # noqa: SLF001 - its own
    "structure.children": Mirror._arranged,  # noqa: SLF001 - its own
}


def id_in(spec: EventSpec, line: Line) -> str:
    """The id of the object that an event is about."""
    # There is one song and one view: their ids are their kinds.
    return str(line.get(f"{spec.kind}_id", spec.kind))


def value_in(spec: EventSpec, line: Line) -> Any:
    """The value that an event says: one field, or several together."""
    fields = spec.value_fields
    return line[fields[0]] if len(fields) == 1 else {name: line[name] for name in fields}


def _topics_by_name(kind: str) -> Mapping[str, str]:
    """The topics of a kind of object, by the names under which users know what they say."""
    found = _NAMES.get(kind)
    if found is None:
        found = {}
        for topic, spec in events().items():
            if spec.kind == kind and spec.is_state:
                for name in _names_of(spec):
                    found.setdefault(name, topic)
        _NAMES[kind] = found
    return found


def _names_of(spec: EventSpec) -> Iterator[str]:
    """How what an event says is called: several values together as the topic is, one as its field and as in Live."""
    if len(spec.value_fields) > 1:
        yield spec.topic.partition(".")[2]
    else:
        yield spec.value_fields[0]
        if "." not in spec.reads:
            yield spec.reads


_NAMES: dict[str, dict[str, str]] = {}
