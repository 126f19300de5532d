"""Events of objects, and slots: listeners that follow what they listen to.

An event `name` of an object is its three methods add_name_listener, remove_name_listener and name_has_listener, as
Live's own objects have them. A slot keeps a callback connected to such an event while its subject changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from alive.simulator.framework.live_objects import liveobj_valid


class EventError(Exception):
    """An object does not have the event."""


class Disconnectable:
    """Owns others and ends them with itself, the last first."""

    def __init__(self, *_: Any, **__: Any) -> None:
        self._disconnectables: list[Any] = []

    def register_disconnectable(self, other: Any) -> Any:
        """End the other one with this one."""
        if other not in self._disconnectables:
            self._disconnectables.append(other)
        return other

    def unregister_disconnectable(self, other: Any) -> None:
        """Let the other one live on."""
        if other in self._disconnectables:
            self._disconnectables.remove(other)

    def disconnect_disconnectable(self, other: Any) -> None:
        """End the other one now."""
        self.unregister_disconnectable(other)
        other.disconnect()

    def disconnect(self) -> None:
        """End all that it owns."""
        while self._disconnectables:
            self._disconnectables.pop().disconnect()


class EventObject(Disconnectable):
    """Has the events that its classes name."""

    _event_lists = ("__events__", "__subject_events__")

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        for attribute in EventObject._event_lists:
            for event in cls.__dict__.get(attribute, ()):
                add_event(cls, getattr(event, "name", event))

    def register_slot(self, *given: Any) -> Any:
        """Register a slot, or make one of subject, callback and event name."""
        slot = given[0] if len(given) == 1 else Slot(*given)
        return self.register_disconnectable(slot)

    def register_slot_manager(self, *given: Any) -> Any:
        """Make or register an owner of slots."""
        return self.register_disconnectable(given[0] if given else EventObject())

    def disconnect_slot(self, slot: Any) -> None:
        """End a slot."""
        self.disconnect_disconnectable(slot)


def add_event(cls: type, name: str) -> None:
    """Give a class an event: the listener trio, and notify_name for the class itself."""
    event = _Event(name)
    made = {
        f"add_{name}_listener": lambda self, callback, *_, **__: event.add(self, callback),
        f"remove_{name}_listener": lambda self, callback: event.remove(self, callback),  # noqa: PLW0108 - becomes a method
        f"{name}_has_listener": lambda self, callback: callback in event.listeners(self),
        f"{name}_listener_count": lambda self: len(event.listeners(self)),
        f"notify_{name}": lambda self, *given: event.notify(self, given),
    }
    for method_name, function in made.items():
        if method_name not in cls.__dict__:
            setattr(cls, method_name, function)


class _Event:
    """The listeners of one event, kept on each object that has it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._key = f"_listeners_of_{name}"

    def listeners(self, subject: Any) -> list[Callable[..., Any]]:
        listeners: list[Callable[..., Any]] = subject.__dict__.setdefault(self._key, [])
        return listeners

    def add(self, subject: Any, callback: Callable[..., Any]) -> None:
        if callback in self.listeners(subject):
            message = f"the {self._name} listener is connected already"
            raise RuntimeError(message)
        self.listeners(subject).append(callback)
        _listeners_changed(subject, self._name)

    def remove(self, subject: Any, callback: Callable[..., Any]) -> None:
        if callback not in self.listeners(subject):
            message = f"the {self._name} listener is not connected"
            raise RuntimeError(message)
        self.listeners(subject).remove(callback)
        _listeners_changed(subject, self._name)

    def notify(self, subject: Any, given: tuple[Any, ...]) -> None:
        for callback in tuple(self.listeners(subject)):
            callback(*given)


def _listeners_changed(subject: Any, name: str) -> None:
    changed = getattr(subject, "on_listeners_changed", None)
    if changed is not None:
        changed(name)


class listenable_property(property):  # noqa: N801 - the framework's own name
    """A property with an event of its name; the class calls notify_name."""

    def __set_name__(self, owner: type, name: str) -> None:
        add_event(owner, name)

    @classmethod
    def managed(cls, default: Any) -> Any:
        """Return a property that stores its value and notifies."""
        return _Managed(default)


class _Managed:
    def __init__(self, default: Any) -> None:
        self._default = default
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name
        add_event(owner, name)

    def __get__(self, instance: Any, owner: type) -> Any:
        return self if instance is None else instance.__dict__.get(f"_managed_{self._name}", self._default)

    def __set__(self, instance: Any, value: Any) -> None:
        if value != self.__get__(instance, type(instance)):
            instance.__dict__[f"_managed_{self._name}"] = value
            getattr(instance, f"notify_{self._name}")(value)


class Slot:
    """A callback at an event of a subject; `a.b.name` follows the way there as it changes."""

    def __init__(self, subject: Any = None, listener: Callable[..., Any] | None = None, event: str = "") -> None:
        self._listener = listener
        self._event = event
        self._steps: tuple[str, ...] = tuple(event.split("."))
        self._connected: list[tuple[Any, str, Callable[..., Any]]] = []
        self._subject: Any = None
        self.subject = subject

    @property
    def subject(self) -> Any:
        """What is listened to, or None."""
        return self._subject

    @subject.setter
    def subject(self, subject: Any) -> None:
        self._disconnect_from(0)
        self._subject = subject
        self._connect_from(0)

    @property
    def listener(self) -> Callable[..., Any] | None:
        """The callback."""
        return self._listener

    @property
    def event_name(self) -> str:
        """The event's name."""
        return self._event

    @property
    def is_connected(self) -> bool:
        """Whether the whole way to the event is connected."""
        return len(self._connected) == len(self._steps)

    def connect(self) -> None:
        """Connect again."""
        self._disconnect_from(0)
        self._connect_from(0)

    def disconnect(self) -> None:
        """Let go of the subject."""
        self.subject = None

    def soft_disconnect(self) -> None:
        """Disconnect, but remember the subject."""
        self._disconnect_from(0)

    def __call__(self, *given: Any, **keywords: Any) -> Any:
        """Call the callback as the event would."""
        return None if self._listener is None else self._listener(*given, **keywords)

    def _connect_from(self, position: int) -> None:
        for depth in range(position, len(self._steps)):
            subject = self._at(depth)
            if not liveobj_valid(subject):
                return
            event = self._steps[depth]
            if depth == len(self._steps) - 1:
                self._connect_step(subject, event, self)
            elif hasattr(subject, f"add_{event}_listener"):
                self._connect_step(subject, event, self._follower(depth))
            else:
                # Such as Song.view: it is always the same.
                self._connected.append((None, event, self))

    def _connect_step(self, subject: Any, event: str, callback: Callable[..., Any]) -> None:
        add, _, has = _trio(subject, event)
        if not has(callback):
            with suppress(RuntimeError):
                add(callback)
        self._connected.append((subject, event, callback))

    def _disconnect_from(self, position: int) -> None:
        while len(self._connected) > position:
            subject, event, callback = self._connected.pop()
            if liveobj_valid(subject):
                _, remove, has = _trio(subject, event)
                if has(callback):
                    with suppress(RuntimeError):
                        remove(callback)

    def _at(self, depth: int) -> Any:
        subject = self._subject
        for step in self._steps[:depth]:
            if not liveobj_valid(subject):
                return None
            subject = getattr(subject, step)
        return subject

    def _follower(self, depth: int) -> Callable[..., None]:
        def follow(*_: Any) -> None:
            self._disconnect_from(depth + 1)
            self._connect_from(depth + 1)
            # What the last step shows is new, so the callback is told as if it had changed.
            self()

        return follow


def _trio(subject: Any, event: str) -> tuple[Callable[..., Any], Callable[..., Any], Callable[..., Any]]:
    try:
        return (
            getattr(subject, f"add_{event}_listener"),
            getattr(subject, f"remove_{event}_listener"),
            getattr(subject, f"{event}_has_listener"),
        )
    except AttributeError:
        message = f"{type(subject).__name__} has no event {event!r}"
        raise EventError(message) from None


class SlotGroup(Disconnectable):
    """One callback at the same event of several subjects; it is told which one, after the event's own arguments."""

    def __init__(self, listener: Callable[..., Any] | None = None, event: str = "") -> None:
        super().__init__()
        self._listener = listener
        self._event = event

    def replace_subjects(self, subjects: Iterable[Any], identifiers: Sequence[Any] | None = None) -> None:
        """Listen to these, and no longer to others."""
        self.disconnect()
        listed = list(subjects)
        for subject, identifier in zip(listed, identifiers or listed, strict=False):
            self.add_subject(subject, identifier)

    def add_subject(self, subject: Any, identifier: Any = None) -> None:
        """Listen to one more."""
        told = subject if identifier is None else identifier
        self.register_disconnectable(Slot(subject, lambda *given: self(*given, told), self._event))

    def remove_subject(self, subject: Any) -> None:
        """Listen to one less."""
        for slot in [slot for slot in self._disconnectables if slot.subject == subject]:
            self.disconnect_disconnectable(slot)

    def has_subject(self, subject: Any) -> bool:
        """Whether it is listened to."""
        return any(slot.subject == subject for slot in self._disconnectables)

    def __call__(self, *given: Any, **keywords: Any) -> Any:
        """Call the callback as the event would."""
        return None if self._listener is None else self._listener(*given, **keywords)


class _MethodSlot:
    """A method that is a slot: one for each instance, made when it is first used."""

    def __init__(self, make: Callable[[Callable[..., Any]], Any], function: Callable[..., Any]) -> None:
        self._make = make
        self._function = function
        self._key = f"_slot_{function.__name__}"
        self.__doc__ = function.__doc__

    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        slot = instance.__dict__.get(self._key)
        if slot is None:
            slot = self._make(self._function.__get__(instance, owner))
            instance.__dict__[self._key] = slot
            instance.register_disconnectable(slot)
        return slot


def listens(event: str, *_: Any, **__: Any) -> Callable[[Callable[..., Any]], Any]:
    """Make a method the callback of an event; its attribute `subject` says of what."""
    return lambda function: _MethodSlot(lambda bound: Slot(None, bound, event), function)


def listens_group(event: str, *_: Any, **__: Any) -> Callable[[Callable[..., Any]], Any]:
    """Make a method the callback of an event of several subjects."""
    return lambda function: _MethodSlot(lambda bound: SlotGroup(bound, event), function)
