"""Two Remote Scripts in one Live whose threads starve, as they do: ours, and one that waits in a thread."""

import json
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from alive.bridge.build_script import build_script
from tests.e2e.isolated import ANY_PORTS

ROOT = Path(__file__).parents[2]
THREADED = ROOT / "examples" / "threaded_script" / "ThreadedEcho"
OURS = re.compile(r"tcp_json listening on 127\.0\.0\.1:(\d+)")
THEIRS = re.compile(r"RemoteScriptMessage: .*ThreadedEcho: listening on (\d+)")
ROUNDS = 40
PAUSE = 0.013
"""Seconds between two questions; no multiple of the time between two callbacks."""


@pytest.fixture(scope="module")
def ports(tmp_path_factory):
    """The ports that both listen on, in a Live that runs while the module's tests do."""
    ours = build_script(tmp_path_factory.mktemp("scripts"), overrides=ANY_PORTS)
    command = [
        sys.executable,
        "-m",
        "alive.simulator",
        "--gil",
        "held",
        "--script",
        str(ours),
        "--script",
        str(THREADED),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as live:
        assert live.stdout is not None
        found: dict[str, int] = {}
        for line in live.stdout:
            for name, pattern in (("ours", OURS), ("theirs", THEIRS)):
                if match := pattern.search(line):
                    found[name] = int(match[1])
            if len(found) == 2:
                break
        yield found
        live.terminate()
        live.communicate(timeout=20)


@contextmanager
def connected(port) -> Iterator:
    """Ask with a line, get a line back and the milliseconds it took."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client, client.makefile("r") as lines:

        def ask(line):
            began = time.perf_counter()
            client.sendall(line.encode() + b"\n")
            answer = lines.readline()
            return answer, (time.perf_counter() - began) * 1e3

        yield ask


def median_ms(ask, line, rounds=ROUNDS, pause=0.0):
    """The median of the times, after a first question that does not count."""
    ask(line)
    times = []
    for _ in range(rounds):
        time.sleep(pause)  # noqa: TID251 - in real time, on purpose: what a question meets depends on when it comes
        times.append(ask(line)[1])
    return statistics.median(times)


def test_both_answer_the_same_tempo(ports):
    """They are in one Live."""
    with connected(ports["ours"]) as ours, connected(ports["theirs"]) as theirs:
        assert json.loads(ours('{"action": "set_tempo", "bpm": 97}')[0])["ok"]
        assert float(theirs("now")[0]) == 97.0
        assert float(theirs("tick")[0]) == 97.0


def test_ours_answers_in_under_a_millisecond_beside_one_that_starves(ports):
    """The main point: a thread in Live waits for the next callback, ours is served on the main thread."""
    with connected(ports["ours"]) as ours:
        fast = median_ms(ours, '{"action": "get_session_info"}')
    with connected(ports["theirs"]) as theirs:
        # Without a pause the questions after the first would come in the one moment in which its thread runs.
        from_its_thread = median_ms(theirs, "now", 15, PAUSE)
        through_its_tick = median_ms(theirs, "tick", 5)
    assert fast < 1.0
    assert from_its_thread > 1.0
    assert through_its_tick > 50.0
