"""How numbers are written in messages."""

import pytest

from alive.domain.words import counted, number


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (232.0, "232"),
        (231.9999, "231.9999"),
        (1_576_800, "1576800"),
        (1_576_800.0, "1576800"),
        (-0.0, "0"),
        (0, "0"),
        (100, "100"),
        (-2.5, "-2.5"),
        (0.1 + 0.2, "0.3"),
        (120.0000001, "120.0000001"),
        (231.999999999, "231.999999999"),
        (-1e-9, "-0.000000001"),
        (1e-12, "1e-12"),
        (1e-6, "0.000001"),
        (2**62 + 1, "4611686018427387905"),
        (1e14, "100000000000000"),
        (1e308, "1e+308"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
    ],
)
def test_a_number_is_written_truly(value, written):
    assert number(value) == written


def test_one_is_one_and_others_are_several():
    assert [counted(count, "note") for count in (0, 1, 2)] == ["0 notes", "1 note", "2 notes"]
