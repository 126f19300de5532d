"""`print` of a hosted script reaches Log.txt; everybody else's goes where it always does."""

from __future__ import annotations

import builtins
import io
import sys
from collections.abc import Callable
from typing import Any


class PrintGate:
    """Stands in for builtins.print while a Simulator is entered."""

    def __init__(self, is_hosted: Callable[[str], bool], write: Callable[[str], None]) -> None:
        self._is_hosted = is_hosted
        self._write = write
        self._print = builtins.print

    def install(self) -> None:
        """Begin."""
        self._print = builtins.print
        builtins.print = self

    def uninstall(self) -> None:
        """Restore Python's own."""
        builtins.print = self._print

    def __call__(self, *values: Any, **options: Any) -> None:
        """Print, or write to the log when a hosted script prints without a file of its own."""
        caller = str(sys._getframe(1).f_globals.get("__name__", ""))  # noqa: SLF001 - the only way to know who prints
        if options.get("file") is not None or not self._is_hosted(caller):
            self._print(*values, **options)
            return
        text = io.StringIO()
        self._print(*values, **{**options, "file": text})
        for line in text.getvalue().splitlines():
            self._write(line)
