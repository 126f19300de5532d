"""What waits for a receiver: the last value of each key, in an order in which nothing comes before what it needs."""

from typing import Any

import pytest

from alive.application.event_log import Entry, EventLog, Receiver
from alive.domain.events.song import TransportTempo
from alive.domain.events.structure import StructureAdded, StructureDeleted
from alive.domain.events.track import TrackRenamed
from alive.domain.state import ObjectState


class Desk:
    """A log with one receiver, on a clock that is moved by hand."""

    def __init__(self, capacity: int = 100) -> None:
        self.now = 0.0
        self.wakes = 0
        self.log = EventLog(lambda: self.now)
        self.receiver = Receiver(("*",), self._wake, capacity)
        self.log.add(self.receiver)

    def _wake(self) -> None:
        self.wakes += 1

    def rename(self, track: str, name: str) -> None:
        made = TrackRenamed(track_id=track, track_index=0, name=name)
        self.log.publish(made, (track, "track.renamed"))

    def tempo(self, bpm: float) -> None:
        self.log.publish(TransportTempo(bpm=bpm), ("song", "transport.tempo"))

    def add(self, track: str, name: str) -> None:
        state = ObjectState(
            object_id=track, kind="track", parent="song", properties={"track.renamed": name}, children={}
        )
        self.log.publish(StructureAdded(object_id=track, kind="track", objects=(state,)), (track, "structure.added"))

    def delete(self, track: str) -> None:
        self.log.publish(StructureDeleted(object_id=track, kind="track"), (track, "structure.deleted"))

    def taken(self) -> list[Any]:
        """All that waits, in short."""
        found = []
        while (delivery := self.receiver.take(self.log.now)) is not None:
            if delivery.entry is None:
                found.append(("lost", delivery.lost) if delivery.lost else "heartbeat")
            else:
                event: Any = delivery.entry.event
                found.append((delivery.entry.topic, getattr(event, "name", getattr(event, "bpm", None))))
        return found


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_newer_value_takes_the_place_of_one_that_waits(desk):
    desk.rename("a", "one")
    desk.tempo(90)
    desk.rename("a", "two")
    desk.rename("a", "three")
    assert desk.taken() == [("track.renamed", "three"), ("transport.tempo", 90)]
    assert desk.log.seq == 4


def test_a_value_that_changes_all_the_time_has_its_turn(desk):
    """It keeps its place, and does not go to the end with each change."""
    for bpm in range(60, 70):
        desk.tempo(bpm)
        desk.rename(f"track {bpm}", "x")
    assert desk.taken()[0] == ("transport.tempo", 69)


def test_added_comes_before_renamed_though_a_name_waited_before(desk):
    """An object that was moved is deleted and added: its old name must not come after the new one."""
    desk.rename("a", "old")
    desk.delete("a")
    desk.add("a", "old")
    desk.rename("a", "new")
    assert desk.taken() == [("structure.deleted", None), ("structure.added", None), ("track.renamed", "new")]


def test_what_was_deleted_and_added_again_is_there_at_the_end(desk):
    desk.add("a", "x")
    desk.delete("a")
    desk.add("a", "x")
    assert [topic for topic, _ in desk.taken()] == ["structure.deleted", "structure.added"]
    desk.delete("a")
    desk.add("a", "x")
    desk.delete("a")
    assert [topic for topic, _ in desk.taken()] == ["structure.added", "structure.deleted"]


def test_too_many_are_dropped_and_how_many_is_said_first():
    desk = Desk(capacity=3)
    for index in range(5):
        desk.rename(f"track {index}", "x")
    assert desk.taken() == [("lost", 3), ("track.renamed", "x"), ("track.renamed", "x")]
    assert desk.receiver.total_lost == 3


def test_numbers_are_dense_whatever_is_delivered():
    desk = Desk(capacity=2)
    for index in range(7):
        desk.rename(f"track {index}", "x")
    desk.receiver.beat()
    numbers = []
    while (delivery := desk.receiver.take(0.0)) is not None:
        numbers.append(delivery.n)
    assert numbers == list(range(len(numbers)))


def test_all_that_was_published_can_be_declared_void(desk):
    desk.log.void()
    assert desk.taken() == [("lost", 1)]
    desk.tempo(90)
    desk.tempo(91)
    desk.log.void()
    assert desk.taken() == [("lost", 1)]


def test_a_heartbeat_comes_only_to_who_has_heard_nothing(desk):
    desk.tempo(90)
    desk.now = 0.9
    desk.log.keep_in_touch()
    assert desk.taken() == [("transport.tempo", 90)]
    desk.now = 1.8
    desk.log.keep_in_touch()
    assert desk.taken() == []
    desk.now = 2.0
    desk.log.keep_in_touch()
    assert desk.taken() == ["heartbeat"]


def test_what_it_begins_with_comes_first_and_may_pause(desk):
    """The search for the next one goes on when others have had their turn; what waits does not overtake it."""
    desk.rename("b", "later")
    first, second = (
        Entry(0, 0.0, TrackRenamed(track_id="a", track_index=0, name=name), "k") for name in ("one", "two")
    )
    desk.receiver.begin_with(iter((None, first, None, second)))
    wakes = desk.wakes
    assert [desk.taken() for _ in range(3)] == [
        [],
        [("track.renamed", "one")],
        [("track.renamed", "two"), ("track.renamed", "later")],
    ]
    assert desk.wakes == wakes + 2, "it asks for another turn with each pause"


def test_what_waits_is_counted_so_that_sync_can_wait_for_it(desk):
    desk.receiver.begin_with(iter(()))
    desk.tempo(90)
    desk.rename("a", "x")
    goal = desk.receiver.taken + desk.receiver.waiting
    desk.taken()
    assert desk.receiver.waiting == 0
    assert desk.receiver.taken <= goal
