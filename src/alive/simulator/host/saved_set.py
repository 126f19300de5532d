"""A Set as it was saved: everything that undo would bring back, kept in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from alive.simulator.object_model.document import Document
    from alive.simulator.object_model.node import Node
    from alive.simulator.song.song import SongNode


class SavedSet:
    """The nodes of a document below its Song; opening it makes new objects with new pointers of them."""

    def __init__(self, document: Document) -> None:
        self._song_id = document.song.document_id
        outside = _below(document, document.application)
        self._nodes: list[tuple[type[Node], int, int | None, dict[str, Any]]] = [
            (type(node), node.document_id, node.parent_id, dict(node.values))
            for node in document.nodes.values()
            if node not in outside
        ]

    def restore(self, document: Document) -> SongNode:
        """Make the objects again in an empty document and return its Song."""
        for kind, document_id, parent_id, values in self._nodes:
            document.revive(kind, document_id, parent_id, values)
        document.number_from(max(document.nodes) + 1)
        song: SongNode = document.nodes[self._song_id]  # type: ignore[assignment] # the id says so
        return song


def _below(document: Document, top: Node) -> set[Node]:
    """The node and all that it owns."""
    found = {top}
    for node in document.nodes.values():
        if node.parent in found:
            found.add(node)
    return found
