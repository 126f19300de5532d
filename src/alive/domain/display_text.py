"""What Live's displays say, read as numbers: `-6.0 dB`, `1.20 kHz`, `250 ms`, `1/8`, `4.00 : 1`, `50L`, `C`, `C3`.

Prefixes of units are part of the number, so that `1.20 kHz` and `1200 Hz` are the same.
"""

import math
import re

import attrs

_NUMBER = r"[+\-\u2212]?(?:\d+(?:\.\d*)?|\.\d+|inf|\u221e)"
_QUANTITY = re.compile(rf"({_NUMBER})\s*([^\d\s:/].*)?", re.IGNORECASE)
_RATIO = re.compile(rf"({_NUMBER})\s*([:/])\s*({_NUMBER})", re.IGNORECASE)
_SIDE = re.compile(r"(\d+(?:\.\d+)?)\s*([LR])", re.IGNORECASE)
_NOTE = re.compile(r"([A-G])([#b\u266f\u266d]?)(-?\d)")

_SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_SHIFTS = {"": 0, "#": 1, "\u266f": 1, "b": -1, "\u266d": -1}
_C_MINUS_2 = -2
"""The octave that Live's lowest note is in: 60 is C3."""

_PREFIXED = {
    "hz": ("Hz", 1.0),
    "khz": ("Hz", 1e3),
    "mhz": ("Hz", 1e6),
    "s": ("s", 1.0),
    "sec": ("s", 1.0),
    "ms": ("s", 1e-3),
    "us": ("s", 1e-6),
    "\u00b5s": ("s", 1e-6),
    "\u03bcs": ("s", 1e-6),
    "min": ("s", 60.0),
}
"""Units that come with prefixes: what they are without one, and how much of that they are."""

SIDES, NOTES, RATIO = "sides", "notes", "ratio"
"""What stands for the unit of positions between left and right, of notes, and of one number to another."""


@attrs.frozen
class Quantity:
    """A number of a display, and its unit."""

    number: float
    """In the unit without prefix."""
    unit: str
    """`Hz`, `s`, `dB` as `db`, `%`; empty if there is none."""
    scale: float = 1.0
    """How much of the unit one of what was written is: 0.001 for ms."""
    step: float = 0.0
    """What the last digit that was written is worth."""


def read_quantity(text: str) -> Quantity | None:
    """The number that a display shows; None if it shows words."""
    text = text.strip()
    return _side(text) or _note(text) or _ratio(text) or _plain(text)


def words_of(text: str) -> str:
    """A text of a display as it is compared: the size of letters and the width of gaps say nothing."""
    return " ".join(text.casefold().split())


def _side(text: str) -> Quantity | None:
    if text.upper() == "C":
        return Quantity(0.0, SIDES, step=1.0)
    if match := _SIDE.fullmatch(text):
        amount = float(match[1])
        return Quantity(-amount if match[2].upper() == "L" else amount, SIDES, step=_last_digit(match[1]))
    return None


def _note(text: str) -> Quantity | None:
    match = _NOTE.fullmatch(text)
    if match is None:
        return None
    octave = int(match[3]) - _C_MINUS_2
    return Quantity(float(12 * octave + _SEMITONES[match[1]] + _SHIFTS[match[2]]), NOTES, step=1.0)


def _ratio(text: str) -> Quantity | None:
    match = _RATIO.fullmatch(text)
    if match is None:
        return None
    first, second = _float(match[1]), _float(match[3])
    if not second or math.isinf(second):
        return None
    return Quantity(first / second, RATIO, step=_last_digit(match[1]) / abs(second))


def _plain(text: str) -> Quantity | None:
    match = _QUANTITY.fullmatch(text)
    if match is None:
        return None
    written = words_of(match[2] or "")
    unit, scale = _PREFIXED.get(written, (_singular(written), 1.0))
    return Quantity(_float(match[1]) * scale, unit, scale, _last_digit(match[1]) * scale)


def _singular(unit: str) -> str:
    """`1 Bar` and `2 Bars` have the same unit."""
    return unit[:-1] if len(unit) > 2 and unit.endswith("s") else unit


def _float(written: str) -> float:
    return float(written.replace("\u2212", "-").replace("\u221e", "inf"))


def _last_digit(written: str) -> float:
    _, _, decimals = written.partition(".")
    return 0.0 if "inf" in written.lower() or "\u221e" in written else float(10.0 ** -len(decimals))
