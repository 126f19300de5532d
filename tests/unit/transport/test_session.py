"""One connection of the TCP JSON protocol, bytes in and bytes out, no socket."""

import json

import pytest

from alive.domain.commands.song import SetTempo
from alive.domain.results import TempoSet
from tests.unit.transport.desk import Desk, replies

PING = b'{"action":"ping"}\n'


def ask(desk: Desk, data: bytes, **limits: int) -> list[dict]:
    session = desk.session(**limits)
    session.receive(data)
    desk.run()
    return replies(session)


def test_a_request_is_answered_with_one_line(desk):
    assert ask(desk, PING) == [{"ok": True, "message": "pong", "script": "test", "version": "0"}]


def test_the_id_comes_back_as_it_was_given(desk):
    data = b'{"action":"ping","id":"a"}\n{"action":"ping","id":7}\n{"action":"ping"}\n{"action":"nope","id":8}\n'
    assert [reply.get("id") for reply in ask(desk, data)] == ["a", 7, None, 8]


@pytest.mark.parametrize(
    "request_line",
    [
        "[1]",
        "5",
        "null",
        '"ping"',
        "{}",
        '{"action":5}',
        '{"action":null}',
        '{"action":["ping"]}',
        '{"action":"ping","id":1.5}',
        '{"action":"ping","id":null}',
        '{"action":"ping","id":[1]}',
        '{"action":"ping","timeout_ms":0}',
        '{"action":"ping","timeout_ms":-1}',
        '{"action":"ping","timeout_ms":60001}',
        '{"action":"ping","timeout_ms":"10"}',
        '{"action":"ping","timeout_ms":true}',
        '{"action":"ping","dry_run":true}',
        '{"action":"ping","expect":{"name":"Bass"}}',
        '{"action":"ping","session":"9f2c"}',
        '{"action":"ping","idempotency_key":"k"}',
    ],
)
def test_what_is_no_request_is_refused_and_nothing_runs(desk, request_line):
    """A guard that is not supported yet is refused: ignored, the command would do what the client meant to prevent."""
    [reply] = ask(desk, request_line.encode() + b"\n")
    assert (reply["ok"], reply["code"]) == (False, "invalid_request")
    assert desk.ran == []


def test_a_refused_request_still_carries_its_id(desk):
    [reply] = ask(desk, b'{"id":3,"action":"ping","timeout_ms":"x"}\n')
    assert (reply["id"], reply["code"], reply["details"]) == (3, "invalid_request", {"key": "timeout_ms"})


def test_replies_come_in_the_order_of_the_requests_whatever_fails(desk):
    data = PING + b"not json\n" + b'{"action":"pong"}\n' + b'{"action":"ping","x":1}\n' + PING
    codes = [reply.get("code", "ok") for reply in ask(desk, data)]
    assert codes == ["ok", "invalid_json", "unknown_action", "invalid_argument", "ok"]


def test_a_frame_of_the_limit_passes_one_more_byte_is_refused_and_the_connection_stays(desk):
    def ping(size: int) -> bytes:
        return b'{"action":"ping"' + b" " * (size - 17) + b"}\n"

    codes = [reply.get("code", "ok") for reply in ask(desk, ping(64) + ping(65) + ping(64), max_frame_bytes=64)]
    assert codes == ["ok", "frame_too_large", "ok"]


def test_an_expired_request_is_never_run(desk):
    session = desk.session()
    session.receive(b'{"action":"ping","timeout_ms":100}\n{"action":"ping","timeout_ms":300}\n')
    desk.now = 0.1
    desk.run()
    assert [reply.get("code", "ok") for reply in replies(session)] == ["expired", "ok"]
    assert len(desk.ran) == 1


def test_a_full_lane_stops_reading_and_nothing_is_lost():
    """Backpressure: what does not fit stays in the socket, not in an error."""
    desk = Desk(lane_capacity=4)
    session = desk.session()
    session.receive(PING * 50)
    assert not session.wants_input
    desk.run()
    assert session.wants_input
    assert len(replies(session)) == 50


def test_a_full_queue_answers_busy_in_the_right_place():
    desk = Desk(queue_capacity=3)
    session = desk.session()
    session.receive(b"".join(b'{"action":"ping","id":%d}\n' % number for number in range(6)))
    desk.run()
    assert [(reply["id"], reply.get("code", "ok")) for reply in replies(session)] == [
        (0, "ok"),
        (1, "ok"),
        (2, "ok"),
        (3, "busy"),
        (4, "busy"),
        (5, "busy"),
    ]


def test_after_the_end_of_input_everything_asked_is_answered_also_a_last_line_without_newline(desk):
    session = desk.session()
    session.receive(PING + PING[:-1])
    session.receive_end()
    assert not session.is_finished
    desk.run()
    assert not session.is_finished, "its answers are not yet written"
    assert len(replies(session)) == 2
    assert session.is_finished


def test_end_of_input_with_more_requests_than_the_lane_takes_answers_them_all():
    desk = Desk(lane_capacity=4)
    session = desk.session()
    session.receive(PING * 50)
    session.receive_end()
    desk.run()
    assert len(replies(session)) == 50
    assert session.is_finished


def test_blank_lines_are_no_requests(desk):
    assert len(ask(desk, b"\n\r\n  \n" + PING)) == 1


@pytest.mark.parametrize(
    "first", [b"GET / HTTP/1.1\r\n", b"POST /x HTTP/1.1\r\n", b"OPTIONS * HTTP/1.1\r\n", b"\nPOST / H"]
)
def test_http_ends_the_connection_without_an_answer(desk, first):
    """A web page must not be able to drive Live: the body of a POST would be a request."""
    session = desk.session()
    session.receive(first[:5])
    session.receive(first[5:] + b"Host: x\r\n\r\n" + PING)
    desk.run()
    assert session.is_finished
    assert replies(session) == []
    assert desk.ran == []
    assert desk.log.lines[-1] == "client 1 disconnected: it speaks HTTP"


def test_a_peer_that_leaves_its_replies_unread_is_disconnected(desk):
    session = desk.session(max_backlog_bytes=1000)
    session.receive(PING * 60)
    desk.run()
    assert session.is_finished
    assert "bytes of replies unread" in desk.log.lines[-1]
    assert len(desk.ran) < 60
    assert desk.gateway.clients == {}


def test_a_reply_that_cannot_be_written_is_a_defect_that_is_answered(desk):
    desk.answers[SetTempo] = lambda _command: TempoSet(message="m", bpm=float("nan"))
    [bad, good] = ask(desk, b'{"action":"set_tempo","bpm":120,"id":1}\n' + PING)
    assert (bad["code"], bad["id"], good["ok"]) == ("internal", 1, True)
    assert "NaN" not in json.dumps(bad)
    assert "Traceback" in desk.log.errors[0]


def test_the_log_has_a_line_for_each_client_and_command(desk):
    ask(desk, PING + b'{"action":"nope"}\n')
    desk.now = 1.0
    assert desk.log.lines == [
        "client 1 connected from a test",
        "client 1 ping ok 0.00 ms",
        "client 1 nope unknown_action 0.00 ms",
    ]
