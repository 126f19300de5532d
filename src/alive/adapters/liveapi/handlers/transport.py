"""Handlers of the operations on the transport. Live shows all of these only on a later tick."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.waiting import SOON, TIMEOUT, Wait, settled, until_new
from alive.application.handling import Steps, Until
from alive.domain.commands.transport import ContinuePlaying, GetCurrentTime, JumpToTime, StartPlayback, StopPlayback
from alive.domain.errors import OutcomeUnknown
from alive.domain.results.transport import CurrentTime, JumpedToTime, PlaybackState
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Song import Song

TOLERANCE = 1e-3
"""Beats: finer than anybody hears, coarser than any rounding of a position."""


@handles(StartPlayback)
def start_playback(live: LiveContext, _command: StartPlayback) -> Steps[PlaybackState]:
    """Start from the start marker; if it plays, that shows as a leap."""
    song = live.song()
    was_playing, before = song.is_playing, song.current_song_time
    song.start_playing()
    if was_playing:
        yield from _restarted(song, before)
    else:
        yield from until_new(lambda: song.is_playing, was_shown=False)
    return _playing(song, "start")


@handles(StopPlayback)
def stop_playback(live: LiveContext, _command: StopPlayback) -> Steps[PlaybackState]:
    """Stop."""
    song = live.song()
    was_playing = song.is_playing
    song.stop_playing()
    if not (yield from until_new(lambda: not song.is_playing, was_shown=not was_playing)):
        raise OutcomeUnknown("Live was asked to stop playback, but shows that the song plays.")
    return _playback_state(song)


@handles(ContinuePlaying)
def continue_playing(live: LiveContext, _command: ContinuePlaying) -> Steps[PlaybackState]:
    """Start from where it stopped."""
    song = live.song()
    was_playing = song.is_playing
    song.continue_playing()
    yield from until_new(lambda: song.is_playing, was_shown=was_playing)
    return _playing(song, "continue")


@handles(GetCurrentTime)
def get_current_time(live: LiveContext, _command: GetCurrentTime) -> CurrentTime:
    """Read it from the song."""
    song = live.song()
    return CurrentTime(current_song_time=song.current_song_time, is_playing=song.is_playing)


@handles(JumpToTime)
def jump_to_time(live: LiveContext, command: JumpToTime) -> Steps[JumpedToTime]:
    """Write the position; where it plays, it is seen a little later than written."""
    song = live.song()
    target, before = command.time_in_beats, song.current_song_time
    song.current_song_time = target
    shown = yield from _arrived(song, before, target)
    now = song.current_song_time
    if not shown:
        raise OutcomeUnknown(f"Live was asked to move to beat {number(target)}, but shows beat {number(now)}.")
    return JumpedToTime(message=f"The song is at beat {number(now)}.", time=now, is_playing=song.is_playing)


def _playing(song: "Song", asked: str) -> PlaybackState:
    if not song.is_playing:
        raise OutcomeUnknown(f"Live was asked to {asked} playback, but shows that the song stands still.")
    return _playback_state(song)


def _playback_state(song: "Song") -> PlaybackState:
    plays = song.is_playing
    message = "The song plays." if plays else "The song stands still."
    return PlaybackState(message=message, is_playing=plays, current_song_time=song.current_song_time)


def _restarted(song: "Song", before: float) -> Steps[None]:
    # Live may begin elsewhere than at the start marker (a loop or locator overrides it), so any leap is the restart.
    leapt = yield from settled(_leap(song, before))
    if not leapt and not _is_on_the_way(song, song.start_time, _beats_in(song, TIMEOUT)):
        now = number(song.current_song_time)
        raise OutcomeUnknown(f"Live was asked to start playback anew, but shows that it goes on, at beat {now}.")


def _arrived(song: "Song", before: float, target: float) -> Wait:
    def near() -> bool:
        return _is_on_the_way(song, target, _beats_in(song, TIMEOUT))

    yield from settled(_leap(song, before))
    return near() or (yield Until(near, TIMEOUT))


def _leap(song: "Song", before: float) -> Callable[[], bool]:
    """A question to ask in each callback: whether the position ever moved as playing on does not move it."""
    last, leapt = before, False

    def leap() -> bool:
        nonlocal last, leapt
        leapt = leapt or not _is_on_the_way(song, last, _beats_in(song, SOON))
        last = song.current_song_time
        return leapt

    return leap


def _beats_in(song: "Song", seconds: float) -> float:
    """How far the song plays in a time."""
    return song.tempo / 60 * seconds if song.is_playing else 0.0


def _is_on_the_way(song: "Song", start: float, beats: float) -> bool:
    """Whether the song is where it gets from a position by playing on for at most so many beats, through its loop."""
    now = song.current_song_time
    ahead = now - start
    if song.loop and now < start - TOLERANCE and start < song.loop_start + song.loop_length:
        if now < song.loop_start - TOLERANCE:
            return False
        ahead += song.loop_length
    return -TOLERANCE <= ahead <= beats + TOLERANCE
