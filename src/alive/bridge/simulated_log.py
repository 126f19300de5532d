"""Writes the log of a simulated Live into a file, in the form of Live's own Log.txt."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from alive.application.log_lines import date_and_time

ROWS = 7
"""Control surfaces that can be chosen in Live's settings."""


class LogFile:
    """Shows each line, and adds it to the file with the time at which it came."""

    def __init__(
        self,
        path: Path,
        live: str,
        scripts: Sequence[str],
        show: Callable[[str], None],
        now: Callable[[], float] = time.time,
    ) -> None:
        """Begin as Live begins: with its version, and the control surfaces that are chosen."""
        self._path = path
        self._show = show
        self._now = now
        chosen = [*scripts, *["None"] * (ROWS - len(scripts))]
        rows = (
            f'\n  MidiRemoteScript {number} [Control Surface="{name}" Input="None" Output="None"]'
            for number, name in enumerate(chosen, start=1)
        )
        self._write(f"info: Started: Live {live} Build: simulated")
        self._write("info: AMidiIO: Midi Remote Scripts:" + "".join(rows))

    def __call__(self, line: str) -> None:
        """Show and write a line."""
        self._show(line)
        self._write(line)

    def _write(self, line: str) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{date_and_time(self._now())}: {line}\n")
