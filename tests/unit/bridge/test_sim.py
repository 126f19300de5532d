"""`alive sim`: the built script in a simulated Live, in a process of its own, in real time."""

import gzip
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from alive.bridge.client import JsonClient, NotConnected

Process = subprocess.Popen[str]
ENDED = 60
"""Seconds within which a process that was asked to end must have ended."""


@pytest.fixture
def start() -> Iterator[object]:
    """Start Python with the arguments; whatever still runs at the end of the test is stopped."""
    started: list[Process] = []

    def run(*arguments: str) -> Process:
        # Without PYTHONUNBUFFERED, so that the test sees whether the command writes its lines out at once.
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
        process = subprocess.Popen(
            [sys.executable, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def line_with(process: Process, pattern: str) -> "re.Match[str]":
    """Read lines until one matches; the limit of the test bounds the wait."""
    seen = []
    assert process.stdout is not None
    for line in process.stdout:
        seen.append(line)
        if match := re.search(pattern, line):
            return match
    raise AssertionError(f"the process ended without {pattern!r}:\n{''.join(seen)}")


def port_of(process: Process) -> int:
    return int(line_with(process, r"listening on 127\.0\.0\.1:(\d+)")[1])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("gil", ["held", "free"])
def test_it_shows_its_port_answers_and_ends_cleanly_when_asked(start, number, gil):
    process = start("-m", "alive.bridge", "sim", "--port", "0", "--gil", gil)
    port = port_of(process)

    with JsonClient(port=port) as client:
        assert client.call("set_tempo", bpm=128)["bpm"] == 128.0
        assert client.call("get_session_info")["tempo"] == 128.0
    process.send_signal(number)
    rest, _ = process.communicate(timeout=ENDED)

    assert process.returncode == 0, rest
    assert "Alive is disconnected" in rest
    assert "Error" not in rest
    with pytest.raises(NotConnected):
        JsonClient(port=port)


def test_it_serves_the_text_commands_too(start):
    """As `printf COMMAND | nc` asks: no newline, and the connection stays open."""
    process = start("-m", "alive.bridge", "sim", "--port", "0")
    port = int(line_with(process, r"line_commands listening on 127\.0\.0\.1:(\d+)")[1])

    with socket.create_connection(("127.0.0.1", port), timeout=ENDED) as client:
        client.sendall(b"GET_VIEW")
        assert client.makefile("rb").read() == b'{"success":true,"view":"session"}\n'


def test_the_port_of_the_text_commands_can_be_chosen(start):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = start("-m", "alive.bridge", "sim", "--port", "0", "--text-port", str(port))
    assert line_with(process, rf"line_commands listening on 127\.0\.0\.1:{port}")


def test_verbose_shows_a_line_for_each_command(start):
    process = start("-m", "alive.bridge", "sim", "--port", "0", "-v")

    with JsonClient(port=port_of(process)) as client:
        client.call("set_tempo", bpm=128)
        client.call("set_tempo", bpm=0)
        assert line_with(process, "set_tempo ok")
        assert line_with(process, "set_tempo invalid_argument")


def test_without_verbose_commands_leave_no_line(start):
    process = start("-m", "alive.bridge", "sim", "--port", "0")

    with JsonClient(port=port_of(process)) as client:
        client.call("set_tempo", bpm=128)
    process.send_signal(signal.SIGINT)

    assert "set_tempo" not in process.communicate(timeout=ENDED)[0]


def test_the_timer_of_windows_is_slower(start):
    """Live on Windows calls a Timer back every 34 ms at most, whatever is asked of it: the script measures that."""
    process = start("-m", "alive.bridge", "sim", "--port", "0", "--timer", "windows")

    with JsonClient(port=port_of(process)) as client:
        measured = (client.call("get_stats")["callback_interval_ms"] for _ in range(100_000))
        assert any(interval > 25 for interval in measured)


def test_a_port_that_is_taken_is_said_and_the_simulator_goes_on(start):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = start("-m", "alive.bridge", "sim", "--port", str(taken.getsockname()[1]))
        line_with(process, "tcp_json cannot listen: .*in use")
    process.send_signal(signal.SIGTERM)

    process.communicate(timeout=ENDED)
    assert process.returncode == 0


@pytest.mark.parametrize("live", ["12.1", "12.2"])
def test_it_runs_in_older_lives(start, live):
    """Nothing that came later is needed to start."""
    process = start("-m", "alive.bridge", "sim", "--port", "0", "--live", live)
    assert line_with(process, rf"starts in Live {live}\.0")
    assert port_of(process)


def test_live_12_0_is_refused_in_a_sentence(start):
    process = start("-m", "alive.bridge", "sim", "--port", "0", "--live", "12.0")
    assert line_with(process, r"Alive needs Live 12\.1 or later: this Live embeds Python 3\.7")
    assert process.wait(timeout=ENDED) == 1


BROKEN = """
import sys
from alive.bridge import cli, simulate
build = simulate.build_script

def build_broken(*arguments, **options):
    folder = build(*arguments, **options)
    (folder / "_vendor" / "alive" / "config.py").unlink()
    return folder

simulate.build_script = build_broken
sys.argv = ["alive", "sim", "--port", "0"]
cli.main()
"""


def test_a_script_that_cannot_start_ends_the_command_with_the_reason(start):
    process = start("-c", BROKEN)

    printed, _ = process.communicate(timeout=ENDED)

    assert process.returncode == 1
    assert "Alive could not start: No module named" in printed
    assert "could not start; the lines above say why" in printed


def test_it_hosts_any_remote_script(start, tmp_path):
    """A folder with a create_instance; what it logs is shown."""
    folder = tmp_path / "Other"
    folder.mkdir()
    (folder / "__init__.py").write_text("def create_instance(c):\n    c.log_message('here')\n", encoding="utf-8")
    process = start("-m", "alive.bridge", "sim", "--script", str(folder))
    assert line_with(process, r"RemoteScriptMessage: \(Other\) here")


def test_a_script_folder_that_does_not_exist_is_refused(start, tmp_path):
    process = start("-m", "alive.bridge", "sim", "--script", str(tmp_path / "Nowhere"))
    assert process.wait(timeout=ENDED) == 2


def a_set(folder, content):
    path = folder / "Song.als"
    path.write_bytes(gzip.compress(content.encode()))
    return path


def test_it_opens_a_live_set_and_says_what_it_cannot_represent(start, tmp_path):
    mixer = '<Mixer><Tempo><Manual Value="87" /></Tempo></Mixer>'
    tempo = f'<MainTrack Id="1"><DeviceChain>{mixer}</DeviceChain></MainTrack>'
    grooves = "<GroovePool><Grooves><Groove /></Grooves></GroovePool>"
    path = a_set(tmp_path, f'<Ableton Creator="Ableton Live 12.3.6"><LiveSet>{tempo}{grooves}</LiveSet></Ableton>')
    process = start("-m", "alive.bridge", "sim", "--port", "0", "--set", str(path), "--edition", "Lite")
    line_with(process, "Not represented: grooves of the groove pool")

    with JsonClient(port=port_of(process)) as client:
        assert client.call("get_session_info")["tempo"] == 87.0


def test_it_refuses_what_is_no_live_set(start, tmp_path):
    process = start("-m", "alive.bridge", "sim", "--port", "0", "--set", str(a_set(tmp_path, "<svg />")))
    rest, _ = process.communicate(timeout=ENDED)

    assert process.returncode == 1
    assert "is no Live Set" in rest
    assert "Traceback" not in rest
