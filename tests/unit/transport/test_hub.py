"""What the hub gives to transports beside sockets: calls at a time."""

import socket

import pytest

from alive.adapters.transport.hub import Hub


@pytest.fixture
def hub(desk):
    """A hub with a socket to wait on: it waits for nothing else."""
    hub = Hub([], desk.gateway, lambda: desk.now, desk.log, desk.log)
    ours, theirs = socket.socketpair()
    hub.theirs, hub.arrived = theirs, []
    with ours, theirs:
        hub.watch(ours, lambda: hub.arrived.append(ours.recv(10)))
        yield hub
    hub.close_all()


def turn(hub, desk, now):
    desk.now = now
    hub.receive(0, float("inf"))


def test_who_asked_is_called_once_and_not_before_the_time(hub, desk):
    called = []
    hub.call_at(1.0, lambda: called.append(desk.now))
    for now in (0.5, 0.99, 1.01, 2.0):
        turn(hub, desk, now)
    assert called == [1.01]


def test_a_further_call_replaces_the_former(hub, desk):
    called = []

    def callback():
        called.append(desk.now)

    hub.call_at(1.0, callback)
    hub.call_at(2.0, callback)
    turn(hub, desk, 1.5)
    turn(hub, desk, 2.5)
    assert called == [2.5]


def test_who_called_off_is_not_called_also_at_the_last_moment(hub, desk):
    called = []

    def second():
        called.append("second")

    def first():
        called.append("first")
        hub.call_off(second)

    hub.call_at(1.0, first)
    hub.call_at(1.0, second)
    hub.call_off(lambda: None)
    turn(hub, desk, 1.0)
    assert called == ["first"]


def test_what_has_arrived_is_read_before_anybody_is_called(hub, desk):
    """Live stood still for a while: whoever waits for silence must not take that for silence."""
    seen = []
    hub.call_at(1.0, lambda: seen.append(list(hub.arrived)))
    hub.theirs.send(b"late")
    turn(hub, desk, 5.0)
    assert seen == [[b"late"]]


def test_one_who_fails_does_not_keep_the_others_from_their_call(hub, desk):
    called = []
    hub.call_at(1.0, lambda: 1 // 0)
    hub.call_at(1.0, lambda: called.append("called"))
    turn(hub, desk, 1.0)
    assert called == ["called"]
    assert "ZeroDivisionError" in desk.log.errors[0]
    assert hub.faults == 1


class Line:
    """A connection that notes when it is read, and takes its time."""

    def __init__(self, hub, desk, name, read, cost=0.0):
        self.ours, self.theirs = socket.socketpair()
        self.desk, self.name, self.read, self.cost = desk, name, read, cost
        hub.watch(self.ours, self.take)

    def send(self):
        self.theirs.send(b"x")

    def close(self, hub):
        hub.unwatch(self.ours)
        self.ours.close()
        self.theirs.close()

    def take(self):
        self.ours.recv(1)
        self.read.append(self.name)
        self.desk.now += self.cost


@pytest.fixture
def lines(hub, desk):
    read = []
    made = [Line(hub, desk, name, read, cost=1.0) for name in "abc"]
    made[0].all_read = read
    yield made
    for line in made:
        line.close(hub)


def test_the_older_is_read_first_in_whatever_order_they_became_ready(hub, desk, lines):
    for _ in range(3):
        for line in reversed(lines):
            line.send()
        hub.receive(0, float("inf"))
    assert "".join(lines[0].all_read) == "abc" * 3


def test_what_there_was_no_time_for_comes_first_the_next_time(hub, desk, lines):
    for line in lines:
        line.send()
    hub.receive(0, desk.now + 0.5)
    lines[0].send()
    for _ in range(3):
        hub.receive(0, desk.now + 0.5)
    assert "".join(lines[0].all_read) == "abca"


def test_what_is_not_read_for_a_while_grows_no_younger(hub, desk, lines):
    hub.unwatch(lines[0].ours)
    hub.watch(lines[1].ours, lines[1].take, lambda: None)
    hub.watch(lines[1].ours, lines[1].take)
    hub.watch(lines[0].ours, lines[0].take)
    for line in reversed(lines):
        line.send()
    hub.receive(0, float("inf"))
    assert "".join(lines[0].all_read) == "abc"


def test_what_is_new_is_read_in_the_same_turn_after_what_was_there(hub, desk, lines):
    read = lines[0].all_read
    newcomer = []

    def accept():
        lines[0].ours.recv(1)
        newcomer.append(Line(hub, desk, "new", read))
        newcomer[0].send()
        lines[2].send()

    hub.watch(lines[0].ours, accept)
    lines[0].send()
    hub.receive(0, float("inf"))
    assert read == ["c", "new"]
    newcomer[0].close(hub)
