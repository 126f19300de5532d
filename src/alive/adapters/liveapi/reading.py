"""How handlers read a whole Set without holding Live up.

What is read over several callbacks may change meanwhile. So a handler takes the list once, asks before it touches
one of its objects whether that is still alive, and asks for the places of all of them at the end, in one callback.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from alive.adapters.liveapi.runtime import live_ptr

if TYPE_CHECKING:
    from Live.Song import Song
    from Live.Track import Track

WORK_PER_TURN = 200
"""Units of work in one callback. A unit is a look at an object of Live, some 10 microseconds; so it is about 2 ms."""


class Pace:
    """Counts work and tells when others should have their turn."""

    def __init__(self, per_turn: int = WORK_PER_TURN) -> None:
        self._per_turn = per_turn
        self._done = 0

    def is_over(self, units: int) -> bool:
        """Whether to let others go first, before that much more work is done."""
        over = self._done > 0 and self._done + units > self._per_turn
        self._done = units if over else self._done + units
        return over

    def spend(self, units: int) -> None:
        """Count work that could not be told before it was done."""
        self._done += units


def all_tracks(song: "Song") -> "list[Track]":
    """All tracks as they are shown: those of the Set, return tracks, the main track."""
    return [*song.tracks, *song.return_tracks, song.master_track]


def place_in(song: "Song") -> "Callable[[Track], int | str]":
    """A function that tells where a living track is in this callback: its index, or the path if it has none."""
    places: dict[int, int | str] = {live_ptr(song.master_track): "master_track"}
    places |= {live_ptr(track): index for index, track in enumerate(song.tracks)}
    places |= {live_ptr(track): f"return_tracks/{index}" for index, track in enumerate(song.return_tracks)}
    return lambda track: places[live_ptr(track)]
