"""What there is to know about observing one kind of object."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from alive.domain.event import Event, EventSpec, events_of

if TYPE_CHECKING:
    from alive.adapters.liveapi.observers.watch import Watch

NOT_NOW = (AttributeError, RuntimeError)
"""What Live raises for a property that an object of that class has, but this one has not: the arm of a return track."""


@attrs.frozen
class Children:
    """A list of objects that belong to another."""

    name: str
    """What it is called in the state and in paths."""
    kind: str
    reads: str = ""
    """The path to it from the owner, if it is not its name."""
    listens: str = ""
    """The listener that is called when it changes, with the path to who has it; if it is not that of the list."""
    is_single: bool = False
    """Whether it is one object or None instead of a list."""

    @property
    def path(self) -> str:
        """The path to the list from its owner."""
        return self.reads or self.name

    def read(self, owner: Any) -> Sequence[Any]:
        """What is in it now; nothing where the owner has no such list."""
        try:
            found = at(owner, self.path)
        except NOT_NOW:
            return ()
        if self.is_single:
            return () if found is None else (found,)
        return tuple(found)


@attrs.frozen(eq=False)
class Reading:
    """A property that is observed of one object: who is asked, and for what. One is made for each: it must be small."""

    spec: EventSpec
    owner: Any
    """The object of Live that has the listener."""
    listens: str
    arguments: tuple[Any, ...] = ()
    """What the listener is asked for besides, if anything."""

    @property
    def key(self) -> str:
        """What tells it from the other readings of the object: a topic may be told by several listeners."""
        if self.listens == self.spec.listens and not self.arguments:
            return self.spec.topic
        return "/".join((self.spec.topic, self.listens, *map(str, self.arguments)))

    def read(self) -> Any:
        """What it is now: what its owner has under that name, or None if it is only told that something happened."""
        name = self.spec.member
        if not name:
            return None
        value = getattr(self.owner, name)
        is_enumeration = isinstance(value, int) and value.__class__ is not bool and value.__class__ is not int
        return int(value) if is_enumeration else value


@attrs.frozen(eq=False)
class MadeReading(Reading):
    """One whose value is made of what Live shows."""

    make: Callable[[], Any] = attrs.field(kw_only=True)

    def read(self) -> Any:
        """Make it."""
        return self.make()


class Observer:
    """Base of what is known of each kind."""

    kind: ClassVar[str]
    children: ClassVar[tuple[Children, ...]] = ()

    def readings(self, thing: Any, watch: "Watch") -> Iterator[Reading]:  # noqa: ARG002 - some need to know where it is
        """The properties to observe of an object, those left out that this one has not."""
        for spec in events_of(self.kind):
            reading = _reading(thing, spec)
            if reading is not None:
                yield reading

    def place(self, watch: "Watch") -> Mapping[str, Any]:
        """The fields of an event that say which object it is about and where that is."""
        raise NotImplementedError

    def follows(self, watch: "Watch", topic: str, before: Any, now: Any) -> "Iterator[tuple[Watch, str]]":  # noqa: ARG002
        """What else is to be looked at when a property changed, since Live does not call back for it."""
        return iter(())

    def rearranged(self, watch: "Watch", name: str) -> "Iterator[tuple[Watch, str]]":  # noqa: ARG002 - as the others
        """What else is to be looked at when a list of an object changed."""
        return iter(())

    def arrived(self, watch: "Watch") -> Iterator[Event]:  # noqa: ARG002 - as the others
        """What is told besides the state when an object was added."""
        return iter(())

    def left(self, watch: "Watch", place: Mapping[str, Any]) -> Iterator[Event]:  # noqa: ARG002
        """What is told besides when an object is gone. `place` is where it was."""
        return iter(())

    def moved(self, watch: "Watch", was_at: int) -> Iterator[Event]:  # noqa: ARG002 - as the others
        """What is told besides when an object is at another place of its list."""
        return iter(())


def fields_for(spec: EventSpec, value: Any) -> dict[str, Any]:
    """The fields of an event that say a value: one, or all of them."""
    return value if isinstance(value, dict) else {spec.value_fields[0]: value}


def at(thing: Any, path: str) -> Any:
    """What is at a path of members."""
    for step in path.split("."):
        thing = getattr(thing, step)
    return thing


def _reading(thing: Any, spec: EventSpec) -> Reading | None:
    name = spec.member
    try:
        owner = thing
        for step in spec.way:
            owner = getattr(owner, step)
        if name:
            getattr(owner, name)
    except NOT_NOW:
        return None
    if owner is None or (name in _OF_AUDIO and spec.kind == "clip" and not thing.is_audio_clip):
        return None
    return Reading(spec, owner, spec.listens)


_OF_AUDIO = {"gain", "pitch_coarse", "pitch_fine", "warping", "warp_mode"}
"""What Live refuses for MIDI clips."""
