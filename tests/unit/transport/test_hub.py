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
