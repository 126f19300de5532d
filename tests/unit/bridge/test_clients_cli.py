"""`alive clients` and `alive stop`: what they ask, what they print, and their exit codes."""

import json

import pytest
from typer.testing import CliRunner

from alive.bridge.cli import app
from tests.unit.bridge.loopback import Loopback

ME = {"client": "client 2", "label": "alive clients", "peer": "127.0.0.1:6", "role": "admin", "token": None,
      "connected_for": 0.0, "requests": 2, "is_you": True}  # fmt: skip
OTHER = ME | {"client": "client 1", "label": "a\ntool", "peer": "127.0.0.1:5", "role": "edit", "token": "web page",
              "connected_for": 61.4, "requests": 7, "is_you": False}  # fmt: skip


@pytest.fixture
def serve():
    servers = []

    def make(*replies):
        left = list(replies)
        servers.append(Loopback(lambda _request: left.pop(0)))
        return servers[-1]

    yield make
    for server in servers:
        server.close()


def run(*arguments, token=None):
    return CliRunner().invoke(app, arguments, env={"ALIVE_TOKEN": token})


def test_the_others_are_listed_in_a_line_each_that_cannot_be_forged(serve):
    server = serve({"clients": [OTHER, ME], "count": 2})
    result = run("clients", "--port", str(server.port))
    line = "client 1 'a\\ntool' from 127.0.0.1:5: edit by the token web page, 61 s, 7 requests"
    assert result.stdout.splitlines() == [line]
    assert [request["action"] for request in server.requests] == ["list_clients"]


def test_nobody_else_is_said(serve):
    server = serve({"clients": [ME], "count": 1})
    assert run("clients", "--port", str(server.port)).stdout == "Nobody is connected.\n"


def test_as_json_they_are_as_they_came(serve):
    server = serve({"clients": [OTHER, ME], "count": 2})
    assert json.loads(run("clients", "--json", "--port", str(server.port)).stdout) == [OTHER]


def test_stop_says_how_it_is_resumed(serve):
    server = serve({"message": "All is cut. To allow it again, choose"})
    result = run("stop", "--port", str(server.port))
    assert result.stdout == "All is cut. To allow it again, choose\n"
    assert [request["action"] for request in server.requests] == ["stop_remote_control"]


@pytest.mark.parametrize("command", ["clients", "stop"])
def test_a_token_goes_first_and_what_is_refused_is_exit_code_1(serve, command):
    server = serve({}, {"ok": False, "error": "needs the role admin"})
    result = run(command, "--port", str(server.port), token="secret")  # noqa: S106 - of this test
    assert server.requests[0] == {"action": "authenticate", "token": "secret"}
    assert (result.exit_code, result.stderr) == (1, "needs the role admin\n")


@pytest.mark.parametrize("command", [("clients",), ("stop",), ("call", "ping"), ("logs",)])
def test_a_token_that_is_not_taken_is_said_and_nothing_is_asked(serve, command):
    server = serve({"ok": False, "error": "This token is not known."})
    result = run(*command, "--port", str(server.port), token="secret")  # noqa: S106 - of this test
    assert result.exit_code in {1, 3}
    assert "does not take the token: This token is not known." in result.stderr
    assert "secret" not in result.stderr
    assert len(server.requests) == 1


@pytest.mark.parametrize("command", ["clients", "stop"])
def test_no_connection_is_exit_code_3(free_port, command):
    result = run(command, "--port", str(free_port))
    assert result.exit_code == 3
    assert "Is Live running" in result.stderr
