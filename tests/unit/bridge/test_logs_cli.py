"""`alive logs`: asked of the running Alive, or read from Log.txt in a home that is made up."""

import pytest
from typer.testing import CliRunner, Result

from alive.bridge import live_found, logs_cli
from alive.bridge.cli import app
from alive.bridge.live_found import home_of
from tests.unit.bridge import loopback
from tests.unit.bridge.loopback import HangUp, Loopback


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["logs", *arguments])


def line(number: int, level: str = "INFO") -> dict[str, object]:
    said = {"time": "2025-03-14T15:09:26.535", "level": level, "component": "pump", "message": f"line {number}"}
    return said | {"number": number}


def told(*numbers: int, last: int, missed: int = 0) -> dict[str, object]:
    return {"lines": [line(number) for number in numbers], "count": len(numbers), "last": last, "missed": missed}


@pytest.fixture
def serve():
    """Answer each request in turn; after the last one, hang up."""
    servers = []

    def make(*replies):
        answers = iter(replies)

        def answer(_request):
            reply = next(answers, None)
            if reply is None:
                raise HangUp
            return reply

        servers.append(Loopback(answer))
        return servers[-1]

    yield make
    for server in servers:
        server.close()


@pytest.fixture
def pauses(monkeypatch):
    """How long it paused; with each pause something can happen, and after the last one somebody presses Ctrl-C."""
    paused: list[float] = []
    events: list = []

    def pause(seconds: float) -> None:
        paused.append(seconds)
        if not events:
            raise KeyboardInterrupt
        events.pop(0)()

    monkeypatch.setattr(logs_cli, "_pause", pause)
    return events, paused


def test_it_shows_the_last_lines_of_the_running_alive(serve):
    server = serve(told(7, 8, last=9))
    result = run("-n", "2", "--level", "warn", "--component", "pump", "--port", str(server.port))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [f"[15:09:26.535] [INFO] [pump] line {number}" for number in (7, 8)]
    asked = {"action": "get_log_lines", "count": 2, "level": "WARN", "component": "pump"}
    assert server.requests == [asked]


def test_no_connection_is_exit_code_3(free_port):
    result = run("--port", str(free_port))
    assert (result.exit_code, result.stdout) == (3, "")
    assert "Is Live running" in result.stderr


def test_what_alive_refuses_is_exit_code_1(serve):
    server = serve({"ok": False, "error": "There is no such action.", "code": "unknown_action"})
    result = run("--port", str(server.port))
    assert (result.exit_code, result.stderr.strip()) == (1, "There is no such action.")


def test_following_goes_on_after_the_last_line_until_ctrl_c(serve, pauses):
    events, paused = pauses
    events += [lambda: None]
    server = serve(told(1, last=4), told(last=4), told(5, last=5, missed=3))
    result = run("-f", "--port", str(server.port))
    assert result.exit_code == 0
    assert [shown[-6:] for shown in result.stdout.splitlines()] == ["line 1", "line 5"]
    assert result.stderr.strip() == "3 lines were no longer kept."
    assert [request.get("after") for request in server.requests] == [None, 4, 4]
    assert paused == [logs_cli.POLL] * 2


def test_a_full_page_is_followed_by_the_next_without_a_pause(serve, pauses):
    page = told(*range(1, 501), last=500)
    server = serve(told(last=0), page, told(501, last=501))
    assert len(run("-f", "--port", str(server.port)).stdout.splitlines()) == 501
    assert pauses[1] == [logs_cli.POLL]


@pytest.mark.parametrize(("session", "after"), [("5e55", 4), ("another", 0)])
def test_when_the_connection_ends_it_connects_again(pauses, monkeypatch, session, after):
    """Another Set is another session, whose lines are numbered anew."""
    replies = [told(1, last=4), None, told(5, last=5)]

    def answer(_request):
        reply = replies.pop(0)
        if reply is None:
            monkeypatch.setitem(loopback.WELCOME, "session", session)
            raise HangUp
        return reply

    server = Loopback(answer)
    result = run("-f", "--port", str(server.port))
    server.close()
    assert [shown[-6:] for shown in result.stdout.splitlines()] == ["line 1", "line 5"]
    assert "The connection to" in result.stderr
    assert [request.get("after") for request in server.requests] == [None, 4, after]


HERE = "info: RemoteScriptMessage: (Alive) [15:09:26.535] [INFO] [pump]"


FOLDERS = {"darwin": "Library/Preferences/Ableton/Live {}", "win32": "AppData/Roaming/Ableton/Live {}/Preferences"}


@pytest.fixture(params=FOLDERS)
def newest(request, tmp_path, monkeypatch):
    """The Log.txt of the newer of two versions that were started, in a home on macOS and on Windows."""
    environment = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    monkeypatch.setattr(live_found, "home_of", lambda _environment: home_of(environment, request.param))
    for version in ("12.9.1", "12.10"):
        folder = tmp_path / FOLDERS[request.param].format(version)
        folder.mkdir(parents=True)
        (folder / "Log.txt").write_text(f"info: Started\n{HERE} of {version}\n{HERE} more\n", encoding="utf-8")
    return folder / "Log.txt"


def test_the_log_of_the_newest_live_is_found_and_only_our_lines_are_shown(newest):
    result = run("--file")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [f"{HERE} of 12.10", f"{HERE} more"]
    assert result.stderr.strip() == str(newest)


def test_only_the_last_lines_are_shown(newest):
    assert run("--file", "-n", "1").stdout.splitlines() == [f"{HERE} more"]


def test_a_live_that_was_never_started_is_said(newest):
    newest.unlink()
    (newest.parent / "Log.txt").mkdir()
    for older in newest.parents[2].rglob("Log.txt"):
        if older.is_file():
            older.unlink()
    result = run("--file")
    assert result.exit_code == 1
    assert "no Log.txt of Live" in result.stderr


def test_a_file_is_followed_as_it_is_written_also_when_live_begins_it_anew(newest, pauses):
    events, _ = pauses

    def write(text: str, mode: str = "a"):
        def happen():
            with newest.open(mode, encoding="utf-8") as file:
                file.write(text)

        return happen

    events += [write(f"{HERE} in two "), write(f"parts\ninfo: Live\n{HERE} b\n"), write(f"{HERE} anew\n", "w")]
    result = run("--file", "-f")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[2:] == [f"{HERE} in two parts", f"{HERE} b", f"{HERE} anew"]
