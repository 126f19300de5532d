"""The copy over real sockets: after `sync` it is exactly the Set, whatever happened to it and to the connection."""

import random
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from typing import Any

import pytest

from alive.application.event_log import Receiver
from alive.bridge.client import Backoff, LiveSilent, NotConnected
from alive.bridge.live_mirror import LiveMirror
from alive.bridge.osc_mirror import OscMirror
from tests.contract.studio import Studio
from tests.properties import seen_set
from tests.properties.changes import change, seeded
from tests.properties.watched_set import unlike

PATIENCE = 4000
"""Callbacks of Live that something is waited for."""


@pytest.fixture
def settings() -> dict[str, Any]:
    """A port that stays the same when the script is started anew."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return {"transports.tcp_json.port": free.getsockname()[1]}


@pytest.fixture
def mirror(studio: Studio) -> Iterator[LiveMirror]:
    mirror = LiveMirror(port=studio.port, backoff=Backoff(first=0.001, longest=0.01))
    until(studio, lambda: mirror.why_not is None)
    yield mirror
    mirror.close()


def until(studio: Studio, is_so: Callable[[], bool]) -> None:
    """Let Live go on until something is so."""
    for _ in range(PATIENCE):
        if is_so():
            return
        studio.tick()
        threading.Event().wait(0.0005)
    raise AssertionError("it never comes")


def while_live_goes_on(studio: Studio, act: Callable[[], Any]) -> Any:
    """Do something that waits for Live."""
    done: Future[Any] = Future()

    def run() -> None:
        try:
            done.set_result(act())
        except BaseException as error:  # noqa: BLE001 - it is raised again by who waits
            done.set_exception(error)

    thread = threading.Thread(target=run)
    thread.start()
    until(studio, done.done)
    thread.join()
    return done.result()


def wrong_in(studio: Studio, mirror: LiveMirror) -> list[str]:
    """Where the copy differs from the Set, after sync."""
    while_live_goes_on(studio, mirror.sync)
    want = {**seen_set.values(studio.song), **seen_set.cursor(studio.simulation)}
    return unlike(want, seen_set.by_place(mirror.snapshot().objects))


def changes(studio: Studio, chance: random.Random, count: int, ticks: int = 3) -> None:
    for _ in range(count):
        change(studio.simulation, chance)
        for _ in range(chance.randrange(ticks + 1)):
            studio.tick()


def receivers(studio: Studio) -> list[Receiver]:
    """Who follows over TCP."""
    return [each for each in studio.script.instance._publishing._log.receivers if type(each) is Receiver]


def test_at_first_it_is_the_set(studio, mirror):
    assert wrong_in(studio, mirror) == []
    assert [track.name for track in mirror.song.tracks] == [track.name for track in studio.song.tracks]
    assert mirror.song.tempo == studio.song.tempo
    assert mirror.song.master_track.volume == studio.song.master_track.mixer_device.volume.value
    assert mirror.song.tracks[0].parent == mirror.song
    assert mirror.song.tracks[0].clip_slots[0].clip is None
    with pytest.raises(AttributeError, match="nothing is known of 'nme'"):
        mirror.song.tracks[0].nme  # noqa: B018 - reading it is the test


@pytest.mark.parametrize("seed", range(3))
def test_it_follows_random_changes(studio, mirror, seed):
    chance = seeded(seed)
    for _ in range(4):
        changes(studio, chance, 15)
        assert wrong_in(studio, mirror) == []
    assert mirror.states_read == 1, "it followed the events, and did not read the Set again"


def test_values_that_have_to_wait_for_their_interval_are_there_after_sync(studio, mirror):
    fader = studio.song.tracks[0].mixer_device.volume
    for value in (0.1, 0.2, 0.3):
        studio.simulation.call(lambda value=value: setattr(fader, "value", value))
        studio.tick()
    assert wrong_in(studio, mirror) == []


def test_sync_answers_while_something_changes_all_the_time(studio, mirror):
    studio.simulation.play()
    named = LiveMirror(port=studio.port, topics=("*", "transport.position", "track.meter"))
    until(studio, lambda: named.why_not is None)
    while_live_goes_on(studio, named.sync)
    assert named.song.current_song_time > 0
    named.close()


@pytest.mark.parametrize("seed", range(3))
def test_it_reads_the_set_again_when_events_were_lost(studio, mirror, seed):
    for receiver in receivers(studio):
        receiver._capacity = 4
    chance = seeded(seed)
    for _ in range(3):
        changes(studio, chance, 15, ticks=1)
        assert wrong_in(studio, mirror) == []
    assert sum(receiver.total_lost for receiver in receivers(studio)) > 0
    assert mirror.states_read > 1


@pytest.mark.parametrize("seed", range(3))
def test_it_comes_back_when_its_connection_is_cut(studio, mirror, seed):
    chance = seeded(seed)
    for _ in range(3):
        changes(studio, chance, 8)
        for client in list(studio.script.instance._publishing._gateway.clients.values()):
            client.close("a test cuts it")
        changes(studio, chance, 8)
        assert wrong_in(studio, mirror) == []
    assert mirror.states_read > 1
    assert len(receivers(studio)) == 1, "what it had subscribed to before has ended with the connection"


def test_it_shows_the_other_set_when_one_is_opened(studio, mirror):
    before = mirror.session
    changes(studio, seeded(1), 10)
    studio.simulation.open_new_set()
    changes(studio, seeded(2), 10)
    assert wrong_in(studio, mirror) == []
    assert mirror.session != before


def test_it_shows_the_set_again_when_the_script_is_started_anew(studio, mirror):
    before = mirror.session
    studio.script.end()
    changes(studio, seeded(3), 10)
    until(studio, lambda: mirror.why_not is not None)
    studio.script.begin()
    assert wrong_in(studio, mirror) == []
    assert mirror.session != before


def test_a_reader_that_does_not_read_holds_up_nobody_and_is_told_what_it_lost(studio, mirror):
    slow = studio.connect()
    slow.do("subscribe", topics=["*"])
    for receiver in receivers(studio):
        receiver._capacity = 50
    slow.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    chance = seeded(4)
    changes(studio, chance, 40)
    assert wrong_in(studio, mirror) == []


def test_what_is_wrong_with_the_topics_is_told(studio):
    mirror = LiveMirror(port=studio.port, topics=("track.nme",))
    until(studio, lambda: "could not subscribe" in (mirror.why_not or ""))
    with pytest.raises(LiveSilent, match=r"track\.nme"):
        mirror.wait(0.001)
    mirror.close()


def test_nobody_there_is_told_at_once():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(NotConnected):
        LiveMirror(port=port)


def test_no_listener_is_left_when_the_script_is_taken_out(studio, mirror):
    studio.connect().do("observe", object="tracks/0", property="name")
    studio.script.disconnect()
    assert seen_set.present_listeners(studio.simulation).total() == 0


class Relay:
    """Between Alive and a mirror: passes datagrams on, or does with them what UDP may do."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.setblocking(False)
        self.port: int = self._socket.getsockname()[1]
        self.is_bad = False
        self.lost = 0
        self._late: list[bytes] = []

    def pass_on(self, port: int) -> None:
        """Hand on what has come."""
        with suppress(BlockingIOError):
            while True:
                self._hand_on(self._socket.recv(65536), ("127.0.0.1", port))

    def _hand_on(self, datagram: bytes, address: tuple[str, int]) -> None:
        fate = self._chance.random() if self.is_bad else 0.5
        if fate < 0.2:
            self.lost += 1
        elif fate < 0.3:
            self._late.append(datagram)
        else:
            for _ in range(1 + (fate < 0.4)):
                self._socket.sendto(datagram, address)
            if self._late and fate > 0.9:
                self._socket.sendto(self._late.pop(), address)

    def close(self) -> None:
        self._socket.close()


class TestOverOsc:
    """The same with OSC as the live feed: what is told comes at once, and after `sync` everything is exact."""

    @pytest.fixture
    def relay(self) -> Iterator[Relay]:
        relay = Relay(seeded(5))
        yield relay
        relay.close()

    @pytest.fixture
    def settings(self, relay: Relay) -> dict[str, Any]:
        targets = [{"host": "127.0.0.1", "port": relay.port, "dialect": "alive"}]
        return {"transports.osc.enabled": True, "transports.osc.targets": targets}

    @pytest.fixture
    def mirror(self, studio: Studio, relay: Relay) -> Iterator[OscMirror]:
        mirror = OscMirror(port=studio.port, osc_port=0, target_port=relay.port)
        until(studio, lambda: mirror.why_not is None)
        yield mirror
        mirror.close()

    def test_a_change_comes_without_the_state_being_read(self, studio, mirror, relay):
        states = mirror.states_read
        studio.simulation.call(lambda: setattr(studio.song.tracks[0], "name", "Bass"))

        def has_come() -> bool:
            relay.pass_on(mirror.osc_port)
            return mirror.song.tracks[0].name == "Bass"

        until(studio, has_come)
        assert mirror.states_read == states

    def test_after_sync_it_is_exactly_the_set_though_datagrams_were_lost_doubled_and_late(self, studio, mirror, relay):
        relay.is_bad = True
        chance = seeded(7)
        for _ in range(6):
            for _ in range(10):
                change(studio.simulation, chance)
                studio.tick()
                relay.pass_on(mirror.osc_port)
            assert wrong_in(studio, mirror) == []
        assert relay.lost > 5

    def test_it_says_that_nothing_is_sent_to_it(self, studio):
        mirror = OscMirror(port=studio.port, osc_port=0)
        until(studio, lambda: "sends no OSC to port" in str(mirror.why_not))
        mirror.close()
