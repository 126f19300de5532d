"""What can be done with the notes of a clip: pure functions from notes to notes.

Each takes notes and gives as many, in the same order and with the same ids, so that what changed is found by comparing
them one by one. None of them knows what Live does when two notes of one pitch meet: that is read from Live.
"""

import bisect
import math
import random
from collections.abc import Iterable, Sequence
from typing import Any, cast

import attrs

from alive.domain.errors import InvalidArgument, Problem
from alive.domain.quantities import MAX_SONG_BEATS
from alive.domain.results.notes import Note
from alive.domain.scales import Fit, Scale
from alive.domain.words import counted, number

Notes = tuple[Note, ...]

EDGE = 1e-9
"""Beats: what lies closer to the edge of a window lies on it, so that 0.1 + 0.2 ends where 0.3 begins."""

SHORTEST = 1e-6
"""Beats: Live takes no shorter note."""

LOWEST_VELOCITY, HIGHEST_VELOCITY = 1.0, 127.0
LOWEST_PITCH, HIGHEST_PITCH = 0, 127


def with_changes(note: Note, **changes: Any) -> Note:
    """A note of which some fields are different."""
    return cast("Note", attrs.evolve(cast("Any", note), **changes))


def starts_within(beats: float, from_time: float | None, time_span: float | None) -> bool:
    """Whether a position lies in a window of time that includes its beginning and not its end."""
    start = from_time or 0.0
    if from_time is not None and beats < start - EDGE:
        return False
    return time_span is None or beats < start + time_span - EDGE


def transposed(notes: Sequence[Note], semitones: int) -> Notes:
    """Notes that are so much higher. InvalidArgument if one of them would leave the pitches there are."""
    moved = tuple(with_changes(note, pitch=note.pitch + semitones) for note in notes)
    outside = [note.pitch for note in moved if not LOWEST_PITCH <= note.pitch <= HIGHEST_PITCH]
    if outside:
        furthest = min(outside) if semitones < 0 else max(outside)
        words = f"{counted(len(outside), 'note')} would leave pitches 0 to 127, one as far as {furthest}"
        raise InvalidArgument([_problem("semitones", semitones, words)])
    return moved


def quantized(
    notes: Sequence[Note],
    grid: float,
    strength: float = 1.0,
    swing: float = 0.0,
    *,
    starts: bool = True,
    ends: bool = False,
) -> Notes:
    """Notes that are moved towards the lines of a grid; lengths stay unless ends are moved too."""
    return tuple(_quantized(note, grid, strength, swing, starts=starts, ends=ends) for note in notes)


def line_at(index: int, grid: float, swing: float = 0.0) -> float:
    """One line of a grid; swing makes every second one late, at 1 by half the distance of two lines."""
    return index * grid + (swing * grid / 2 if index % 2 else 0.0)


def nearest_line(beats: float, grid: float, swing: float = 0.0) -> float:
    """The line of a grid that is nearest to a position; of two, the earlier."""
    index = math.floor(beats / grid)
    return min((line_at(near, grid, swing) for near in (index - 1, index, index + 1)), key=lambda at: abs(at - beats))


def humanized(
    notes: Sequence[Note],
    seed: int,
    timing: float = 0.0,
    velocity: float = 0.0,
    bounds: tuple[float, float] | None = None,
) -> Notes:
    """Notes that are off by chance, at most so many beats and so much velocity. The same seed does the same.

    What starts within the bounds still does: a note that would leave them goes as far the other way, or stays.
    Velocities stop at 1 and 127.
    """
    chance = random.Random(seed)  # noqa: S311 - it is to be repeated
    # The order in which chance is dealt out depends on the music only, not on how the notes are listed.
    order = sorted(range(len(notes)), key=lambda index: (notes[index].start_time, notes[index].pitch))
    dealt = {index: (chance.uniform(-timing, timing), chance.uniform(-velocity, velocity)) for index in order}
    return tuple(_humanized(note, *dealt[index], bounds) for index, note in enumerate(notes))


def legato(notes: Sequence[Note], until: float | None = None) -> Notes:
    """Notes that last until the next one starts. The last keep their length, or end at `until`."""
    starts = sorted({note.start_time for note in notes})
    return tuple(_lasting(note, _next_start(starts, note.start_time, until)) for note in notes)


def mirrored(notes: Sequence[Note], start: float, end: float) -> Notes:
    """Notes in reverse order: what ended so much before the end starts so much after the start."""
    return tuple(with_changes(note, start_time=start + end - note.start_time - note.duration) for note in notes)


def extent(notes: Iterable[Note]) -> tuple[float, float]:
    """From the first start to the last end; nothing for no notes."""
    spans = [(note.start_time, note.start_time + note.duration) for note in notes]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0.0, 0.0)


def stretched(notes: Sequence[Note], factor: float, anchor: float) -> Notes:
    """Notes whose lengths, and distances from one position, are so many times what they were."""
    scaled = tuple(
        with_changes(note, start_time=anchor + (note.start_time - anchor) * factor, duration=note.duration * factor)
        for note in notes
    )
    refused = sum(note.duration < SHORTEST or abs(note.start_time) > MAX_SONG_BEATS for note in scaled)
    if refused:
        raise InvalidArgument(
            [_problem("factor", factor, f"{counted(refused, 'note')} would be too short or too far off")]
        )
    return scaled


def fitted(notes: Sequence[Note], scale: Scale, fit: Fit = Fit.NEAREST) -> Notes:
    """Notes whose pitches are those of a scale. InvalidArgument if there is none in that direction."""
    moved = tuple(with_changes(note, pitch=scale.fitted(note.pitch, fit)) for note in notes)
    refused = [note.pitch for note in moved if not LOWEST_PITCH <= note.pitch <= HIGHEST_PITCH]
    if refused:
        allowed = "a direction in which the scale has a pitch from 0 to 127"
        raise InvalidArgument([Problem("fit", f"got {fit.value}, allowed is {allowed}", fit.value, allowed)])
    return moved


def with_velocity(notes: Sequence[Note], velocity: float) -> Notes:
    """Notes of one velocity."""
    return tuple(with_changes(note, velocity=velocity) for note in notes)


def with_scaled_velocities(notes: Sequence[Note], factor: float, offset: float = 0.0, *, limit: bool = False) -> Notes:
    """Notes of so many times the velocity, and so much more. What leaves 1 to 127 is refused, or stops there."""
    wanted = [note.velocity * factor + offset for note in notes]
    outside = sum(not LOWEST_VELOCITY <= velocity <= HIGHEST_VELOCITY for velocity in wanted)
    if outside and not limit:
        words = f"{counted(outside, 'note')} would leave velocities 1 to 127; limit=true makes them stop there"
        raise InvalidArgument([_problem("factor", factor, words)])
    return tuple(with_changes(note, velocity=_limited(velocity)) for note, velocity in zip(notes, wanted, strict=True))


def with_ramp(notes: Sequence[Note], first: float, last: float) -> Notes:
    """Notes whose velocity goes evenly over time from that of the first start to that of the last."""
    low = min((note.start_time for note in notes), default=0.0)
    span = max((note.start_time for note in notes), default=0.0) - low
    shares = [(note.start_time - low) / span if span else 0.0 for note in notes]
    return tuple(
        # As a mean of both, so that no rounding leads out of the range.
        with_changes(note, velocity=_limited(first * (1 - share) + last * share))
        for note, share in zip(notes, shares, strict=True)
    )


def _quantized(note: Note, grid: float, strength: float, swing: float, *, starts: bool, ends: bool) -> Note:
    start, end = note.start_time, note.start_time + note.duration
    start_line = nearest_line(start, grid, swing) if starts else start
    new_start = _towards(start, start_line, strength)
    if not ends:
        return with_changes(note, start_time=new_start)
    new_end = _towards(end, _end_line(end, start_line, grid, swing), strength)
    # At strength 0 the sum of start and length would be rounded once more.
    duration = new_end - new_start if strength else note.duration
    return with_changes(note, start_time=new_start, duration=duration)


def _end_line(end: float, start_line: float, grid: float, swing: float) -> float:
    line = nearest_line(end, grid, swing)
    index = math.floor(start_line / grid)
    while line < start_line + 2 * SHORTEST:
        line = line_at(index, grid, swing)
        index += 1
    return line


def _towards(beats: float, line: float, strength: float) -> float:
    return line if strength == 1 else beats + strength * (line - beats)


def _humanized(note: Note, shift: float, louder: float, bounds: tuple[float, float] | None) -> Note:
    velocity = _limited(float(round(note.velocity + louder))) if louder else note.velocity
    return with_changes(
        note, start_time=note.start_time + _kept_within(note.start_time, shift, bounds), velocity=velocity
    )


def _kept_within(start: float, shift: float, bounds: tuple[float, float] | None) -> float:
    if bounds is None or not bounds[0] <= start < bounds[1]:
        return shift
    return next((way for way in (shift, -shift) if bounds[0] <= start + way < bounds[1]), 0.0)


def _next_start(starts: list[float], start: float, until: float | None) -> float | None:
    # What starts less than the shortest note later starts together with it.
    following = bisect.bisect_left(starts, start + SHORTEST)
    return starts[following] if following < len(starts) else until


def _lasting(note: Note, until: float | None) -> Note:
    if until is None:
        return note
    if until - note.start_time < SHORTEST:
        allowed = f"more than {number(note.start_time)}, where the last note starts"
        raise InvalidArgument([Problem("until", f"got {number(until)}, allowed is {allowed}", until, allowed)])
    return with_changes(note, duration=until - note.start_time)


def _limited(velocity: float) -> float:
    return min(max(velocity, LOWEST_VELOCITY), HIGHEST_VELOCITY)


def _problem(path: str, got: float, words: str) -> Problem:
    return Problem(path, f"got {number(got)}: {words}", got, "what keeps every note valid")
