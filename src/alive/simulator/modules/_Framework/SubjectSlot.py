"""Slots: listeners that follow what they listen to."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.events import (
    Disconnectable,
)
from alive.simulator.framework.events import (
    EventError as SubjectSlotError,
)
from alive.simulator.framework.events import (
    EventObject as SlotManager,
)
from alive.simulator.framework.events import (
    EventObject as Subject,
)
from alive.simulator.framework.events import (
    Slot as CallableSubjectSlot,
)
from alive.simulator.framework.events import (
    Slot as SubjectSlot,
)
from alive.simulator.framework.events import (
    SlotGroup as SubjectSlotGroup,
)
from alive.simulator.framework.events import (
    listens as subject_slot,
)
from alive.simulator.framework.events import (
    listens_group as subject_slot_group,
)

__all__ = [
    "CallableSubjectSlot",
    "Disconnectable",
    "SlotManager",
    "Subject",
    "SubjectSlot",
    "SubjectSlotError",
    "SubjectSlotGroup",
    "subject_slot",
    "subject_slot_group",
]
