"""The undo history.

Operations address objects by document id, which survives deletion and undo, while an object made again has a
new pointer. What one undo takes back: one begin_undo_step/end_undo_step pair; or, outside a pair, everything
since the entry was opened, closed by the next begin_undo_step, undo or redo. An entry of its own
(device and mixer parameters, track names) also closes the one that is open, so that order is kept.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from alive.simulator.object_model.document import Document
    from alive.simulator.object_model.node import Node

Undo = Literal["no", "step", "own"]
"""What the user's undo does to a change: nothing, part of a step, an entry of its own."""

_LONGEST = 10_000
"""Entries kept; Live's own limit is not known, this one only bounds memory."""


_NEAR = 4
"""Changes an entry looks back over for one of the same value; changes of different values can change places."""


class Operation(Protocol):
    """One reversible change of the document."""

    def undo(self, document: Document) -> None:
        """Take it back."""

    def redo(self, document: Document) -> None:
        """Make it again."""


class Change:
    """A value of a node was written."""

    __slots__ = ("document_id", "name", "new", "old")

    def __init__(self, node: Node, name: str, old: Any, new: Any) -> None:
        self.document_id = node.document_id
        self.name = name
        self.old = old
        self.new = new

    def undo(self, document: Document) -> None:
        """Write the old value."""
        document.restore(self.document_id, self.name, self.old)

    def redo(self, document: Document) -> None:
        """Write the new value again."""
        document.restore(self.document_id, self.name, self.new)


class Move:
    """A node got another owner."""

    __slots__ = ("document_id", "new", "old")

    def __init__(self, node: Node, parent_id: int) -> None:
        self.document_id = node.document_id
        self.old = node.parent_id
        self.new = parent_id

    def undo(self, document: Document) -> None:
        """Give it back."""
        document.give(self.document_id, self.old)

    def redo(self, document: Document) -> None:
        """Give it away again."""
        document.give(self.document_id, self.new)


class Birth:
    """A node was made."""

    __slots__ = ("document_id", "kind", "parent_id", "values")

    def __init__(self, node: Node) -> None:
        self.kind = type(node)
        self.document_id = node.document_id
        self.parent_id = node.parent_id
        self.values = dict(node.values)

    def undo(self, document: Document) -> None:
        """Kill the node, keeping its values."""
        self.values = document.kill(self.document_id)

    def redo(self, document: Document) -> None:
        """Make a new object with the same document id."""
        document.revive(self.kind, self.document_id, self.parent_id, self.values)


class Death(Birth):
    """A node was removed."""

    __slots__ = ()

    def undo(self, document: Document) -> None:
        """Make a new object with the same document id."""
        super().redo(document)

    def redo(self, document: Document) -> None:
        """Kill the object again."""
        super().undo(document)


class Reborn:
    """Undoing what follows makes the object anew, as Live does where it builds the thing behind it again."""

    __slots__ = ("document_id",)

    def __init__(self, node: Node) -> None:
        self.document_id = node.document_id

    def undo(self, document: Document) -> None:
        """Make a new object of the same values."""
        document.renew(self.document_id)

    def redo(self, document: Document) -> None:
        """Make a new object of the same values."""
        document.renew(self.document_id)


class _Entry:
    __slots__ = ("operations",)

    def __init__(self) -> None:
        self.operations: list[Operation] = []

    def add(self, operation: Operation) -> None:
        """Note an operation; a value that was written a moment ago is written on, so that drags stay short."""
        if isinstance(operation, Change):
            for earlier in reversed(self.operations[-_NEAR:]):
                if not isinstance(earlier, Change):
                    break
                if (earlier.document_id, earlier.name) == (operation.document_id, operation.name):
                    earlier.new = operation.new
                    return
        self.operations.append(operation)


class History:
    """What can be undone and redone."""

    def __init__(self) -> None:
        self._done: deque[_Entry] = deque(maxlen=_LONGEST)
        self._undone: list[_Entry] = []
        self._open: _Entry | None = None

    def begin_step(self) -> None:
        """Start a step; one that is still open ends here."""
        self._open = None

    def end_step(self) -> None:
        """End the step; if nothing was changed in it there is no entry."""
        self._open = None

    def record(self, operation: Operation, undo: Undo) -> None:
        """Note a change that was just made."""
        if undo == "no":
            return
        self._undone.clear()
        if undo == "own" or self._open is None:
            self._open = _Entry()
            self._done.append(self._open)
        self._open.add(operation)
        if undo == "own":
            self._open = None

    def undo(self, document: Document) -> str:
        """Take the last entry back and return Live's label for it, or an empty text."""
        self._open = None
        if not self._done:
            return ""
        entry = self._done.pop()
        for operation in reversed(entry.operations):
            operation.undo(document)
        self._undone.append(entry)
        return "Undo Custom Action"

    def redo(self, document: Document) -> str:
        """Make the last undone entry again and return Live's label for it, or an empty text."""
        self._open = None
        if not self._undone:
            return ""
        entry = self._undone.pop()
        for operation in entry.operations:
            operation.redo(document)
        self._done.append(entry)
        return "Redo Custom Action"

    @property
    def can(self) -> tuple[bool, bool]:
        """Whether there is something to undo, and to redo."""
        return bool(self._done), bool(self._undone)
