"""Cases of the operations that send MIDI."""

from collections.abc import Callable
from typing import Any

from tests.cases.case import Case


def _sent(*message: int) -> Callable[[Any], bool]:
    """Whether these bytes and nothing else went out of the script's port."""
    return lambda sim: sim.scripts[0].midi_out == [message]


CASES = [
    Case(
        action="send_midi_cc",
        arguments={"track_index": 0, "cc_number": 74, "cc_value": 100, "channel": 3},
        seen=_sent(0xB3, 74, 100),
        changes_nothing=True,
    ),
    Case(
        action="send_program_change",
        arguments={"track_index": 0, "program_number": 12},
        seen=_sent(0xC0, 12),
        changes_nothing=True,
    ),
    Case(action="send_note_on", arguments={"pitch": 60}, seen=_sent(0x90, 60, 100), changes_nothing=True),
    Case(
        action="send_note_off",
        arguments={"pitch": 60, "channel": 15},
        seen=_sent(0x8F, 60, 64),
        changes_nothing=True,
    ),
    Case(action="send_pitch_bend", arguments={"bend": -8192}, seen=_sent(0xE0, 0, 0), changes_nothing=True),
    Case(
        action="send_midi",
        arguments={"data": [0xF0, 0x7D, 1, 2, 0xF7]},
        seen=_sent(0xF0, 0x7D, 1, 2, 0xF7),
        changes_nothing=True,
    ),
]
