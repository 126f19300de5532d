"""What operations on the transport return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Beats, Doc


@result
class PlaybackState:
    """The transport as Live shows it."""

    message: str
    is_playing: bool
    current_song_time: Beats


@result
class CurrentTime:
    """Where the song is."""

    current_song_time: Beats
    is_playing: bool


@result
class JumpedToTime:
    """Where the song is after the jump."""

    message: str
    time: Annotated[Beats, Doc("The position that Live shows; while it plays, already a little later.")]
    is_playing: bool
