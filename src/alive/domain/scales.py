"""Scales and chords: which pitches they have, and how other pitches are fitted to them.

A scale is a root and the semitones of its steps above it, as Live tells them in `Song.root_note` and
`Song.scale_intervals`. Steps are counted through all octaves: after the last of one octave comes the root of the next.
"""

import bisect
import enum

import attrs

from alive.domain.errors import InvalidArgument, Problem

OCTAVE = 12
LOWEST, HIGHEST = 0, 127
"""The pitches that MIDI has."""

C3 = 60
"""The pitch that Live calls C3."""

CHORDS: dict[str, tuple[int, ...]] = {
    "major": (0, 4, 7),
    "minor": (0, 3, 7),
    "diminished": (0, 3, 6),
    "augmented": (0, 4, 8),
    "sus2": (0, 2, 7),
    "sus4": (0, 5, 7),
    "power": (0, 7),
    "major6": (0, 4, 7, 9),
    "minor6": (0, 3, 7, 9),
    "dominant7": (0, 4, 7, 10),
    "major7": (0, 4, 7, 11),
    "minor7": (0, 3, 7, 10),
    "minor_major7": (0, 3, 7, 11),
    "half_diminished7": (0, 3, 6, 10),
    "diminished7": (0, 3, 6, 9),
    "augmented7": (0, 4, 8, 10),
    "dominant7_sus4": (0, 5, 7, 10),
    "add9": (0, 4, 7, 14),
    "minor_add9": (0, 3, 7, 14),
    "dominant9": (0, 4, 7, 10, 14),
    "major9": (0, 4, 7, 11, 14),
    "minor9": (0, 3, 7, 10, 14),
}
"""Semitones above the root, by quality."""

_NAMES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")


class Fit(enum.StrEnum):
    """Where a pitch outside of a scale goes."""

    NEAREST = "nearest"
    """To the nearest pitch of the scale; of two, the lower."""
    DOWN = "down"
    UP = "up"


@attrs.frozen
class Scale:
    """A root (0 = C) and the semitones of the steps above it, from 0 up."""

    root: int
    intervals: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many steps an octave has."""
        return len(self.intervals)

    def holds(self, pitch: int) -> bool:
        """Whether a pitch is one of the scale."""
        return (pitch - self.root) % OCTAVE in self.intervals

    def pitch_of(self, step: int) -> int:
        """The pitch of a step, counted from the root of the lowest octave. It may be none that MIDI has."""
        octave, position = divmod(step, self.size)
        return self.root + OCTAVE * octave + self.intervals[position]

    def step_of(self, pitch: int) -> int:
        """The highest step that is not above a pitch."""
        octave, above = divmod(pitch - self.root, OCTAVE)
        return octave * self.size + bisect.bisect_right(self.intervals, above) - 1

    def pitches(self, low: int = LOWEST, high: int = HIGHEST) -> tuple[int, ...]:
        """The pitches of the scale from one to another, both included."""
        return tuple(pitch for pitch in range(low, high + 1) if self.holds(pitch))

    def fitted(self, pitch: int, fit: Fit = Fit.NEAREST) -> int:
        """The pitch of the scale for a pitch. One beyond what MIDI has is not taken if there is another way."""
        if self.holds(pitch):
            return pitch
        below = self.pitch_of(self.step_of(pitch))
        above = self.pitch_of(self.step_of(pitch) + 1)
        ways = {Fit.DOWN: [below], Fit.UP: [above]}.get(fit) or sorted(
            (below, above), key=lambda way: (abs(way - pitch), way)
        )
        return next((way for way in ways if LOWEST <= way <= HIGHEST), ways[0])

    def chord(self, degree: int, octave: int, count: int = 3) -> tuple[int, ...]:
        """Every other step of the scale from a degree (1 = the root), which is a triad, a seventh chord and so on."""
        first = self.step_at(degree, octave)
        return tuple(self.pitch_of(first + 2 * position) for position in range(count))

    def step_at(self, degree: int, octave: int) -> int:
        """The step that is a degree of the scale (1 = the root) whose root lies in an octave as Live counts them."""
        if degree > self.size:
            allowed = f"1 to {self.size}, the degrees of the scale"
            raise InvalidArgument([Problem("degree", f"got {degree}, allowed is {allowed}", degree, allowed)])
        return (octave + C3 // OCTAVE - 3) * self.size + degree - 1


def inverted(pitches: tuple[int, ...], inversion: int) -> tuple[int, ...]:
    """A chord whose lowest notes, as many as the inversion says, are an octave higher."""
    if inversion >= len(pitches):
        allowed = f"0 to {len(pitches) - 1} for a chord of {len(pitches)} notes"
        raise InvalidArgument([Problem("inversion", f"got {inversion}, allowed is {allowed}", inversion, allowed)])
    ordered = sorted(pitches)
    return tuple(sorted([*ordered[inversion:], *(pitch + OCTAVE for pitch in ordered[:inversion])]))


def quality_of(pitches: tuple[int, ...]) -> str | None:
    """What a chord in root position is called, or None if it has no name here."""
    above = tuple(pitch - pitches[0] for pitch in pitches)
    return next((name for name, intervals in CHORDS.items() if intervals == above), None)


def class_name(pitch: int) -> str:
    """The name of a pitch without its octave."""
    return _NAMES[pitch % OCTAVE]


def pitch_name(pitch: int) -> str:
    """The name of a pitch as Live shows it: 60 is C3."""
    return f"{class_name(pitch)}{pitch // OCTAVE - 2}"
