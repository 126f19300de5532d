"""What a hosted script must not import: modules that Live's Python does not have, and what a test forbids.

Only the hosted package is held to it, and the packages outside the standard library that it brings along: who imports
is read from the importing module's globals or, when these name nobody, from the calling frames. Live's Python is linked
into Live, so that no compiled module can load.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import importlib.util
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any, NamedTuple

ABSENT = frozenset({"ctypes", "_ctypes", "sqlite3", "_sqlite3"})
"""Modules that the Python inside Live lacks."""

DOUBTFUL = frozenset({"ssl", "_ssl", "asyncio", "subprocess", "multiprocessing"})
"""Modules that may be missing: nobody has shown that they are there, and some fail in some Lives."""

_PROVIDED = frozenset({"Live", "_Framework", "ableton", *sys.stdlib_module_names})
"""Top-level packages that Live brings."""


class PythonVersion(NamedTuple):
    """What `sys.version_info` shows."""

    major: int
    minor: int
    micro: int
    releaselevel: str = "final"
    serial: int = 0


class ImportGate:
    """Stands in for builtins.__import__ while a Simulator is entered."""

    def __init__(self, forbid: tuple[str, ...] = (), python: tuple[int, int, int] | None = None) -> None:
        """Refuse what Live lacks and what is forbidden; with `python` scripts see that version, and its syntax."""
        self._everywhere = ABSENT | frozenset(forbid)
        self._forbidden: dict[str, frozenset[str]] = {}
        self._forget: list[str] = []
        self._sys = None if python is None else _OtherSys(PythonVersion(*python))
        self._finder = _Finder(self.hosts, None if python is None else python[:2])
        self._import = builtins.__import__
        self._import_module = importlib.import_module
        self._find_spec = importlib.util.find_spec

    def watch(self, package: str, forbid: tuple[str, ...]) -> None:
        """Hold a package to the rules."""
        self._forbidden[package] = self._everywhere | frozenset(forbid)
        self._forget.append(package)

    def install(self) -> None:
        """Begin."""
        self._import = builtins.__import__
        self._import_module = importlib.import_module
        self._find_spec = importlib.util.find_spec
        builtins.__import__ = self
        importlib.import_module = self.import_module
        importlib.util.find_spec = self.find_spec
        sys.meta_path.insert(0, self._finder)

    def uninstall(self) -> None:
        """Restore Python's own import, and forget the hosted packages: the next Live starts afresh."""
        sys.meta_path.remove(self._finder)
        builtins.__import__ = self._import
        importlib.import_module = self._import_module
        importlib.util.find_spec = self._find_spec
        for package in self._forget:
            for name in _loaded(package):
                del sys.modules[name]

    def hosts(self, module: str) -> bool:
        """Whether a module belongs to a hosted package."""
        return module.partition(".")[0] in self._forbidden

    def import_module(self, name: str, package: str | None = None) -> ModuleType:
        """Stand in for importlib.import_module, which does not go through builtins.__import__."""
        hosted = not name.startswith(".") and self._check(name, _importer())
        if hosted and name == "sys" and self._sys is not None:
            return self._sys
        return self._import_module(name, package)

    def find_spec(self, name: str, package: str | None = None) -> ModuleSpec | None:
        """Stand in for importlib.util.find_spec, which imports the parent and looks for the module."""
        if not name.startswith("."):
            importer = _importer()
            parent = name.rpartition(".")[0]
            if parent:
                self._check(parent, importer)
            if _is_refused(name, self._rules(importer) or frozenset()):
                return None
        return self._find_spec(name, package)

    def __call__(
        self,
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - the names Python passes
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        """Import, or refuse as if the module did not exist."""
        if self._forbidden and not level:
            hosted = self._check(name, _package_of(globals or {}) or _importer())
            if hosted and name == "sys" and self._sys is not None:
                return self._sys
        return self._import(name, globals, locals, fromlist or (), level)

    def _rules(self, importer: str) -> frozenset[str] | None:
        """Return what the importer must not have, or None when it is not hosted."""
        # The simulator itself is no part of a script, even when a script brings the package it is in.
        return None if importer.startswith("alive.simulator") else self._forbidden.get(importer.partition(".")[0])

    def _check(self, name: str, importer: str) -> bool:
        """Refuse what the importer must not have; return whether it is hosted at all."""
        forbidden = self._rules(importer)
        if forbidden is None:
            return False
        _refuse(name, forbidden)
        top = name.partition(".")[0]
        if top not in _PROVIDED and top not in self._forbidden:
            self._take_in(top, forbidden)
        return True

    def _take_in(self, package: str, forbidden: frozenset[str]) -> None:
        """Hold a package to the rules that a script brings along; one that is loaded already is not forgotten."""
        loaded = _loaded(package)
        for name in loaded:
            spec = getattr(sys.modules[name], "__spec__", None)
            if spec is not None:
                _refuse_compiled(spec)
        self._forbidden[package] = forbidden
        if not loaded:
            self._forget.append(package)


class _Finder:
    """Looks at each module of a hosted package before it is loaded."""

    def __init__(self, hosts: Any, syntax: tuple[int, ...] | None) -> None:
        self._hosts = hosts
        self._syntax = syntax

    def find_spec(self, name: str, path: Sequence[str] | None, _: ModuleType | None = None) -> ModuleSpec | None:
        """Refuse what cannot load in Live; finding it is left to Python."""
        if self._hosts(name):
            spec = PathFinder.find_spec(name, path)
            if spec is not None:
                _refuse_compiled(spec)
                self._parse(spec)
        return None

    def _parse(self, spec: ModuleSpec) -> None:
        if self._syntax is not None and spec.origin is not None and spec.origin.endswith(".py"):
            source = Path(spec.origin).read_text(encoding="utf-8")
            ast.parse(source, spec.origin, feature_version=(self._syntax[0], self._syntax[1]))


class _OtherSys(ModuleType):
    """`sys` as a script sees it in a Live with another Python."""

    def __init__(self, version: PythonVersion) -> None:
        super().__init__("sys")
        self.version_info = version
        self.version = f"{version.major}.{version.minor}.{version.micro} (simulated)"
        self.hexversion = (version.major << 24) + (version.minor << 16) + (version.micro << 8) + 0xF0

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)


def _loaded(package: str) -> list[str]:
    return [name for name in sys.modules if f"{name}.".startswith(f"{package}.")]


def _package_of(module_globals: Mapping[str, object]) -> str:
    return str(module_globals.get("__package__") or module_globals.get("__name__") or "")


def _importer() -> str:
    """Return the package that called the gate: that of the first frame that names one."""
    frame: FrameType | None = sys._getframe(2)  # noqa: SLF001 - the only way to know who imports
    while frame is not None:
        package = _package_of(frame.f_globals)
        if package:
            return package
        frame = frame.f_back
    return ""


def _is_refused(name: str, forbidden: frozenset[str]) -> bool:
    return name.partition(".")[0] in forbidden or name in forbidden


def _refuse(name: str, forbidden: frozenset[str]) -> None:
    if _is_refused(name, forbidden):
        message = f"No module named {name!r}"
        raise ModuleNotFoundError(message, name=name)


def _refuse_compiled(spec: ModuleSpec) -> None:
    if isinstance(spec.loader, ExtensionFileLoader):
        message = f"dlopen({spec.origin}, 0x0002): symbol not found in flat namespace '_PyBaseObject_Type'"
        raise ImportError(message, name=spec.name, path=spec.origin)  # noqa: TRY004 - what the loader raises
