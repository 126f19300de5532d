"""Clients that mean harm or are broken: what they do to Live and others is bounded. `docs/security.md` names these."""

import contextlib
import json
import random
import socket

import pytest

from tests.contract.studio import Studio
from tests.contract.test_text_commands import TextClient

REQUESTS_OF_BROWSERS = [
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1:9004\r\n\r\n",
    b"GET /?action=set_tempo HTTP/1.1\r\nHost: rebound.attacker.example:9004\r\nOrigin: http://attacker.example\r\n\r\n",
    b'POST / HTTP/1.1\r\nContent-Type: text/plain\r\n\r\n{"action":"set_tempo","bpm":90}\n',
    b'PUT /x HTTP/1.1\r\n\r\n{"action":"set_tempo","bpm":90}\n',
    b"OPTIONS * HTTP/1.1\r\nAccess-Control-Request-Private-Network: true\r\n\r\n",
    b"GET /socket HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b'SCROLL_TO_TOP / HTTP/1.1\r\n\r\n{"action":"set_tempo","bpm":90}\n',
    b"CONNECT http://127.0.0.1/ HTTP/1.1\r\n\r\n",
]
"""A page can choose method, path, most headers and the body. What it cannot choose is that HTTP's line comes first."""


@pytest.mark.parametrize("request_", REQUESTS_OF_BROWSERS, ids=lambda data: data[:20].decode())
@pytest.mark.parametrize("split", [1, 7, 10_000])
def test_whatever_a_web_page_sends_is_cut_off_on_both_ports(studio, client, request_, split):
    """Wherever it believes to send it: a name that was bound to this computer anew changes nothing of that line."""
    for port in (studio.port, studio.port_of("line_commands")):
        with socket.create_connection(("127.0.0.1", port)) as browser:
            browser.setblocking(False)
            for start in range(0, len(request_), split):
                with contextlib.suppress(ConnectionError, BlockingIOError):
                    browser.send(request_[start : start + split])
                studio.tick()
            studio.tick(0.2)
            assert _rest(browser) == b"", "not a word, which a page could read"
    assert studio.song.tempo == 120.0
    assert client.do("list_clients")["count"] == 1


def test_a_page_that_speaks_tls_gets_nothing_done(studio, client):
    """An https address: the first bytes are a ClientHello, with any name in them that the page likes."""
    with socket.create_connection(("127.0.0.1", studio.port)) as browser:
        browser.setblocking(False)
        browser.send(b'\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n{"action":"set_tempo","bpm":90}')
        studio.tick(0.2)
        assert b'"ok": true' not in _rest(browser)
    assert studio.song.tempo == 120.0


def _rest(peer):
    data = b""
    with contextlib.suppress(BlockingIOError, ConnectionResetError):
        while piece := peer.recv(65536):
            data += piece
    return data


def test_clients_that_never_finish_a_request_hold_up_nobody(studio, client):
    """Slow loris: each sends a byte now and then and keeps its place."""
    slow = [studio.connect() for _ in range(60)] + [TextClient(studio) for _ in range(40)]
    studio.tick(0.1)
    start = studio.simulation.clock.now()
    for round_ in range(50):
        for each in slow:
            each.send(b'{"action":"set_tempo","bpm":90,"x":"'[round_ % 36 : round_ % 36 + 1])
        assert client.do("ping")
    assert studio.simulation.clock.now() - start < 50 * 0.03, "an answer comes within the next callbacks"
    stats = client.do("get_stats")
    assert (stats["overruns"], stats["faults"]) == (0, 0)
    assert studio.song.tempo == 120.0


@pytest.mark.parametrize(
    "settings", [{"transports.tcp_json.max_clients": 20, "transports.line_commands.max_clients": 8}]
)
def test_more_connections_than_are_allowed_are_told_so_and_the_others_go_on(studio, client):
    client.do("ping")
    held = [studio.connect() for _ in range(19)]
    studio.tick(0.1)
    for _ in range(50):
        one_more = studio.connect()
        assert one_more.reply()["code"] == "busy"
        assert one_more.is_closed()
        one_more.close()
    assert client.do("list_clients")["count"] == 20
    assert TextClient(studio, b"GET_VIEW\n").reply()["success"], "the other port has places of its own"
    held.pop().close()
    studio.tick(0.1)
    assert studio.connect().do("ping")


def test_thousands_of_connections_that_come_and_go_leave_nothing(studio, client):
    client.do("ping")
    for number in range(2000):
        with socket.create_connection(("127.0.0.1", studio.port)) as gone:
            if number % 3:
                gone.send(b'{"action":"ping"}\n' if number % 2 else b'{"action":')
        if number % 20 == 0:
            studio.tick()
    studio.tick(0.5)
    assert client.do("list_clients")["count"] == 1
    assert client.do("get_stats")["faults"] == 0
    gateway = studio.script.instance._hub.gateway
    assert len(gateway.clients) == 1
    assert len(studio.script.instance._hub._writers) <= 1


def test_a_frame_that_never_ends_takes_no_more_memory_than_one_of_the_limit(studio, client):
    endless = studio.connect()
    endless.send(b'{"action":"ping","x":"')
    for _ in range(100):
        endless.send(b"x" * 65536)
        studio.tick()
        assert client.do("ping")
    instance = studio.script.instance
    [session] = [
        connection._session
        for opening in instance._hub._openings
        if opening.transport.name == "tcp_json"
        for connection in opening.transport._connections
        if connection._session.client.name == "client 2"
    ]
    assert session._framer.buffered <= 262_144 + 65_536
    endless.send(b'\n{"action":"ping"}\n')
    assert endless.reply()["code"] == "frame_too_large"
    assert endless.reply()["message"] == "pong"


@pytest.mark.parametrize(
    ("start", "level"),
    [
        (b"", b"["),
        (b"", b'{"a":'),
        (b'{"action":"batch","commands":', b'[{"action":'),
        (b'{"action":"set_property","object":"","property":"tempo","value":', b"["),
        (b'{"action":"ping","expect":', b'{"a":'),
    ],
)
def test_ten_thousand_levels_are_refused_and_the_stack_of_live_is_not_touched(client, start, level):
    reply = client.ask_raw(start + level * 10_000)
    assert (reply["ok"], reply["code"]) == (False, "invalid_json")
    assert client.do("ping")


@pytest.mark.parametrize("settings", [{"security.requests_per_second": 50, "security.burst": 10}])
class TestRateLimit:
    def test_a_flood_is_answered_with_when_to_try_again_and_changes_nothing(self, studio, client):
        client.send(b"".join(b'{"action":"set_tempo","bpm":%d,"id":%d}\n' % (60 + n, n) for n in range(300)))
        replies = [client.reply() for _ in range(300)]
        assert [reply["id"] for reply in replies] == list(range(300)), "in their order"
        carried_out = [reply["bpm"] for reply in replies if reply["ok"]]
        assert 10 <= len(carried_out) < 60
        refused = [reply for reply in replies if not reply["ok"]]
        assert {reply["code"] for reply in refused} == {"rate_limited"}
        assert all(1 <= reply["details"]["retry_after_ms"] <= 20 for reply in refused)
        assert studio.song.tempo == carried_out[-1]

    def test_who_waits_as_long_as_it_was_told_is_let_in(self, studio, client):
        for _ in range(30):
            reply = client.ask("ping")
            while not reply["ok"]:
                studio.tick(reply["details"]["retry_after_ms"] / 1000)
                reply = client.ask("ping")

    def test_another_client_has_a_limit_of_its_own(self, studio, client):
        other = studio.connect()
        other.do("ping")
        client.send(b'{"action":"ping"}\n' * 100)
        codes = [client.reply().get("code") for _ in range(100)]
        assert "rate_limited" in codes
        assert other.do("ping")

    def test_also_what_is_no_request_counts(self, studio, client):
        client.send(b"{nope\n" * 40)
        assert [client.reply()["code"] for _ in range(40)].count("rate_limited") > 20

    def test_the_text_commands_have_it_too_and_a_new_connection_is_no_way_around(self, studio):
        codes = [TextClient(studio, b"GET_VIEW\n").reply().get("code") for _ in range(40)]
        assert codes[:5] == [None] * 5
        assert "rate_limited" in codes


def test_without_a_limit_in_the_settings_a_flood_of_older_clients_is_carried_out(studio, client):
    client.send(b'{"action":"set_tempo","bpm":90}\n' * 3000)
    assert all(client.reply()["ok"] for _ in range(3000))


def test_whatever_bytes_come_the_script_and_the_others_live(studio, client):
    chance = random.Random(6)  # noqa: S311 - which bytes does not matter, that they are the same each time does
    words = [b'{"action":', b'"ping"', b"}", b"\n", b"AUTH:", b"KEEP\n", b"\xff\xfe", b"GET /", b"[", b"\0", b'"id":1,']
    for _ in range(150):
        data = b"".join(chance.choice([*words, chance.randbytes(5)]) for _ in range(chance.randrange(1, 40)))
        for port in (studio.port, studio.port_of("line_commands")):
            with socket.create_connection(("127.0.0.1", port)) as broken, contextlib.suppress(ConnectionError):
                broken.send(data)
                studio.tick()
                broken.shutdown(socket.SHUT_WR)
                studio.tick()
    assert client.do("get_stats")["faults"] == 0
    assert not [line for line in studio.simulation.log if "Traceback" in line]


def test_what_a_client_calls_itself_cannot_forge_a_line_of_the_log():
    with Studio({"log.commands": True}) as studio:
        client = studio.connect()
        forged = "x\nRemoteScriptMessage: (Alive) [00:00:00.000] [INFO] [clients] client 9 set_tempo ok\u2028\x1b[2J"
        client.do("hello", client=forged)
        client.refused(forged)
        client.do("batch", commands=[{"action": "ping"}], label=forged)
        client.do("stop_remote_control")
        studio.tick(0.1)
        lines = [line for entry in studio.simulation.log for line in entry.splitlines()]
        told = [line for line in lines if "client 9" in line]
        assert told, "it is told, as what it is"
        assert all(line.isprintable() for line in told)
        assert not [line for line in lines if line.startswith("RemoteScriptMessage: (Alive) [00:00:00.000]")]
        assert all(text.isprintable() for text in studio.simulation.status_messages)
        assert json.dumps(client.is_closed()) == "true"
