"""Handlers of the operations on the transport. Live shows all of these only on a later tick."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.application.handling import Steps, Until
from alive.domain.commands.transport import ContinuePlaying, GetCurrentTime, JumpToTime, StartPlayback, StopPlayback
from alive.domain.errors import OutcomeUnknown
from alive.domain.results import CurrentTime, JumpedToTime, PlaybackState

if TYPE_CHECKING:
    from Live.Song import Song

TIMEOUT = 1.0
"""Seconds until a change of the transport must be seen. Live shows it on its next tick, unless it is very busy."""

TOLERANCE = 1e-3
"""Beats: finer than anybody hears, coarser than any rounding of a position."""


@handles(StartPlayback)
def start_playback(live: LiveContext, _command: StartPlayback) -> Steps[PlaybackState]:
    """Start from the start marker."""
    song = live.song()
    song.start_playing()
    return _when_playing(song, "start")


@handles(StopPlayback)
def stop_playback(live: LiveContext, _command: StopPlayback) -> Steps[PlaybackState]:
    """Stop."""
    song = live.song()
    song.stop_playing()
    return _when_stopped(song)


@handles(ContinuePlaying)
def continue_playing(live: LiveContext, _command: ContinuePlaying) -> Steps[PlaybackState]:
    """Start from where it stopped."""
    song = live.song()
    song.continue_playing()
    return _when_playing(song, "continue")


@handles(GetCurrentTime)
def get_current_time(live: LiveContext, _command: GetCurrentTime) -> CurrentTime:
    """Read it from the song."""
    song = live.song()
    return CurrentTime(current_song_time=song.current_song_time, is_playing=song.is_playing)


@handles(JumpToTime)
def jump_to_time(live: LiveContext, command: JumpToTime) -> Steps[JumpedToTime]:
    """Write the position; where it plays, it is seen a little later than written."""
    song = live.song()
    song.current_song_time = command.time_in_beats
    return _when_arrived(song, command.time_in_beats)


def _when_playing(song: "Song", asked: str) -> Steps[PlaybackState]:
    if not (yield Until(lambda: song.is_playing, TIMEOUT)):
        raise OutcomeUnknown(f"Live was asked to {asked} playback, but shows that the song stands still.")
    now = song.current_song_time
    return PlaybackState(message="The song plays.", is_playing=song.is_playing, current_song_time=now)


def _when_stopped(song: "Song") -> Steps[PlaybackState]:
    if not (yield Until(lambda: not song.is_playing, TIMEOUT)):
        raise OutcomeUnknown("Live was asked to stop playback, but shows that the song plays.")
    now = song.current_song_time
    return PlaybackState(message="The song stands still.", is_playing=song.is_playing, current_song_time=now)


def _when_arrived(song: "Song", target: float) -> Steps[JumpedToTime]:
    def arrived() -> bool:
        run_on = song.tempo / 60 * TIMEOUT if song.is_playing else 0.0
        return target - TOLERANCE <= song.current_song_time <= target + run_on + TOLERANCE

    shown = yield Until(arrived, TIMEOUT)
    now = song.current_song_time
    if not shown:
        raise OutcomeUnknown(f"Live was asked to move to beat {target:g}, but shows beat {now:g}.")
    return JumpedToTime(message=f"The song is at beat {now:g}.", time=now, is_playing=song.is_playing)
