"""Song.BeatTime and Song.SmptTime: a time in bars, beats, sixteenths and ticks, or in hours to frames."""

from __future__ import annotations

from typing import Any

from alive.simulator.object_model.arguments import Signature, argument_type, property_error
from alive.simulator.object_model.vectors import instance

TICKS_PER_SIXTEENTH = 60

LAST_BEAT = 1_576_800.0
"""Where the arrangement ends, and the longest a clip or a loop can be."""
_SIGNATURE = Signature("__init__( (object)arg1) -> None :")


class BeatTime(instance):
    """A value; it can be made from Python, with all fields 0."""

    __slots__ = ("_values",)

    def __init__(self, *given: Any, **keywords: Any) -> None:
        _SIGNATURE.bind("BeatTime", given, keywords)
        self._values = {"bars": 0, "beats": 0, "sub_division": 0, "ticks": 0}


class SmptTime(instance):
    """A value; it can be made from Python, with all fields 0."""

    __slots__ = ("_values",)

    def __init__(self, *given: Any, **keywords: Any) -> None:
        _SIGNATURE.bind("SmptTime", given, keywords)
        self._values = {"hours": 0, "minutes": 0, "seconds": 0, "frames": 0}


for _class in (BeatTime, SmptTime):
    _class.__module__ = "Song"
    _class.__init__.__doc__ = _SIGNATURE.doc

FRAMES = {0: 1000.0, 1: 24.0, 2: 25.0, 3: 30.0, 4: 30.0 / 1.001, 5: 30.0 / 1.001}
"""Frames in a second by Song.TimeFormat; the first counts milliseconds."""

_DROP = 4


def _field(owner: type[BeatTime | SmptTime], name: str) -> property:
    accepted = argument_type("int")

    def get(self: BeatTime | SmptTime) -> int:
        return self._values[name]

    def set_value(self: BeatTime | SmptTime, value: Any) -> None:
        if not accepted.accepts(value):
            raise property_error(owner.__name__, name, f"NSongApi::T{owner.__name__}", (value,), "int")
        self._values[name] = accepted.convert(value)

    return property(get, set_value)


for _name in ("bars", "beats", "sub_division", "ticks"):
    setattr(BeatTime, _name, _field(BeatTime, _name))
for _name in ("hours", "minutes", "seconds", "frames"):
    setattr(SmptTime, _name, _field(SmptTime, _name))


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


def smpte_time(seconds: float, time_format: int) -> SmptTime:
    """Split seconds into hours, minutes, seconds and frames of a Song.TimeFormat."""
    if time_format not in FRAMES:
        message = f"Invalid time format {time_format}"
        raise RuntimeError(message)
    count = int(seconds * FRAMES[time_format] + 1e-6)
    if time_format == _DROP:
        count = _with_dropped(count)
    whole, frames = divmod(count, round(FRAMES[time_format]))
    made = SmptTime()
    made._values = {  # noqa: SLF001 - the fields are properties of their own
        "hours": whole // 3600,
        "minutes": whole // 60 % 60,
        "seconds": whole % 60,
        "frames": frames,
    }
    return made


def _with_dropped(frames: int) -> int:
    """Number frames as drop frame does: two numbers are left out each minute, but not each tenth."""
    tens, rest = divmod(frames, 17_982)
    return frames + 18 * tens + (2 * ((rest - 2) // 1798) if rest > 1 else 0)
