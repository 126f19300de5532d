"""A copy that loses events finds out and reads the state again; one that does not find out is caught by the comparison.

The feed is that of the log of events, on which 20 % are lost, and others come twice, late, or in another order.
"""

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from alive.adapters.liveapi.observers import Observation
from alive.application.event_log import Entry
from alive.bridge.mirror import Mirror, id_in
from alive.domain.event import events
from alive.domain.operation import fields_of
from alive.simulator import ManualClock, Simulator
from tests.properties import seen_set
from tests.properties.changes import change, seeded
from tests.properties.watched_set import WatchedSet, as_line, differences, unlike

Line = dict[str, Any]

STRUCTURE = {"structure.added", "structure.children"}


@contextmanager
def begun() -> Iterator[WatchedSet]:
    """A Set that is attached."""
    with tempfile.TemporaryDirectory() as folder, Simulator(clock=ManualClock()) as sim:
        watched = WatchedSet(sim, Path(folder))
        watched.observation.start()
        watched.settle()
        watched.entries.clear()
        yield watched


@pytest.fixture
def watched() -> Iterator[WatchedSet]:
    with begun() as watched:
        yield watched


def copy_of(watched: WatchedSet) -> Mirror:
    mirror = Mirror()
    mirror.begin("it is new")
    read(watched, mirror)
    return mirror


def read(watched: WatchedSet, mirror: Mirror) -> None:
    mirror.begin_reading()
    mirror.take_state(watched.state())


def wrong_in(watched: WatchedSet, mirror: Mirror) -> list[str]:
    want = {**seen_set.values(watched.song), **seen_set.cursor(watched.sim)}
    return unlike(want, seen_set.by_place(mirror.tree.objects))


class LossyFeed:
    """Carries lines as UDP does on a bad day."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._late: list[Line] = []
        self._number = 0
        self.lost = 0

    def carry(self, entries: list[Entry]) -> Iterator[Line]:
        for entry in entries:
            line = as_line(entry, self._number)
            self._number += 1
            yield from self._maybe(line)

    def heartbeat(self, seq: int) -> Line:
        """The one that arrives after all: it has the next number, so that a loss at the end is noticed."""
        self._number += 1
        return {"event": "heartbeat", "n": self._number - 1, "seq": seq}

    def _maybe(self, line: Line) -> Iterator[Line]:
        fate = self._chance.random()
        if fate < 0.2:
            self.lost += 1
        elif fate < 0.3:
            self._late.append(line)
        else:
            yield line
            if fate < 0.4:
                yield line
            if self._late and fate > 0.9:
                yield self._late.pop(self._chance.randrange(len(self._late)))


@pytest.mark.parametrize("seed", range(6))
def test_after_loss_duplicates_and_disorder_it_is_the_set(watched, seed):
    chance, mirror = seeded(seed), copy_of(watched)
    feed = LossyFeed(chance)
    done = states = 0
    for _ in range(60):
        change(watched.sim, chance)
        watched.sim.advance(chance.choice([0.01, 0.1]))
        watched.settle()
        for line in feed.carry(watched.entries[done:]):
            mirror.feed(line)
        done = len(watched.entries)
        if chance.random() < 0.3:
            mirror.feed(feed.heartbeat(watched.log.seq))
            if mirror.why is not None:
                states += 1
                read(watched, mirror)
            assert wrong_in(watched, mirror) == []
    assert feed.lost > 20
    assert states > 3


@pytest.mark.parametrize("seed", range(4))
def test_a_state_that_is_read_while_events_come_is_as_good(watched, seed):
    """Some of what comes meanwhile is in the state already, and some is not."""
    chance, mirror = seeded(seed), copy_of(watched)
    for _ in range(15):
        mirror.begin_reading()
        before = len(watched.entries)
        for _ in range(3):
            change(watched.sim, chance)
        watched.settle()
        state = watched.state()
        for _ in range(3):
            change(watched.sim, chance)
        watched.settle()
        meanwhile = [as_line(entry, number) for number, entry in enumerate(watched.entries)][before:]
        early = chance.randrange(len(meanwhile) + 1)
        for line in meanwhile[:early]:
            mirror.feed(line)
        mirror.take_state(state)
        for line in meanwhile[early:]:
            mirror.feed(line)
        assert mirror.is_current
        assert wrong_in(watched, mirror) == []


def done_to_the_set(watched: WatchedSet) -> list[Entry]:
    """A few changes of which each tells something that nothing after it tells again."""
    acts = [
        lambda song: setattr(song, "tempo", 77.0),
        lambda song: song.create_midi_track(1),
        lambda song: song.delete_track(3),
        lambda song: setattr(song.tracks[0].mixer_device.volume, "value", 0.33),
        lambda song: song.tracks[1].clip_slots[2].create_clip(4.0),
        lambda song: song.create_scene(0),
        lambda song: setattr(song.scenes[2], "name", "Verse"),
        lambda song: song.tracks[1].insert_device("Operator"),
        lambda song: setattr(song.tracks[1].devices[0].parameters[3], "value", 0.5),
        lambda song: setattr(song.tracks[0], "name", "Renamed"),
    ]
    for act in acts:
        watched.sim.call(lambda act=act: act(watched.song))
        watched.sim.advance(0.2)
        watched.settle()
    return watched.entries


def test_a_copy_that_skips_one_event_is_caught(watched):
    """The negative control: whichever event that changes something is left out, the comparison finds it."""
    state = watched.state()
    entries = done_to_the_set(watched)
    last = {entry.key: position for position, entry in enumerate(entries)}
    telling = [position for position in last.values() if changes_something(watched, entries[position])]
    assert len(telling) > 20
    for skipped in telling:
        mirror = Mirror()
        mirror.begin_reading()
        mirror.take_state(state)
        for position, entry in enumerate(entries):
            if position != skipped:
                mirror.feed(as_line(entry, 0) | {"n": None})
        try:
            assert wrong_in(watched, mirror) != [], as_line(entries[skipped], 0)
        except AssertionError as found:
            if "is not known" not in str(found) and "not in the tree" not in str(found):
                raise


def changes_something(watched: WatchedSet, entry: Entry) -> bool:
    """Whether the last event of its key tells something that is so at the end: of an object that is there."""
    if entry.topic == "structure.deleted":
        return True
    line = as_line(entry, 0)
    object_id = line["object_id"] if entry.topic.startswith("structure.") else id_in(entry.event.spec, line)
    return object_id in watched.published and (entry.topic in STRUCTURE or entry.event.spec.is_state)


def test_a_copy_that_skips_one_event_knows_it_by_the_numbers(watched):
    mirror = copy_of(watched)
    entries = done_to_the_set(watched)
    for number, entry in enumerate(entries):
        if number != 5:
            mirror.feed(as_line(entry, number))
    assert mirror.why == "1 events are missing before number 6"


def test_a_copy_knows_that_a_stop_of_the_observers_makes_it_void_and_follows_again(watched):
    mirror = copy_of(watched)
    watched.sim.call(watched.observation.stop)
    watched.take()
    mirror.feed({"event": "events.lost", "seq": watched.log.seq, "n": 0, "lost": watched.lost})
    assert not mirror.is_current
    watched.sim.call(watched.observation.start)
    watched.settle()
    read(watched, mirror)
    watched.sim.group_tracks(0, 1)
    watched.settle()
    for number, entry in enumerate(watched.entries, 1):
        mirror.feed(as_line(entry, number))
    assert mirror.is_current
    assert wrong_in(watched, mirror) == []


@pytest.mark.parametrize(
    "topic",
    [
        "track.renamed",
        "transport.tempo",
        "track.volume",
        "clip_slot.has_clip",
        "scene.renamed",
        "parameter.value_changed",
    ],
)
def test_an_observer_that_does_not_note_one_topic_is_caught(monkeypatch, topic):
    note = Observation._note_value
    monkeypatch.setattr(
        Observation, "_note_value", lambda self, watch, noted: None if noted == topic else note(self, watch, noted)
    )
    with begun() as watched:
        assert differences(watched) == []
        done_to_the_set(watched)
        assert any(topic in each for each in differences(watched))


@pytest.mark.parametrize("name", ["tracks", "scenes", "devices", "clip"])
def test_an_observer_that_does_not_note_one_list_is_caught(monkeypatch, name):
    note = Observation._note_list
    monkeypatch.setattr(
        Observation, "_note_list", lambda self, watch, noted: None if noted == name else note(self, watch, noted)
    )
    with begun() as watched:
        assert differences(watched) == []
        done_to_the_set(watched)
        assert differences(watched) != []


def test_every_topic_that_is_kept_can_be_told_to_a_copy():
    """The id and the value are found in each event by its declaration."""
    for topic, spec in events().items():
        if spec.is_state and spec.kind not in {"song", "view"}:
            assert f"{spec.kind}_id" in [field.name for field in fields_of(spec.event)], topic
