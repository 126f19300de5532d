"""Attaches objects of Live and everything that belongs to them, a little at a time.

A listener is attached before what it tells of is read, so nothing is missed in between. What dies on the way is passed
over: then the list that it was in has changed, which was noted, and it is taken out when that list is looked at.
"""

import traceback
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.errors import translate
from alive.adapters.liveapi.observers.long_lived import LongLived
from alive.adapters.liveapi.observers.observer import NOT_NOW, Children, Observer, at
from alive.adapters.liveapi.observers.watch import Note, Watch
from alive.adapters.liveapi.runtime import is_alive
from alive.application.ports import LogSink

if TYPE_CHECKING:
    from alive.adapters.liveapi.context import LiveContext

PARAMETER_VALUE = "parameter.value_changed"


class Attacher:
    """Makes watches and gives them their listeners."""

    def __init__(
        self, live: "LiveContext", observers: Iterable[Observer], note_value: Note, note_list: Note, faults: LogSink,
        most_parameters: int,
    ) -> None:  # fmt: skip
        self._live = live
        self._observers = {observer.kind: observer for observer in observers}
        self._note_value = note_value
        self._note_list = note_list
        self._faults = faults
        self._most_parameters = most_parameters
        self._parameters = 0
        self.long_lived = LongLived()
        self._left_out: dict[Watch, None] = {}
        """Devices whose parameters would have been too many."""
        self.requested: set[str] = set()
        """Topics that somebody names in full."""
        self.unobservable: set[str] = set()
        """What this Live has no listener for, by kind and name."""

    def root(self, kind: str, thing: Any) -> Watch:
        """A watch of one of the objects of which there is one each: its id is its kind."""
        return Watch(self._observers[kind], thing, kind, None, kind)

    def watch(self, parent: Watch, children: Children, thing: Any) -> Watch:
        """A watch of something in a list, without listeners yet."""
        object_id = self._live.id_of("parameter" if children.kind == "send" else children.kind, thing)
        self._parameters += children.kind == "parameter"
        self.long_lived.made_one()
        return Watch(self._observers[children.kind], thing, object_id, parent, children.name)

    def things_in(self, watch: Watch, children: Children) -> Sequence[Any]:
        """What is to be watched of a list: all, unless it is more than is watched without being asked for."""
        things = children.read(watch.thing)
        if children.kind != "parameter" or not things:
            return things
        own = len(watch.children.get(children.name, ()))
        if self._parameters - own + len(things) <= self._most_parameters or PARAMETER_VALUE in self.requested:
            return things
        self._left_out[watch] = None
        return ()

    def attach(self, watch: Watch) -> Iterator[None]:
        """Attach an object and everything below it."""
        self.attach_readings(watch)
        yield
        for children in watch.observer.children:
            self._listen_to_list(watch, children)
            made: list[Watch] = []
            watch.children[children.name] = made
            for thing in self.things_in(watch, children):
                if not is_alive(thing):
                    continue
                child = self.watch(watch, children, thing)
                child.index = len(made)
                made.append(child)
                yield from self.attach_alive(child)

    def attach_alive(self, watch: Watch) -> Iterator[None]:
        """Attach an object that may die meanwhile, or refuse something: neither keeps the others from being told."""
        try:
            yield from self.attach(watch)
        except Exception as error:  # noqa: BLE001 - it died, or if it is a defect it is logged
            self.report(error)

    def attach_readings(self, watch: Watch) -> None:
        """Listen to the properties of an object. Harmless when repeated: what is attached stays as it is."""
        for reading in watch.observer.readings(watch.thing, watch):
            spec = reading.spec
            if spec.on_request and spec.topic not in self.requested:
                continue
            if reading.listens and not watch.listen(
                reading.key, reading.owner, reading.listens, self._note_value, spec.topic, reading.arguments
            ):
                self.unobservable.add(f"{watch.kind}.{reading.listens}")
            if spec.topic in watch.readings:
                continue
            watch.readings[spec.topic] = reading
            if watch.is_published:
                self._note_value(watch, spec.topic)
            else:
                self.read_first(watch, spec.topic)

    def attach_again(self, watch: Watch) -> None:
        """Attach what is wanted now and was not, of an object that is watched."""
        if is_alive(watch.thing):
            try:
                self.attach_readings(watch)
            except Exception as error:  # noqa: BLE001 - Live refuses something, or if it is a defect it is logged
                self.report(error)

    def forget(self, watch: Watch) -> None:
        """It is watched no more; `take_left_out` tells for whose parameters there may be room now."""
        self._parameters -= watch.kind == "parameter"
        self._left_out.pop(watch, None)

    def take_left_out(self) -> Iterator[Watch]:
        """The devices whose parameters there may be room for; those that find none are left out again."""
        if self._parameters < self._most_parameters or PARAMETER_VALUE in self.requested:
            left_out, self._left_out = self._left_out, {}
            yield from left_out

    def clear(self) -> None:
        """Nothing is watched any more."""
        self._parameters = 0
        self._left_out.clear()
        self.long_lived.release()

    def report(self, error: Exception) -> None:
        """Log what was raised, unless Live raised it because something is dead or refuses."""
        if translate(error) is None:
            self._faults.error("".join(traceback.format_exception(error)))

    def read_first(self, watch: Watch, topic: str) -> None:
        """Read a value for the first time, if it is one that is kept and there is one now."""
        reading = watch.readings[topic]
        if not reading.spec.is_state or not is_alive(reading.owner):
            return
        try:
            watch.first[topic] = reading.read()
        except NOT_NOW:
            return
        except Exception as error:  # noqa: BLE001 - something it reads is dead; if it is a defect it is logged
            self.report(error)

    def _listen_to_list(self, watch: Watch, children: Children) -> None:
        *steps, name = (children.listens or children.path).split(".")
        try:
            owner = at(watch.thing, ".".join(steps)) if steps else watch.thing
            has = bool(children.read(watch.thing)) or hasattr(owner, f"add_{name}_listener")
        except NOT_NOW:
            return
        is_told = has and watch.listen(f"[{children.name}]", owner, name, self._note_list, children.name)
        if has and not is_told and not children.is_single:
            self.unobservable.add(f"{watch.kind}.{name}")
