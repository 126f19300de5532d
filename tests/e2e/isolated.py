"""An interpreter in which nothing exists but the standard library, the simulator, and the built script."""

import json
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import alive

SOURCES = Path(alive.__file__).parent

ANY_PORTS = {"transports.tcp_json.port": 0, "transports.line_commands.port": 0}
"""Settings with which several of these tests can run at the same time."""


def lay_out_simulator(folder: Path) -> Path:
    """Copy the simulator, and nothing else of alive, into a folder that goes on sys.path."""
    package = folder / "alive"
    shutil.copytree(SOURCES / "simulator", package / "simulator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(SOURCES / "__init__.py", package)
    return folder


def command(path: Path, program: str, *flags: str) -> list[str]:
    """An interpreter without site-packages and environment, with that one folder on its path."""
    return [sys.executable, "-I", "-S", "-B", *flags, "-c", f"import sys; sys.path.insert(0, {str(path)!r})\n{program}"]


def run(path: Path, program: str) -> str:
    """Run a program there; what it printed."""
    done = subprocess.run(command(path, program), check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def simulator(path: Path, script: Path, *flags: str) -> Iterator["Wire"]:
    """The simulator in real time with the built script in it, in a process of its own."""
    program = f"from alive.simulator.__main__ import main; main(['--script', {str(script)!r}, '--gil', 'held'])"
    with subprocess.Popen(command(path, program, "-u", *flags), stdout=subprocess.PIPE, text=True) as process:
        try:
            wire = Wire(_port(process))
            yield wire
            wire.close()
        finally:
            process.terminate()


class Wire:
    """A client with nothing but socket and json."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self._lines = self._socket.makefile("r", encoding="utf-8")

    def ask(self, action: str, **parameters: Any) -> dict[str, Any]:
        """A request, and the reply to it."""
        self._socket.sendall(json.dumps({"action": action, **parameters}).encode() + b"\n")
        reply: dict[str, Any] = json.loads(self._lines.readline())
        assert reply.get("code") != "internal", reply
        return reply

    def close(self) -> None:
        """Leave."""
        self._lines.close()
        self._socket.close()


def _port(process: "subprocess.Popen[str]") -> int:
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if match := re.search(r"listening on 127\.0\.0\.1:(\d+)", line):
            return int(match[1])
    raise AssertionError("".join(said))
