"""Operations on the transport."""

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Beats
from alive.domain.results.transport import CurrentTime, JumpedToTime, PlaybackState


@operation(
    category="Session Control",
    effect=Effect.PERFORM,
    source=(
        "Live.Song.Song.start_playing",
        "Live.Song.Song.is_playing",
        "Live.Song.Song.current_song_time",
        "Live.Song.Song.start_time",
    ),
)
class StartPlayback(Command[PlaybackState]):
    """Start playback from the start marker.

    A song that plays begins anew. Answers once Live shows that it plays, from there.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(
    category="Session Control",
    effect=Effect.PERFORM,
    source=("Live.Song.Song.stop_playing", "Live.Song.Song.is_playing", "Live.Song.Song.current_song_time"),
)
class StopPlayback(Command[PlaybackState]):
    """Stop playback.

    Answers once Live shows that it stands still.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(
    category="Session Control",
    effect=Effect.PERFORM,
    source=("Live.Song.Song.continue_playing", "Live.Song.Song.is_playing", "Live.Song.Song.current_song_time"),
)
class ContinuePlaying(Command[PlaybackState]):
    """Continue playback from where it stopped.

    Answers once Live shows that it plays.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(
    category="Transport",
    effect=Effect.READ,
    source=("Live.Song.Song.current_song_time", "Live.Song.Song.is_playing"),
)
class GetCurrentTime(Command[CurrentTime]):
    """Get the position in the song, and whether it plays."""


@operation(
    category="Transport",
    effect=Effect.PERFORM,
    source=("Live.Song.Song.current_song_time", "Live.Song.Song.is_playing"),
)
class JumpToTime(Command[JumpedToTime]):
    """Move the position in the song.

    Playback goes on from there if the song plays. While it stands still, the position moves, but where the next start
    begins is the start marker's business. Answers once Live shows the new position.

    Raises:
        LiveRejected: The position lies behind the end of the song.
        OutcomeUnknown: Live did not show it in time.
    """

    time_in_beats: Beats
