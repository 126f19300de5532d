"""Watches a whole Set and publishes what changes.

Theory of operation. A callback of Live only notes that something is to be looked at: a value, or a list. Once a turn
what was noted is looked at: lists first, so that what is gone is forgotten and what is new is watched, then values.
What is new is attached owner by owner, over as many turns as it takes; it is published, whole and with one event, when
all below it is attached. One list is looked at after the other: what is being attached is not yet in the list that it
would be compared with. What Live refuses to tell is passed over; what is dead is removed with the list it was in.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.observers.any_property import PropertyWatch
from alive.adapters.liveapi.observers.attaching import PARAMETER_VALUE, Attacher
from alive.adapters.liveapi.observers.clip import ClipObserver
from alive.adapters.liveapi.observers.clip_slot import ClipSlotObserver
from alive.adapters.liveapi.observers.cursor import SessionCursorObserver
from alive.adapters.liveapi.observers.describing import described
from alive.adapters.liveapi.observers.device import ChainObserver, DeviceObserver, ParameterObserver
from alive.adapters.liveapi.observers.noted import Noted, Origin
from alive.adapters.liveapi.observers.observer import NOT_NOW, fields_for
from alive.adapters.liveapi.observers.playhead import Playhead
from alive.adapters.liveapi.observers.scene import SceneObserver
from alive.adapters.liveapi.observers.structure import Structure
from alive.adapters.liveapi.observers.track import SendObserver, TrackObserver
from alive.adapters.liveapi.observers.transport import CuePointObserver, TransportObserver
from alive.adapters.liveapi.observers.watch import Watch
from alive.adapters.liveapi.runtime import is_alive
from alive.application.event_log import EventLog
from alive.application.ports import Clock, LogSink
from alive.application.published import Published
from alive.domain.event import EventSpec, events
from alive.domain.results.events import ObserverList

if TYPE_CHECKING:
    from alive.adapters.liveapi.context import LiveContext

POLL_EVERY = 0.05
"""Seconds between two looks at what Live does not call back for."""

MOST_PARAMETERS = 5000
"""Parameters of devices that are observed without being asked for. Beyond that a listener each would cost more than
most want to know."""


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
        kinds = (
            TransportObserver(), TrackObserver(), SendObserver(), SceneObserver(), ClipSlotObserver(), ClipObserver(),
            DeviceObserver(), ParameterObserver(), ChainObserver(), CuePointObserver(), SessionCursorObserver(live),
        )  # fmt: skip
        self._attacher = Attacher(live, kinds, self._note_value, self._note_list, faults, most_parameters)
        self._noted = Noted()
        self._playhead = Playhead(self._noted.look_at)
        self._pending: deque[Iterator[None]] = deque()
        """What is being attached. Each ends by itself, whatever dies meanwhile."""
        self._structure = Structure(self._attacher, published, log, self._noted)
        self._watched: dict[PropertyWatch, None] = {}
        """Single properties that were asked for and have changed."""
        self._polled_at = 0.0
        self.origin: Origin = None
        """The client and request that is being carried out: changes noted meanwhile come from it."""
        self.is_running = False
        self.song: Watch | None = None

    # What others ask of it

    def start(self) -> None:
        """Begin to attach. Harmless when repeated."""
        if not self.is_running:
            self.is_running = True
            self._pending.append(self._attach_roots())

    def stop(self) -> None:
        """Take every listener away and forget what was published. Harmless when repeated."""
        self.is_running = False
        for steps in self._pending:
            steps.close()  # type: ignore[attr-defined] # all are generators; what they have attached is detached
        self._pending.clear()
        for root in self._roots():
            root.close()
        self.song = self._structure.view = None
        if len(self._published):
            self._published.clear()
            self._log.void()
        self._noted.clear()
        self._playhead.clear()
        self._attacher.clear()
        self._structure.clear()

    def refresh(self) -> None:
        """Compare all that is published with the Set, and tell what differs. Harmless when repeated."""
        if self.is_running:
            self._pending.append(self._look_at_everything())

    @property
    def has_news(self) -> bool:
        """Whether something was noted, or is to be attached."""
        return bool(self._noted.values or self._noted.lists or self._pending or self._watched)

    @property
    def is_complete(self) -> bool:
        """Whether everything that is there is attached."""
        return self.is_running and self.song is not None and not self._pending and not self._noted.lists

    def begin_round(self) -> int:
        """Look at what Live does not call back for, with all that is noted; `is_done_since` tells when it is done."""
        if self._structure.view is not None and self.song is not None:
            self._poll(self._structure.view)
            self._pending.append(self._playhead.rest(self.song))
        return self._noted.rounds

    def is_done_since(self, earlier: int) -> bool:
        """Whether all that had been noted in that round is published, also what had to wait for its interval."""
        return self.is_complete and self._noted.is_done_since(earlier)

    def watches(self) -> Iterator[Watch]:
        """Everything that is watched."""
        for root in self._roots():
            yield from root.below()

    def request(self, topics: set[str]) -> None:
        """Take the topics that somebody names in full: what is observed on request only is one of these."""
        started, ended = topics - self._attacher.requested, self._attacher.requested - topics
        self._attacher.requested = set(topics)
        if self.is_running and (started or ended):
            self._pending.append(self._follow_request(started, ended))

    def place_of(self, object_id: str) -> Mapping[str, Any] | None:
        """The fields that say where an object is now."""
        watch = self._structure.find(object_id)
        return None if watch is None else watch.observer.place(watch)

    def observe(self, reference: int | str, name: str, on_change: Callable[[str, Any], None]) -> PropertyWatch:
        """Observe one property of any object; calls back with its id and value when it differs."""
        return PropertyWatch(self._live, reference, name, self._watched.setdefault, on_change)

    def describe(self, *, details: bool) -> ObserverList:
        """What is attached."""
        return described(
            list(self.watches()),
            self._attacher.unobservable,
            details=details,
            running=self.is_running,
            complete=self.is_complete,
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
        if self._structure.view is not None and self.song is not None and now - self._polled_at >= POLL_EVERY:
            self._polled_at = now
            self._poll(self._structure.view, self._log.wanted)
            self._playhead.look(self.song)
        self._noted.note_what_is_due(now)
        if self._look_at_lists(until) and self._look_at_values(until):
            self._noted.rounds += 1

    # Noting

    def _note_value(self, watch: Watch, topic: str) -> None:
        if watch.is_published:
            self._noted.values[watch, topic] = self.origin
        else:
            watch.first.pop(topic, None)  # what was read is old; it is read anew when the object is published

    def _note_list(self, watch: Watch, name: str) -> None:
        self._noted.note_list((watch, name), self.origin)

    def _poll(self, view: Watch, is_wanted: Callable[[str], bool] = lambda _topic: True) -> None:
        for topic, reading in view.readings.items():
            if reading.spec.polled and is_wanted(topic):
                self._noted.look_at(view, topic)

    # Looking at values

    def _look_at_values(self, until: float) -> bool:
        """Look at one after the other; whether none is left."""
        while self._noted.values:
            (watch, topic), origin = self._noted.take_value()
            self._look(watch, topic, origin)
            if self._clock() >= until:
                break
        return not self._noted.values

    def _look(self, watch: Watch, topic: str, origin: Origin) -> None:
        reading = watch.readings.get(topic)
        if reading is None or not watch.is_published or not is_alive(reading.owner):
            return
        spec = reading.spec
        if spec.interval and self._noted.is_held_back((watch, topic), spec.interval, origin, self._clock()):
            return
        try:
            value = reading.read()
        except NOT_NOW:
            return
        except Exception as error:  # noqa: BLE001 - something it reads is dead; if it is a defect it is logged
            self._attacher.report(error)
            return
        if not spec.is_state:
            self._publish(watch, spec, {}, origin)
            return
        before = self._published.value(watch.object_id, topic)
        if self._published.say(watch.object_id, topic, value):
            self._publish(watch, spec, fields_for(spec, value), origin)
            for other, other_topic in watch.observer.follows(watch, topic, before, value):
                self._noted.look_at(other, other_topic, origin)

    def _publish(self, watch: Watch, spec: EventSpec, fields: Mapping[str, Any], origin: Origin) -> None:
        if spec.interval:
            self._noted.said((watch, spec.topic), self._clock())
        made = spec.event(**watch.observer.place(watch), **fields)
        self._log.publish(made, (watch.object_id, spec.topic), origin)

    # Looking at lists

    def _look_at_lists(self, until: float) -> bool:
        """Attach what is pending, then look at one list after the other; whether nothing is left."""
        while self._pending or self._noted.lists:
            if not self._pending:
                (watch, name), origin = self._noted.take_list()
                self._pending.append(self._structure.follow(watch, name, origin))
            elif next(self._pending[0], _END) is _END:
                self._pending.popleft()
            if self._clock() >= until:
                break
        return not self._pending and not self._noted.lists

    # What takes several turns

    def _roots(self) -> Iterator[Watch]:
        yield from (root for root in (self._structure.view, self.song) if root is not None)

    def _attach_roots(self) -> Iterator[None]:
        song = self._live.song()
        self._structure.view = self._attacher.root("view", song.view)
        self.song = self._attacher.root("song", song)
        for root in (self._structure.view, self.song):
            yield from self._attacher.attach_alive(root)
        # No event says all this: who subscribes before it is there reads the state, which waits until it is.
        for watch in self.watches():
            self._structure.publish(watch)
            yield

    def _follow_request(self, started: set[str], ended: set[str]) -> Iterator[None]:
        if PARAMETER_VALUE in started:
            for device in self._attacher.take_left_out():
                self._note_list(device, "parameters")
        concerned = {spec.topic: spec.kind for spec in map(events().__getitem__, started | ended) if spec.on_request}
        for watch in self.watches():
            if watch.kind in concerned.values():
                for topic in ended & concerned.keys():
                    watch.forget_reading(topic)
                    self._published.forget(watch.object_id, topic)
                self._attacher.attach_again(watch)
            yield

    def _look_at_everything(self) -> Iterator[None]:
        for watch in self.watches():
            self._attacher.attach_again(watch)
            for topic, reading in watch.readings.items():
                if reading.spec.is_state:
                    self._noted.look_at(watch, topic)
            for name in watch.children:
                self._noted.lists.setdefault((watch, name), None)
            yield


_END = object()
