"""The simulator's side of an object: what Live keeps in C++ while scripts only hold wrappers of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

if TYPE_CHECKING:
    from alive.simulator.object_model.declarations import Declaration
    from alive.simulator.object_model.document import Document
    from alive.simulator.object_model.lom import LomObject
    from alive.simulator.object_model.notifications import Listener


class Node:
    """An object of the document.

    `pointer` is what scripts see as `_live_ptr` and changes when undo makes the object again; `document_id`
    stays, and the undo history and references between nodes use it.
    """

    wrapper: ClassVar[type[LomObject]]
    declarations: ClassVar[dict[str, Declaration]] = {}
    makes_rows: ClassVar[bool] = False
    """Whether coming and going of such objects moves the rows of the Session."""

    defaults: ClassVar[dict[str, Any]] = {}

    def __init__(self, document: Document, document_id: int, pointer: int, parent_id: int | None) -> None:
        self.document = document
        self.document_id = document_id
        self.pointer = pointer
        self.parent_id = parent_id
        self.alive = True
        self.values: dict[str, Any] = {}
        self.listeners: dict[str, list[Listener]] = {}

    def build(self) -> None:
        """Make the children a new object has; not called when undo brings an object back."""

    def changed(self, name: str) -> None:
        """React to a changed value, also when undo changed it."""

    def relink(self, ids: dict[int, int]) -> None:
        """Put right what a copy took from its original; `ids` tells the copies of what was copied along."""

    def removed(self) -> None:
        """Let go of what refers to this object; called when it dies."""

    @property
    def parent(self) -> Node | None:
        """The object that owns this one."""
        return None if self.parent_id is None else self.document.nodes.get(self.parent_id)


N = TypeVar("N", bound=Node)


def expect(kind: type[N], node: Node | None) -> N:
    """Return the node as the kind it must be by the structure of the document."""
    if not isinstance(node, kind):
        message = f"expected a {kind.__name__}, got {node!r}"
        raise TypeError(message)
    return node
