"""alive.toml is read again while the script runs: what has changed is applied, and clients stay."""

import json
import socket

import pytest

from alive.bridge.tokens import new_token
from alive.config import setting_types
from alive.domain.role import Role
from alive.simulator import ManualClock, Simulator
from alive.usable_settings import usable_settings
from remote_script_entry.composition import compose
from tests.contract.studio import Studio


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


class FileStudio(Studio):
    """One whose script has its settings from a file."""

    def __init__(self, file):
        self.simulation = Simulator(clock=ManualClock())
        self.file = file
        self.folder = file.parent
        self._connections = []
        self._looks = 0
        self.lines = {
            "transports.tcp_json.port": "0",
            "transports.line_commands.port": "0",
            "transports.osc.enabled": "false",
        }
        self.write()

    def __enter__(self):
        self.simulation.__enter__()
        settings = usable_settings(self.file).settings
        self.script = self.simulation.host(
            lambda live: compose(live, settings, clock=self._clock, folder=self.folder, settings_file=self.file),
            name="Alive",
        )
        self.port = self.port_of("tcp_json")
        return self

    def write(self, **lines):
        """Set settings, with __ for the dots."""
        self.lines |= {key.replace("__", "."): value for key, value in lines.items()}
        self.file.write_text("".join(f"{key} = {value}\n" for key, value in self.lines.items()))


@pytest.fixture
def studio(tmp_path):
    with FileStudio(tmp_path / "alive.toml") as studio:
        yield studio


@pytest.fixture
def client(studio):
    return studio.connect()


def reload(studio, client, **lines):
    studio.write(**lines)
    return client.do("reload_configuration")


def change_of(reply, key):
    return next(change for change in reply["changes"] if change["key"] == key)


def test_a_file_that_has_not_changed_changes_nothing(client):
    reply = client.do("reload_configuration")
    assert reply["changes"] == reply["applied"] == reply["needs_restart"] == []
    assert reply["message"] == "Nothing has changed."


def test_the_log_is_as_the_file_says(studio, client):
    reply = reload(studio, client, log__level='"WARN"', log__commands="true", log__queue_size="500")
    assert reply["applied"] == ["log.level", "log.queue_size", "log.commands"]
    assert change_of(reply, "log.level")["before"] == '"INFO"'
    assert change_of(reply, "log.level")["after"] == '"WARN"'
    stats = client.do("get_log_stats")
    assert (stats["level"], stats["queue_max"]) == ("WARN", 500)
    reload(studio, client, log__level='"INFO"')
    client.do("ping")
    studio.tick()
    assert any("client 1 ping ok" in line for line in studio.simulation.log)


def test_a_port_moves_and_those_who_are_connected_stay(studio, client):
    old, new = studio.port, free_port()
    reply = reload(studio, client, transports__tcp_json__port=str(new))
    assert change_of(reply, "transports.tcp_json.port")["takes_effect"] == "at once"
    assert client.do("ping")["ok"]
    studio.port = new
    assert studio.connect().do("get_stats")["transports"]["tcp_json"]["where"] == f"127.0.0.1:{new}"
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", old))


def test_a_port_that_is_taken_leaves_the_old_one(studio, client):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        reply = reload(studio, client, transports__tcp_json__port=str(port))
        assert reply["not_applied"] == ["transports.tcp_json.port"]
        assert "in use" in change_of(reply, "transports.tcp_json.port")["takes_effect"]
        assert studio.connect().do("ping")["ok"]
    assert client.do("reload_configuration")["applied"] == ["transports.tcp_json.port"]


def test_a_transport_is_switched_off_and_on_again(studio, client):
    lines = socket.create_connection(("127.0.0.1", studio.port_of("line_commands")))
    reply = reload(studio, client, transports__line_commands__enabled="false")
    assert "disconnected" in reply["changes"][0]["takes_effect"]
    studio.tick(0.1)
    assert lines.recv(1) == b""
    assert "line_commands" not in client.do("get_stats")["transports"]
    port = free_port()
    reload(studio, client, transports__line_commands__enabled="true", transports__line_commands__port=str(port))
    with socket.create_connection(("127.0.0.1", port)):
        pass
    lines.close()


def test_the_client_that_switches_its_own_transport_off_has_its_answer_first(studio, client):
    assert reload(studio, client, transports__tcp_json__enabled="false")["applied"] == ["transports.tcp_json.enabled"]
    assert client.is_closed()


def test_limits_of_bytes_are_those_of_connections_made_from_now_on(studio, client):
    reply = reload(studio, client, transports__tcp_json__max_frame_bytes="2000")
    assert "from now on" in reply["changes"][0]["takes_effect"]
    padding = "x" * 3000
    assert client.refused("ping", padding=padding) == "invalid_argument"
    assert studio.connect().refused("ping", padding=padding) == "frame_too_large"


def test_events_are_sent_to_the_targets_of_the_file(studio, client):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as target:
        target.bind(("127.0.0.1", 0))
        target.setblocking(False)
        port = target.getsockname()[1]
        studio.lines["transports.osc.targets"] = f'[{{port = {port}, dialect = "alive"}}]'
        reload(studio, client, transports__osc__enabled="true")
        assert client.do("get_osc_status")["targets"][0]["port"] == port
        assert b"/live/session" in target.recv(4096)
        reload(studio, client, transports__osc__enabled="false")
        assert not client.do("get_osc_status")["enabled"]


def test_the_pump_and_the_timer_are_as_the_file_says(studio, client):
    reply = reload(studio, client, pump__callback_interval_ms="50", pump__linger_ms="0.0", limits__queue_capacity="17")
    assert len(reply["applied"]) == 3
    studio.tick(0.2)
    turns = client.do("get_stats")["turns"]
    studio.tick(1.0)
    stats = client.do("get_stats")
    assert 18 <= stats["turns"] - turns <= 24
    assert stats["queue_capacity"] == 17
    assert stats["timer_restarts"] == 0


class TestSecurity:
    def test_who_is_connected_may_do_what_the_file_says(self, studio, client):
        other = studio.connect()
        assert other.do("hello")["role"] == "admin"
        reply = reload(studio, client, security__default_role='"read"')
        assert reply["applied"] == ["security.default_role"]
        assert "next callback" in reply["changes"][0]["takes_effect"]
        studio.tick()
        for each in (other, client, studio.connect()):
            assert each.do("get_session_info")
            assert each.refused("set_tempo", bpm=90) == "not_allowed"
        assert studio.song.tempo == 120.0

    def test_who_may_do_nothing_any_more_has_its_answer_and_is_disconnected(self, studio, client):
        assert reload(studio, client, security__default_role='"none"')["applied"] == ["security.default_role"]
        assert client.is_closed()
        assert studio.connect().refused("ping") == "unauthenticated"

    def test_a_token_is_needed_when_the_file_says_so(self, studio, client):
        reload(studio, client, security__token_required="false")  # noqa: S106 - a setting
        new_token(studio.folder / "tokens.json", Role.READ)
        studio.tick(1.5)
        assert client.do("hello")["role"] == "admin"
        reload(studio, client, security__token_required="true")  # noqa: S106 - a setting
        assert client.is_closed()
        assert studio.connect().refused("ping") == "unauthenticated"

    def test_a_limit_holds_for_who_is_connected_and_goes_again(self, studio, client):
        reply = reload(studio, client, security__requests_per_second="1.0", security__burst="3")
        assert reply["applied"] == ["security.requests_per_second", "security.burst"]
        studio.tick()
        codes = [client.ask("ping").get("code") for _ in range(5)]
        assert codes == [None, None, None, "rate_limited", "rate_limited"]
        studio.tick(3.0)
        reload(studio, client, security__requests_per_second="0.0")
        studio.tick()
        assert all(client.do("ping") for _ in range(50))

    def test_the_audit_log_is_kept_as_the_file_says(self, studio, client):
        audit = studio.folder / "audit.jsonl"
        client.do("set_tempo", bpm=91)
        reply = reload(studio, client, security__audit_arguments="true", security__audit_files="2")
        assert reply["applied"] == ["security.audit_arguments", "security.audit_files"]
        client.do("set_tempo", bpm=92)
        reload(studio, client, security__audit="false")
        client.do("set_tempo", bpm=93)
        reload(studio, client, security__audit="true", security__audit_arguments="false")
        client.do("set_tempo", bpm=94)
        studio.tick()
        noted = [json.loads(line) for line in audit.read_text(encoding="utf-8").splitlines()]
        assert all(line["ms"] < 1000 for line in noted), "also of what switched it on"
        tempi = [line for line in noted if line["action"] == "set_tempo"]
        assert [line.get("arguments") for line in tempi] == [None, {"bpm": 92}, None]

    def test_the_audit_log_is_begun_anew_at_the_length_that_the_file_says(self, studio, client):
        reload(studio, client, security__audit_file_bytes="65536", security__audit_files="2")
        for number in range(400):
            client.do("create_locator", time_in_beats=number, name="x" * 200)
        names = {file.name: file.stat().st_size for file in studio.folder.glob("audit*")}
        assert names.keys() == {"audit.jsonl", "audit.1.jsonl"}
        assert max(names.values()) <= 65536

    def test_without_a_folder_there_is_no_audit_log_to_keep(self, studio, client):
        studio.script.instance._reloading._groups["security.audit"].__self__.audit = None
        reply = reload(studio, client, security__audit="false")
        assert reply["not_applied"] == ["security.audit"]
        assert "no folder" in reply["changes"][0]["takes_effect"]


def test_every_setting_has_a_part_that_applies_it(studio):
    reloading = studio.script.instance._reloading
    assert [key for key in setting_types() if reloading._group_of(key) is None] == []


def test_all_that_is_wrong_in_the_file_is_told_and_nothing_is_applied(studio, client):
    studio.write(log__level='"LOUD"', log__queue_size="5", log__commands="true")
    reply = client.ask("reload_configuration")
    assert reply["code"] == "precondition_failed"
    assert [problem["path"] for problem in reply["details"]["problems"]] == ["log.level", "log.queue_size"]
    assert "alive.toml: log.level: got 'LOUD'" in reply["error"]
    assert client.do("get_log_stats")["queue_max"] == 2000
    assert not studio.script.instance._hub.gateway.log_commands


def test_a_file_that_is_no_toml_names_the_line(studio, client):
    studio.file.write_text("[log\nlevel = 1\n")
    assert "line 1" in client.ask("reload_configuration")["error"]


def test_a_file_that_is_gone_means_the_defaults(studio, client):
    reload(studio, client, log__queue_size="500")
    studio.lines.pop("log.queue_size")
    assert reload(studio, client)["applied"] == ["log.queue_size"]
    assert client.do("get_log_stats")["queue_max"] == 2000


def test_what_no_part_can_apply_waits_for_the_next_start(studio, client):
    groups = studio.script.instance._reloading._groups
    del groups["log"]
    reply = reload(studio, client, log__queue_size="500")
    assert reply["needs_restart"] == ["log.queue_size"]
    assert reply["applied"] == []
    assert client.do("reload_configuration")["needs_restart"] == ["log.queue_size"]
