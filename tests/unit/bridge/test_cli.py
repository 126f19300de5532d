"""The command line: what it sends, what it prints, and its exit codes."""

import json

import attrs
import pytest
from typer.testing import CliRunner, Result

from alive.bridge.cli import app
from alive.domain.operation import operations
from alive.version import __version__

OK = b'{"ok": true, "bpm": 128.0, "name": "B\xc3\xa4ss"}\n'


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@pytest.fixture
def answered(server_that):
    """Run `alive call` against a server that answers with the line; give the result and what was sent."""

    def call(line: bytes, *arguments: str) -> tuple[Result, dict[str, object]]:
        server = server_that(lambda peer: peer.sendall(line))
        result = run("call", *arguments, "--port", str(server.port))
        return result, json.loads(server.received)

    return call


def test_call_sends_typed_parameters_and_prints_the_reply(answered):
    result, sent = answered(OK, "set_tempo", "bpm=128")

    assert result.exit_code == 0
    assert sent == {"action": "set_tempo", "bpm": 128, "timeout_ms": 10000}
    assert json.loads(result.stdout) == json.loads(OK)
    assert "Bäss" in result.stdout


def test_an_output_that_lacks_characters_gets_them_escaped(server_that):
    server = server_that(lambda peer: peer.sendall(OK))

    result = CliRunner(charset="ascii").invoke(app, ["call", "ping", "--port", str(server.port)])

    assert "B\\u00e4ss" in result.stdout
    assert json.loads(result.stdout) == json.loads(OK)


def test_the_server_is_told_how_long_somebody_waits(answered):
    _, sent = answered(OK, "set_tempo", "bpm=128", "--timeout", "2.5")

    assert sent["timeout_ms"] == 2500


def test_a_deadline_given_as_a_parameter_goes_first(answered):
    _, sent = answered(OK, "ping", "timeout_ms=7")

    assert sent["timeout_ms"] == 7


def test_a_reply_that_is_not_ok_is_printed_and_is_exit_code_1(answered):
    result, _ = answered(b'{"ok": false, "code": "not_found", "error": "no"}\n', "undo")

    assert result.exit_code == 1
    assert json.loads(result.stdout)["code"] == "not_found"


def test_an_action_that_is_not_known_here_is_sent_all_the_same(answered):
    result, sent = answered(b'{"ok": false, "code": "unknown_action", "error": "?"}\n', "set_temp", "bpm=1", "a=b")

    assert result.exit_code == 1
    assert (sent["action"], sent["bpm"], sent["a"]) == ("set_temp", 1, "b")


@pytest.mark.parametrize("arguments", [("set_tempo", "bpm"), ("set_tempo", "bpm=x"), ("set_tempo", "bpm=1", "bpm=2")])
def test_bad_usage_is_exit_code_2_and_sends_nothing(arguments, free_port):
    result = run("call", *arguments, "--port", str(free_port))

    assert result.exit_code == 2
    assert "bpm" in result.stderr
    assert result.stdout == ""


def test_no_connection_is_exit_code_3_and_says_what_to_do(free_port):
    result = run("call", "ping", "--port", str(free_port))

    assert result.exit_code == 3
    assert "Is Live running" in result.stderr
    assert result.stdout == ""


def test_no_reply_is_exit_code_3(server_that, monkeypatch):
    monkeypatch.setattr("alive.bridge.cli._GRACE", 0.0)
    server = server_that(lambda peer: peer.recv(100))

    result = run("call", "ping", "--port", str(server.port), "--timeout", "0.05")

    assert result.exit_code == 3
    assert "No reply to ping" in result.stderr


def test_operations_lists_all_of_them():
    listed = run("operations").stdout

    assert operations()
    for spec in operations().values():
        assert spec.name in listed


def test_operations_finds_by_text_in_any_case():
    listed = run("operations", "TEMPO").stdout

    assert "set_tempo" in listed
    assert "create_midi_clip" not in listed


def test_operations_as_json_is_for_programs():
    listed = json.loads(run("operations", "--json").stdout)

    assert sorted(each["name"] for each in listed) == sorted(operations())
    tempo = next(each for each in listed if each["name"] == "set_tempo")
    assert tempo["effect"] == "edit"
    assert tempo["supported"]
    assert tempo["summary"] == operations()["set_tempo"].summary


def test_describe_tells_unit_range_and_need():
    page = run("describe", "set_tempo").stdout

    for expected in ("a number from 20 to 999 (BPM)", "Required.", "Live.Song.Song.tempo", "Live 12.1", "step"):
        assert expected in page


def test_describe_tells_the_errors_with_when():
    page = run("describe", "rename_track").stdout

    for expected in ("not_found", "There is no such track.", "invalid_argument", "as any request: busy"):
        assert expected in page


def test_what_live_cannot_do_or_only_in_part_is_marked(monkeypatch):
    tempo = operations()["set_tempo"]
    changed = {
        "set_tempo": attrs.evolve(tempo, unsupported="Live has no tempo."),
        "undo": attrs.evolve(operations()["undo"], partly="Only what Live tracks."),
    }
    monkeypatch.setattr("alive.domain.operation._OPERATIONS", dict(operations()) | changed)

    assert "no: Live has no tempo." in run("describe", "set_tempo").stdout
    assert "partly: Only what Live tracks." in run("describe", "undo").stdout
    marks = {line.split()[0]: line for line in run("operations").stdout.splitlines()[1:]}
    assert " no " in marks["set_tempo"]
    assert " partly " in marks["undo"]
    assert " yes " in marks["redo"]
    listed = {each["name"]: each for each in json.loads(run("operations", "--json").stdout)}
    assert listed["set_tempo"]["errors"] == ["unsupported_by_live"]
    assert listed["undo"]["partly"] == "Only what Live tracks."


def test_describe_shows_the_fields_of_objects_in_lists_with_defaults_and_older_names():
    page = run("describe", "add_notes").stdout

    assert "pitch" in page
    assert "Default 60." in page
    assert "Also called start_time." in page


@pytest.mark.parametrize("name", sorted(operations()))
def test_every_operation_can_be_described(name):
    result = run("describe", name)

    assert result.exit_code == 0, result.output
    for parameter in operations()[name].parameters:
        assert parameter.name in result.stdout


def test_describe_as_json_has_the_schema():
    described = json.loads(run("describe", "set_tempo", "--json").stdout)

    assert described["parameters"]["properties"]["bpm"]["minimum"] == 20


def test_describe_names_the_nearest_operations():
    result = run("describe", "set_temp")

    assert result.exit_code == 2
    assert "set_tempo" in result.stderr


def test_the_version_is_shown():
    assert run("--version").stdout == f"alive {__version__}\n"


@pytest.mark.parametrize(
    "command", ["sim", "call", "operations", "describe", "build-script", "import-midi", "export-midi"]
)
def test_every_command_has_help_with_an_example(command):
    result = run(command, "--help")

    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert f"alive {command}" in result.stdout


def test_build_script_makes_the_folder_with_its_settings(tmp_path):
    result = run("build-script", "--out", str(tmp_path), "--name", "Mine", "--set", "transports.tcp_json.port=9314")

    assert result.exit_code == 0, result.output
    assert "\nport = 9314\n" in (tmp_path / "Mine" / "alive.toml").read_text(encoding="utf-8")
    assert str(tmp_path / "Mine") in result.stdout.replace("\n", "")


def test_build_script_says_that_a_replaced_folder_took_its_settings_along(tmp_path):
    first = run("build-script", "--out", str(tmp_path))
    second = run("build-script", "--out", str(tmp_path))

    assert "what was set in its alive.toml" not in first.stdout
    assert "what was set in its alive.toml" in second.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("--set", "transports.tcp_json.prot=1"), 2, "transports.tcp_json.port"),
        (("--set", "port"), 2, "KEY=VALUE"),
        (("--name", "my-script"), 1, "my-script"),
    ],
)
def test_build_script_refuses_what_cannot_be(tmp_path, arguments, code, word):
    result = run("build-script", "--out", str(tmp_path), *arguments)

    assert result.exit_code == code
    assert word in result.stderr
    assert list(tmp_path.iterdir()) == []
