"""`alive config reload`: what the running script answers, for people and for programs."""

import json

import pytest
from typer.testing import CliRunner, Result

from alive.bridge.cli import app
from tests.unit.bridge.loopback import Loopback

CHANGE = {"key": "log.level", "before": '"INFO"', "after": '"WARN"', "applied": True, "takes_effect": "at once"}
DONE = {"ok": True, "message": "Applied: log.level.", "changes": [CHANGE], "not_applied": [], "needs_restart": []}


@pytest.fixture
def reload():
    servers = []

    def run(reply, *options) -> Result:
        servers.append(Loopback(lambda _request: dict(reply)))
        result = CliRunner().invoke(app, ["config", "reload", "--port", str(servers[-1].port), *options])
        assert [request["action"] for request in servers[-1].requests] == ["reload_configuration"]
        return result

    yield run
    for server in servers:
        server.close()


def test_what_was_applied_is_shown(reload):
    result = reload(DONE)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == ["Applied: log.level.", 'log.level: "INFO" -> "WARN", at once']


@pytest.mark.parametrize("left", ["not_applied", "needs_restart"])
def test_what_is_not_applied_is_no_success(reload, left):
    assert reload(DONE | {left: ["log.level"]}).exit_code == 1


def test_what_is_wrong_with_the_file_is_shown(reload):
    result = reload({"ok": False, "error": "alive.toml: log.level: got 'LOUD'", "code": "precondition_failed"})
    assert result.exit_code == 1
    assert result.stderr.strip() == "alive.toml: log.level: got 'LOUD'"


def test_programs_get_the_reply(reload):
    assert json.loads(reload(DONE, "--json").stdout)["changes"] == [CHANGE]


def test_without_a_script_there_is_nobody_to_ask(reload):
    result = CliRunner().invoke(app, ["config", "reload", "--port", "1"])
    assert result.exit_code == 3
