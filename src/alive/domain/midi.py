"""What is one MIDI message."""

from collections.abc import Sequence

SYSEX, SYSEX_END = 0xF0, 0xF7

_DATA_BYTES = {0x80: 2, 0x90: 2, 0xA0: 2, 0xB0: 2, 0xC0: 1, 0xD0: 1, 0xE0: 2}
"""Bytes after the status byte of a message of a channel, by its upper half."""

_SYSTEM = {0xF1: 1, 0xF2: 2, 0xF3: 1, 0xF6: 0, 0xF8: 0, 0xFA: 0, 0xFB: 0, 0xFC: 0, 0xFE: 0, 0xFF: 0}
"""The same of a message of the system."""

BEND_CENTRE = 8192


def what_is_wrong(message: Sequence[int]) -> str | None:
    """Why bytes are not one complete MIDI message, or None if they are."""
    status = message[0]
    if status == SYSEX:
        return _wrong_in_sysex(message)
    count = _SYSTEM.get(status) if status >= SYSEX else _DATA_BYTES.get(status & 0xF0)
    if count is None:
        return f"{status} begins no message: a status byte from 128 to 255 is wanted"
    if len(message) != 1 + count:
        return f"a message that begins with {status} has {1 + count} bytes, not {len(message)}"
    return _wrong_data(message[1:])


def bend_bytes(bend: int) -> tuple[int, int]:
    """The two data bytes of a pitch bend, which is 0 in the centre."""
    value = bend + BEND_CENTRE
    return value & 0x7F, value >> 7


def _wrong_in_sysex(message: Sequence[int]) -> str | None:
    if len(message) < 2 or message[-1] != SYSEX_END:
        return f"a SysEx message ends with {SYSEX_END}"
    return _wrong_data(message[1:-1])


def _wrong_data(data: Sequence[int]) -> str | None:
    wrong = next((byte for byte in data if byte >= 0x80), None)
    return None if wrong is None else f"{wrong} is no data byte: those go from 0 to 127"
