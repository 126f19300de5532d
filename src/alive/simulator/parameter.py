"""DeviceParameter: a value with a range and a display."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from alive.simulator.declarations import Hidden, computed, method
from alive.simulator.enums import AutomationState, ParameterState
from alive.simulator.errors import OUT_OF_RANGE
from alive.simulator.lom import live_class
from alive.simulator.node import Node, expect
from alive.simulator.notes import float32
from alive.simulator.vectors import StringVector, make_vector

_HALVINGS = 60
"""Enough for every bit of the value."""

_NO_DEFAULT = "There is no default value available for this type of parameter"
_NO_ITEMS = "There are no value items available for this type of parameter"


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


def _plain_text(value: float) -> str:
    return f"{value:.2f}"


def _same(value: float) -> float:
    return value


class Kind:
    """What a kind of parameter is: range, default and display."""

    def __init__(
        self,
        name: str,
        low: float,
        high: float,
        default: float,
        *,
        text: Callable[[float], str] = _plain_text,
        display: Callable[[float], float] = _same,
        items: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.low = low
        self.high = high
        self.default = default
        self.text = text
        self.display = display
        self.items = items


def _volume_display(value: float) -> float:
    return max(-70.0, volume_decibels(value))


KINDS = {
    "volume": Kind(
        "Track Volume",
        0,
        1,
        0.85,
        text=lambda value: decibels_text(volume_decibels(value)),
        display=_volume_display,
    ),
    "cue_volume": Kind(
        "Preview Volume",
        0,
        1,
        0.85,
        text=lambda value: decibels_text(volume_decibels(value)),
        display=_volume_display,
    ),
    "send": Kind(
        "Send",
        0,
        1,
        0,
        text=lambda value: decibels_text(send_decibels(value)),
        display=lambda value: max(-70.0, send_decibels(value)),
    ),
    "panning": Kind("Track Panning", -1, 1, 0, text=pan_text, display=lambda value: value * 50),
    "left_split_stereo": Kind("Split Stereo Pan L", -1, 1, -1, text=pan_text),
    "right_split_stereo": Kind("Split Stereo Pan R", -1, 1, 1, text=pan_text),
    "crossfader": Kind("Crossfade", -1, 1, 0, text=pan_text, display=lambda value: value * 50),
    "track_activator": Kind("Speaker On", 0, 1, 1, items=("Off", "On")),
    "song_tempo": Kind("Song Tempo", 20, 999, 120),
}


@live_class("DeviceParameter")
class ParameterNode(Node):
    """A parameter of a mixer or a device."""

    kind: Hidden[str] = Hidden("volume")
    raw: Hidden[float] = Hidden(0.0, undo="own", also=("value", "display_value"))

    @property
    def facts(self) -> Kind:
        """What kind of parameter this is."""
        return KINDS[self.kind]

    @computed("float", listenable=True)
    def value(self) -> float:
        """The internal value; two parameters show what the track and the song hold."""
        if self.kind == "track_activator":
            return 0.0 if self._track().values["muted"] else 1.0
        if self.kind == "song_tempo":
            return float32(self.document.song.tempo)
        return self.raw

    @value.checker
    def _check_value(self, value: float) -> None:
        if not self.facts.low <= value <= self.facts.high:
            raise RuntimeError(OUT_OF_RANGE)
        if self.facts.items and value != int(value):
            raise RuntimeError(OUT_OF_RANGE)

    @value.setter
    def _set_value(self, value: float) -> None:
        self.store(float32(value))

    def store(self, value: float) -> None:
        """Take a value on, as an undo entry of its own."""
        if self.kind == "track_activator":
            self.document.change(self._track(), "muted", value == 0, "own")
        elif self.kind == "song_tempo":
            self.document.change(self.document.song, "tempo", value, "own")
        else:
            self.raw = value

    @computed("float", listenable=True, since=(12, 2, 0))
    def display_value(self) -> float:
        """The value in the unit of the display."""
        return float32(self.facts.display(self.value))

    @display_value.checker
    def _check_display(self, value: float) -> None:
        low, high = self.facts.display(self.facts.low), self.facts.display(self.facts.high)
        if not low <= value <= high:
            raise RuntimeError(OUT_OF_RANGE)

    @display_value.setter
    def _set_display(self, value: float) -> None:
        self.store(float32(self._internal(value)))

    def _internal(self, shown: float) -> float:
        """Return the value that shows as this: the display rises with the value, so halving finds it."""
        low, high = float(self.facts.low), float(self.facts.high)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            if self.facts.display(middle) < shown:
                low = middle
            else:
                high = middle
        return high

    @computed("float")
    def min(self) -> float:
        """The lowest value."""
        return float(self.facts.low)

    @computed("float")
    def max(self) -> float:
        """The highest value."""
        return float(self.facts.high)

    @computed("str", follows="structure")
    def name(self) -> str:
        """The name; a send has its return track's."""
        return self._send_name() if self.kind == "send" else self.facts.name

    @computed("str")
    def original_name(self) -> str:
        """The name without renamings."""
        return self._send_name() if self.kind == "send" else self.facts.name

    @computed("float")
    def default_value(self) -> float:
        """The default, of a continuous parameter only."""
        if self.facts.items:
            raise RuntimeError(_NO_DEFAULT)
        return float32(self.facts.default)

    @computed("bool")
    def is_quantized(self) -> bool:
        """Whether it is a switch."""
        return bool(self.facts.items)

    @computed("bool")
    def is_enabled(self) -> bool:
        """Whether it can be changed: no macros and Max devices yet, so always."""
        return True

    @computed("int", listenable=True)
    def automation_state(self) -> Any:
        """Whether it is automated: nothing is yet."""
        return AutomationState.values[0]

    @computed("int", listenable=True)
    def state(self) -> Any:
        """Whether a change has an effect."""
        return ParameterState.values[0]

    @computed("StringVector")
    def value_items(self) -> Any:
        """The names of a switch's positions."""
        if not self.facts.items:
            raise RuntimeError(_NO_ITEMS)
        return make_vector(StringVector, self.facts.items)

    @computed("StringVector")
    def short_value_items(self) -> Any:
        """The short names of a switch's positions."""
        return self.value_items

    @method("str_for_value( (DeviceParameter)arg1, (float)arg2) -> str :", reads=True)
    def str_for_value(self, value: float) -> str:
        """Return a value as Live shows it."""
        if self.facts.items:
            return self.facts.items[min(max(int(value), 0), len(self.facts.items) - 1)]
        return self.facts.text(value)

    @method("begin_gesture( (DeviceParameter)arg1) -> None :")
    def begin_gesture(self) -> None:
        """Begin a group of changes; it matters to automation recording, which is not modelled."""

    @method("end_gesture( (DeviceParameter)arg1) -> None :")
    def end_gesture(self) -> None:
        """End a group of changes."""

    def _track(self) -> Node:
        mixer = self.parent
        return expect(Node, None if mixer is None else mixer.parent)

    def _send_name(self) -> str:
        mixer = self.parent
        song = self.document.song
        index = -1 if mixer is None else mixer.values["sends"].index(self.document_id)
        return song.return_tracks[index].name if 0 <= index < len(song.return_tracks) else ""


def _text(self: Any) -> str:
    return str(self.str_for_value(self.value))


ParameterNode.wrapper.__str__ = _text  # type: ignore[method-assign]
