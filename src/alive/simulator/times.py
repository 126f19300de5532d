"""Song.BeatTime: a time in bars, beats, sixteenths and ticks."""

from __future__ import annotations

from typing import Any

from alive.simulator.arguments import Signature, argument_type, property_error
from alive.simulator.vectors import instance

TICKS_PER_SIXTEENTH = 60
_SIGNATURE = Signature("__init__( (object)arg1) -> None :")


class BeatTime(instance):
    """A value; it can be made from Python, with all fields 0."""

    __slots__ = ("_values",)

    def __init__(self, *given: Any, **keywords: Any) -> None:
        _SIGNATURE.bind("BeatTime", given, keywords)
        self._values = {"bars": 0, "beats": 0, "sub_division": 0, "ticks": 0}


BeatTime.__module__ = "Song"


def _field(name: str) -> property:
    accepted = argument_type("int")

    def get(self: BeatTime) -> int:
        return self._values[name]

    def set_value(self: BeatTime, value: Any) -> None:
        if not accepted.accepts(value):
            raise property_error("BeatTime", name, "NSongApi::TBeatTime", (value,), "int")
        self._values[name] = accepted.convert(value)

    return property(get, set_value)


for _name in ("bars", "beats", "sub_division", "ticks"):
    setattr(BeatTime, _name, _field(_name))


def beat_time(beats: float, numerator: int, denominator: int, *, first: int) -> BeatTime:
    """Split quarter notes; the beat follows the denominator, `first` is what counting starts at."""
    ticks = round(beats * 4 * TICKS_PER_SIXTEENTH)
    in_beat = 16 * TICKS_PER_SIXTEENTH // denominator
    whole_beats, rest = divmod(ticks, in_beat)
    bars, beat = divmod(whole_beats, numerator)
    sixteenths, left = divmod(rest, TICKS_PER_SIXTEENTH)
    made = BeatTime()
    made._values = {  # noqa: SLF001 - the fields are properties of their own
        "bars": bars + first,
        "beats": beat + first,
        "sub_division": sixteenths + first,
        "ticks": left + first,
    }
    return made
