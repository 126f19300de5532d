"""The Lives that can be simulated: what an older one has not, and what it had under another name.

The simulator declares Live 12.3.6. For the time that a Simulator of an older Live is entered, what came later is
taken away from the classes and modules; `data/versions.json` has the differences between running Lives.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, NamedTuple

from alive.simulator.object_model.arguments import Signature

LiveName = Literal["12.0", "12.1", "12.2", "12.3.6"]
_DIFFERENCES = Path(__file__).parents[1] / "data" / "versions.json"


class LiveVersion(NamedTuple):
    """One Live and its Python."""

    major: int
    minor: int
    bugfix: int
    python: tuple[int, int, int]

    @property
    def numbers(self) -> tuple[int, int, int]:
        """The three numbers."""
        return self.major, self.minor, self.bugfix


VERSIONS: dict[str, LiveVersion] = {
    "12.0": LiveVersion(12, 0, 0, (3, 7, 3)),
    "12.1": LiveVersion(12, 1, 0, (3, 11, 6)),
    "12.2": LiveVersion(12, 2, 0, (3, 11, 6)),
    "12.3.6": LiveVersion(12, 3, 6, (3, 11, 6)),
}


class Profile:
    """Makes `Live` look as it did in a version, and itself again."""

    def __init__(self, version: LiveVersion) -> None:
        self._version = version
        self._undo: list[Callable[[], None]] = []

    def apply(self) -> None:
        """Take away and rename."""
        if self._version == VERSIONS["12.3.6"]:
            return
        live = importlib.import_module("Live")
        differences = json.loads(_DIFFERENCES.read_text(encoding="utf-8"))
        for version, changes in reversed(differences.items()):
            if tuple(map(int, version.split("."))) > self._version.numbers:
                self._go_back(live, changes)

    def restore(self) -> None:
        """Bring everything back."""
        while self._undo:
            self._undo.pop()()

    def _go_back(self, live: Any, changes: dict[str, Any]) -> None:
        for name, line in changes["signatures_before"].items():
            owner, member = _owner(live, name)
            self._set(owner, member, _with_signature(vars(owner)[member], line))
        for name in sorted(changes["new"], key=lambda each: -each.count(".")):
            self._take_away(live, name)
        for new, old in changes["names_before"].items():
            self._rename(live, new, old)

    def _take_away(self, live: Any, name: str) -> None:
        name, _, only_listener = name.partition(" ")
        owner, member = _owner(live, name)
        trio = (f"add_{member}_listener", f"remove_{member}_listener", f"{member}_has_listener")
        for each in trio if only_listener else (member, *trio):
            for cls in (owner, *_below(owner)):
                if each in vars(cls):
                    self._delete(cls, each)
        if owner is live:
            self._forget_module(member)
        if member in getattr(owner, "__all__", ()):
            self._set(owner, "__all__", [each for each in owner.__all__ if each != member])

    def _rename(self, live: Any, new: str, old: str) -> None:
        module, name = old.split(".")
        cls = self._class_of(new)
        self._set(cls, "__name__", name)
        self._set(cls, "__qualname__", name)
        self._set(cls, "__module__", module)
        setattr(getattr(live, module), name, cls)
        self._undo.append(lambda: delattr(getattr(live, module), name))

    def _class_of(self, name: str) -> Any:
        """Return a class whose module may be gone already."""
        from alive.simulator.object_model.live_modules import make_modules  # noqa: PLC0415 - it imports the whole simulator

        module, member = name.split(".")
        return vars(make_modules()[module])[member]

    def _set(self, owner: Any, name: str, value: Any) -> None:
        before = getattr(owner, name) if name.startswith("__") else vars(owner)[name]
        setattr(owner, name, value)
        self._undo.append(lambda: setattr(owner, name, before))

    def _delete(self, owner: Any, name: str) -> None:
        before = vars(owner)[name]
        delattr(owner, name)
        self._undo.append(lambda: setattr(owner, name, before))

    def _forget_module(self, name: str) -> None:
        key = f"Live.{name}"
        module = sys.modules.pop(key)
        self._undo.append(lambda: sys.modules.__setitem__(key, module))


def _owner(live: Any, name: str) -> tuple[Any, str]:
    *path, member = name.split(".")
    owner = live
    for step in path:
        owner = getattr(owner, step)
    return owner, member


def _below(owner: Any) -> list[type]:
    if not isinstance(owner, type):
        return []
    direct: list[type] = owner.__subclasses__()
    return [below for cls in direct for below in (cls, *_below(cls))]


def _with_signature(method: Any, line: str) -> Any:
    """Return a method as it was: it takes these arguments, and returns nothing if the line says so."""
    signature = Signature(line)
    owner = re.match(r"\w+\( \((\w+)\)", line)
    name = "" if owner is None else owner[1]

    def call(*given: Any, **keywords: Any) -> Any:
        signature.bind(name, given[1:], keywords)
        result = method(*given, **keywords)
        return None if signature.returns == "None" else result

    call.__name__ = signature.name
    call.__qualname__ = f"{name}.{signature.name}"
    call.__doc__ = signature.doc
    return call
