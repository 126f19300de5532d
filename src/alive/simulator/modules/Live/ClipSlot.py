"""Live.ClipSlot."""  # noqa: N999 - Live's own name

from alive.simulator.clip_slot import ClipSlotNode
from alive.simulator.enums import ClipSlotPlayingState

ClipSlot = ClipSlotNode.wrapper

__all__ = ["ClipSlot", "ClipSlotPlayingState"]
