"""The two scripts that are compared, each in a simulator of its own: GIL held, 10 ms timer, another process."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BARE = Path(__file__).parent / "bare_script" / "Bare"

COMMANDS = {
    "alive": [sys.executable, "-m", "alive.bridge", "sim", "--port", "0", "--gil", "held", "--timer", "macos"],
    "bare": [sys.executable, "-m", "alive.simulator", "--script", str(BARE), "--gil", "held", "--timer", "macos"],
}


@contextmanager
def running(name: str) -> Iterator[int]:
    """Start one of the two; gives the port it listens on."""
    with subprocess.Popen(COMMANDS[name], stdout=subprocess.PIPE, text=True) as process:
        try:
            yield _port(process)
        finally:
            process.terminate()
            process.wait(timeout=10)


def _port(process: "subprocess.Popen[str]") -> int:
    assert process.stdout is not None
    for line in process.stdout:
        if match := re.search(r"listening on 127\.0\.0\.1:(\d+)", line):
            return int(match[1])
    raise RuntimeError("the simulator ended before it listened")
