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

# Time

Bpm = Annotated[float, Interval(20, 999), Unit("BPM")]
Beats = Annotated[float, Interval(0, MAX_SONG_BEATS), Unit("beats")]
"""A position from the start of the song, or a duration, in beats (quarter notes)."""
ClipBeats = Annotated[float, Interval(-MAX_SONG_BEATS, MAX_SONG_BEATS), Unit("beats")]
"""A position inside a clip, which may lie before the clip's first beat."""
BeatDuration = Annotated[float, Interval(1e-6, MAX_SONG_BEATS), Unit("beats")]
"""A duration that is longer than nothing."""
ClipTime = Annotated[
    float, Interval(-MAX_SONG_BEATS, MAX_SONG_BEATS), Unit("beats, or seconds in a clip that is not warped")
]
"""A position inside a clip, in the unit of that clip."""
ClipLength = Annotated[float, Interval(1e-6, MAX_SONG_BEATS), Unit("beats, or seconds in a clip that is not warped")]
BeatDistance = Annotated[float, Interval(-MAX_SONG_BEATS, MAX_SONG_BEATS), Unit("beats, negative = earlier")]
Bars = Annotated[float, Interval(0, 1e6), Unit("bars")]
Seconds = Annotated[float, Interval(0, 1e9), Unit("s")]
HoldSeconds = Annotated[float, Interval(0.01, 2), Unit("s")]
Milliseconds = Annotated[float, Interval(0, 1e9), Unit("ms")]
SignatureNumerator = Annotated[int, Interval(1, 99), Unit("beats per bar")]
SignatureDenominator = Annotated[int, OneOf((1, 2, 4, 8, 16)), Unit("note value of one beat")]

# Notes

MidiPitch = Annotated[int, Interval(0, 127), Unit("MIDI note number, 60 = C3")]
PitchSpan = Annotated[int, Interval(1, 128), Unit("semitones")]
Transposition = Annotated[int, Interval(-127, 127), Unit("semitones")]
NoteId = Annotated[int, Interval(0, 2**63 - 1), Unit("note id")]
Velocity = Annotated[float, Interval(1, 127), Unit("MIDI velocity")]
ReleaseVelocity = Annotated[float, Interval(0, 127), Unit("MIDI velocity")]
VelocityDeviation = Annotated[float, Interval(-127, 127), Unit("MIDI velocity")]
VelocityRange = Annotated[float, Interval(0, 127), Unit("MIDI velocity, up or down")]
VelocityOffset = Annotated[float, Interval(-127, 127), Unit("MIDI velocity")]
Probability = Annotated[float, Interval(0, 1), Unit("probability, 1 = always")]
NoteFactor = Annotated[float, Interval(0.01, 100), Unit("times what it was")]
GridBeats = Annotated[float, Interval(1 / 256, 1024), Unit("beats from line to line, 0.25 = 1/16")]
EditStrength = Annotated[float, Interval(0, 1), Unit("part of the way, 1 = all")]
SwingAmount = Annotated[float, Interval(0, 1), Unit("swing, 1 = every second line is late by half of the grid")]
TimingDeviation = Annotated[float, Interval(0, 16), Unit("beats, earlier or later")]

# Scales, chords, tuning

PitchClass = Annotated[int, Interval(0, 11), Unit("semitones above C")]
ScaleInterval = Annotated[int, Interval(0, 11), Unit("semitones above the root")]
ScaleDegree = Annotated[int, Interval(1, 12), Unit("degree of the scale, 1 = its root")]
Octave = Annotated[int, Interval(-2, 8), Unit("octave as Live counts them, C3 = 60")]
OctaveCount = Annotated[int, Interval(1, 10), Unit("octaves")]
ChordSize = Annotated[int, Interval(2, 7), Unit("notes, 3 = triad, 4 = seventh chord")]
ChordInversion = Annotated[int, Interval(0, 6), Unit("notes that go up by an octave, the lowest first")]
Cents = Annotated[float, Interval(-1e6, 1e6), Unit("cents, 100 = a semitone of equal temperament")]
Hertz = Annotated[float, Interval(1e-3, 1e6), Unit("Hz")]
NoteOfTuning = Annotated[int, Interval(0, 2**31 - 1), Unit("note of the pseudo-octave, from 0")]
TuningOctave = Annotated[int, Interval(-100, 100), Unit("pseudo-octave")]

# Mixer

FaderLevel = Annotated[float, Interval(0, 1), Unit("fader position, 0.85 = 0 dB, 1 = +6 dB")]
SendLevel = Annotated[float, Interval(0, 1), Unit("knob position, 1 = 0 dB")]
Pan = Annotated[float, Interval(-1, 1), Unit("pan, -1 = left, 1 = right")]
Decibels = Annotated[float, Interval(-200, 100), Unit("dB")]
CrossfaderPosition = Annotated[float, Interval(-1, 1), Unit("crossfader, -1 = all A, 1 = all B")]
MeterLevel = Annotated[float, Interval(0, 1), Unit("part of the meter, 0 = -70 dBFS or less, 1 = +6 dBFS or more")]

# Clips, grooves

SampleGain = Annotated[float, Interval(0, 1), Unit("slider position, 0.4 = 0 dB, 1 = +24 dB")]
ClipSemitones = Annotated[int, Interval(-48, 48), Unit("semitones")]
ClipCents = Annotated[float, Interval(-500, 500), Unit("cents")]
VelocityAmount = Annotated[float, Interval(0, 1), Unit("share of the velocity that reaches the volume")]
GrooveAmount = Annotated[float, Interval(0, 1), Unit("amount, 1 = 100 %")]
GrooveVelocity = Annotated[float, Interval(-1, 1), Unit("amount, 1 = 100 %")]
FollowActionNumber = Annotated[int, Interval(0, 100), Unit("number of the follow action")]

# Samples

SampleRate = Annotated[float, Interval(0, 1e9), Unit("Hz")]
Samples = Annotated[float, Interval(-1e9, 1e9), Unit("samples")]
SampleFrames = Annotated[float, Interval(-1e12, 1e12), Unit("frames of the sample")]
SampleFrame = Annotated[int, Interval(0, 2**31 - 1), Unit("frames from the start of the sample")]
SampleSeconds = Annotated[float, Interval(-1e9, 1e9), Unit("seconds of the sample")]
VoiceCount = Annotated[int, Interval(1, 32), Unit("voices")]
BendRange = Annotated[int, Interval(0, 48), Unit("semitones")]
Sensitivity = Annotated[float, Interval(0, 1), Unit("sensitivity, 1 = most slices")]
RegionCount = Annotated[int, Interval(2, 64), Unit("regions")]

# Devices

ParameterValue = Annotated[float, Interval(-1e12, 1e12), Unit("the parameter's own unit")]
ParameterText = Annotated[str, Length(1, 200)]
"""What Live shows for a value of a parameter: `-6.0 dB`, `1.20 kHz`, the name of a switch's position."""
ParameterValueOrText = Annotated[float | str, Interval(-1e12, 1e12), Unit("the parameter's own unit"), Length(1, 200)]
Normalized = Annotated[float, Interval(0, 1), Unit("share of the parameter's range, 0 = min, 1 = max")]
DisplayNumber = Annotated[float, Interval(-1e12, 1e12), Unit("the unit that Live shows")]
MacroValue = Annotated[float, Interval(0, 127), Unit("macro position")]
MacroCount = Annotated[int, Interval(1, 16), Unit("macros")]
VariationIndex = Annotated[int, Interval(-1, 10**6), Unit("position of the macro variation, from 0, -1 = none")]
ChokeGroup = Annotated[int, Interval(0, 16), Unit("choke group, 0 = none")]
IncomingNote = Annotated[int, Interval(-1, 127), Unit("MIDI note number, 60 = C3, -1 = all notes")]
Seed = Annotated[int, Interval(0, 2**32 - 1), Unit("seed of the random numbers")]

# MIDI

MidiChannel = Annotated[int, Interval(0, 15), Unit("MIDI channel, 0 = channel 1")]
MidiController = Annotated[int, Interval(0, 127), Unit("MIDI controller number")]
MidiValue = Annotated[int, Interval(0, 127), Unit("MIDI value")]
MidiProgram = Annotated[int, Interval(0, 127), Unit("MIDI program, 0 = the first")]
MidiBend = Annotated[int, Interval(-8192, 8191), Unit("pitch bend, 0 = centre")]
MidiByte = Annotated[int, Interval(0, 255), Unit("byte")]

# Looks, places, states

ColorIndex = Annotated[int, Interval(0, 69), Unit("entry of Live's colour palette")]
RgbColor = Annotated[int, Interval(0, 0xFFFFFF), Unit("0xRRGGBB")]
Index = Annotated[int, Interval(0, 2**31 - 1), Unit("position, from 0")]
SlotIndex = Annotated[int, Interval(-2, 2**31 - 1), Unit("scene index; -1 and -2 as described")]
Depth = Annotated[int, Interval(0, 1000), Unit("levels of nesting, 0 = top")]
Count = Annotated[int, Interval(0, 2**63 - 1), Unit("number of items")]
EnumNumber = Annotated[int, Interval(0, 1000), Unit("Live's number of the choice")]
PlayingStatus = Annotated[int, Interval(0, 2), Unit("0 stands still, 1 plays, 2 records")]
MonitoringNumber = Annotated[int, Interval(0, 2), Unit("0 in, 1 auto, 2 off")]
LoadShare = Annotated[float, Interval(0, 1e6), Unit("share of the load, as Live reports it")]
VersionNumber = Annotated[int, Interval(0, 10**9), Unit("version number")]

# Texts

Name = Annotated[str, Length(0, 1000)]
"""A name as the user sees it."""
LongText = Annotated[str, Length(0, 20000)]
FilePath = Annotated[str, Length(1, 4096), Doc("Best an absolute path.")]
