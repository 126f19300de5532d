"""The small client: one request, one reply, and errors that say what to do."""

import json

import pytest

from alive.bridge.client import JsonClient, NoReplyInTime, NotConnected


def test_a_request_is_one_line_and_its_reply_comes_back_as_it_is(server_that):
    server = server_that(lambda peer: peer.sendall(b'{"ok": false, "error": "no", "code": "not_found"}\n'))

    with JsonClient(port=server.port) as client:
        reply = client.call("rename_track", track_index=0, name="Bäss\n")

    assert reply == {"ok": False, "error": "no", "code": "not_found"}
    assert server.received.count(b"\n") == 1
    assert json.loads(server.received) == {"action": "rename_track", "track_index": 0, "name": "Bäss\n"}


def test_a_reply_in_many_packets_is_put_together(server_that):
    long = json.dumps({"ok": True, "text": "ü" * 100_000}, ensure_ascii=False).encode() + b"\n"

    def serve(peer) -> None:
        for start in range(0, len(long), 9_999):
            peer.sendall(long[start : start + 9_999])

    with JsonClient(port=server_that(serve).port) as client:
        assert client.call("ping")["text"] == "ü" * 100_000


def test_a_reply_that_comes_byte_by_byte_is_put_together(server_that, monkeypatch):
    monkeypatch.setattr("alive.bridge.client.json_client._CHUNK", 1)
    server = server_that(lambda peer: peer.sendall(b'{"ok": true}\n'))

    with JsonClient(port=server.port, timeout=2) as client:
        assert client.call("ping") == {"ok": True}


def test_replies_that_came_together_are_given_out_one_by_one(server_that):
    server = server_that(lambda peer: (peer.sendall(b'{"n": 1}\n{"n": 2}\n'), peer.recv(100)))

    with JsonClient(port=server.port) as client:
        assert [client.call("ping")["n"], client.call("ping")["n"]] == [1, 2]


def test_where_nobody_listens_the_error_says_what_to_do(free_port):
    with pytest.raises(NotConnected, match=r"Is Live running, with Alive chosen.*alive sim") as error:
        JsonClient(port=free_port)

    assert isinstance(error.value, ConnectionError)
    assert f"127.0.0.1:{free_port}" in str(error.value)


def test_a_reply_that_does_not_come_is_a_time_out_with_unknown_outcome(server_that):
    server = server_that(lambda peer: peer.recv(100))

    with JsonClient(port=server.port, timeout=0.05) as client, pytest.raises(NoReplyInTime, match="not known") as error:
        client.call("ping")

    assert isinstance(error.value, TimeoutError)


def test_a_peer_that_sends_a_byte_now_and_then_does_not_extend_the_time(server_that):
    def trickle(peer) -> None:
        peer.settimeout(0.02)
        while True:
            try:
                if not peer.recv(100):
                    return
            except TimeoutError:
                pass
            except ConnectionError:
                return
            try:
                peer.sendall(b" ")
            except OSError:
                return

    with JsonClient(port=server_that(trickle).port, timeout=0.1) as client, pytest.raises(NoReplyInTime):
        client.call("ping")


def test_a_connection_that_ends_before_the_reply_is_an_error(server_that):
    server = server_that(lambda peer: peer.sendall(b'{"ok": tr'))

    with JsonClient(port=server.port) as client, pytest.raises(NotConnected, match="closed before the reply"):
        client.call("ping")


@pytest.mark.parametrize("line", [b"HTTP/1.1 400 Bad Request\n", b"[]\n", b"\xff\n"])
def test_a_peer_that_is_not_alive_is_an_error(server_that, line):
    server = server_that(lambda peer: peer.sendall(line))

    with JsonClient(port=server.port) as client, pytest.raises(NotConnected):
        client.call("ping")


def test_what_is_no_json_is_not_sent(server_that):
    server = server_that(lambda peer: peer.sendall(b'{"ok": true}\n'))

    with JsonClient(port=server.port) as client:
        with pytest.raises(ValueError, match="not JSON compliant"):
            client.call("set_tempo", bpm=float("nan"))
        assert client.call("ping") == {"ok": True}

    assert b"set_tempo" not in server.received
