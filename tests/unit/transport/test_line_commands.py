"""Sockets around the text commands: loopback only, driven turn by turn, no threads and no sleeps."""

import json
import selectors
import socket

import pytest

from alive.adapters.transport.hub import Hub
from alive.adapters.transport.line_commands import GOODBYE, LineCommandsTransport
from alive.adapters.transport.line_session import SILENCE, LineSession
from alive.domain.commands.selection import SelectTrack
from alive.domain.commands.song import GetProjectRootFolder
from alive.domain.results.song import ProjectRootFolder
from tests.unit.transport.desk import Desk

TURN = 0.01
"""Seconds between two turns."""

COMMAND = b"GET_PROJECT_PATH"
MOST_CLIENTS = 4


class Station:
    """A hub with the text commands on a free port."""

    def __init__(self, desk: Desk, selector: selectors.BaseSelector) -> None:
        self.desk = desk
        desk.answers[GetProjectRootFolder] = lambda _command: ProjectRootFolder(
            project_root_folder="/a", file_path="/a/b.als", name="b"
        )
        self.transport = LineCommandsTransport("127.0.0.1", 0, max_frame_bytes=1024, max_clients=MOST_CLIENTS)
        self.hub = Hub([self.transport], desk.gateway, lambda: desk.now, desk.log, desk.log, selector)
        self.hub.open_all()
        self.port = int(desk.log.lines[0].rpartition(":")[2])

    def connect(self, data: bytes = b"") -> socket.socket:
        client = socket.create_connection(("127.0.0.1", self.port))
        client.setblocking(False)
        client.sendall(data)
        return client

    def turn(self) -> None:
        """One callback of Live, and the time until the next."""
        self.hub.receive(0.001, float("inf"))
        self.desk.executor.run(float("inf"))
        self.hub.send(float("inf"))
        self.desk.now += TURN

    def until(self, happened, seconds: float = 0.1) -> float:
        """Take turns until something has happened; after how many seconds."""
        start = self.desk.now
        while not happened():
            assert self.desk.now - start <= seconds, "it did not happen in time"
            self.turn()
        return self.desk.now - start

    def answer(self, client: socket.socket, seconds: float = 0.1) -> dict:
        """What a client gets until the server ends the connection, which is one answer."""
        data, ended = b"", False

        def over() -> bool:
            nonlocal data, ended
            try:
                piece = client.recv(65536)
            except BlockingIOError:
                return False
            data, ended = data + piece, not piece
            return ended

        self.until(over, seconds)
        assert data.count(b"\n") == 1
        assert data.endswith(b"\n")
        reply: dict = json.loads(data)
        return reply


def received(client: socket.socket) -> bytes:
    """What a client gets whose connection is over; it may have been a reset."""
    try:
        return client.recv(100)
    except ConnectionResetError:
        return b""


@pytest.fixture(params=[selectors.DefaultSelector, selectors.SelectSelector], ids=["default", "Windows"])
def station(desk, request):
    station = Station(desk, request.param())
    yield station
    station.hub.close_all()


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_a_command_is_answered_and_the_connection_ended(station, end):
    with station.connect(COMMAND + end) as client:
        assert station.answer(client)["project_path"] == "/a/b.als"


def test_one_without_a_newline_is_answered_after_the_silence(station):
    with station.connect(COMMAND) as client:
        took = station.until(lambda: station.desk.ran)
        assert SILENCE <= took <= SILENCE + 2 * TURN
        assert station.answer(client)["success"]


def test_one_that_comes_byte_by_byte_is_one(station):
    with station.connect() as client:
        for byte in COMMAND:
            client.sendall(bytes([byte]))
            station.turn()
        assert station.answer(client)["success"]
    assert len(station.desk.ran) == 1


def test_a_pause_of_live_is_no_silence_of_the_client(station):
    """The rest has come while Live stood still."""
    with station.connect(b"GET_PRO") as client:
        station.turn()
        client.sendall(b"JECT_PATH")
        station.desk.now += 1.5
        assert station.answer(client)["success"]
    assert len(station.desk.ran) == 1


def test_not_to_have_read_a_client_for_want_of_time_is_no_silence_either(station):
    with station.connect(b"KEEP\n") as busy, station.connect(b"GET_PRO") as client:
        station.turn()
        for byte in b"JECT_PATH":
            busy.sendall(b"\n")
            client.sendall(bytes([byte]))
            station.desk.now += 0.1
            station.hub.receive(0.001, float("-inf"))  # time for one of them; another one each time
            station.desk.executor.run(float("inf"))
            assert station.desk.ran == []
        assert station.answer(client)["success"]


def test_one_who_stops_writing_is_answered(station):
    with station.connect(COMMAND) as client:
        client.shutdown(socket.SHUT_WR)
        assert station.answer(client)["success"]
        station.until(lambda: not station.transport._connections)


def test_idle_clients_keep_nobody_waiting(station):
    with station.connect() as idle, station.connect(b"KEEP\n") as kept, station.connect(COMMAND) as client:
        assert station.answer(client)["success"]
        for _ in range(100):
            station.turn()
        idle.sendall(COMMAND + b"\n")
        kept.sendall(COMMAND + b"\n")
        assert station.answer(idle)["success"]
        station.turn()
        assert json.loads(kept.recv(65536))["success"]


def test_what_a_client_sends_after_its_command_does_not_take_the_answer_away(station):
    """To close what is still written to would be a reset."""
    with station.connect(COMMAND + b"\n") as client:
        station.until(lambda: station.desk.ran)
        client.sendall(b"\n" * 100)
        for _ in range(10):
            station.turn()
        client.sendall(b"more\n")
        station.turn()
        assert station.answer(client)["success"]


def test_a_client_that_does_not_go_is_let_go(station):
    with station.connect(COMMAND + b"\n") as client:
        station.answer(client)
        assert station.desk.gateway.clients == {}, "it is no client any more"
        assert len(station.transport._connections) == 1
        station.until(lambda: not station.transport._connections, GOODBYE + 2 * TURN)
        assert station.hub._alarms == {}


def test_clients_that_go_leave_nothing_behind(station):
    for _ in range(3 * MOST_CLIENTS):
        with station.connect(COMMAND + b"\n") as client:
            station.answer(client)
        station.turn()
    assert station.transport._connections == set()
    assert station.hub._alarms == {}


def test_one_that_vanishes_in_the_middle_of_a_command_leaves_nothing_behind(station):
    client = station.connect(COMMAND)
    station.turn()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # close sends a reset
    client.close()
    for _ in range(10):
        station.turn()
    assert (station.transport._connections, station.hub._alarms, station.desk.ran) == (set(), {}, [])


def test_one_too_many_is_told(station):
    idle = [station.connect() for _ in range(MOST_CLIENTS)]
    station.turn()
    with station.connect() as client:
        reply = station.answer(client)
        assert (reply["success"], reply["code"]) == (False, "busy")
    for other in idle:
        other.close()


def test_http_is_cut_off(station):
    with station.connect(b"POST / HTTP/1.1\r\nContent-Type: text/plain\r\n\r\n" + COMMAND) as browser:
        station.turn()
        assert station.transport._connections == set()
        assert received(browser) == b""
    assert station.desk.ran == []


def test_closing_closes_every_socket_and_the_port_is_free_at_once(station):
    with station.connect(b"KEEP\n") as client, station.connect(COMMAND + b"\n") as leaving:
        station.answer(leaving)
        station.hub.close_all()
        assert received(client) == b""
        with socket.create_server(("127.0.0.1", station.port)):
            pass


def test_a_defect_ends_one_connection_and_is_logged(station, monkeypatch):
    with station.connect(COMMAND), station.connect(COMMAND + b"\n") as other:
        monkeypatch.setattr(LineSession, "fall_silent", lambda _self: 1 // 0)
        assert station.answer(other)["success"]
        station.until(lambda: station.desk.log.errors)
        assert "ZeroDivisionError" in station.desk.log.errors[0]
        assert len(station.desk.gateway.clients) == 0


def test_a_refusal_of_the_queue_is_an_answer(station):
    station.desk.executor.shut_down()
    with station.connect(COMMAND + b"\n") as client:
        assert station.answer(client)["code"] == "shutting_down"


def test_commands_and_nothing_else_are_understood(station):
    with station.connect(b'{"action":"select_track","track_index":0}\n') as client:
        assert station.answer(client)["code"] == "unknown_action"
    assert SelectTrack not in {type(command) for command in station.desk.ran}
