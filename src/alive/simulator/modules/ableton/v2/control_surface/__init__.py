"""Control surfaces, their components and elements."""

from alive.simulator.framework.elements import (
    MIDI_CC_STATUS,
    MIDI_CC_TYPE,
    MIDI_INVALID_TYPE,
    MIDI_NOTE_OFF_STATUS,
    MIDI_NOTE_ON_STATUS,
    MIDI_NOTE_TYPE,
    MIDI_PB_STATUS,
    MIDI_PB_TYPE,
    MIDI_SYSEX_TYPE,
    ControlElement,
    InputControlElement,
)

from .component import Component
from .control_surface import ControlSurface, SimpleControlSurface
from .layer import Layer

__all__ = [
    "MIDI_CC_STATUS",
    "MIDI_CC_TYPE",
    "MIDI_INVALID_TYPE",
    "MIDI_NOTE_OFF_STATUS",
    "MIDI_NOTE_ON_STATUS",
    "MIDI_NOTE_TYPE",
    "MIDI_PB_STATUS",
    "MIDI_PB_TYPE",
    "MIDI_SYSEX_TYPE",
    "Component",
    "ControlElement",
    "ControlSurface",
    "InputControlElement",
    "Layer",
    "SimpleControlSurface",
]
