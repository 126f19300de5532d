"""What every part of the framework uses."""

from alive.simulator.framework.events import (
    Disconnectable,
    EventError,
    EventObject,
    Slot,
    SlotGroup,
    listenable_property,
    listens,
    listens_group,
)
from alive.simulator.framework.functions import first, flatten, lazy_attribute, memoize, second, sign, third
from alive.simulator.framework.injection import DependencyError, depends, inject
from alive.simulator.framework.live_objects import (
    clamp,
    const,
    find_if,
    index_if,
    is_parameter_bipolar,
    liveobj_changed,
    liveobj_valid,
    nop,
    old_hasattr,
)

from . import task

PY2 = False
PY3 = True
SlotManager = EventObject

__all__ = [
    "PY2",
    "PY3",
    "DependencyError",
    "Disconnectable",
    "EventError",
    "EventObject",
    "Slot",
    "SlotGroup",
    "SlotManager",
    "clamp",
    "const",
    "depends",
    "find_if",
    "first",
    "flatten",
    "index_if",
    "inject",
    "is_parameter_bipolar",
    "lazy_attribute",
    "listenable_property",
    "listens",
    "listens_group",
    "liveobj_changed",
    "liveobj_valid",
    "memoize",
    "nop",
    "old_hasattr",
    "second",
    "sign",
    "task",
    "third",
]
