"""Tokens, `alive clients` and `alive stop`, from the command line to the installed script on the simulator."""

import json

import pytest
from typer.testing import CliRunner

from alive.bridge.build_script import build_script
from alive.bridge.cli import app
from alive.bridge.client.blocking import connect
from alive.bridge.tokens import new_token
from alive.domain.commands.song import SetTempo
from alive.domain.errors import NotAllowed, Unauthenticated
from alive.domain.role import Role
from tests.e2e import isolated


def alive(*arguments: str, token: str | None = None) -> tuple[int, str, str]:
    """Run the command: its exit code and what it said."""
    ran = CliRunner().invoke(app, arguments, env={"ALIVE_TOKEN": token})
    return ran.exit_code, ran.stdout, ran.stderr


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return isolated.lay_out_simulator(tmp_path_factory.mktemp("path"))


@pytest.fixture
def script(tmp_path):
    return build_script(tmp_path, overrides=isolated.ANY_PORTS)


def test_a_token_from_the_command_line_lets_in_and_stop_cuts_everything(path, script):
    file = str(script / "tokens.json")
    admin = alive("token", "new", "--role", "admin", "--file", file)[1].strip()
    reader = alive("token", "new", "--role", "read", "--file", file)[1].strip()
    with isolated.simulator(path, script, "-O") as live:
        port = str(live.port)
        assert live.ask("ping")["code"] == "unauthenticated"
        assert live.ask("authenticate", token=reader)["role"] == "read"
        assert live.ask("hello", client="a display")["ok"]
        assert live.ask("set_tempo", bpm=90)["code"] == "not_allowed"

        assert alive("call", "ping", "--port", port)[0] == 1
        assert alive("call", "ping", "--port", port, token="wrong")[0] == 1  # noqa: S106 - that it is wrong is the point
        assert alive("call", "set_tempo", "bpm=128", "--port", port, token=admin)[0] == 0

        code, listed, _ = alive("clients", "--port", port, token=admin)
        assert (code, listed.splitlines()[1:]) == (0, [])
        assert "'a display'" in listed
        assert "read by the token read 1" in listed
        assert alive("clients", "--port", port, token=reader)[0] == 1

        assert alive("stop", "--port", port, token=reader)[0] == 1
        code, said, _ = alive("stop", "--port", port, token=admin)
        assert code == 0
        assert "choose None and then Alive" in said
        assert live._lines.read() == "", "every connection ends"
        assert alive("call", "ping", "--port", port, token=admin)[0] == 3
    lines = (script / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    done = [(each["action"], each["outcome"]) for each in map(json.loads, lines)]
    assert ("set_tempo", "ok") in done
    assert ("set_tempo", "not_allowed") in done
    assert done[-1] == ("stop_remote_control", "ok")
    assert not any(secret in "".join(lines) for secret in (admin, reader))


def test_the_typed_client_shows_its_token_and_raises_what_the_script_answers(path, script):
    file = script / "tokens.json"
    _, editor = new_token(file, Role.EDIT)
    with isolated.simulator(path, script) as live:
        with connect("127.0.0.1", live.port, token=editor) as typed:
            assert typed.execute(SetTempo(bpm=99)).bpm == 99.0
            with pytest.raises(NotAllowed) as refused:
                typed.call("list_clients")
            assert refused.value.details["needed"] == "admin"
        for token in (None, "wrong"):
            with pytest.raises(Unauthenticated), connect("127.0.0.1", live.port, token=token) as typed:
                typed.execute(SetTempo(bpm=98))
