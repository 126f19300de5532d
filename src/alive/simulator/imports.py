"""What a hosted script must not import: modules that Live's Python does not have, and what a test forbids.

Only the hosted package is held to it: who imports is read from the importing module's globals.
"""

from __future__ import annotations

import builtins
import importlib
import sys
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

ABSENT = frozenset({"ctypes", "_ctypes", "sqlite3", "_sqlite3"})
"""Modules that the Python inside Live lacks."""


class ImportGate:
    """Stands in for builtins.__import__ while a Simulation is entered."""

    def __init__(self) -> None:
        self._forbidden: dict[str, frozenset[str]] = {}
        self._import = builtins.__import__
        self._import_module = importlib.import_module

    def watch(self, package: str, forbid: tuple[str, ...]) -> None:
        """Hold a package to the rules."""
        self._forbidden[package] = ABSENT | frozenset(forbid)

    def install(self) -> None:
        """Begin."""
        self._import = builtins.__import__
        self._import_module = importlib.import_module
        builtins.__import__ = self
        importlib.import_module = self.import_module

    def uninstall(self) -> None:
        """Restore Python's own import, and forget the hosted packages: the next Live starts afresh."""
        builtins.__import__ = self._import
        importlib.import_module = self._import_module
        for package in self._forbidden:
            for name in [name for name in sys.modules if f"{name}.".startswith(f"{package}.")]:
                del sys.modules[name]

    def import_module(self, name: str, package: str | None = None) -> ModuleType:
        """Stand in for importlib.import_module, which does not go through builtins.__import__."""
        if not name.startswith("."):
            self._check(name, sys._getframe(1).f_globals)  # noqa: SLF001 - the only way to know who imports
        return self._import_module(name, package)

    def __call__(
        self,
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - the names Python passes
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        """Import, or refuse as if the module did not exist."""
        if self._forbidden and not level and globals is not None:
            self._check(name, globals)
        return self._import(name, globals, locals, fromlist or (), level)

    def _check(self, name: str, importer_globals: Mapping[str, object]) -> None:
        importer = importer_globals.get("__package__") or importer_globals.get("__name__") or ""
        forbidden = self._forbidden.get(str(importer).partition(".")[0])
        if forbidden is not None:
            _refuse(name, forbidden)


def _refuse(name: str, forbidden: frozenset[str]) -> None:
    top = name.partition(".")[0]
    if top in forbidden or name in forbidden:
        message = f"No module named {name!r}"
        raise ModuleNotFoundError(message, name=name)
