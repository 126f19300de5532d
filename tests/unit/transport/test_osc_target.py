"""One target of OSC on a real socket: numbers, brackets, dialects, losses."""

import socket

import pytest
from pythonosc.osc_bundle import OscBundle
from pythonosc.osc_message import OscMessage

import alive.domain.events  # noqa: F401 - declares the events
from alive.adapters.transport import osc_target
from alive.adapters.transport.osc_target import LAST_NUMBER, Encoder, OscTarget, Session, Target
from alive.application.event_log import EventLog
from alive.domain.event import events

SESSION = Session(session="5e55", protocol_version=1, script_version="0.1.0", epoch=lambda: 1700000000.25)


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


class Faults:
    def __init__(self):
        self.errors = []

    def info(self, text):
        raise AssertionError(text)

    def error(self, text):
        self.errors.append(text)


class Stage:
    """A log of events, a target of it, and the socket it sends to."""

    def __init__(self):
        self.clock, self.faults = Clock(), Faults()
        self.log = EventLog(self.clock)
        self.receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.receiver.bind(("127.0.0.1", 0))
        self.receiver.setblocking(False)
        self.encoder = Encoder(lambda: (4, 2))
        self.targets = []

    def target(self, **options):
        target = OscTarget(
            Target(host="127.0.0.1", port=self.receiver.getsockname()[1], **options),
            SESSION, self.encoder, self.log, self.faults,
        )  # fmt: skip
        self.log.add(target)
        self.targets.append(target)
        return target

    def say(self, topic, origin=None, **fields):
        self.log.publish(events()[topic].event(**fields), (topic, str(fields)), origin)

    def rename(self, name, origin=None):
        self.say("track.renamed", origin, track_id="t", track_index=1, name=name)

    def datagrams(self):
        for target in self.targets:
            target.end_turn()
        received = []
        while True:
            try:
                received.append(self.receiver.recv(65536))
            except BlockingIOError:
                return received

    def messages(self):
        return [OscMessage(datagram) for datagram in self.datagrams()]

    def sent(self):
        """Number, address and arguments of each event."""
        found = []
        for message in self.messages():
            number, _, address, *arguments = message.params
            assert message.address == "/live/seq"
            found.append((number, address, *arguments))
        return found


@pytest.fixture
def stage():
    made = Stage()
    yield made
    for target in made.targets:
        target.close()
    made.receiver.close()


def test_events_are_numbered_from_0_with_the_seconds_of_the_session(stage):
    stage.target()
    stage.clock.now += 1.5
    stage.rename("a")
    first = stage.messages()
    stage.rename("b")
    second = stage.messages()

    assert [message.params for message in first + second] == [
        [0, 1.5, "/live/track/renamed", 1, "a"],
        [1, 1.5, "/live/track/renamed", 1, "b"],
    ]


def test_after_the_last_number_comes_0(stage):
    target = stage.target()
    target.number = LAST_NUMBER
    stage.rename("a")
    stage.rename("b")

    assert [number for number, *_ in stage.sent()] == [2147483647, 0]
    assert target.number == 1


def test_an_event_that_osc_cannot_say_uses_up_its_number(stage):
    target = stage.target()
    stage.say("transport.beat", beat=2**31)
    stage.say("track.color", track_id="t", track_index=0, color=2**31)
    stage.rename("a")

    assert [number for number, *_ in stage.sent()] == [1]
    assert target.errors == 1  # nobody has named the beat
    assert "track.color cannot be said in OSC" in stage.faults.errors[0]


class FailingSocket:
    def sendto(self, _datagram, _address):
        raise OSError(105, "No buffer space available")

    def close(self):
        pass


def test_a_datagram_that_cannot_be_sent_uses_up_its_number_and_is_logged_once_a_minute(stage):
    target = stage.target()
    target._socket = FailingSocket()
    for name in "abc":
        stage.rename(name)
        stage.datagrams()
    stage.clock.now += 59
    stage.rename("d")
    stage.datagrams()
    assert [line.partition(" (")[0] for line in stage.faults.errors] == ["OSC: 1 events could not be sent"]

    stage.clock.now += 1
    stage.rename("e")
    stage.datagrams()
    target._socket = None
    stage.rename("f")

    assert stage.sent() == [(5, "/live/track/renamed", 1, "f")]
    assert (target.errors, target.sent, target.number) == (5, 1, 6)
    assert [line.partition(" (")[0] for line in stage.faults.errors[1:]] == ["OSC: 4 events could not be sent"]
    assert "No buffer space available" in stage.faults.errors[1]


def test_no_socket_at_all_is_an_error_like_any_other(stage, monkeypatch):
    def refused():
        raise OSError(24, "Too many open files")

    target = stage.target()
    monkeypatch.setattr(osc_target, "_opened", refused)
    stage.rename("a")

    assert stage.datagrams() == []
    assert (target.errors, target.number) == (1, 1)


def test_nobody_listening_is_no_error(stage):
    target = stage.target()
    stage.receiver.close()
    for name in "abcd":
        stage.rename(name)
        target.end_turn()

    assert (target.sent, target.errors) == (4, 0)
    stage.receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def test_a_single_event_has_no_brackets(stage):
    stage.target()
    stage.rename("a", {"client": "c", "request": 1})

    assert stage.sent() == [(0, "/live/track/renamed", 1, "a")]


def test_events_of_one_origin_are_bracketed(stage):
    stage.target()
    stage.rename("user")
    for name in ("a", "b", "c"):
        stage.rename(name, {"client": "c", "request": 1})
    stage.rename("d", {"client": "c", "request": 2})

    assert stage.sent() == [
        (0, "/live/track/renamed", 1, "user"),
        (1, "/live/batch/start", 0),
        (2, "/live/track/renamed", 1, "a"),
        (3, "/live/track/renamed", 1, "b"),
        (4, "/live/track/renamed", 1, "c"),
        (5, "/live/batch/end", 0),
        (6, "/live/track/renamed", 1, "d"),
    ]


def test_events_of_the_user_are_not_bracketed(stage):
    stage.target()
    stage.rename("a")
    stage.rename("b")

    assert [address for _, address, *_ in stage.sent()] == ["/live/track/renamed"] * 2


def test_whatever_follows_a_change_of_structure_in_the_same_turn_belongs_to_it(stage):
    stage.target()
    stage.say("scene.added", scene_id="s", scene_index=2, name="new")
    stage.rename("a")
    first = [(address, *arguments) for _, address, *arguments in stage.sent()]
    stage.rename("b")

    assert first == [
        ("/live/batch/start", 0),
        ("/live/scene/added", 2, "new"),
        ("/live/track/renamed", 1, "a"),
        ("/live/batch/end", 0),
    ]
    assert stage.sent() == [(4, "/live/track/renamed", 1, "b")]


def test_each_batch_has_its_own_number(stage):
    stage.target()
    for turn in range(2):
        stage.rename("a", {"request": turn})
        stage.rename("b", {"request": turn})
        starts = [arguments for _, address, *arguments in stage.sent() if address == "/live/batch/start"]
        assert starts == [[turn]]


def test_a_target_gets_the_topics_it_wants_with_numbers_of_its_own(stage):
    one, other = stage.target(topics=("track.*",)), stage.target(topics=("scene.renamed",))
    stage.rename("a")
    stage.rename("b")
    stage.say("scene.renamed", scene_id="s", scene_index=0, name="c")

    assert sorted(stage.sent()) == [
        (0, "/live/scene/renamed", 0, "c"),
        (0, "/live/track/renamed", 1, "a"),
        (1, "/live/track/renamed", 1, "b"),
    ]
    assert (one.number, other.number) == (2, 1)


@pytest.mark.parametrize(("topics", "count"), [(("*",), 0), (("transport.*",), 0), (("transport.beat", "track.*"), 1)])
def test_what_changes_all_the_time_is_sent_only_where_it_is_named(stage, topics, count):
    stage.target(topics=topics)
    stage.say("transport.beat", beat=7)

    assert len(stage.datagrams()) == count


def test_a_text_that_does_not_fit_is_cut_between_two_characters_and_that_is_told(stage):
    target = stage.target(max_datagram=256)
    words = "é" * 200
    stage.rename(words)
    datagrams = stage.datagrams()

    shown = OscMessage(datagrams[0]).params[4]
    assert len(datagrams[0]) <= 256
    assert words.startswith(shown)
    assert len(shown) > 80
    assert OscMessage(datagrams[1]).params[2:] == ["/live/truncated", 0, 400]
    assert (target.truncated, target.number) == (1, 2)


@pytest.mark.parametrize("length", range(190, 215))
def test_no_datagram_is_longer_than_allowed_and_none_is_cut_without_need(stage, length):
    stage.target(max_datagram=257)
    stage.rename("x" * length)
    first, *others = stage.datagrams()

    assert len(first) <= 257
    assert (OscMessage(first).params[4] == "x" * length) == (not others)


def test_the_older_dialect_has_nothing_without_a_number(stage):
    target = stage.target()
    target.say_session()
    stage.clock.now += 5

    assert stage.datagrams() == []


def test_the_newer_dialect_tells_the_session_and_a_heartbeat_each_second(stage):
    target = stage.target(dialect="alive")
    target.say_session()
    stage.rename("a")
    for _ in range(25):
        target.end_turn()
        stage.clock.now += 0.1
    received = stage.messages()

    assert [(each.address, each.params) for each in received if each.address != "/live/seq"] == [
        ("/live/session", ["5e55", 1, "0.1.0", "1700000000.250"]),
        ("/live/heartbeat", ["5e55", 1, 1]),
        ("/live/heartbeat", ["5e55", 1, 1]),
    ]


def test_a_lost_state_tells_the_newer_dialect_the_session_again(stage):
    stage.target(dialect="alive")
    stage.log.void()

    assert [message.address for message in stage.messages()] == ["/live/session"]


def test_bundles_hold_what_belongs_together_and_are_not_too_long(stage):
    stage.target(dialect="alive", bundles=True, max_datagram=256)
    stage.rename("alone")
    for position in range(12):
        stage.rename(f"name {position}", {"request": 1})
    datagrams = stage.datagrams()

    assert OscMessage(datagrams[0]).params[3:] == [1, "alone"]
    assert all(datagram.startswith(b"#bundle\0") for datagram in datagrams[1:])
    assert all(len(datagram) <= 256 for datagram in datagrams)
    contents = [message.params for datagram in datagrams[1:] for message in OscBundle(datagram)]
    assert [number for number, *_ in contents] == list(range(1, 15))
    assert [address for _, _, address, *_ in contents] == [
        "/live/batch/start",
        *["/live/track/renamed"] * 12,
        "/live/batch/end",
    ]


def test_a_text_is_cut_so_that_it_fits_a_bundle(stage):
    stage.target(dialect="alive", bundles=True, max_datagram=256)
    for name in ("x" * 500, "y" * 500):
        stage.rename(name, {"request": 1})

    datagrams = stage.datagrams()
    assert all(len(datagram) <= 256 for datagram in datagrams)
    contents = [message.params for datagram in datagrams for message in OscBundle(datagram)]
    assert [number for number, *_ in contents] == list(range(6))


def test_a_target_that_was_closed_opens_another_socket(stage):
    target = stage.target()
    stage.rename("a")
    target.close()
    target.close()
    stage.rename("b")

    assert [number for number, *_ in stage.sent()] == [0, 1]
