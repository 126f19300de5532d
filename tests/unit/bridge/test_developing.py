"""What `alive dev` notices and does, one look at a time."""

import os

import pytest
from typer.testing import CliRunner

from alive.bridge import dev_cli, developing
from alive.bridge.cli import app
from alive.bridge.client.failures import NotConnected
from alive.bridge.developing import (
    BuildFailed,
    Development,
    Sources,
    reload_running,
    run_build,
    session_at,
    sources_of_the_script,
)
from tests.unit.bridge.loopback import Loopback


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "src" / "deeper").mkdir(parents=True)
    for name in ("one.py", "two.py", "deeper/three.py"):
        (tmp_path / "src" / name).write_text("x = 1\n")
    return tmp_path / "src"


@pytest.fixture
def done():
    return []


@pytest.fixture
def development(tree, done):
    return Development(
        Sources([tree]), lambda: done.append("built"), lambda: done.append("reloaded") or "It runs.", done.append
    )


def test_nothing_is_done_while_nothing_changes(development, done):
    assert not development.look()
    assert done == []


def test_a_change_is_built_and_then_read(development, tree, done):
    (tree / "deeper" / "three.py").write_text("x = 22\n")
    assert development.look()
    assert done == ["Changed: three.py.", "built", "reloaded", "It runs."]
    assert not development.look()


def test_a_change_of_the_same_length_is_seen_by_its_time(tree):
    sources = Sources([tree])
    status = (tree / "one.py").stat()
    os.utime(tree / "one.py", ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))
    assert sources.changed() == [tree / "one.py"]


def test_what_comes_and_what_goes_is_a_change(tree):
    sources = Sources([tree])
    (tree / "four.py").write_text("")
    (tree / "two.py").unlink()
    assert [path.name for path in sources.changed()] == ["four.py", "two.py"]
    assert sources.changed() == []


def test_what_does_not_get_into_the_script_is_not_watched(tree):
    (tree / "bridge").mkdir()
    sources = Sources([tree])
    (tree / "bridge" / "cli.py").write_text("")
    (tree / "notes.txt").write_text("")
    assert sources.changed() == []


def test_what_the_script_is_made_of_is_watched(tmp_path):
    entry = tmp_path / "mine.py"
    entry.write_text("")
    names = {path.name for path in sources_of_the_script(entry)._seen}
    assert {"composition.py", "pump.py", "tcp_json.py", "mine.py"} <= names
    assert not {"simulator.py", "dev_cli.py"} & names


def test_a_build_that_fails_is_told_and_nothing_is_replaced(development, tree, done):
    def fail():
        raise BuildFailed("line 3 is wrong")

    development.build = fail
    (tree / "one.py").write_text("x = (\n")
    assert development.look()
    assert done == ["Changed: one.py.", "line 3 is wrong"]


def test_a_script_that_cannot_be_reached_is_told_and_the_watch_goes_on(development, tree, done):
    def fail():
        raise NotConnected("Nothing answers")

    development.reload = fail
    (tree / "one.py").write_text("x = 33\n")
    assert development.look()
    assert done[-1] == "Nothing answers"
    (tree / "one.py").write_text("x = 444\n")
    assert development.look()


def test_what_the_build_says_is_in_the_error():
    with pytest.raises(BuildFailed, match="cannot be called 'no name'"):
        run_build("build-script", "--out", "/nowhere", "--name", "no name")


@pytest.fixture
def reloaded():
    """Reload a script that answers so, and of which these sessions are seen afterwards, None where there is none."""
    servers = []

    def run(*sessions, answer=None):
        servers.append(Loopback(lambda _request: answer or {"ok": True, "session": "old"}))
        seen = iter(sessions)
        return reload_running("127.0.0.1", servers[-1].port, lambda: None, lambda _host, _port: next(seen))

    yield run
    for server in servers:
        server.close()


def test_without_a_script_there_is_no_session():
    assert session_at("127.0.0.1", 1) is None


def test_it_is_done_when_another_session_runs(reloaded):
    assert reloaded("old", None, "new") == "The new script runs, session new."


def test_a_session_that_stays_means_that_the_new_files_cannot_be_imported(reloaded):
    assert "The old script goes on" in reloaded(*["old"] * developing.PATIENCE)


def test_a_script_that_cannot_be_replaced_says_why(reloaded):
    assert reloaded(answer={"ok": False, "error": "not from its folder"}) == "Not read anew: not from its folder"


def test_the_command_builds_first_and_says_what_is_wrong(monkeypatch):
    def fail(*_arguments):
        raise BuildFailed("line 3 is wrong")

    monkeypatch.setattr(developing, "run_build", fail)
    monkeypatch.setattr(dev_cli.signal, "signal", lambda *_: None)
    result = CliRunner().invoke(app, ["dev"])
    assert result.exit_code == 1
    assert "line 3 is wrong" in result.stderr


def test_with_live_it_is_installed_where_live_finds_it(tmp_path):
    arguments = dev_cli._install_arguments("Mine", None, tmp_path, tmp_path / "entry.py")
    expected = ["install", "--name", "Mine", "--user-library", str(tmp_path), "--entry", str(tmp_path / "entry.py")]
    assert expected == arguments
