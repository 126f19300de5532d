"""What a kind of parameter is: its range, default and display, and the curves between value and display."""

from __future__ import annotations

import math
from collections.abc import Callable

_PERCENT = 100.0


def volume_decibels(value: float) -> float:
    """Return the gain in dB of a volume fader at 0..1."""
    if value <= 0:
        return -math.inf
    if value >= 0.4:
        return 40 * value - 34
    if value >= 0.03:
        return -200 * value**2 + 202 * value - 66.8
    return float(118.426374 * value ** (5567 / 7504) - 70)


def send_decibels(value: float) -> float:
    """Return the gain in dB of a send at 0..1: 6 dB below the volume fader."""
    return volume_decibels(value) - 6


def decibels_text(decibels: float) -> str:
    """Return dB as Live shows them: one decimal, more only when needed, three at most."""
    if math.isinf(decibels):
        return "-inf dB"
    digits = f"{decibels:.3f}".rstrip("0")
    whole, _, decimals = digits.partition(".")
    text = f"{whole}.{decimals or '0'}"
    return ("0.0" if text == "-0.0" else text) + " dB"


def pan_text(value: float) -> str:
    """Return a panorama position from 50L over C to 50R."""
    steps = round(value * 50)
    if steps == 0:
        return "C"
    return f"{abs(steps)}{'L' if steps < 0 else 'R'}"


def _three_digits(value: float) -> str:
    """Return a number with three significant digits, two decimals at most."""
    size = abs(value)
    decimals = 2 if size < 9.995 else 1 if size < 99.95 else 0
    return f"{value:.{decimals}f}"


def _hertz(value: float) -> str:
    return f"{_three_digits(value)} Hz" if value < 999.5 else f"{_three_digits(value / 1000)} kHz"


def _milliseconds(value: float) -> str:
    return f"{_three_digits(value)} ms" if value < 999.5 else f"{_three_digits(value / 1000)} s"


TEXTS: dict[str, Callable[[float], str]] = {
    "": lambda value: f"{value:.2f}",
    "%": lambda value: f"{round(value)} %",
    "Hz": _hertz,
    "ms": _milliseconds,
    "s": lambda value: _milliseconds(value * 1000),
    "dB": decibels_text,
    "st": lambda value: f"{round(value):+d} st" if round(value) else "0 st",
    "ct": lambda value: f"{round(value):+d} ct" if round(value) else "0 ct",
    "°": lambda value: f"{round(value)}°",
}
"""The text of a displayed value by unit. Those of dB are known from the mixer, the others are assumed."""


class Kind:
    """What a kind of parameter is: name, internal range, default and display."""

    __slots__ = ("default", "display", "high", "items", "low", "name", "short_items", "text", "unless")

    def __init__(
        self,
        name: str,
        low: float,
        high: float,
        default: float,
        *,
        text: Callable[[float], str] | None = None,
        display: Callable[[float], float] | None = None,
        items: tuple[str, ...] = (),
        unless: tuple[str, float] | None = None,
    ) -> None:
        """Describe it; `unless` names the parameter and its value that make this one irrelevant."""
        self.name = name
        self.low = low
        self.high = high
        self.default = default
        self.display = display or _same
        self.text = text or TEXTS[""]
        self.items = items
        self.short_items = items
        self.unless = unless


def _same(value: float) -> float:
    return value


def switch(name: str, items: tuple[str, ...], default: int, unless: tuple[str, float] | None = None) -> Kind:
    """Return a parameter with named positions."""
    return Kind(name, 0, len(items) - 1, default, items=items, unless=unless)


def linear(name: str, low: float, high: float, default: float, unit: str, unless: tuple[str, float] | None) -> Kind:
    """Return a parameter whose internal value is the displayed one, but for percent."""
    shown = TEXTS[unit]
    if unit == "%":
        return Kind(
            name, low, high, default, text=lambda value: shown(value * _PERCENT), display=_percent, unless=unless
        )
    return Kind(name, low, high, default, text=shown, unless=unless)


def _percent(value: float) -> float:
    return value * _PERCENT


def logarithmic(
    name: str, low: float, high: float, default: float, unit: str, unless: tuple[str, float] | None
) -> Kind:
    """Return a parameter of 0..1 inside that is displayed from low to high in equal ratios."""
    ratio = high / low
    shown = TEXTS[unit]

    def display(value: float) -> float:
        return float(low * ratio**value)

    start = math.log(default / low) / math.log(ratio)
    return Kind(name, 0, 1, start, text=lambda value: shown(display(value)), display=display, unless=unless)


def fader(name: str, default: float = 0.85) -> Kind:
    """Return a parameter with the curve of the volume fader."""
    return Kind(
        name,
        0,
        1,
        default,
        text=lambda value: decibels_text(volume_decibels(value)),
        display=lambda value: max(-70.0, volume_decibels(value)),
    )


def _send(name: str) -> Kind:
    return Kind(
        name,
        0,
        1,
        0,
        text=lambda value: decibels_text(send_decibels(value)),
        display=lambda value: max(-70.0, send_decibels(value)),
    )


def panorama(name: str, default: float = 0) -> Kind:
    """Return a position between left and right."""
    return Kind(name, -1, 1, default, text=pan_text, display=lambda value: value * 50)


def macro(number: int) -> Kind:
    """Return a macro control of a rack."""
    return Kind(f"Macro {number}", 0, 127, 0, text=lambda value: str(round(value)))


KINDS = {
    "volume": fader("Track Volume"),
    "cue_volume": fader("Preview Volume"),
    "send": _send("Send"),
    "panning": panorama("Track Panning"),
    "left_split_stereo": panorama("Split Stereo Pan L", -1),
    "right_split_stereo": panorama("Split Stereo Pan R", 1),
    "crossfader": panorama("Crossfade"),
    "track_activator": switch("Speaker On", ("Off", "On"), 1),
    "song_tempo": Kind("Song Tempo", 20, 999, 120),
    "chain_volume": fader("Chain Volume"),
    "chain_panning": panorama("Chain Panning"),
    "chain_send": _send("Chain Send"),
    "chain_activator": switch("Speaker On", ("Off", "On"), 1),
    "device_on": switch("Device On", ("Off", "On"), 1),
    "chain_selector": Kind("Chain Selector", 0, 127, 0, text=lambda value: str(round(value))),
} | {f"macro/{number}": macro(number) for number in range(1, 17)}
"""Every kind by its key; those of a device are added when its description is loaded."""
