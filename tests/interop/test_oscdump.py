"""Datagrams as liblo reads them: `oscdump` of Debian's liblo-tools. `make interop`, never part of `make test`."""

import json
import re
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest

from alive.adapters.transport.osc_encoding import bundled
from tests.contract.studio import Studio

pytestmark = [
    pytest.mark.interop,
    pytest.mark.skipif(shutil.which("oscdump") is None, reason="oscdump is not installed: apt-get install liblo-tools"),
]

EXAMPLES = json.loads(
    (Path(__file__).parents[1] / "unit" / "transport" / "osc_examples.json").read_text(encoding="utf-8")
)


class OscDump:
    """A running oscdump, and what it prints."""

    def __init__(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._process = subprocess.Popen(
            ["oscdump", "-L", str(self.port)],  # noqa: S607 - wherever it is installed
            stdout=subprocess.PIPE,
            text=True,
        )
        self._lines = []
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._wait(lambda: self.send(b"/ready\0\0,\0\0\0") or self._lines)

    def send(self, datagram):
        self._socket.sendto(datagram, ("127.0.0.1", self.port))

    def lines(self, count):
        """What it has printed when there are so many lines, without their times."""
        self._wait(lambda: len(self._told()) >= count)
        return self._told()

    def close(self):
        self._process.terminate()
        self._process.wait()
        self._thread.join()
        self._process.stdout.close()
        self._socket.close()

    def _told(self):
        told = [line.partition(" ")[2] for line in self._lines]
        return [line for line in told if not line.startswith("/ready")]

    def _read(self):
        for line in self._process.stdout:
            self._lines.append(line.rstrip("\n"))

    @staticmethod
    def _wait(condition):
        until = time.monotonic() + 10
        pause = threading.Event()
        while not condition():
            assert time.monotonic() < until, "oscdump prints nothing"
            pause.wait(0.02)


@pytest.fixture
def dump():
    made = OscDump()
    yield made
    made.close()


def as_printed(example):
    """The line of oscdump for an example."""
    words = [f"/live/seq ifs{example['types']} {example['number']} 2.500000", f'"{example["address"]}"']
    for kind, value in zip(example["types"], example["arguments"], strict=True):
        words.append(
            f"#{kind}"
            if kind in "TF"
            else f"{value:.6f}"
            if kind == "f"
            else f'"{value}"'
            if kind == "s"
            else str(value)
        )
    return " ".join(words)


def test_every_event_is_read_as_it_was_meant(dump):
    for example in EXAMPLES:
        dump.send(bytes.fromhex(example["bytes"]))

    assert dump.lines(len(EXAMPLES)) == [as_printed(example) for example in EXAMPLES]


def test_the_events_of_a_bundle_are_read_one_by_one(dump):
    some = EXAMPLES[:3]
    dump.send(bundled([bytes.fromhex(example["bytes"]) for example in some]))

    assert dump.lines(3) == [as_printed(example) for example in some]


def test_what_a_script_sends_is_read(dump):
    settings = {
        "transports.osc.enabled": True,
        "transports.osc.targets": [{"port": dump.port, "dialect": "alive", "topics": ["track.renamed"]}],
    }
    with Studio(settings) as studio:
        studio.tick(0.3)
        studio.connect().do("rename_track", track_index=0, name="Bass")
        studio.tick(1)
        session, event, beat = dump.lines(3)[:3]

    assert re.fullmatch(r'/live/session siss "[0-9a-f]{8}" 1 "[^"]+" "\d+\.\d{3}"', session)
    assert re.fullmatch(r'/live/seq ifsis 0 \d+\.\d+ "/live/track/renamed" 0 "Bass"', event)
    assert re.fullmatch(r'/live/heartbeat sii "[0-9a-f]{8}" 1 \d+', beat)
