"""The texts of Live's displays as numbers."""

import math

import pytest

from alive.domain.display_text import NOTES, RATIO, SIDES, read_quantity, words_of


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("-6.0 dB", -6.0, "db"),
        ("-6dB", -6.0, "db"),
        ("\u22126 dB", -6.0, "db"),
        ("-inf dB", -math.inf, "db"),
        ("\u221e", math.inf, ""),
        ("440 Hz", 440.0, "Hz"),
        ("1.20 kHz", 1200.0, "Hz"),
        ("250 ms", 0.25, "s"),
        ("1.50 s", 1.5, "s"),
        ("80 \u00b5s", 80e-6, "s"),
        ("50 %", 50.0, "%"),
        ("+3 st", 3.0, "st"),
        (".5", 0.5, ""),
        ("180\u00b0", 180.0, "\u00b0"),
        ("1 Bar", 1.0, "bar"),
        ("2 Bars", 2.0, "bar"),
        ("1/8", 0.125, RATIO),
        ("4.00 : 1", 4.0, RATIO),
        ("inf : 1", math.inf, RATIO),
        ("50L", -50.0, SIDES),
        ("25R", 25.0, SIDES),
        ("C", 0.0, SIDES),
        ("C3", 60.0, NOTES),
        ("C-2", 0.0, NOTES),
        ("G8", 127.0, NOTES),
        ("F#3", 66.0, NOTES),
        ("Eb3", 63.0, NOTES),
    ],
)
def test_a_display_is_read_as_a_number_and_its_unit(text, number, unit):
    found = read_quantity(text)
    assert found is not None
    assert found.number == pytest.approx(number)
    assert found.unit == unit


@pytest.mark.parametrize("text", ["Off", "Lowpass", "", "-", "dB", "H3", "1/0", "1/inf", "L", "c minor"])
def test_words_are_no_number(text):
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    ("text", "step"),
    [("440 Hz", 1.0), ("1.20 kHz", 10.0), ("-6.0 dB", 0.1), ("50L", 1.0), ("-inf dB", 0.0), ("2.00 : 1", 0.01)],
)
def test_what_the_last_digit_is_worth_is_in_the_unit_without_prefix(text, step):
    found = read_quantity(text)
    assert found is not None
    assert found.step == pytest.approx(step)


def test_words_are_compared_without_capitals_and_gaps():
    assert words_of("  Low  Pass ") == words_of("low pass")
