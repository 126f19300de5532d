"""`alive watch` and `alive mirror` in processes of their own, on a simulated Live."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from alive.bridge.client import JsonClient
from tests.contract.ports import simulated_live


@pytest.fixture(scope="module")
def server() -> Iterator[int]:
    with simulated_live() as port:
        yield port


def alive(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "alive.bridge", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip


def test_watch_prints_what_changes_as_json(server):
    watching = alive("watch", "transport.tempo", "--initial", "--json", "--count", "2", "--port", str(server))
    assert watching.stdout is not None
    first = json.loads(watching.stdout.readline())
    with JsonClient(port=server) as client:
        client.call("set_tempo", bpm=93)
    rest, problems = watching.communicate(timeout=20)
    second = json.loads(rest)
    assert (first["event"], second["event"], second["bpm"]) == ("transport.tempo", "transport.tempo", 93.0)
    assert (watching.returncode, problems) == (0, "")


def test_watch_prints_lines_for_people(server):
    watching = alive("watch", "transport.tempo", "--initial", "--count", "1", "--port", str(server))
    shown, _ = watching.communicate(timeout=20)
    assert "transport.tempo  bpm=" in shown


def test_mirror_shows_the_set_once(server):
    mirroring = alive("mirror", "--once", "--port", str(server))
    shown, problems = mirroring.communicate(timeout=20)
    assert (mirroring.returncode, problems) == (0, "")
    assert "1-MIDI" in shown
    assert "Reverb" in shown


@pytest.mark.parametrize("command", [["watch"], ["mirror", "--once"]])
def test_without_a_live_it_is_said_and_the_exit_code_is_3(command):
    asking = alive(*command, "--port", "1")
    _, problems = asking.communicate(timeout=20)
    assert asking.returncode == 3
    assert "Is Live running" in problems


def test_a_topic_that_there_is_not_is_refused(server):
    asking = alive("watch", "track.nme", "--port", str(server))
    _, problems = asking.communicate(timeout=20)
    assert asking.returncode == 1
    assert "track.nme" in problems
