"""What every part of the framework uses."""

from ...v2.base import (
    EventObject,
    clamp,
    const,
    find_if,
    index_if,
    listenable_property,
    listens,
    listens_group,
    nop,
    task,
)

__all__ = [
    "EventObject",
    "clamp",
    "const",
    "find_if",
    "index_if",
    "listenable_property",
    "listens",
    "listens_group",
    "nop",
    "task",
]
