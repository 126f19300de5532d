"""A Set with its observers, and where what they tell differs from it."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import attrs

from alive.adapters.liveapi.observers import Observation
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.transport.codec import encode_sliced
from alive.application.conversion import Conversion
from alive.application.event_log import Entry, EventLog, Receiver
from alive.application.published import Published, as_state
from alive.bridge.mirror import Mirror
from alive.simulator import Simulator
from tests.cases.desk import CaseDesk
from tests.properties import seen_set


class WatchedSet:
    """A Set on a desk, its observers, and everything that was published."""

    def __init__(self, sim: Simulator, folder: Path, **choices: Any) -> None:
        self.desk = CaseDesk(sim, folder)
        self.sim = sim
        self.looks = 0
        self.log = EventLog(self.clock)
        self.published = Published()
        self.observation = Observation(
            self.desk.context, self.published, self.log, self.clock, self.desk.log, **choices
        )
        self.entries: list[Entry] = []
        self.lost = 0
        self.is_slow = False
        """Whether what is published waits until `take` is called, newer values in the place of older ones."""
        self.receiver = Receiver(("*",), lambda: None)
        self.log.add(self.receiver)

    @property
    def song(self) -> Any:
        return self.sim.song

    def clock(self) -> float:
        """A microsecond goes by with each look, so that budgets are used up here too."""
        self.looks += 1
        return self.sim.clock.now() + self.looks * 1e-6

    def flush(self, seconds: float = 1e9) -> None:
        """One turn of that length."""
        self.sim.call(lambda: self.observation.flush(self.clock() + seconds))
        if not self.is_slow:
            self.take()

    def take(self) -> None:
        while (delivery := self.receiver.take(self.log.now)) is not None:
            self.lost += delivery.lost
            if delivery.entry is not None:
                self.entries.append(delivery.entry)

    def settle(self) -> None:
        """Until all that Live shows now is published: `sync` is waited for until it takes no time."""
        for _ in range(200):
            begun = self.observation.begin_round()
            self.flush()
            if self.observation.is_done_since(begun):
                return
            self.sim.advance(0.01)
        raise AssertionError("it never comes to an end")

    def state(self) -> dict[str, Any]:
        """As get_state answers it."""
        assert self.observation.is_complete
        objects = [attrs.asdict(as_state(each, kept), recurse=False) for each, kept in self.published.freeze().items()]
        return {"session": "9f2c", "seq": self.log.seq, "objects": objects}


_CONVERSION = Conversion()


def as_line(entry: Entry, number: int) -> dict[str, Any]:
    """An event as it comes out of the wire."""
    line = {"event": entry.topic, "seq": entry.seq, "n": number, **_CONVERSION.fields(entry.event)}
    found: dict[str, Any] = json.loads(b"".join(encode_sliced(line)))
    return found


def differences(watched: WatchedSet) -> list[str]:
    """Where the published values are not those of the Set."""
    want = {**seen_set.values(watched.song), **seen_set.cursor(watched.sim)}
    return unlike(want, seen_set.by_place(watched.published.freeze()))


def unlike(want: dict[str, dict[str, Any]], have: dict[str, dict[str, Any]]) -> list[str]:
    found = [f"{path} is {'not ' * (path in want)}there" for path in want.keys() ^ have.keys()]
    for path in want.keys() & have.keys():
        for topic in want[path].keys() | have[path].keys():
            ours, theirs = have[path].get(topic, "nothing"), want[path].get(topic, "nothing")
            if ours != theirs:
                found.append(f"{path} {topic}: Live shows {theirs!r}, published is {ours!r}")
    return found


def listeners(watched: WatchedSet) -> list[str]:
    """Where listeners are missing, twice, or left over."""
    want, have = seen_set.expected_listeners(watched.sim), seen_set.present_listeners(watched.sim)
    missing = [f"missing: {node} {name}" for node, name in want - have]
    return missing + [f"left over or doubled: {node} {name}" for node, name in have - want]


def described(watched: WatchedSet) -> list[str]:
    """Where get_observers tells another Set, or other listeners than there are."""
    told = watched.observation.describe(details=True)
    have = Counter(each.path for each in told.objects)
    seen_by_path = {_path(seen.path): seen for seen in seen_set.objects(watched.song)}
    want = Counter(["view", *seen_by_path])
    wrong = [f"{path} is observed {have[path]} times" for path in have | want if have[path] != want[path]]
    dead = [watch.object_id for watch in watched.observation.watches() if not is_alive(watch.thing)]
    listed = {each.path: each.listeners for each in told.objects}
    for path, seen in seen_by_path.items():
        shown, real = sorted(listed.get(path, ())), sorted(seen_set.listener_keys(seen))
        if shown != real:
            wrong.append(f"{path} tells of the listeners {shown} instead of {real}")
    there = seen_set.present_listeners(watched.sim).total()
    if told.listener_count != there or told.listener_count != sum(len(each.listeners) for each in told.objects):
        wrong.append(f"{told.listener_count} listeners are told of, and there are {there}")
    return wrong + [f"{each} is dead" for each in dead]


def _path(place: str) -> str:
    """Our name for a place: what is alone in its list has no number, and sends are the mixer's."""
    steps = place.removeprefix("song/").removeprefix("song").split("/")
    shown, skip = [], False
    for step in steps:
        if not skip:
            shown.append("mixer_device/sends" if step == "sends" else step)
        skip = step in seen_set.SINGLE
    return "/".join(shown)


def problems(watched: WatchedSet, mirror: Mirror) -> list[str]:
    """All that is wrong once everything has settled."""
    copy = seen_set.by_place(mirror.tree.objects)
    return [
        *differences(watched),
        *(f"copy: {each}" for each in unlike(seen_set.by_place(watched.published.freeze()), copy)),
        *listeners(watched),
        *described(watched),
        *watched.desk.log.lines,
    ]
