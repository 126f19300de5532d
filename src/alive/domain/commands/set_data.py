"""Operations on data that scripts keep in the Set."""

from typing import Annotated, Any

from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import Doc, Length
from alive.domain.refs import TrackRef
from alive.domain.results.set_data import DataStored, StoredData

_CATEGORY = "Session Control"

DataKey = Annotated[str, Length(1, 200), Doc("Shared with all scripts: begin it with a name of your own.")]
KeptBy = Annotated[TrackRef | None, Doc("The track that keeps it; if not given, the song does.")]


@operation(category=_CATEGORY, effect=Effect.READ, source=("Live.Song.Song.get_data", "Live.Track.Track.get_data"))
class GetData(Command[StoredData]):
    """Get what was stored in the Set under a key, with the song or with a track.

    Raises:
        NotFound: There is no such track.
        LiveRejected: Another script stored something there that JSON cannot carry.
    """

    key: DataKey
    track_index: KeptBy = None


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    undo=Undo.NOT_TRACKED,
    source=(
        "Live.Song.Song.set_data",
        "Live.Song.Song.get_data",
        "Live.Track.Track.set_data",
        "Live.Track.Track.get_data",
    ),
)
class SetData(Command[DataStored]):
    """Store a value in the Set under a key, with the song or with a track. It is saved and loaded with the Set.

    What was stored under the key is replaced, whichever script stored it.

    Raises:
        NotFound: There is no such track.
        OutcomeUnknown: Live gives something else back.
    """

    key: DataKey
    value: Annotated[Any, Doc("Any JSON value.")]
    track_index: KeptBy = None
