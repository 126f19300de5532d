"""Quantities of music and of Live: what a number means, its unit and its range, each stated once.

A field annotated with one of these aliases refuses anything else when its command is made: a wrong type, NaN,
infinity, a value out of range. Nothing is clamped and nothing is coerced, except that a whole number is taken
where a fraction is wanted.
"""

from typing import Annotated, Any

import attrs


@attrs.frozen
class Interval:
    """The closed range a number must lie in."""

    low: float
    high: float


@attrs.frozen
class Unit:
    """What the number counts."""

    name: str


@attrs.frozen
class OneOf:
    """The only values allowed."""

    values: tuple[Any, ...]


@attrs.frozen
class Length:
    """The range of the number of characters or items."""

    low: int
    high: int


@attrs.frozen
class AlsoCalled:
    """Older spellings of the field that are accepted on the wire, never together with the field itself."""

    names: tuple[str, ...]

    def __init__(self, *names: str) -> None:
        self.__attrs_init__(names)  # type: ignore[attr-defined]


@attrs.frozen
class Doc:
    """What the type and the unit do not say about a field; shown to users."""

    text: str


LARGEST = 1.7e308
"""Just below the largest double: an interval up to here excludes infinity and NaN and nothing else."""

MAX_SONG_BEATS = 1_576_800.0
"""The end of Live's timeline, which Live reports as the largest position of an arrangement clip."""

Bpm = Annotated[float, Interval(20, 999), Unit("BPM")]
Beats = Annotated[float, Interval(0, MAX_SONG_BEATS), Unit("beats")]
"""A position from the start of the song, or a duration, in beats (quarter notes)."""
ClipBeats = Annotated[float, Interval(-MAX_SONG_BEATS, MAX_SONG_BEATS), Unit("beats")]
"""A position inside a clip, which may lie before the clip's first beat."""
BeatDuration = Annotated[float, Interval(1e-6, MAX_SONG_BEATS), Unit("beats")]
"""A duration that is longer than nothing."""
Seconds = Annotated[float, Interval(0, 1e9), Unit("s")]
VersionNumber = Annotated[int, Interval(0, 10**9), Unit("version number")]
Milliseconds = Annotated[float, Interval(0, 1e9), Unit("ms")]

SignatureNumerator = Annotated[int, Interval(1, 99), Unit("beats per bar")]
SignatureDenominator = Annotated[int, OneOf((1, 2, 4, 8, 16)), Unit("note value of one beat")]

MidiPitch = Annotated[int, Interval(0, 127), Unit("MIDI note number, 60 = C3")]
Velocity = Annotated[float, Interval(1, 127), Unit("MIDI velocity")]
ReleaseVelocity = Annotated[float, Interval(0, 127), Unit("MIDI velocity")]
VelocityDeviation = Annotated[float, Interval(-127, 127), Unit("MIDI velocity")]
Probability = Annotated[float, Interval(0, 1), Unit("probability, 1 = always")]
NoteId = Annotated[int, Interval(0, 2**63 - 1), Unit("note id")]

FaderLevel = Annotated[float, Interval(0, 1), Unit("fader position, 0.85 = 0 dB, 1 = +6 dB")]
SendLevel = Annotated[float, Interval(0, 1), Unit("knob position, 1 = 0 dB")]
Pan = Annotated[float, Interval(-1, 1), Unit("pan, -1 = left, 1 = right")]

ColorIndex = Annotated[int, Interval(0, 69), Unit("entry of Live's colour palette")]
RgbColor = Annotated[int, Interval(0, 0xFFFFFF), Unit("0xRRGGBB")]

Index = Annotated[int, Interval(0, 2**31 - 1), Unit("position, from 0")]
Count = Annotated[int, Interval(0, 2**63 - 1), Unit("number of items")]

Name = Annotated[str, Length(0, 1000)]
"""A name as the user sees it."""
