"""Finds out which clips of the Arrangement the playhead is in, and which of them are recorded.

Live calls back for what is launched and stopped; nobody has seen it call back when the playhead only goes on into the
next clip, or out of what is recorded. So these clips are looked at in turn while the song's position changes: a few in
each look, for there may be thousands, and all of them when somebody waits for all that is visible.
"""

from collections.abc import Callable, Iterator
from itertools import islice

from alive.adapters.liveapi.observers.watch import Watch

AT_ONCE = 64
"""Clips, and tracks passed by, of one look: well under a millisecond."""

LookAt = Callable[[Watch, str], None]

TOPICS = ("clip.playing", "clip.recording")


class Playhead:
    """The song's position as it was when all clips had been looked at, and how far the look has come since."""

    def __init__(self, look_at: LookAt) -> None:
        """Make one that has a topic of an object looked at."""
        self._look_at = look_at
        self._seen: tuple[float, bool] | None = None
        self._steps: Iterator[None] = iter(())

    def look(self, song: Watch) -> None:
        """Note the next clips that may have begun or ceased to play; begin anew when the position has changed."""
        if self._is_done_with(AT_ONCE) and self._is_elsewhere(song):
            self._steps = _every_clip(song, self._look_at)

    def rest(self, song: Watch) -> Iterator[None]:
        """Note all that may have begun or ceased to play up to now."""
        steps, self._steps = self._steps, iter(())
        if self._is_elsewhere(song) or song.thing.is_playing:
            return _every_clip(song, self._look_at)
        return steps

    def clear(self) -> None:
        """Nothing is watched any more."""
        self._seen = None
        self._steps = iter(())

    def _is_done_with(self, steps: int) -> bool:
        return sum(1 for _ in islice(self._steps, steps)) < steps

    def _is_elsewhere(self, song: Watch) -> bool:
        now = (song.thing.current_song_time, bool(song.thing.is_playing))
        before, self._seen = self._seen, now
        return now != before


def _every_clip(song: Watch, look_at: LookAt) -> Iterator[None]:
    for track in list(song.children.get("tracks", ())):
        for clip in list(track.children.get("arrangement_clips", ())):
            for topic in TOPICS:
                look_at(clip, topic)
            yield
        yield
