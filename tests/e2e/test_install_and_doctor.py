"""A fresh home with a made-up Live: after `alive install` and the click in Live, `alive doctor` finds all well.

The Live is the simulated one, with what is installed, in a process of its own; each thing is broken in turn.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.unit.bridge.homes import make_home, moved_library, preferences

SYSTEM = "windows" if sys.platform == "win32" else "macos"
ANY_PORT = ("transports.tcp_json.port=0", "transports.line_commands.port=0", "transports.osc.enabled=false")


class Computer:
    """The commands of `alive` in a home of their own."""

    def __init__(self, folder: Path) -> None:
        home = make_home(folder / "home", SYSTEM)
        self.library = moved_library(home, "12.3.6", folder / "Sound & more")
        self.log = preferences(home, "12.3.6") / "Log.txt"
        self.script = self.library / "Remote Scripts" / "Alive"
        variables = {"HOME": str(home.folder), "USERPROFILE": str(home.folder), "APPDATA": str(home.app_data)}
        self.environment = {**os.environ, **variables}

    def alive(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "alive.bridge", *arguments],
            capture_output=True,
            text=True,
            check=False,
            timeout=50,
            env=self.environment,
        )

    def install(self, *settings: str) -> str:
        done = self.alive("install", *[part for setting in settings for part in ("--set", setting)])
        assert done.returncode == 0, done.stderr
        return done.stdout

    def doctor(self) -> dict[str, dict[str, Any]]:
        """What it finds, by name."""
        done = self.alive("doctor", "--json")
        answer = json.loads(done.stdout)
        assert (done.returncode == 0) == answer["ok"]
        return {check["name"]: check for check in answer["checks"]}

    @contextmanager
    def live(self) -> Iterator[None]:
        """A Live that runs, in whose settings the script is chosen."""
        command = [sys.executable, "-u", "-m", "alive.bridge", "sim", "--script", str(self.script)]
        with subprocess.Popen(
            [*command, "--log-file", str(self.log)], stdout=subprocess.PIPE, text=True, env=self.environment
        ) as process:
            try:
                assert process.stdout is not None
                said = []
                for line in process.stdout:
                    said.append(line)
                    if "line_commands listening" in line or "cannot listen" in line:
                        break
                else:
                    raise AssertionError("".join(said))
                yield
            finally:
                process.terminate()


def bad(findings: dict[str, dict[str, Any]]) -> set[str]:
    """What has failed. That a busy computer made the clock stand still is no fault of what is tested here."""
    return {name for name, check in findings.items() if check["state"] == "failed"}


@pytest.fixture
def computer(tmp_path):
    return Computer(tmp_path)


@pytest.mark.timeout(240)
def test_a_fresh_home_goes_all_green(computer):
    said = computer.install(*ANY_PORT)
    assert "One thing is left to do" in said
    assert bad(computer.doctor()) == {"log", "connection"}

    with computer.live():
        findings = computer.doctor()
        assert bad(findings) == set(), findings
        assert len(findings) == 12
        assert not [check for check in findings.values() if check["state"] == "skipped"]

        (computer.script / "_vendor" / "alive" / "config.py").unlink()
        assert bad(computer.doctor()) == {"folder"}
        computer.install()
        assert bad(computer.doctor()) == set()

    findings = computer.doctor()
    assert bad(findings) == {"connection"}
    assert "Start Live" in findings["connection"]["remedy"]
    assert computer.alive("uninstall").returncode == 0
    assert bad(computer.doctor()) == {"folder", "connection"}


@pytest.mark.timeout(240)
def test_settings_that_are_wrong_leave_the_rest_at_work(computer):
    computer.install(*ANY_PORT)
    file = computer.script / "alive.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("# linger_ms = 2.0", "linger_ms = 99"), encoding="utf-8")

    with computer.live():
        findings = computer.doctor()

    assert bad(findings) == {"settings"}
    assert "pump.linger_ms: got 99" in findings["settings"]["sentence"]
    assert "The default is used instead" in computer.log.read_text(encoding="utf-8")


@pytest.mark.timeout(240)
def test_a_clock_that_is_slow_is_found(computer):
    computer.install(*ANY_PORT, "pump.callback_interval_ms=400")

    with computer.live():
        findings = computer.doctor()

    assert bad(findings) == {"clock"}
    assert "pump.callback_interval_ms" in findings["clock"]["remedy"]
