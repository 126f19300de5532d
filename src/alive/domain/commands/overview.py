"""The operation that looks at the whole Set."""

from alive.domain.operation import Command, Effect, operation
from alive.domain.results.overview import SessionOverview


@operation(
    category="Session Control",
    effect=Effect.READ,
    source=(
        "Live.Song.Song.tracks",
        "Live.Song.Song.return_tracks",
        "Live.Song.Song.master_track",
        "Live.Song.Song.scenes",
        "Live.Track.Track.name",
        "Live.Track.Track.color",
        "Live.Track.Track.is_foldable",
        "Live.Track.Track.has_midi_input",
        "Live.Track.Track.is_grouped",
        "Live.Track.Track.mute",
        "Live.Track.Track.solo",
        "Live.Track.Track.arm",
        "Live.Track.Track.can_be_armed",
        "Live.Track.Track.devices",
        "Live.Scene.Scene.name",
    ),
)
class GetSessionOverview(Command[SessionOverview]):
    """Get all tracks and scenes at once, with names, ids, colours and switches.

    A large Set is read over several turns of Live: what is deleted meanwhile is left out, and what is changed meanwhile
    may be told as it was.
    """
