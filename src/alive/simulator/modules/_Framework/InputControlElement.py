"""Controls that send values, and the numbers of MIDI."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.elements import (
    MIDI_CC_STATUS,
    MIDI_CC_TYPE,
    MIDI_INVALID_TYPE,
    MIDI_MSG_TYPES,
    MIDI_NOTE_OFF_STATUS,
    MIDI_NOTE_ON_STATUS,
    MIDI_NOTE_TYPE,
    MIDI_PB_STATUS,
    MIDI_PB_TYPE,
    MIDI_SYSEX_TYPE,
    InputControlElement,
)

__all__ = [
    "MIDI_CC_STATUS",
    "MIDI_CC_TYPE",
    "MIDI_INVALID_TYPE",
    "MIDI_MSG_TYPES",
    "MIDI_NOTE_OFF_STATUS",
    "MIDI_NOTE_ON_STATUS",
    "MIDI_NOTE_TYPE",
    "MIDI_PB_STATUS",
    "MIDI_PB_TYPE",
    "MIDI_SYSEX_TYPE",
    "InputControlElement",
]
