"""A copy that is fed with OSC: what each datagram says of which object, and when the state has to be read."""

import random
import re
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alive.adapters.transport.osc_encoding import message, plain, sequenced
from alive.adapters.transport.osc_target import LAST_NUMBER, Encoder, OscTarget, Session, Target
from alive.bridge.osc_copy import OscCopy
from alive.domain.event import events
from alive.simulator import ManualClock, Simulator
from tests.properties import seen_set
from tests.properties.changes import change, seeded
from tests.properties.watched_set import WatchedSet, unlike

_SAID = {topic for topic, spec in events().items() if spec.osc and spec.kind != "view"}
_UNTOLD = re.compile(
    "chains/|/chains|arrangement_clips|cue_points|^view|take_lanes| ("
    + "|".join(re.escape(topic) for topic, spec in events().items() if topic not in _SAID)
    + "):"
)


def _is_rounding(difference: str) -> bool:
    live, published = re.fullmatch(r".*: Live shows (.*), published is (.*)", difference).groups()
    try:
        return float(live) == pytest.approx(float(published), rel=1e-6, abs=1e-9)
    except ValueError:
        return False


class Broadcast:
    """A Set that tells of itself over OSC, and a copy that reads the state when it has to."""

    def __init__(self, watched: WatchedSet, *, bundles: bool = False) -> None:
        self.watched = watched
        self.ears = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.ears.bind(("127.0.0.1", 0))
        self.ears.setblocking(False)
        target = Target(host="127.0.0.1", port=self.ears.getsockname()[1], dialect="alive", bundles=bundles)
        about = Session(session="9f2c", protocol_version=1, script_version="0", epoch=lambda: 0.0)
        self.sender = OscTarget(target, about, Encoder(self._counts), watched.log, watched.desk.log)
        watched.log.add(self.sender)
        self.copy = OscCopy()
        self.copy.begin("it is new", first=None)
        self.states = 0
        self.read()

    def close(self) -> None:
        self.sender.close()
        self.ears.close()

    def read(self) -> None:
        """As a mirror does: the state, and from which datagram on it is followed."""
        self.states += 1
        self.copy.begin_reading()
        self.copy.start_from(self.sender.number, is_exact=True)
        self.copy.take_state(self.watched.state())

    def told(self) -> list[bytes]:
        """Let everything be told, and take it off the wire."""
        self.watched.settle()
        self.sender.end_turn()
        found = []
        while True:
            try:
                found.append(self.ears.recv(65536))
            except BlockingIOError:
                return found

    def wrong(self) -> list[str]:
        """Where the copy is not the Set, of what OSC tells."""
        watched = self.watched
        want = {**seen_set.values(watched.song), **seen_set.cursor(watched.sim)}
        return unlike(want, seen_set.by_place(self.copy.tree.objects))

    def wrong_of_what_osc_tells(self) -> list[str]:
        """The same, but for what OSC has no word for, and for digits that it has not."""
        return [each for each in self.wrong() if not _UNTOLD.search(each) and not _is_rounding(each)]

    def _counts(self) -> tuple[int, int]:
        return len(self.watched.song.tracks), len(self.watched.song.return_tracks)


@pytest.fixture
def broadcast(request: pytest.FixtureRequest) -> Iterator[Broadcast]:
    with tempfile.TemporaryDirectory() as folder, Simulator(clock=ManualClock()) as sim:
        watched = WatchedSet(sim, Path(folder))
        watched.observation.start()
        watched.settle()
        broadcast = Broadcast(watched, bundles=getattr(request, "param", False))
        yield broadcast
        broadcast.close()


VALUES = {
    "track.volume": lambda song: setattr(song.tracks[1].mixer_device.volume, "value", 0.5),
    "track of a return": lambda song: setattr(song.return_tracks[0], "name", "Echo"),
    "the main track": lambda song: setattr(song.master_track.mixer_device.panning, "value", -0.25),
    "send": lambda song: setattr(song.tracks[0].mixer_device.sends[1], "value", 0.75),
    "scene": lambda song: setattr(song.scenes[2], "name", "Verse"),
    "slot": lambda song: setattr(song.tracks[0].clip_slots[1], "has_stop_button", False),
    "tempo": lambda song: setattr(song, "tempo", 93.5),
    "mute": lambda song: setattr(song.tracks[2], "mute", True),
    "color": lambda song: setattr(song.tracks[2], "color_index", 5),
}


@pytest.mark.parametrize("act", VALUES.values(), ids=VALUES.keys())
def test_a_value_arrives_where_it_belongs_without_a_state_being_read(broadcast, act):
    broadcast.watched.sim.call(lambda: act(broadcast.watched.song))
    datagrams = broadcast.told()
    assert broadcast.wrong() != [], "it is not known before the datagram came"
    for datagram in datagrams:
        broadcast.copy.take_datagram(datagram)
    assert broadcast.copy.is_current
    assert broadcast.copy.is_rough
    assert broadcast.wrong() == []
    assert broadcast.states == 1


def test_a_parameter_and_a_clip_are_found_on_their_track(broadcast):
    def make(song: Any) -> None:
        song.tracks[0].insert_device("Reverb")
        song.tracks[0].clip_slots[3].create_clip(4.0)

    sim, song = broadcast.watched.sim, broadcast.watched.song
    sim.call(lambda: make(song))
    for datagram in broadcast.told():
        broadcast.copy.take_datagram(datagram)
    assert "has to be read" in str(broadcast.copy.why)
    broadcast.read()
    sim.call(lambda: setattr(song.tracks[0].devices[0].parameters[3], "value", 0.5))
    sim.call(lambda: setattr(song.tracks[0].clip_slots[3].clip, "name", "Riff"))
    for datagram in broadcast.told():
        broadcast.copy.take_datagram(datagram)
    assert broadcast.copy.is_current
    assert broadcast.wrong() == []


def test_a_gap_in_the_numbers_makes_it_void(broadcast):
    sim, song = broadcast.watched.sim, broadcast.watched.song
    for bpm in (90.0, 91.0):
        sim.call(lambda bpm=bpm: setattr(song, "tempo", bpm))
        last = broadcast.told()
    for datagram in last:
        broadcast.copy.take_datagram(datagram)
    assert broadcast.copy.why == "1 events are missing before number 1"


def test_the_loss_of_the_last_one_is_told_by_the_heartbeat(broadcast):
    broadcast.watched.sim.call(lambda: setattr(broadcast.watched.song, "tempo", 90.0))
    broadcast.told()
    assert broadcast.copy.is_current
    broadcast.copy.take_datagram(plain(broadcast.sender._session.heartbeat(broadcast.sender.number, 7)))
    assert broadcast.copy.why == "the last events are missing"


def test_another_session_makes_it_void(broadcast):
    broadcast.copy.take_datagram(plain(message("/live/session", "siss", "beef", 1, "0", "0.0")))
    assert broadcast.copy.why == "another session has begun"


def test_what_is_in_the_state_already_is_passed_over(broadcast):
    sim, song = broadcast.watched.sim, broadcast.watched.song
    sim.call(lambda: setattr(song, "tempo", 90.0))
    (early,) = broadcast.told()
    sim.call(lambda: setattr(song, "tempo", 120.0))
    broadcast.told()
    broadcast.read()
    broadcast.copy.take_datagram(early)
    assert broadcast.copy.is_current
    assert broadcast.wrong() == []


@pytest.mark.parametrize(
    "datagram", [b"", b"/", b"\0" * 40, b"#bundle\0", b"/live/seq\0\0\0,ifs\0\0\0\0", b"\xff" * 99]
)
def test_what_is_no_event_says_nothing(broadcast, datagram):
    assert broadcast.copy.take_datagram(datagram) == []
    assert broadcast.copy.is_current


def test_numbers_go_on_behind_the_largest_of_osc():
    copy = OscCopy()
    copy.begin("it is new", first=None)
    copy.begin_reading()
    copy.start_from(LAST_NUMBER, is_exact=True)
    copy.take_state({"session": "9f2c", "seq": 0, "objects": []})
    for number in (LAST_NUMBER, 0, 1):
        copy.take_datagram(sequenced(message("/live/batch/start", "i", 0), number, 0.0))
    assert copy.is_current
    copy.take_datagram(sequenced(message("/live/batch/start", "i", 0), 3, 0.0))
    assert not copy.is_current


@pytest.mark.parametrize("broadcast", [False, True], ids=["datagrams", "bundles"], indirect=True)
@pytest.mark.parametrize("seed", range(3))
def test_under_loss_duplicates_and_disorder_it_is_the_set_after_each_state(broadcast, seed):
    """20 % are lost, others come twice, late, in another order; a heartbeat comes through now and then."""
    chance, watched = seeded(seed), broadcast.watched
    late: list[bytes] = []
    lost = followed = 0
    for _ in range(50):
        change(watched.sim, chance)
        watched.sim.advance(0.05)
        for datagram in broadcast.told():
            fate = chance.random()
            lost += fate < 0.2
            carry(broadcast.copy, datagram, fate, late, chance)
        if chance.random() < 0.3:
            number = broadcast.sender.number
            broadcast.copy.take_datagram(plain(broadcast.sender._session.heartbeat(number, watched.log.seq)))
            if broadcast.copy.is_current:
                followed += 1
                assert broadcast.wrong_of_what_osc_tells() == []
            # As `sync` does it: what OSC cannot tell is in the global number.
            if not broadcast.copy.is_current or broadcast.copy.seq != watched.log.seq:
                broadcast.read()
            assert broadcast.wrong() == []
    assert lost > 5
    assert followed > 0


def carry(copy: OscCopy, datagram: bytes, fate: float, late: list[bytes], chance: random.Random) -> None:
    """Once, twice, later, or not at all."""
    if fate < 0.2:
        return
    if fate < 0.3:
        late.append(datagram)
        return
    copy.take_datagram(datagram)
    if fate < 0.4:
        copy.take_datagram(datagram)
    if late and fate > 0.9:
        copy.take_datagram(late.pop(chance.randrange(len(late))))


def test_a_copy_that_skips_a_datagram_without_noticing_is_caught(broadcast):
    """The negative control: the numbers are made dense again, and the comparison finds it."""
    sim, song = broadcast.watched.sim, broadcast.watched.song
    for act in VALUES.values():
        sim.call(lambda act=act: act(song))
    datagrams = broadcast.told()
    for datagram in datagrams[:-1]:
        broadcast.copy.take_datagram(datagram)
    assert broadcast.copy.is_current
    assert broadcast.wrong() != []
