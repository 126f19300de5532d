"""Which program listens on a TCP port: asked of the system's own tools, since nothing else knows it everywhere."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence

Run = Callable[[Sequence[str]], str]
"""Runs a program and gives what it printed; empty if it is not there or does not answer."""

_PATIENCE = 5.0


def holder_of(port: int, platform: str = sys.platform, run: Run | None = None) -> str | None:
    """Name and number of the process that listens, such as `Live (process 123)`; None if that cannot be told.

    The programs of other users are not told to everybody.
    """
    ask = run or _run
    if platform != "win32":
        return holder_in_lsof(ask(["lsof", "-nP", f"-iTCP:{port}", "-sTCP:LISTEN", "-Fpc"]))
    pid = pid_in_netstat(ask(["netstat", "-ano", "-p", "TCP"]), port)
    if pid is None:
        return None
    return holder_in_tasklist(ask(["tasklist", "/FI", f"PID eq {pid}", "/FO", "CSV", "/NH"]), pid)


def holder_in_lsof(text: str) -> str | None:
    """The first process in what `lsof -Fpc` printed: a line `p123` and a line `cLive`."""
    pid, name = (re.search(rf"^{field}(.+?)\r?$", text, re.MULTILINE) for field in "pc")
    return f"{name[1]} (process {pid[1]})" if pid and name else None


def pid_in_netstat(text: str, port: int) -> int | None:
    """The process that listens on the port, in what `netstat -ano` printed.

    The word for the state is translated, but only what listens has the foreign address 0.0.0.0:0.
    """
    found = re.search(rf"^\s*TCP\s+\S+:{port}\s+(?:0\.0\.0\.0|\[::\]):0\s+\S+\s+(\d+)", text, re.MULTILINE)
    return int(found[1]) if found else None


def holder_in_tasklist(text: str, pid: int) -> str:
    """The name of the process, in what `tasklist /FO CSV` printed."""
    found = re.search(rf'^"([^"]+)","{pid}"', text, re.MULTILINE)
    return f"{found[1]} (process {pid})" if found else f"process {pid}"


def _run(command: Sequence[str]) -> str:
    program = shutil.which(command[0])
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - the system's own tools, with arguments of ours
            [program, *command[1:]], capture_output=True, check=False, timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace")
