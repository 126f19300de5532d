"""The keys of what get_capabilities returns."""

from alive.simulator.framework.capabilities import (
    AUTO_LOAD_KEY,
    CONTROLLER_ID_KEY,
    FIRMWARE_KEY,
    GENERIC_SCRIPT_KEY,
    HIDDEN,
    NOTES_CC,
    PLAIN_OLD_MIDI,
    PORTS_KEY,
    REMOTE,
    SCRIPT,
    SYNC,
    TYPE_KEY,
    controller_id,
    inport,
    outport,
)

__all__ = [
    "AUTO_LOAD_KEY",
    "CONTROLLER_ID_KEY",
    "FIRMWARE_KEY",
    "GENERIC_SCRIPT_KEY",
    "HIDDEN",
    "NOTES_CC",
    "PLAIN_OLD_MIDI",
    "PORTS_KEY",
    "REMOTE",
    "SCRIPT",
    "SYNC",
    "TYPE_KEY",
    "controller_id",
    "inport",
    "outport",
]
