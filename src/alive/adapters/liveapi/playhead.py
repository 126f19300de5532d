"""How handlers see that the position in the song went where it was asked to go, while it may go on by itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from alive.adapters.liveapi.waiting import SOON, TIMEOUT, Wait, settled
from alive.application.handling import Until

if TYPE_CHECKING:
    from Live.Song import Song

TOLERANCE = 1e-3
"""Beats: finer than anybody hears, coarser than any rounding of a position."""


def arrived(song: "Song", before: float, target: float) -> Wait:
    """Wait until the position is the target, or where the song gets from there by playing on."""

    def near() -> bool:
        return is_on_the_way(song, target, beats_in(song, TIMEOUT))

    yield from settled(leap(song, before))
    return near() or (yield Until(near, TIMEOUT))


def leap(song: "Song", before: float) -> Callable[[], bool]:
    """A question to ask in each callback: whether the position ever moved as playing on does not move it."""
    last, leapt = before, False

    def leaps() -> bool:
        nonlocal last, leapt
        leapt = leapt or not is_on_the_way(song, last, beats_in(song, SOON))
        last = song.current_song_time
        return leapt

    return leaps


def beats_in(song: "Song", seconds: float) -> float:
    """How far the song plays in a time."""
    return song.tempo / 60 * seconds if song.is_playing else 0.0


def is_on_the_way(song: "Song", start: float, beats: float) -> bool:
    """Whether the song is where it gets from a position by playing on for at most so many beats, through its loop."""
    now = song.current_song_time
    ahead = now - start
    if song.loop and now < start - TOLERANCE and start < song.loop_start + song.loop_length:
        if now < song.loop_start - TOLERANCE:
            return False
        ahead += song.loop_length
    return -TOLERANCE <= ahead <= beats + TOLERANCE
