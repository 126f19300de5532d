"""One connection of the TCP JSON protocol, bytes in and bytes out, no socket."""

import json

import pytest

from alive.application.conversion import LONG_LIST
from alive.domain.commands.application import ListOperations
from alive.domain.commands.song import SetTempo
from alive.domain.results.application import OperationList, OperationSummary
from alive.domain.results.song import TempoSet
from tests.unit.transport.desk import Desk, replies

PING = b'{"action":"ping"}\n'
ROW = OperationSummary(name="n", category="c", effect="read", summary="s", supported=True, destructive=False)


def ask(desk: Desk, data: bytes, **limits: int) -> list[dict]:
    session = desk.session(**limits)
    session.receive(data, desk.now)
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
        '{"action":"ping","dry_run":1}',
        '{"action":"ping","dry_run":null}',
        '{"action":"ping","expect":"Bass"}',
        '{"action":"ping","session":5}',
        '{"action":"ping","idempotency_key":""}',
        '{"action":"ping","idempotency_key":["k"]}',
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
    session.receive(b'{"action":"ping","timeout_ms":100}\n{"action":"ping","timeout_ms":300}\n', 0.0)
    desk.now = 0.1
    desk.run()
    assert [reply.get("code", "ok") for reply in replies(session)] == ["expired", "ok"]
    assert len(desk.ran) == 1


def test_a_deadline_counts_from_the_earliest_moment_the_request_can_have_been_sent(desk):
    session = desk.session()
    desk.now = 5.0
    session.receive(b'{"action":"ping","timeout_ms":100}\n', sent_at=0.0)
    desk.run()
    assert replies(session)[0]["code"] == "expired"


def test_more_bytes_than_one_request_may_have_stop_the_reading_and_nothing_is_lost(desk):
    """Backpressure: what does not fit stays in the socket, not in an error."""
    session = desk.session(max_frame_bytes=100)
    session.receive(PING * 50, 0.0)
    assert not session.wants_input
    desk.run()
    assert session.wants_input
    assert len(replies(session)) == 50


def test_while_a_full_queue_refuses_the_answers_keep_their_places():
    desk = Desk(queue_capacity=1)
    other, session = desk.session(), desk.session()
    other.receive(PING, 0.0)
    session.receive(b"".join(b'{"action":"ping","id":%d}\n' % number for number in range(3)), 0.0)
    assert [reply["code"] for reply in replies(session)] == ["busy", "busy", "busy"]
    desk.run()
    assert len(replies(other)) == 1
    session.receive(PING, 0.0)
    desk.run()
    assert replies(session)[0]["ok"]


def test_after_the_end_of_input_everything_asked_is_answered_also_a_last_line_without_newline(desk):
    session = desk.session()
    session.receive(PING + PING[:-1], 0.0)
    session.receive_end()
    assert not session.is_finished
    desk.run()
    assert not session.is_finished, "its answers are not yet written"
    assert len(replies(session)) == 2
    assert session.is_finished


def test_end_of_input_with_many_requests_answers_them_all(desk):
    session = desk.session()
    session.receive(PING * 50, 0.0)
    session.receive_end()
    desk.run()
    assert len(replies(session)) == 50
    assert session.is_finished


def test_blank_lines_are_no_requests(desk):
    assert len(ask(desk, b"\n\r\n  \n" + PING)) == 1


@pytest.mark.parametrize(
    "first",
    [
        b"GET / HTTP/1.1\r\n",
        b"POST /x HTTP/1.1\r\n",
        b"OPTIONS * HTTP/1.1\r\n",
        b"\r\nPOST / HTTP/1.1\r\n",
        b"\n  \nPOST / HTTP/1.1\r\n",
        b"get / HTTP/1.1\r\n",
        b"m-search /x HTTP/1.1\r\n",
        b"ABCDEFGHIJKLMNOP /x HTTP/1.1\r\n",
        b"X http://localhost:9004/ HTTP/1.1\r\n",
        b"M" * 300 + b" / HTTP/1.1\r\n",
        b"GET /" + b"x" * 3000 + b" HTTP/1.1\r\n",
    ],
    ids=lambda first: repr(first[:24]),
)
@pytest.mark.parametrize("split", [1, 5, 250, 10_000])
def test_http_ends_the_connection_without_an_answer(desk, first, split):
    """A web page must not be able to drive Live: the body would be a request, and a page may choose the method."""
    session = desk.session(max_frame_bytes=1024)
    data = first + b'Host: x\r\n\r\n{"action":"ping"}\n'
    session.receive(data[:split], 0.0)
    session.receive(data[split:], 0.0)
    desk.run()
    assert session.is_closed
    assert replies(session) == []
    assert desk.ran == []
    assert desk.log.lines[-1] == "client 1 disconnected: it speaks HTTP"


def test_a_first_request_that_is_too_long_is_no_http(desk):
    assert [
        reply.get("code", "ok") for reply in ask(desk, b'{"a":"' + b"x" * 2000 + b'"}\n' + PING, max_frame_bytes=1024)
    ] == [
        "frame_too_large",
        "ok",
    ]


def test_a_closed_session_takes_nothing_more(desk):
    session = desk.session()
    session.receive(b"GET / HTTP/1.1\r\n", 0.0)
    session.receive(PING * 1000, 0.0)
    desk.run()
    assert desk.ran == []
    assert session._framer.buffered < 100


def test_a_peer_that_takes_nothing_and_leaves_too_much_unread_is_refused(desk):
    session = desk.session(max_backlog_bytes=1000)
    session.receive(PING * 60, 0.0)
    desk.run()
    session.blocked()
    assert session.is_closed
    assert "bytes of replies unread" in desk.log.lines[-1]
    assert desk.gateway.clients == {}


def test_a_peer_that_reads_may_ask_for_as_much_as_it_likes(desk):
    session = desk.session(max_backlog_bytes=1000)
    for _ in range(10):
        session.receive(PING * 60, 0.0)
        desk.run()
        assert len(replies(session)) == 60
        session.blocked()
    assert not session.is_closed


def test_replies_that_are_written_in_slices_count_as_unread_too(desk):
    desk.answers[ListOperations] = lambda _command: OperationList(
        operations=(ROW,) * (LONG_LIST + 1), count=LONG_LIST + 1
    )
    session = desk.session(max_backlog_bytes=50_000)
    session.receive(b'{"action":"list_operations"}\n' * 10, 0.0)
    desk.run()
    session.blocked()
    assert session.is_closed


def test_a_reply_that_cannot_be_written_is_a_defect_that_is_answered(desk):
    desk.answers[SetTempo] = lambda _command: TempoSet(message="m", bpm=float("nan"))
    [bad, good] = ask(desk, b'{"action":"set_tempo","bpm":120,"id":1}\n' + PING)
    assert (bad["code"], bad["id"], good["ok"]) == ("internal", 1, True)
    assert "NaN" not in json.dumps(bad)
    assert "Traceback" in desk.log.errors[0]


@pytest.mark.parametrize("nonsense", [object(), TempoSet(message="m", bpm={1, 2}), ValueError("not one of ours")])
def test_whatever_a_handler_returns_the_request_is_answered_in_its_place(desk, nonsense):
    desk.answers[SetTempo] = lambda _command: nonsense
    [bad, good] = ask(desk, b'{"action":"set_tempo","bpm":120,"id":1}\n{"action":"ping","id":2}\n')
    assert (bad["code"], bad["id"]) == ("internal", 1)
    assert (good["ok"], good["id"]) == (True, 2)


def test_a_sliced_reply_that_fails_half_way_ends_the_connection(desk):
    """Half a line is written; whatever followed would be read as its other half."""
    rows = (ROW,) * (2 * LONG_LIST) + (object(),)
    desk.answers[ListOperations] = lambda _command: OperationList(operations=rows, count=len(rows))
    desk.answers[ListOperations] = lambda _command: OperationList(operations=(*rows[:-1], {1}), count=3)
    session = desk.session()
    session.receive(b'{"action":"list_operations"}\n' + PING, 0.0)
    desk.run()
    pieces = []
    while (piece := session.next_output()) is not None:
        pieces.append(piece)
    assert b"pong" not in b"".join(pieces)
    assert session.is_closed
    assert "Traceback" in desk.log.errors[0]


def test_refusals_do_not_keep_each_other_in_memory(desk):
    """An exception keeps the frames it came through, and those the exception before it, and so on."""
    import gc

    session = desk.session()
    for _ in range(20):
        session.receive(b"x\n" * 100, 0.0)
        desk.run()
        replies(session)
    gc.collect()
    errors = [thing for thing in gc.get_objects() if type(thing).__name__ == "InvalidJson"]
    assert len(errors) < 5


def test_the_log_has_a_line_for_each_client_and_command(desk):
    ask(desk, PING + b'{"action":"nope"}\n')
    assert desk.log.lines == [
        "client 1 connected from a test",
        "client 1 ping ok 0.00 ms",
        "client 1 'nope' unknown_action 0.00 ms",
    ]


def test_a_client_cannot_forge_lines_of_the_log(desk):
    ask(desk, json.dumps({"action": "ping ok\nERROR forged" + "x" * 1000}).encode() + b"\n")
    assert all("\n" not in line and len(line) < 200 for line in desk.log.lines)
