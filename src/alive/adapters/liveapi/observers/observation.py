"""Watches a whole Set and publishes what changes.

Theory of operation. A callback of Live only notes that something is to be looked at (a key, or a list). Once a turn
what was noted is looked at: lists first, so that what is gone is forgotten and what is new is watched, then values.
What is new is attached owner by owner, over as many turns as it takes; it is published, whole and with one event, when
all below it is attached. A listener is attached before the value is read, so nothing is missed in between. What Live
refuses to tell is passed over; what is dead is removed with the list it was in.
"""

import contextlib
import traceback
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.errors import translate
from alive.adapters.liveapi.observers.any_property import PropertyWatch
from alive.adapters.liveapi.observers.clip import ClipObserver
from alive.adapters.liveapi.observers.clip_slot import ClipSlotObserver
from alive.adapters.liveapi.observers.cursor import SessionCursorObserver
from alive.adapters.liveapi.observers.device import ChainObserver, DeviceObserver, ParameterObserver, path_of
from alive.adapters.liveapi.observers.observer import NOT_NOW, Children, Observer, at
from alive.adapters.liveapi.observers.scene import SceneObserver
from alive.adapters.liveapi.observers.track import SendObserver, TrackObserver
from alive.adapters.liveapi.observers.transport import CuePointObserver, TransportObserver
from alive.adapters.liveapi.observers.watch import Watch
from alive.adapters.liveapi.runtime import is_alive, live_ptr
from alive.application.event_log import EventLog
from alive.application.ports import Clock, LogSink
from alive.application.published import Kept, Published, as_state, below
from alive.domain.event import Event, EventSpec, events
from alive.domain.events.structure import StructureAdded, StructureChildren, StructureDeleted
from alive.domain.results.events import ObservedObject, ObserverList

if TYPE_CHECKING:
    from alive.adapters.liveapi.context import LiveContext

SONG = "song"
VIEW = "view"
"""The ids of the two objects of which there is one each."""

POLL_EVERY = 0.05
"""Seconds between two looks at what Live does not call back for."""

MOST_PARAMETERS = 5000
"""Parameters of devices that are observed without being asked for. Beyond that a listener each would cost more than
most want to know."""

Value = Any
_Dirty = tuple[Watch, str]


class Observation:
    """Everything that is observed of one Set. Main thread only."""

    def __init__(
        self, live: "LiveContext", published: Published, log: EventLog, clock: Clock, faults: LogSink,
        most_parameters: int = MOST_PARAMETERS,
    ) -> None:  # fmt: skip
        self._live = live
        self._published = published
        self._log = log
        self._clock = clock
        self._faults = faults
        self._most_parameters = most_parameters
        cursor = SessionCursorObserver(live)
        kinds: tuple[Observer, ...] = (
            TransportObserver(), TrackObserver(), SendObserver(), SceneObserver(), ClipSlotObserver(), ClipObserver(),
            DeviceObserver(), ParameterObserver(), ChainObserver(), CuePointObserver(), cursor,
        )  # fmt: skip
        self._observers = {observer.kind: observer for observer in kinds}
        self._dirty: dict[_Dirty, Any] = {}
        self._dirty_lists: dict[tuple[Watch, str], Any] = {}
        self._delayed: dict[_Dirty, tuple[float, Any]] = {}
        self._sent_at: dict[_Dirty, float] = {}
        self._pending: deque[tuple[Iterator[None], Callable[[], None]]] = deque()
        """What is being attached, and what to do if that cannot be finished because something died meanwhile."""
        self._by_id: dict[str, Watch] = {}
        self._requested: set[str] = set()
        self._watched: dict[PropertyWatch, None] = {}
        """Single properties that were asked for and have changed."""
        self._polled_at = 0.0
        self._parameters = 0
        self.unobservable: set[str] = set()
        """What this Live has no listener for, by kind and name."""
        self.origin: Mapping[str, Any] | None = None
        """The client and request that is being carried out: changes noted meanwhile come from it."""
        self.is_running = False
        self.song: Watch | None = None
        self.view: Watch | None = None

    # What others ask of it

    def start(self) -> None:
        """Begin to attach. Harmless when repeated."""
        if self.is_running:
            return
        self.is_running = True
        self._pending.append((self._attach_roots(), self._start_anew))

    def stop(self) -> None:
        """Take every listener away and forget what was published. Harmless when repeated."""
        self.is_running = False
        for root in (self.song, self.view):
            if root is not None:
                root.close()
                for object_id in list(below(self._published, root.object_id)):
                    self._published.remove(object_id)
        self.song = self.view = None
        self._parameters = 0
        self._pending.clear()
        for noted in (self._dirty, self._dirty_lists, self._delayed, self._sent_at, self._by_id):
            noted.clear()

    @property
    def is_complete(self) -> bool:
        """Whether everything that is there is attached."""
        return self.is_running and self.song is not None and not self._pending and not self._dirty_lists

    @property
    def has_work(self) -> bool:
        """Whether something is noted that could be looked at now."""
        return bool(self._pending or self._dirty or self._dirty_lists or self._watched)

    def watches(self) -> Iterator[Watch]:
        """Everything that is watched."""
        for root in (self.song, self.view):
            if root is not None:
                yield from root.below()

    def request(self, topics: set[str]) -> None:
        """Observe these topics too, and no others of those that are observed on request only."""
        wanted = {topic for topic in topics if events()[topic].on_request}
        started, ended = wanted - self._requested, self._requested - wanted
        self._requested = wanted
        for watch in list(self.watches()):
            for topic in ended & watch.readings.keys():
                self._forget_reading(watch, topic)
            if started & {spec.topic for spec in events().values() if spec.kind == watch.kind}:
                self._attach_readings(watch)

    def place_of(self, object_id: str) -> Mapping[str, Any] | None:
        """The fields that say where an object is now."""
        watch = self._by_id.get(object_id)
        return None if watch is None else watch.observer.place(watch)

    def observe(self, reference: int | str, name: str, on_change: Callable[[str, Any], None]) -> PropertyWatch:
        """Observe one property of any object; calls back with its id and value when it differs."""
        return PropertyWatch(self._live, reference, name, self._mark_property, on_change)

    def describe(self, *, details: bool) -> ObserverList:
        """What is attached."""
        watches = list(self.watches())
        objects = [_described(watch) for watch in watches] if details else []
        return ObserverList(
            running=self.is_running,
            complete=self.is_complete,
            objects=tuple(objects),
            count=len(watches),
            listener_count=sum(len(watch.listeners) for watch in watches),
            by_kind=dict(Counter(watch.kind for watch in watches)),
            unobservable=tuple(sorted(self.unobservable)),
        )

    def flush(self, until: float) -> None:
        """Look at what was noted and publish what differs, until the time is up; the rest stays noted."""
        while self._watched:
            asked_for = next(iter(self._watched))
            del self._watched[asked_for]
            asked_for.look()
        if not self.is_running:
            return
        now = self._clock()
        self._poll(now)
        self._wake_delayed(now)
        while self._pending or self._dirty_lists:
            # One list after the other: what is being attached is not yet in the list that it is compared with.
            if not self._pending:
                self._sync_list(*self._take(self._dirty_lists))
            self._attach_some(until)
            if self._clock() >= until:
                return
        while self._dirty:
            (watch, topic), origin = self._take_dirty()
            self._look(watch, topic, origin)
            if self._clock() >= until:
                return

    # Attaching

    def _attach_roots(self) -> Iterator[None]:
        song = self._live.song()
        self.view = Watch(self._observers["view"], song.view, VIEW, None, VIEW)
        self._attach_readings(self.view)
        self._publish_first(self.view)
        yield
        self.song = Watch(self._observers["song"], song, SONG, None, SONG)
        yield from self._attach(self.song)
        # No event says all this: who subscribes before it is there reads the state, which waits until it is.
        for watch in self.song.below():
            self._publish_first(watch)
            yield

    def _start_anew(self) -> None:
        self.stop()
        self.start()

    def _attach_some(self, until: float) -> None:
        while self._pending:
            steps, give_up = self._pending[0]
            try:
                ended = next(steps, _END) is _END
            except Exception as error:  # noqa: BLE001 - something died on the way; if it is a defect it is logged
                self._report(error)
                self._pending.popleft()
                give_up()
                return
            if ended:
                self._pending.popleft()
            if self._clock() >= until:
                return

    def _report(self, error: Exception) -> None:
        if translate(error) is None:
            self._faults.error("".join(traceback.format_exception(error)))

    def _attach(self, watch: Watch) -> Iterator[None]:
        """Attach an object and everything below it, a little at a time."""
        self._attach_readings(watch)
        yield
        for children in watch.observer.children:
            self._listen_to_list(watch, children)
            made: list[Watch] = []
            watch.children[children.name] = made
            for thing in children.read(watch.thing):
                if self._is_too_much(children.kind):
                    continue
                child = self._watch(watch, children, thing)
                child.index = len(made)
                made.append(child)
                yield from self._attach(child)

    def _is_too_much(self, kind: str) -> bool:
        if kind != "parameter":
            return False
        self._parameters += 1
        return self._parameters > self._most_parameters and "parameter.value_changed" not in self._requested

    def _watch(self, parent: Watch, children: Children, thing: Any) -> Watch:
        object_id = self._live.id_of("parameter" if children.kind == "send" else children.kind, thing)
        return Watch(self._observers[children.kind], thing, object_id, parent, children.name)

    def _attach_readings(self, watch: Watch) -> None:
        for reading in watch.observer.readings(watch.thing, watch):
            spec = reading.spec
            if spec.on_request and spec.topic not in self._requested:
                continue
            key = "/".join((spec.topic, *map(str, reading.arguments)))
            mark = partial(self._mark, watch, spec.topic)
            if spec.topic in watch.readings and not reading.arguments:
                continue
            if reading.listens and not watch.listen(key, reading.owner, reading.listens, mark, reading.arguments):
                self.unobservable.add(f"{watch.kind}.{reading.listens}")
            watch.readings[spec.topic] = reading
            if watch.is_published:
                self._mark(watch, spec.topic)
            elif spec.is_state:
                self._read_first(watch, spec.topic)

    @staticmethod
    def _read_first(watch: Watch, topic: str) -> None:
        with contextlib.suppress(*NOT_NOW):
            watch.first[topic] = watch.readings[topic].read()

    def _forget_reading(self, watch: Watch, topic: str) -> None:
        watch.readings.pop(topic, None)
        for key in watch.listeners:
            if key.partition("/")[0] == topic:
                watch.unlisten(key)

    def _listen_to_list(self, watch: Watch, children: Children) -> None:
        *steps, name = (children.listens or children.path).split(".")
        try:
            owner = at(watch.thing, ".".join(steps)) if steps else watch.thing
            has = bool(children.read(watch.thing)) or hasattr(owner, f"add_{name}_listener")
        except NOT_NOW:
            return
        mark = partial(self._mark_list, watch, children.name)
        if has and not watch.listen(f"[{children.name}]", owner, name, mark) and not children.is_single:
            self.unobservable.add(f"{watch.kind}.{name}")

    # Noting

    def _mark(self, watch: Watch, topic: str) -> None:
        if watch.is_published:
            self._dirty[watch, topic] = self.origin
        else:
            watch.first.pop(topic, None)  # what was read is old; it is read anew when the object is published

    def _mark_property(self, watch: PropertyWatch) -> None:
        self._watched[watch] = None

    def _mark_list(self, watch: Watch, name: str) -> None:
        self._dirty_lists[watch, name] = self.origin

    def _poll(self, now: float) -> None:
        if self.view is None or now - self._polled_at < POLL_EVERY:
            return
        self._polled_at = now
        for topic, reading in self.view.readings.items():
            if reading.spec.polled and self._log.wanted(topic):
                self._mark(self.view, topic)

    def _wake_delayed(self, now: float) -> None:
        due = [key for key, (at_time, _) in self._delayed.items() if at_time <= now]
        for key in due:
            self._dirty.setdefault(key, self._delayed.pop(key)[1])

    @staticmethod
    def _take(noted: dict[Any, Any]) -> tuple[Any, Any, Any]:
        (watch, name), origin = next(iter(noted.items()))
        del noted[watch, name]
        return watch, name, origin

    def _take_dirty(self) -> tuple[_Dirty, Any]:
        key = next(iter(self._dirty))
        return key, self._dirty.pop(key)

    # Looking

    def _look(self, watch: Watch, topic: str, origin: Any) -> None:
        reading = watch.readings.get(topic)
        if reading is None or not watch.is_published or not is_alive(reading.owner):
            return
        spec = reading.spec
        if spec.interval and not self._is_due(watch, spec, origin):
            return
        try:
            value = reading.read()
        except Exception as error:  # noqa: BLE001 - it has no such value now, or died; if it is a defect it is logged
            if not isinstance(error, NOT_NOW):
                self._report(error)
            return
        if not spec.is_state:
            self._publish(watch, spec, {}, origin)
            return
        before = self._published.value(watch.object_id, topic)
        if self._published.say(watch.object_id, topic, value):
            self._publish(watch, spec, _fields(spec, value), origin)
            for other, other_topic in watch.observer.follows(watch, topic, before, value):
                self._dirty.setdefault((other, other_topic), origin)

    def _is_due(self, watch: Watch, spec: EventSpec, origin: Any) -> bool:
        """Whether its interval is over; if not, it is looked at again when it is."""
        key = (watch, spec.topic)
        now = self._clock()
        sent_at = self._sent_at.get(key)
        if sent_at is not None and now - sent_at < spec.interval:
            self._delayed[key] = (sent_at + spec.interval, origin)
            return False
        self._sent_at[key] = now
        return True

    def _publish(self, watch: Watch, spec: EventSpec, fields: Mapping[str, Any], origin: Any) -> None:
        made = spec.event(**watch.observer.place(watch), **fields)
        self._log.publish(made, (watch.object_id, spec.topic), origin)

    def _say(self, made: Event, key: Hashable, origin: Any) -> None:
        self._log.publish(made, (made.spec.topic, key), origin)

    # Lists

    def _sync_list(self, watch: Watch, name: str, origin: Any) -> None:
        """Compare a list with what is watched of it: forget what is gone, attach what is new, keep the order."""
        if not watch.is_published or not is_alive(watch.thing):
            return
        children = watch.child_list(name)
        known = {live_ptr(child.thing): child for child in watch.children[name] if is_alive(child.thing)}
        order: list[Watch] = []
        new: list[Watch] = []
        for thing in children.read(watch.thing):
            child = known.pop(live_ptr(thing), None)
            if child is None or child.thing != thing:
                child = self._watch(watch, children, thing)
                new.append(child)
            order.append(child)
        kept = set(map(id, order))
        gone = [child for child in watch.children[name] if id(child) not in kept]
        self._pending.append(
            (self._rearrange(watch, name, order, new, gone, origin), partial(self._sync_anew, watch, name, new))
        )

    def _sync_anew(self, watch: Watch, name: str, new: list[Watch]) -> None:
        for child in new:
            child.close()
        watch.children[name] = [child for child in watch.children[name] if child not in new]
        self._mark_list(watch, name)

    def _rearrange(
        self, watch: Watch, name: str, order: list[Watch], new: list[Watch], gone: list[Watch], origin: Any
    ) -> Iterator[None]:
        for child in gone:
            self._remove(child, origin)
        was_at = {child.object_id: child.index for child in order if child not in new}
        watch.children[name] = [child for child in order if child not in new]
        for index, child in enumerate(order):
            child.index = index
        for child in new:
            yield from self._attach(child)
        watch.children[name] = order
        for child in self._moved(order, was_at):
            for made in child.observer.moved(child, was_at[child.object_id]):
                self._say(made, child.object_id, origin)
        for child in new:
            for each in child.below():
                self._publish_first(each)
            self._say_added(child, origin)
        ids = watch.ids_of(name)
        if self._published.arrange(watch.object_id, name, ids):
            made = StructureChildren(object_id=watch.object_id, list=name, children=ids)
            self._say(made, (watch.object_id, name), origin)
        if self.view is not None:
            self._mark(self.view, "view.selected_track")

    @staticmethod
    def _moved(order: list[Watch], was_at: Mapping[str, int]) -> list[Watch]:
        """What changed its place: of scenes all that did, of tracks only those that others had to make room for."""
        kept = [child for child in order if child.object_id in was_at]
        if not kept or kept[0].kind == "scene":
            return [child for child in kept if child.index != was_at[child.object_id]]
        stayed = longest_rising([was_at[child.object_id] for child in kept])
        return [child for child in kept if was_at[child.object_id] not in stayed]

    def _remove(self, watch: Watch, origin: Any) -> None:
        place = watch.observer.place(watch)
        watch.close()
        for object_id in list(below(self._published, watch.object_id)):
            self._published.remove(object_id)
        for each in watch.below():
            each.is_published = False
            self._by_id.pop(each.object_id, None)
            self._parameters -= each.kind == "parameter"
        for waiting in (self._dirty, self._dirty_lists, self._delayed, self._sent_at):
            for key in [key for key in waiting if not key[0].is_published and key[0] is not self.song]:
                del waiting[key]
        self._say(StructureDeleted(object_id=watch.object_id, kind=watch.kind), watch.object_id, origin)
        for made in watch.observer.left(watch, place):
            self._say(made, watch.object_id, origin)

    def _publish_first(self, watch: Watch) -> None:
        """Take what is shown of an object as published: what comes with it when it is added."""
        for topic, reading in watch.readings.items():
            if reading.spec.is_state and topic not in watch.first:
                self._read_first(watch, topic)
        values, watch.first = watch.first, {}
        self._by_id[watch.object_id] = watch
        parent = None if watch.parent is None else watch.parent.object_id
        children = {name: watch.ids_of(name) for name in watch.children}
        self._published.add(watch.object_id, Kept(watch.kind, parent, values, children))
        watch.is_published = True

    def _say_added(self, watch: Watch, origin: Any) -> None:
        objects = tuple(
            as_state(object_id, kept)
            for object_id in below(self._published, watch.object_id)
            if (kept := self._published.get(object_id)) is not None
        )
        self._say(StructureAdded(object_id=watch.object_id, kind=watch.kind, objects=objects), watch.object_id, origin)
        for made in watch.observer.arrived(watch):
            self._say(made, watch.object_id, origin)


def _described(watch: Watch) -> ObservedObject:
    return ObservedObject(
        object_id=watch.object_id, kind=watch.kind, path=path_of(watch), listeners=tuple(watch.listeners)
    )


_END = object()


def _fields(spec: EventSpec, value: Any) -> dict[str, Any]:
    fields = spec.value_fields
    return value if isinstance(value, dict) else {fields[0]: value}


def longest_rising(numbers: list[int]) -> set[int]:
    """The numbers of a longest run that rises, others left out: what stayed where it was when a list was reordered."""
    ends: list[int] = []
    """The smallest number that a run of each length ends with."""
    before: dict[int, int | None] = {}
    for number in numbers:
        length = bisect_left(ends, number)
        before[number] = ends[length - 1] if length else None
        ends[length : length + 1] = [number]
    run: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        run.add(last)
        last = before[last]
    return run
