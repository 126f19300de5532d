"""The document: every object of the Set, and the only way to change one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any, Literal

from alive.simulator.application.edition import SUITE
from alive.simulator.object_model.node import N, Node
from alive.simulator.object_model.notifications import LogException, Notifier
from alive.simulator.object_model.undo import Birth, Change, Death, History, Move, Operation, Undo

if TYPE_CHECKING:
    from alive.simulator.application.application import ApplicationNode
    from alive.simulator.clip.envelopes import Automation
    from alive.simulator.object_model.declarations import Declaration
    from alive.simulator.song.launching import Launcher
    from alive.simulator.song.recording import Recorder
    from alive.simulator.song.song import SongNode
    from alive.simulator.song.transport import Transport

Follows = Literal["structure", "playback", "time", "solo", "history", "routing"]
"""What a computed property depends on: its listeners are asked for when that has changed."""

_ANNOUNCED = {"routing"}
"""Live notifies these whether or not they show something else: a renamed track or a new device fires them all."""

_POINTERS = count(0x7F3A_0000_0100, 0x40)
"""Pointers are never used again in a process; whether Live reuses them is unknown."""


class Document:
    """Nodes by document id, with the history and the listeners."""

    application: ApplicationNode
    song: SongNode
    transport: Transport
    launcher: Launcher
    automation: Automation
    recorder: Recorder

    def __init__(self, defer: Callable[[Callable[[], None]], None], log_exception: LogException) -> None:
        self.nodes: dict[int, Node] = {}
        self.history = History()
        self.notifier = Notifier(log_exception)
        self.defer = defer
        self.parameter_undo: Undo = "own"
        self.edition = SUITE
        self.routing_delay = 0.0
        self.random = Random(0)  # noqa: S311 - chance of a simulator, guards nothing
        self.after_structure: list[Callable[[], None]] = []
        self._ids = count(1)
        self._watched: dict[str, dict[tuple[Node, str], Any]] = {}
        self._operations = 0
        self._structure_changed = False
        self.playback_changed = False
        self._can_shown = (False, False)
        self._history_pending = False
        self._recording = False

    def begin_history(self) -> None:
        """Record from here on: what a new Set contains cannot be undone."""
        self._recording = True

    @property
    def history_begun(self) -> bool:
        """Whether the Set is there; before that it is being made."""
        return self._recording

    def after(self, seconds: float, change: Callable[[], None]) -> None:
        """Make a change at the first tick after some seconds."""
        self.application.host.defer(change, seconds)

    def number_from(self, document_id: int) -> None:
        """Give new objects ids from here on: those below are taken."""
        self._ids = count(document_id)

    def create(self, kind: type[N], parent: Node | None, /, **values: Any) -> N:
        """Make a new object and its children."""
        node = kind(self, next(self._ids), next(_POINTERS), None if parent is None else parent.document_id)
        node.values = {**kind.defaults, **values}
        self.nodes[node.document_id] = node
        self._record(Birth(node), "step")
        self._note_structure(node)
        node.build()
        return node

    def clone(self, node: N, parent: Node) -> N:
        """Copy an object with everything it owns; what refers to something copied along then refers to the copy."""
        ids: dict[int, int] = {}
        copy = self._clone(node, parent.document_id, ids)
        for document_id in ids.values():
            self.nodes[document_id].relink(ids)
        return copy

    def _clone(self, node: N, parent_id: int, ids: dict[int, int]) -> N:
        copy = type(node)(self, next(self._ids), next(_POINTERS), parent_id)
        ids[node.document_id] = copy.document_id
        self.nodes[copy.document_id] = copy
        copy.values = dict(node.values)
        for name, declaration in node.declarations.items():
            if declaration.owns is None:
                continue
            owned: Any = node.values[name]
            if declaration.owns == "one" and owned is not None:
                copy.values[name] = self._clone(self.nodes[owned], copy.document_id, ids).document_id
            elif declaration.owns == "many":
                children = [self._clone(self.nodes[each], copy.document_id, ids) for each in owned]
                copy.values[name] = tuple(child.document_id for child in children)
        self._record(Birth(copy), "step")
        self._note_structure(copy)
        return copy

    def remove(self, node: Node) -> None:
        """Kill an object and everything it owns; what refers to it must be changed by the caller."""
        for child in self._children(node):
            self.remove(child)
        self._record(Death(node), "step")
        self.kill(node.document_id)

    def move(self, node: Node, parent: Node) -> None:
        """Give an object another owner; the caller changes what the owners list."""
        self._record(Move(node, parent.document_id), "step")
        self.give(node.document_id, parent.document_id)

    def give(self, document_id: int, parent_id: int | None) -> None:
        """Set the owner of an object."""
        node = self.nodes[document_id]
        node.parent_id = parent_id
        self._note_structure(node)

    def change(self, node: Node, name: str, value: Any, undo: Undo = "no") -> None:
        """Write a value, note it in the history and notify; the same value again changes nothing."""
        old = node.values[name]
        if old == value and type(old) is type(value):
            return
        node.values[name] = value
        self._record(Change(node, name, old, value), undo)
        self._changed(node, name)

    def kill(self, document_id: int) -> dict[str, Any]:
        """End an object's life and return its values."""
        node = self.nodes.pop(document_id)
        node.alive = False
        node.listeners = {}
        self._note_structure(node)
        node.removed()
        return node.values

    def revive(self, kind: type[Node], document_id: int, parent_id: int | None, values: dict[str, Any]) -> None:
        """Make an object again: a new pointer, the same document id."""
        node = kind(self, document_id, next(_POINTERS), parent_id)
        node.values = dict(values)
        self.nodes[document_id] = node
        self._note_structure(node)

    def renew(self, document_id: int) -> None:
        """Make an object anew that stays what it is: references to the old one are dead."""
        node = self.nodes[document_id]
        self.revive(type(node), document_id, node.parent_id, self.kill(document_id))

    def record(self, operation: Operation, undo: Undo) -> None:
        """Note something reversible that is no change of a value."""
        self._record(operation, undo)

    def restore(self, document_id: int, name: str, value: Any) -> None:
        """Write a value on behalf of the history."""
        node = self.nodes.get(document_id)
        if node is not None:
            node.values[name] = value
            self._changed(node, name)

    def undo(self) -> str:
        """Undo one entry and return Live's label."""
        with self.operation():
            self.notifier.undoing = True
            label = self.history.undo(self)
        self._history_changed()
        return label

    def redo(self) -> str:
        """Redo one entry and return Live's label."""
        with self.operation():
            self.notifier.undoing = True
            label = self.history.redo(self)
        self._history_changed()
        return label

    @contextmanager
    def operation(self) -> Iterator[None]:
        """Make several changes; the listeners are called when all are made."""
        self._operations += 1
        with self.notifier.operation():
            try:
                yield
            finally:
                self._operations -= 1
                if not self._operations and self._structure_changed:
                    self._structure_changed = False
                    for settle in self.after_structure:
                        settle()
                    self.refresh("structure")
                if not self._operations and self.playback_changed:
                    self.playback_changed = False
                    self.refresh("playback")

    def notify(self, node: Node, name: str) -> None:
        """Call the listeners of a property that was just changed."""
        if name not in node.listeners:
            return
        declaration = node.declarations[name]
        watched = self._watched.get(declaration.follows or "", {})
        if (node, name) in watched:
            watched[node, name] = _read(declaration, node)
        self.notifier.notify(node, name)

    def watch(self, node: Node, declaration: Declaration) -> None:
        """Remember what a computed property shows now, to notice a change."""
        if declaration.follows is not None:
            watched = self._watched.setdefault(declaration.follows, {})
            watched.setdefault((node, declaration.name), _read(declaration, node))

    def settle(self, node: Node, name: str) -> None:
        """Take what a computed property shows now as known to its listeners."""
        watched = self._watched.get(node.declarations[name].follows or "", {})
        if (node, name) in watched:
            watched[node, name] = _read(node.declarations[name], node)

    def refresh(self, follows: Follows) -> None:
        """Notify the computed properties that show something else than before."""
        watched = self._watched.get(follows)
        if not watched:
            return
        with self.notifier.operation():
            for (node, name), before in tuple(watched.items()):
                if not node.listeners.get(name):
                    del watched[node, name]
                    continue
                if follows in _ANNOUNCED:
                    self.notifier.notify(node, name)
                    continue
                now = _read(node.declarations[name], node)
                if now != before:
                    watched[node, name] = now
                    self.notifier.notify(node, name)

    @property
    def can_shown(self) -> tuple[bool, bool]:
        """What can_undo and can_redo show: the state of an earlier turn."""
        return self._can_shown

    def _note_structure(self, node: Node) -> None:
        self._structure_changed = True
        self.playback_changed = self.playback_changed or node.makes_rows

    def _changed(self, node: Node, name: str) -> None:
        declaration = node.declarations[name]
        self.notify(node, name)
        for also in declaration.also:
            self.notify(node, also)
        node.changed(name)
        for follows in declaration.refreshes:
            self.refresh(follows)

    def _record(self, operation: Operation, undo: Undo) -> None:
        if undo != "no" and self._recording:
            self.history.record(operation, self.parameter_undo if undo == "own" else undo)
            self._history_changed()

    def _history_changed(self) -> None:
        if self.history.can != self._can_shown and not self._history_pending:
            self._history_pending = True
            self.defer(self._show_history)

    def _show_history(self) -> None:
        self._history_pending = False
        self._can_shown = self.history.can
        self.refresh("history")

    def _children(self, node: Node) -> Iterator[Node]:
        for name, declaration in node.declarations.items():
            if declaration.owns == "one" and node.values[name] is not None:
                yield self.nodes[node.values[name]]
            elif declaration.owns == "many":
                for document_id in node.values[name]:
                    yield self.nodes[document_id]


def _read(declaration: Declaration, node: Node) -> Any:
    """Read a property, with an error standing for itself."""
    try:
        return declaration.read(node)
    except RuntimeError as error:
        return str(error)
