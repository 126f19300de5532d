"""Observes one property of any object that somebody asks for by name."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.object_model.values import plain
from alive.adapters.liveapi.object_model.walking import way_to
from alive.adapters.liveapi.observers.observer import NOT_NOW
from alive.adapters.liveapi.places import kind_of
from alive.adapters.liveapi.runtime import is_alive
from alive.application.catalogue import nearest
from alive.domain.errors import InvalidArgument, Problem

if TYPE_CHECKING:
    from alive.adapters.liveapi.context import LiveContext

_WITH_ARGUMENT = re.compile(r"(?P<name>[a-z_]+)\((?P<argument>[^()]{1,60})\)")
"""`is_view_visible(Browser)`: the one listener of Live that takes an argument."""


class PropertyWatch:
    """A property that is observed until it is closed."""

    def __init__(
        self, live: "LiveContext", reference: int | str, name: str, mark: Callable[["PropertyWatch"], None],
        on_change: Callable[[str, Any], None],
    ) -> None:  # fmt: skip
        way = way_to(live, reference)
        self._live = live
        self._way = way  # items of the browser are good only as long as the list they are in
        self._thing = way.thing
        match = _WITH_ARGUMENT.fullmatch(name)
        self._name = match["name"] if match else name
        self._arguments = (match["argument"],) if match else ()
        self._on_change = on_change
        self.object_id: str = way.object_id(live) or way.path or ""
        add = getattr(self._thing, f"add_{self._name}_listener", None)
        if add is None or name.startswith("_"):
            raise self._refused(name)
        self._mark: Callable[[], None] | None = lambda: mark(self)
        add(*self._arguments, self._mark)
        self.value = self._read()

    def close(self) -> None:
        """Observe it no more. Harmless when repeated; on a dead object nothing is left to remove."""
        mark, self._mark = self._mark, None
        if mark is not None and is_alive(self._thing):
            getattr(self._thing, f"remove_{self._name}_listener")(*self._arguments, mark)

    def look(self) -> None:
        """Read it, and say so if it differs, or if there is nothing to compare."""
        if self._mark is None or not is_alive(self._thing):
            return
        value = self._read()
        if value is None or value != self.value:
            self.value = value
            self._on_change(self.object_id, value)

    def _read(self) -> Any:
        try:
            found = getattr(self._thing, self._name, None)
            return plain(self._live, found(*self._arguments) if self._arguments and callable(found) else found)
        except NOT_NOW:
            return None

    def _refused(self, name: str) -> InvalidArgument:
        known = list(self._live.classes.facts(self._thing).listeners)
        near = nearest(name, known, 1)
        hint = f"; the nearest is {near[0]}" if near else ""
        text = f"Live does not call back for {name!r:.60} of a {kind_of(self._thing)}{hint}"
        return InvalidArgument([Problem("property", text, name, ", ".join(known) or "nothing of it")])
