"""What is one MIDI message."""

import pytest

from alive.domain.midi import bend_bytes, what_is_wrong


@pytest.mark.parametrize(
    "message",
    [
        (0x80, 60, 64), (0x9F, 127, 127), (0xA0, 0, 0), (0xB0, 74, 1), (0xC5, 127), (0xD0, 5), (0xE0, 0, 64),
        (0xF0, 0xF7), (0xF0, 0x7D, 127, 0xF7), (0xF1, 3), (0xF2, 1, 2), (0xF3, 0), (0xF6,), (0xF8,), (0xFA,), (0xFF,),
    ],
)  # fmt: skip
def test_a_whole_message_is_right(message):
    assert what_is_wrong(message) is None


@pytest.mark.parametrize(
    ("message", "why"),
    [
        ((60,), "begins no message"),
        ((0xF4,), "begins no message"),
        ((0xF7,), "begins no message"),
        ((0x90, 60), "has 3 bytes, not 2"),
        ((0x90, 60, 100, 0x90, 62, 100), "has 3 bytes, not 6"),
        ((0xC0, 1, 2), "has 2 bytes, not 3"),
        ((0xF8, 0), "has 1 bytes, not 2"),
        ((0xB0, 74, 128), "128 is no data byte"),
        ((0xF0,), "ends with 247"),
        ((0xF0, 1, 2), "ends with 247"),
        ((0xF0, 200, 0xF7), "200 is no data byte"),
    ],
)
def test_what_is_no_message_is_told(message, why):
    assert why in what_is_wrong(message)


@pytest.mark.parametrize(("bend", "data"), [(-8192, (0, 0)), (0, (0, 64)), (1, (1, 64)), (8191, (127, 127))])
def test_a_pitch_bend_has_its_lower_bits_first(bend, data):
    assert bend_bytes(bend) == data
