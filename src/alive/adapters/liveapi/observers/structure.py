"""Keeps what is watched the same as what is in the Set, and tells what came, went and moved.

One list is followed after the other. Each takes as many turns as it takes: what is gone is taken out object by object,
what is new is attached and published object by object, and one event says it when all of it is done. Meanwhile no value
is looked at, and the state is not given out.
"""

from collections.abc import Hashable, Iterator

from alive.adapters.liveapi.observers.attaching import Attacher
from alive.adapters.liveapi.observers.moves import moved
from alive.adapters.liveapi.observers.noted import Noted, Origin
from alive.adapters.liveapi.observers.watch import Watch
from alive.adapters.liveapi.runtime import is_alive, live_ptr
from alive.application.event_log import EventLog
from alive.application.published import Kept, Published, as_state
from alive.domain.event import Event
from alive.domain.events.structure import StructureAdded, StructureChildren, StructureDeleted


class Structure:
    """What is watched and published, by id."""

    def __init__(self, attacher: Attacher, published: Published, log: EventLog, noted: Noted) -> None:
        self._attacher = attacher
        self._published = published
        self._log = log
        self._noted = noted
        self._by_id: dict[str, Watch] = {}
        self.view: Watch | None = None
        """The cursor: it tells where things are."""

    def find(self, object_id: str) -> Watch | None:
        """What watches an object that is published."""
        return self._by_id.get(object_id)

    def clear(self) -> None:
        """Nothing is watched any more."""
        self._by_id.clear()

    def publish(self, watch: Watch) -> None:
        """Take what is shown of an object as published: what comes with it when it is added."""
        for topic in watch.readings:
            if topic not in watch.first:
                self._attacher.read_first(watch, topic)
        values, watch.first = watch.first, {}
        self._by_id[watch.object_id] = watch
        parent = None if watch.parent is None else watch.parent.object_id
        children = {name: watch.ids_of(name) for name in watch.children}
        self._published.add(watch.object_id, Kept(watch.kind, parent, values, children))
        self._attacher.long_lived.made_one()
        watch.is_published = True

    def follow(self, watch: Watch, name: str, origin: Origin) -> Iterator[None]:
        """Compare a list with what is watched of it: forget what is gone, attach what is new, keep the order."""
        if not watch.is_published or not is_alive(watch.thing):
            return
        before = watch.children.get(name, [])
        order, new = self._now_in(watch, name)
        if order == before and self._published.is_arranged(watch.object_id, name, watch.ids_of(name)):
            return
        kept = set(order)
        watch.children[name] = [child for child in order if child not in new]
        was_at = {child: child.index for child in watch.children[name]}
        # The last first: then the index of each is right for those as well who take them out one after the other.
        yield from self._remove([child for child in reversed(before) if child not in kept], origin)
        for index, child in enumerate(order):
            child.index = index
        yield from self._attach(new)
        watch.children[name] = order
        self._say_moved(was_at, origin)
        for child in new:
            yield from self._take_from_elsewhere(child, origin)
            yield from self._add(child, origin)
        self._say_arranged(watch, name, origin)
        self._look_at_what_tells_of(watch, name, origin)

    def _now_in(self, watch: Watch, name: str) -> tuple[list[Watch], list[Watch]]:
        """What is to be watched of a list, in order, and what of it is new."""
        children = watch.child_list(name)
        known = {live_ptr(child.thing): child for child in watch.children.get(name, ()) if is_alive(child.thing)}
        order: list[Watch] = []
        new: list[Watch] = []
        for thing in self._attacher.things_in(watch, children):
            child = known.pop(live_ptr(thing), None)
            if child is None or child.thing != thing:
                child = self._attacher.watch(watch, children, thing)
                new.append(child)
            order.append(child)
        return order, new

    def _attach(self, new: list[Watch]) -> Iterator[None]:
        try:
            for child in new:
                yield from self._attacher.attach_alive(child)
        except GeneratorExit:  # it all ends before they were in the list
            _close(new)
            raise

    def _remove(self, gone: list[Watch], origin: Origin) -> Iterator[None]:
        everything: list[Watch] = []
        try:
            for watch in gone:
                place = watch.observer.place(watch)
                for each in watch.below():
                    self._take_out(each)
                    everything.append(each)
                    yield
                self._say(StructureDeleted(object_id=watch.object_id, kind=watch.kind), watch.object_id, origin)
                for made in watch.observer.left(watch, place):
                    self._say(made, watch.object_id, origin)
        except GeneratorExit:  # they are in no list any more
            _close(gone)
            raise
        yield from self._forget(everything)

    def _take_out(self, watch: Watch) -> None:
        watch.detach()
        watch.is_published = False
        self._by_id.pop(watch.object_id, None)
        self._published.remove(watch.object_id)

    def _forget(self, gone: list[Watch]) -> Iterator[None]:
        if not gone:
            return
        self._noted.forget(set(gone))
        while gone:
            watch = gone.pop()
            watch.children = {}  # parents and children would keep each other
            self._attacher.forget(watch)
            yield
        for device in self._attacher.take_left_out():
            self._noted.note_list((device, "parameters"), None)

    def _take_from_elsewhere(self, watch: Watch, origin: Origin) -> Iterator[None]:
        """What was moved here from another list is taken out of that first, though it has not been looked at yet."""
        for each in watch.below():
            former = self._by_id.get(each.object_id)
            if former is not None and former.parent is not None:
                siblings = former.parent.children[former.member]
                siblings[:] = [child for child in siblings if child is not former]
                self._noted.note_list((former.parent, former.member), origin)
                yield from self._remove([former], origin)
            yield

    def _add(self, watch: Watch, origin: Origin) -> Iterator[None]:
        states = []
        for each in watch.below():
            self.publish(each)
            kept = self._published.get(each.object_id)
            if kept is not None:
                states.append(as_state(each.object_id, kept))
            yield
        made = StructureAdded(object_id=watch.object_id, kind=watch.kind, objects=tuple(states))
        self._say(made, watch.object_id, origin)
        if is_alive(watch.thing):
            for told in watch.observer.arrived(watch):
                self._say(told, watch.object_id, origin)

    def _say_moved(self, was_at: dict[Watch, int], origin: Origin) -> None:
        """What moved is told before what was added, as clients are used to that follow lists by index."""
        for child in moved(was_at):
            if is_alive(child.thing):
                for told in child.observer.moved(child, was_at[child]):
                    self._say(told, child.object_id, origin)

    def _say_arranged(self, watch: Watch, name: str, origin: Origin) -> None:
        ids = watch.ids_of(name)
        if self._published.arrange(watch.object_id, name, ids):
            made = StructureChildren(object_id=watch.object_id, list=name, children=ids)
            self._say(made, (watch.object_id, name), origin)

    def _look_at_what_tells_of(self, watch: Watch, name: str, origin: Origin) -> None:
        """Look at what others tell of a list, and at the cursor."""
        for other, topic in watch.observer.rearranged(watch, name):
            self._noted.look_at(other, topic, origin)
        if self.view is not None:
            for topic in self.view.readings:
                self._noted.look_at(self.view, topic, origin)

    def _say(self, made: Event, key: Hashable, origin: Origin) -> None:
        self._log.publish(made, (key, made.spec.topic), origin)


def _close(watches: list[Watch]) -> None:
    for watch in watches:
        watch.close()
