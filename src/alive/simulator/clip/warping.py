"""Warp markers: where moments of a sample lie in the beats of a clip."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from alive.simulator.object_model.arguments import Signature
from alive.simulator.object_model.vectors import instance

SHADOW = 1 / 32
"""Beats from the last marker to the hidden one that only carries the tempo of the end."""

NEAR = 1e-9
"""Beats; markers this close are the same."""

_SIGNATURE = Signature("__init__( (object)arg1, (float)sample_time, (float)beat_time) -> None :")


class Mark(NamedTuple):
    """A fixed point: seconds of the sample, beats of the clip."""

    seconds: float
    beats: float


Marks = tuple[Mark, ...]


class WarpMarker(instance):
    """Live.Clip.WarpMarker: a value that can be made, but not edited."""

    __slots__ = ("_mark",)

    def __init__(self, *given: Any, **keywords: Any) -> None:
        self._mark = Mark(*_SIGNATURE.bind("WarpMarker", given, keywords))

    sample_time = property(lambda self: self._mark.seconds, doc="A WarpMarker's sample time.")
    beat_time = property(lambda self: self._mark.beats, doc="A WarpMarker's beat time.")


WarpMarker.__module__ = "Clip"
WarpMarker.__init__.__doc__ = _SIGNATURE.doc


def mark_of(marker: WarpMarker) -> Mark:
    """Return what a script put into a marker."""
    return marker._mark  # noqa: SLF001 - hidden from scripts, not from the simulator


def shown(mark: Mark) -> WarpMarker:
    """Return a mark as scripts see it."""
    return WarpMarker(mark.seconds, mark.beats)


def straight(tempo: float) -> Marks:
    """Return the markers of a sample that plays at a tempo throughout, the hidden one included."""
    return Mark(0.0, 0.0), Mark(SHADOW * 60 / tempo, SHADOW)


def beats_at(marks: Marks, seconds: float) -> float:
    """Return the beat at a moment of the sample."""
    first, second = _segment(marks, [mark.seconds for mark in marks], seconds)
    return first.beats + (seconds - first.seconds) * (second.beats - first.beats) / (second.seconds - first.seconds)


def seconds_at(marks: Marks, beats: float) -> float:
    """Return the moment of the sample at a beat."""
    first, second = _segment(marks, [mark.beats for mark in marks], beats)
    return first.seconds + (beats - first.beats) * (second.seconds - first.seconds) / (second.beats - first.beats)


def added(marks: Marks, new: Mark) -> Marks:
    """Return the markers with one more; it must lie between its neighbours in both units."""
    visible = sorted((*marks[:-1], new), key=lambda mark: mark.beats)
    return with_shadow(_ordered(visible), marks)


def removed(marks: Marks, beats: float) -> Marks:
    """Return the markers without the one at a beat; one must stay."""
    at = find(marks, beats)
    if len(marks) <= 2:
        message = "The last warp marker cannot be removed"
        raise RuntimeError(message)
    return with_shadow([*marks[:at], *marks[at + 1 : -1]], marks)


def moved(marks: Marks, beats: float, distance: float) -> Marks:
    """Return the markers with one at another beat; it must not pass a neighbour."""
    at = find(marks, beats)
    target = marks[at]._replace(beats=marks[at].beats + distance)
    return with_shadow(_ordered([*marks[:at], target, *marks[at + 1 : -1]]), marks)


def find(marks: Marks, beats: float) -> int:
    """Return the index of the visible marker at a beat."""
    for index, mark in enumerate(marks[:-1]):
        if abs(mark.beats - beats) <= NEAR:
            return index
    message = f"There is no warp marker at beat {beats}"
    raise RuntimeError(message)


def with_shadow(visible: Sequence[Mark], before: Marks) -> Marks:
    """Return visible markers with a hidden one that goes on at the pace of the last segment.

    A single marker keeps the pace the clip had at its end.
    """
    last = visible[-1]
    first, second = (visible[-2], last) if len(visible) > 1 else before[-2:]
    pace = (second.seconds - first.seconds) / (second.beats - first.beats)
    return (*visible, Mark(last.seconds + SHADOW * pace, last.beats + SHADOW))


def _ordered(visible: Sequence[Mark]) -> Sequence[Mark]:
    for first, second in pairwise(visible):
        if second.beats - first.beats <= NEAR or second.seconds - first.seconds <= 0:
            message = "Warp markers must be in the same order in beats and in the sample"
            raise RuntimeError(message)
    return visible


def _segment(marks: Marks, times: list[float], time: float) -> tuple[Mark, Mark]:
    """Return the two markers around a time, the nearest two beyond the ends."""
    index = min(max(bisect_right(times, time) - 1, 0), len(marks) - 2)
    return marks[index], marks[index + 1]
