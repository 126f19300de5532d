"""Sockets around the session: loopback only, driven turn by turn, no threads and no sleeps."""

import contextlib
import json
import selectors
import socket

import pytest

from alive.adapters.transport.hub import RETRY_AFTER, Hub
from alive.adapters.transport.session import Limits
from alive.adapters.transport.tcp_json import TcpJsonTransport
from alive.adapters.transport.tcp_server import TcpConnection
from alive.domain.commands.application import ListOperations
from alive.domain.results.application import OperationList, OperationSummary
from tests.unit.transport.desk import Desk

PING = b'{"action":"ping"}\n'
TURNS = 400
"""Turns that are waited for something at most; each waits 5 ms for a socket if nothing happens."""


class Station:
    """A hub with one TCP transport on a free port."""

    def __init__(self, desk: Desk, selector=None, **options) -> None:
        self.desk = desk
        self.transport = TcpJsonTransport("127.0.0.1", 0, **options)
        self.hub = Hub([self.transport], desk.gateway, lambda: desk.now, desk.log, desk.log, selector)
        self.hub.open_all()
        self.port = int(desk.log.lines[0].rpartition(":")[2])

    def connect(self) -> socket.socket:
        client = socket.create_connection(("127.0.0.1", self.port))
        client.setblocking(False)
        return client

    def turn(self) -> None:
        self.hub.receive(0.005, float("inf"))
        self.desk.executor.run(float("inf"))
        self.hub.send(float("inf"))

    def lines(self, client: socket.socket, count: int) -> list[dict]:
        data = b""
        for _ in range(TURNS):
            self.turn()
            data += received(client)
            if data.count(b"\n") >= count:
                break
        return [json.loads(line) for line in data.splitlines()]

    def until_closed(self, client: socket.socket) -> bytes:
        data = b""
        for _ in range(TURNS):
            self.turn()
            try:
                piece = client.recv(65536)
            except BlockingIOError:
                continue
            except ConnectionResetError:
                return data
            if not piece:
                return data
            data += piece
        raise AssertionError("the server did not close the connection")


def received(client: socket.socket) -> bytes:
    try:
        return client.recv(1 << 20)
    except BlockingIOError:
        return b""


@pytest.fixture(params=[selectors.DefaultSelector, selectors.SelectSelector], ids=["default", "Windows"])
def station(desk, request):
    station = Station(desk, request.param(), max_clients=3, limits=Limits(max_backlog_bytes=200_000))
    yield station
    station.hub.close_all()


def test_a_client_is_answered(station):
    with station.connect() as client:
        client.sendall(PING)
        assert [reply["message"] for reply in station.lines(client, 1)] == ["pong"]


def test_a_request_may_come_byte_by_byte(station):
    with station.connect() as client:
        for byte in PING:
            client.sendall(bytes([byte]))
            station.turn()
        assert len(station.lines(client, 1)) == 1


def test_clients_do_not_get_each_others_replies(station):
    with station.connect() as one, station.connect() as two:
        one.sendall(b'{"action":"ping","id":"one"}\n')
        two.sendall(b'{"action":"ping","id":"two"}\n')
        assert [reply["id"] for reply in station.lines(one, 1)] == ["one"]
        assert [reply["id"] for reply in station.lines(two, 1)] == ["two"]


def test_a_client_that_stops_writing_gets_its_answers_and_then_the_end(station):
    with station.connect() as client:
        client.sendall(PING * 3)
        client.shutdown(socket.SHUT_WR)
        assert station.until_closed(client).count(b"\n") == 3


def test_a_client_that_vanishes_in_the_middle_is_forgotten(station):
    client = station.connect()
    client.sendall(PING + b'{"action":')
    station.turn()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # close sends a reset
    client.close()
    for _ in range(5):
        station.turn()
    assert station.desk.gateway.clients == {}
    with station.connect() as other:
        other.sendall(PING)
        assert len(station.lines(other, 1)) == 1


def test_a_client_that_never_reads_is_disconnected_and_the_others_are_served(station):
    with station.connect() as stuck, station.connect() as other:
        stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        for _ in range(TURNS):
            with contextlib.suppress(BlockingIOError, ConnectionError):
                stuck.send(PING * 500)
            station.turn()
            if len(station.desk.gateway.clients) == 1:
                break
        assert "unread" in "".join(station.desk.log.lines)
        assert len(station.transport._connections) == 1, "its socket is closed, not only forgotten"
        other.sendall(PING)
        assert len(station.lines(other, 1)) == 1


def test_a_client_that_reads_later_than_it_asks_is_slowed_down_and_loses_nothing(desk):
    """The socket is not read while more than a frame waits: TCP holds the client back."""
    station = Station(desk, limits=Limits(max_frame_bytes=1024))
    with station.connect() as client:
        sent = 0
        for _ in range(200):  # the queue never runs: nothing is answered, and what is read must have an end
            with contextlib.suppress(BlockingIOError):
                sent += client.send(PING * 100)
            station.hub.receive(0.0, float("inf"))
        [connection] = station.transport._connections
        assert connection._session._framer.buffered < 1024 + 2 * 65536
        assert sent > 200_000
        count = sent // len(PING)
        client.setblocking(True)
        client.settimeout(0.001)
        data = b""
        for _ in range(100 * TURNS):
            station.turn()
            with contextlib.suppress(TimeoutError):
                data += client.recv(1 << 20)
            if data.count(b"\n") >= count:
                break
        assert data.count(b"\n") == count
    station.hub.close_all()


def test_reading_ends_with_the_time_given_and_goes_on_with_the_others(desk):
    """Each ready connection may cost as much as a frame; a turn must not pay for all of them."""
    station = Station(desk)
    clients = [station.connect() for _ in range(5)]
    for _ in range(5):
        station.turn()
    for client in clients:
        client.sendall(PING)
    received_in = []
    for _ in range(5):
        before = desk.executor.waiting
        station.hub.receive(0.05, until=desk.now)
        received_in.append(desk.executor.waiting - before)
    assert received_in == [1, 1, 1, 1, 1]
    for client in clients:
        client.close()
    station.hub.close_all()


def test_writing_ends_with_the_time_given_and_goes_on_with_the_others(desk):
    station = Station(desk)
    clients = [station.connect() for _ in range(3)]
    for client in clients:
        client.sendall(PING)
    for _ in range(10):
        station.hub.receive(0.005, float("inf"))
    desk.run()
    written = [station.hub.send(until=desk.now) for _ in range(4)]
    assert written == [True, True, True, False]
    assert all(received(client).count(b"\n") == 1 for client in clients)
    for client in clients:
        client.close()
    station.hub.close_all()


def test_a_long_reply_is_encoded_until_the_time_is_over_and_goes_on_the_next_time(desk):
    """A state of 60 KB fits into one packet, but takes many turns to encode."""
    pieces = [b"x" * 100 for _ in range(50)]
    made = []

    class Slow:
        is_closed = wants_input = is_finished = False

        def next_output(self):
            desk.now += 0.001
            made.append(desk.now)
            return pieces.pop() if pieces else None

        def blocked(self):
            pytest.fail("the peer reads")

        def close(self, why=None):
            pass

    here, there = socket.socketpair()
    station = Station(desk)
    connection = TcpConnection(here, station.hub, set(), lambda _on_output: Slow())
    assert connection.write(desk.now + 0.005)
    assert len(made) == 5
    assert len(there.recv(65536)) == 500
    connection.close()
    there.close()
    station.hub.close_all()


def test_a_defect_in_a_connection_ends_that_connection_only(station, monkeypatch):
    with station.connect() as bad, socket.socket() as good:
        bad.sendall(b" ")
        for _ in range(3):
            station.turn()
        [connection] = station.transport._connections
        good.connect(("127.0.0.1", station.port))
        good.setblocking(False)
        monkeypatch.setattr(connection._session, "receive", lambda data, sent_at: 1 // 0)
        bad.sendall(PING)
        assert station.until_closed(bad) == b""
        assert "ZeroDivisionError" in station.desk.log.errors[0]
        good.sendall(PING)
        assert len(station.lines(good, 1)) == 1


def test_small_replies_are_not_held_back_by_the_kernel(station):
    """Without TCP_NODELAY a second small reply waits for the acknowledgement of the first, 40 ms."""
    with station.connect() as client:
        client.sendall(PING)
        station.lines(client, 1)
        [connection] = station.transport._connections
        assert connection._socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_reply_larger_than_every_buffer_arrives_whole(station):
    """Ten megabytes, encoded piece by piece as the client reads."""
    row = OperationSummary(name="x" * 1000, category="c", effect="read", summary="s", supported=True, destructive=False)
    rows = OperationList(operations=(row,) * 10_000, count=10_000)
    station.desk.answers[ListOperations] = lambda _command: rows
    with station.connect() as client:
        client.sendall(b'{"action":"list_operations"}\n' + PING)
        big, pong = station.lines(client, 2)
    assert len(big["operations"]) == big["count"] == 10_000
    assert pong["message"] == "pong"


def test_one_client_too_many_is_told_so(station):
    clients = [station.connect() for _ in range(3)]
    station.turn()
    with station.connect() as fourth:
        reply = json.loads(station.until_closed(fourth))
    assert reply == {"ok": False, "error": "3 clients are connected; close one first.", "code": "busy"}
    clients.pop().close()
    for _ in range(3):
        station.turn()
    with station.connect() as fifth:
        fifth.sendall(PING)
        assert len(station.lines(fifth, 1)) == 1
    for client in clients:
        client.close()


def test_http_is_cut_off(station):
    with station.connect() as browser:
        browser.sendall(b"POST / HTTP/1.1\r\nContent-Type: text/plain\r\n\r\n" + PING)
        assert station.until_closed(browser) == b""
    assert station.desk.ran == []


def test_closing_closes_every_socket_and_the_port_is_free_at_once(station):
    with station.connect() as client:
        client.sendall(PING)
        station.lines(client, 1)
        station.hub.close_all()
        assert station.until_closed(client) == b""
        with socket.create_server(("127.0.0.1", station.port)):
            pass


def test_a_taken_port_is_told_and_tried_again_until_it_is_free(desk):
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        hub = Hub([TcpJsonTransport("127.0.0.1", port)], desk.gateway, lambda: desk.now, desk.log, desk.log)
        hub.open_all()
        assert f"cannot listen: 127.0.0.1:{port}: " in desk.log.errors[0]
        assert "tcp_json" in desk.log.shown[0]
        desk.now = RETRY_AFTER
        hub.maintain(desk.now)
        assert len(desk.log.errors) == 1, "one line, not one for every try"
        assert hub.describe()["tcp_json"] == {"open": False, "where": None, "failed_tries": 2}
    desk.now = 1.9 * RETRY_AFTER
    hub.maintain(desk.now)
    assert not hub.describe()["tcp_json"]["open"], "not before its time"
    desk.now = 2 * RETRY_AFTER
    hub.maintain(desk.now)
    assert hub.describe()["tcp_json"] == {"open": True, "where": f"127.0.0.1:{port}", "failed_tries": 2}
    assert "listening now" in desk.log.shown[-1]
    hub.close_all()


def test_a_callback_that_fails_does_not_keep_the_others_from_their_turn(desk):
    hub = Hub([], desk.gateway, lambda: desk.now, desk.log, desk.log)
    ours, theirs = socket.socketpair()
    called = []
    with ours, theirs:
        hub.watch(ours, lambda: called.append(1 // 0))
        hub.watch(theirs, lambda: called.append("served"))
        ours.send(b"x")
        theirs.send(b"x")
        hub.receive(0.1, float("inf"))
    assert called == ["served"]
    assert "ZeroDivisionError" in desk.log.errors[0]
