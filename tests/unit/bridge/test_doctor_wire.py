"""The checks that talk to the script: first one that is well, then each thing broken in turn."""

import json
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest

from alive.bridge import doctor_wire
from alive.bridge.doctor import Finding
from alive.bridge.doctor_wire import Conversation, talk_through
from alive.bridge.tokens import new_token
from alive.config import Settings, with_overrides
from alive.domain.role import Role
from alive.version import PROTOCOL_VERSION, __version__

NAMES = ["ports", "connection", "protocol", "clock", "events", "token", "firewall"]


class Script:
    """A script that is well, on a real socket; a test breaks one thing of it."""

    def __init__(self) -> None:
        self.hello: dict[str, Any] = {
            "ok": True,
            "protocol_version": PROTOCOL_VERSION,
            "script_version": __version__,
            "role": "admin",
        }
        self.stats: dict[str, Any] = {"callback_interval_ms": 10.0, "timer_restarts": 0}
        self.transports: dict[str, Any] = {"tcp_json": {"open": True}, "line_commands": {"open": True}}
        self.tells_of_changes = True
        self.turns = 0
        self.follow = False
        self.asked: list[str] = []
        self.raw: Callable[[socket.socket], None] | None = None
        """What is done with each connection instead."""
        self.hangs_up_at = ""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)

    def _run(self) -> None:
        while True:
            try:
                peer, _ = self._listener.accept()
            except OSError:
                return
            with peer:
                try:
                    if self.raw is not None:
                        self.raw(peer)
                        continue
                    self._serve(peer)
                except OSError:
                    pass

    def _serve(self, peer: socket.socket) -> None:
        with peer.makefile("rb") as lines:
            for line in lines:
                request = json.loads(line)
                self.asked.append(request["action"])
                if request["action"] == self.hangs_up_at:
                    return
                for message in self._answer(request):
                    peer.sendall(json.dumps(message).encode() + b"\n")

    def _answer(self, request: dict[str, Any]) -> list[dict[str, Any]]:
        self.turns += 1
        match request["action"]:
            case "hello":
                return [self.hello]
            case "get_stats":
                return [{"ok": True, "turns": self.turns, **self.stats, "transports": self.transports}]
            case "observe":
                return [{"ok": True, "observation": "o1", "value": self.follow}]
            case "set_follow_song":
                self.follow = request["enabled"]
                event = {"event": "object.property", "property": "follow_song", "value": self.follow}
                return [{"ok": True}, *([event] if self.tells_of_changes else [])]
            case "authenticate":
                self.hello = {**self.hello, "ok": True, "role": "admin"}
                return [{"ok": request["token"].startswith("right"), "error": "no such token"}]
        return [{"ok": True}]


@pytest.fixture
def script():
    made = Script()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(doctor_wire, "PATIENCE", 0.5)


def settings_for(port: int, free_port: int) -> Settings:
    ports = {"transports.tcp_json.port": port, "transports.line_commands.port": free_port}
    return with_overrides(Settings(), ports)


@pytest.fixture
def examine(script, free_port):
    """All findings by name; each that is not well says what to do."""

    def findings(**options: Any) -> dict[str, Finding]:
        settings = settings_for(script.port, free_port)
        options = {"settings": settings, "address": ("127.0.0.1", script.port), **options}
        found = talk_through(Conversation(**options))
        assert all(finding.remedy for finding in found if finding.state in {"failed", "warning"})
        return {finding.name: finding for finding in found}

    return findings


def states(findings: dict[str, Finding]) -> dict[str, str]:
    return {name: finding.state for name, finding in findings.items() if finding.state != "ok"}


WITHOUT_CONNECTION = dict.fromkeys(["protocol", "clock", "events", "token"], "skipped")


def test_all_is_well(examine, script):
    findings = examine(holder_of=lambda port: f"Live (process {port})")

    assert states(findings) == {}
    assert list(findings) == NAMES
    assert f"in Live (process {script.port})" in findings["ports"].sentence
    assert "every 10 ms" in findings["clock"].sentence


@pytest.mark.parametrize("follow", [True, False])
def test_the_button_is_left_as_it_was(examine, script, follow):
    script.follow = follow

    assert states(examine()) == {}
    assert script.follow is follow
    assert script.asked.count("set_follow_song") == 2
    assert script.asked[-1] != "set_follow_song"


def test_nobody_listens(examine, free_port):
    findings = examine(address=("127.0.0.1", free_port), settings=settings_for(free_port, free_port))

    assert states(findings) == {"connection": "failed", **WITHOUT_CONNECTION}
    assert "nothing listens there" in findings["connection"].sentence
    assert "Start Live" in findings["connection"].remedy


def test_a_port_that_nobody_knows(examine):
    findings = examine(address=("127.0.0.1", 0))

    assert states(findings) == {"connection": "failed", **WITHOUT_CONNECTION}
    assert "the log does not say which" in findings["connection"].sentence


def test_another_program_has_the_port(examine, script):
    script.raw = lambda peer: peer.sendall(b"220 mail ready\r\n")

    findings = examine(holder_of=lambda _port: "maild (process 25)")

    assert states(findings) == {"ports": "failed", "connection": "failed", **WITHOUT_CONNECTION}
    assert f"Port {script.port} is held by maild (process 25)" in findings["ports"].sentence
    assert "what replies is not Alive" in findings["connection"].sentence


def test_another_program_has_the_port_and_does_not_say_who_it_is(examine, script):
    script.raw = lambda peer: peer.sendall(b'{"jsonrpc": "2.0"}\n')

    findings = examine()

    assert "a program that does not tell its name" in findings["ports"].sentence


def test_another_program_has_the_second_port(examine, script):
    """Alive is there, and says itself that it could not listen on it."""
    script.transports["line_commands"] = {"open": False}

    findings = examine(holder_of=lambda _port: "Old (process 1)")

    assert states(findings) == {"ports": "failed"}
    assert "Old (process 1), line_commands cannot listen" in findings["ports"].sentence


def test_another_program_has_the_second_port_while_alive_is_not_there(examine, script, free_port):
    settings = settings_for(free_port, script.port)

    findings = examine(address=("127.0.0.1", free_port), settings=settings, holder_of=lambda _port: "Old (process 1)")

    assert states(findings) == {"ports": "failed", "connection": "failed", **WITHOUT_CONNECTION}
    assert "Old (process 1), it is wanted for line_commands" in findings["ports"].sentence


def test_transports_that_are_switched_off_need_no_port(examine, script):
    settings = with_overrides(settings_for(script.port, script.port), {"transports.line_commands.enabled": False})

    assert "line_commands" not in examine(settings=settings)["ports"].sentence


def test_live_does_not_answer(examine, script):
    """A dialog is open."""
    over = threading.Event()
    script.raw = lambda _peer: over.wait(10)

    findings = examine()
    over.set()

    assert states(findings)["connection"] == "failed"
    assert "does not reply" in findings["connection"].sentence
    assert "dialog" in findings["connection"].remedy


def test_a_firewall_that_ends_connections(examine, script):
    script.raw = lambda _peer: None

    findings = examine()

    assert states(findings)["connection"] == "failed"
    assert states(findings)["firewall"] == "failed"
    assert "closed before a reply" in findings["firewall"].sentence


def dial_into_nowhere(_address: tuple[str, int], _timeout: float) -> socket.socket:
    raise TimeoutError("timed out")


def test_a_firewall_that_swallows_connections(examine):
    findings = examine(dial=dial_into_nowhere)

    assert states(findings) == {"connection": "failed", **WITHOUT_CONNECTION, "firewall": "failed"}
    assert "neither takes nor refuses" in findings["firewall"].sentence


def test_a_computer_that_does_not_reach_itself(examine, script):
    """Only what goes to Alive gets through."""

    def dial(address: tuple[str, int], timeout: float) -> socket.socket:
        if address[1] != script.port:
            raise PermissionError(1, "Operation not permitted")
        return socket.create_connection(address, timeout)

    findings = examine(dial=dial)

    assert states(findings) == {"firewall": "failed"}
    assert "operation not permitted" in findings["firewall"].sentence


def test_another_protocol(examine, script):
    script.hello["protocol_version"] = 99

    assert states(examine()) == {"protocol": "failed"}


def test_another_version_of_the_script(examine, script):
    script.hello["script_version"] = "0.0.1"

    findings = examine()

    assert states(findings) == {"protocol": "warning"}
    assert "In Live runs Alive 0.0.1" in findings["protocol"].sentence


def test_a_clock_that_is_slow(examine, script):
    script.stats["callback_interval_ms"] = 100.0

    findings = examine()

    assert states(findings) == {"clock": "failed"}
    assert "every 100 ms only" in findings["clock"].sentence


def test_a_clock_that_stood_still(examine, script):
    script.stats["timer_restarts"] = 2

    findings = examine()

    assert states(findings) == {"clock": "warning"}
    assert "stood still 2 times" in findings["clock"].sentence


def test_events_that_do_not_come(examine, script):
    script.tells_of_changes = False

    findings = examine()

    assert states(findings) == {"events": "failed"}
    assert script.follow is False


def test_something_that_cannot_be_observed(examine, script, monkeypatch):
    answer = script._answer
    refusal = {"ok": False, "error": "Live has no such listener."}
    monkeypatch.setattr(script, "_answer", lambda asked: [refusal] if asked["action"] == "observe" else answer(asked))

    findings = examine()

    assert states(findings) == {"events": "failed"}
    assert "Live has no such listener" in findings["events"].sentence
    assert "set_follow_song" not in script.asked


def test_a_connection_that_ends_on_the_way(examine, script):
    script.hangs_up_at = "observe"

    findings = examine()

    assert states(findings) == {"events": "failed", "token": "skipped", "firewall": "failed"}
    assert "on the way the connection is closed" in findings["events"].sentence


def test_a_token_is_asked_for_and_not_given(examine, script):
    script.hello = {"ok": False, "error": "Authenticate first.", "code": "unauthenticated"}

    findings = examine()

    skipped = dict.fromkeys(["protocol", "clock", "events"], "skipped")
    assert states(findings) == {**skipped, "token": "failed"}
    assert "Authenticate first." in findings["token"].sentence


def test_a_role_that_may_not_do_everything(examine, script):
    script.hello["role"] = "observer"

    findings = examine()

    assert states(findings) == {"token": "warning"}
    assert "may only observer" in findings["token"].sentence


@pytest.mark.parametrize(("token", "bad"), [("right", {}), ("wrong", {"token": "failed"})])
def test_a_token_is_tried(examine, script, token, bad):
    assert states(examine(token=token)) == bad


def test_the_token_goes_first(examine, script):
    examine(token="right")  # noqa: S106 - of this test
    assert script.asked[0] == "authenticate"


def test_who_may_only_read_does_not_switch_anything(examine, script):
    script.hello["role"] = "read"
    assert states(examine()) == {"events": "skipped", "token": "warning"}
    assert "set_follow_song" not in script.asked


def test_tokens_that_cannot_be_read(examine, tmp_path):
    (tmp_path / "tokens.json").write_text("{", encoding="utf-8")
    findings = examine(token_file=tmp_path / "tokens.json")
    assert states(findings) == {"token": "failed"}
    assert "cannot be used" in findings["token"].sentence


@pytest.mark.skipif(sys.platform == "win32", reason="the mode of a file says nothing there")
def test_tokens_that_others_can_read(examine, tmp_path):
    new_token(tmp_path / "tokens.json", Role.ADMIN)
    assert states(examine(token_file=tmp_path / "tokens.json")) == {}
    (tmp_path / "tokens.json").chmod(0o644)
    assert states(examine(token_file=tmp_path / "tokens.json")) == {"token": "warning"}


def test_an_address_for_others_without_a_token(examine, script, free_port, tmp_path):
    settings = with_overrides(settings_for(script.port, free_port), {"transports.line_commands.host": "192.168.1.5"})
    findings = examine(settings=settings, token_file=tmp_path / "tokens.json")
    assert states(findings) == {"token": "failed"}
    assert "line_commands is to be reached from other computers" in findings["token"].sentence
    new_token(tmp_path / "tokens.json", Role.ADMIN)
    assert states(examine(settings=settings, token_file=tmp_path / "tokens.json")) == {}
