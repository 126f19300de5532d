"""Log.txt: lines in memory, in the forms Live writes them."""

from __future__ import annotations

import logging
from collections.abc import Callable


class Log(logging.Handler):
    """Collects lines; while installed it also takes what scripts write through `logging`."""

    def __init__(self, sink: Callable[[str], None] | None) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []
        self._sink = sink
        self._level_before = logging.WARNING

    def write(self, line: str) -> None:
        """Add a line."""
        self.lines.append(line)
        if self._sink is not None:
            self._sink(line)

    def emit(self, record: logging.LogRecord) -> None:
        """Add a record of the standard logging, as Live's own handler formats it."""
        try:
            text = f"{record.levelname}:{record.module}:{record.lineno} - {record.getMessage()}"
        except Exception:  # noqa: BLE001 - as every handler of `logging`: what was logged badly does not raise
            self.handleError(record)
        else:
            self.write(f"{record.levelname.lower()}: Python: {text}")

    def install(self) -> None:
        """Take what is logged through the root logger from INFO up."""
        root = logging.getLogger()
        self._level_before = root.level
        root.setLevel(min(root.level, logging.INFO))
        root.addHandler(self)

    def uninstall(self) -> None:
        """Leave the root logger as it was."""
        root = logging.getLogger()
        root.removeHandler(self)
        root.setLevel(self._level_before)
