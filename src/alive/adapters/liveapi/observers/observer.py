"""What there is to know about observing one kind of object."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from alive.adapters.liveapi.places import kind_of
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
    """A property that is observed of one object: who is asked, for what, and what the answer means."""

    spec: EventSpec
    owner: Any
    """The object of Live that has the listener."""
    listens: str
    read: Callable[[], Any]
    arguments: tuple[Any, ...] = ()
    """What the listener is asked for besides, if anything."""

    @property
    def key(self) -> str:
        """What tells it from the other readings of the object: a topic may be told by several listeners."""
        if self.listens == self.spec.listens and not self.arguments:
            return self.spec.topic
        return "/".join((self.spec.topic, self.listens, *map(str, self.arguments)))


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
    *steps, name = spec.reads.split(".")
    try:
        owner = at(thing, ".".join(steps)) if steps else thing
        if name:
            getattr(owner, name)
    except NOT_NOW:
        return None
    if owner is None or (name and kind_of(thing) == "clip" and not _has(thing, name)):
        return None
    return Reading(spec, owner, spec.listens, _plain_reader(owner, name) if name else lambda: None)


_OF_AUDIO = {"gain", "pitch_coarse", "pitch_fine", "warping", "warp_mode"}


def _has(clip: Any, name: str) -> bool:
    """Whether a clip can have the property: Live refuses those of audio clips for MIDI clips."""
    return name not in _OF_AUDIO or bool(clip.is_audio_clip)


def _plain_reader(owner: Any, name: str) -> Callable[[], Any]:
    def read() -> Any:
        value = getattr(owner, name)
        return (
            int(value)
            if isinstance(value, int) and value.__class__ is not bool and value.__class__ is not int
            else value
        )

    return read
