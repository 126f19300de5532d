"""Live.Clip."""  # noqa: N999 - Live's own name

from alive.simulator.clip import ClipNode
from alive.simulator.enums import ClipLaunchQuantization, GridQuantization, LaunchMode, WarpMode
from alive.simulator.notes import MidiNote, MidiNoteSpecification
from alive.simulator.vectors import MidiNoteVector

Clip = ClipNode.wrapper

__all__ = [
    "Clip",
    "ClipLaunchQuantization",
    "GridQuantization",
    "LaunchMode",
    "MidiNote",
    "MidiNoteSpecification",
    "MidiNoteVector",
    "WarpMode",
]
