"""`alive sim`: the built script in a simulated Live, in a process of its own, in real time."""

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
ENDED = 20
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


BROKEN = """
import sys
from alive.bridge import cli, simulate
build = simulate.build_script

def build_broken(*arguments, **options):
    folder = build(*arguments, **options)
    (folder / "alive.toml").write_text("[pumps]")
    return folder

simulate.build_script = build_broken
sys.argv = ["alive", "sim", "--port", "0"]
cli.main()
"""


def test_a_script_that_cannot_start_ends_the_command_with_the_reason(start):
    process = start("-c", BROKEN)

    printed, _ = process.communicate(timeout=ENDED)

    assert process.returncode == 1
    assert "the nearest is pump" in printed
    assert "could not start; the lines above say why" in printed
