"""Handlers of the operations on data that scripts keep in the Set."""

import math
from typing import Any, Final

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.domain.commands.set_data import GetData, SetData
from alive.domain.errors import LiveRejected, OutcomeUnknown
from alive.domain.results.set_data import DataStored, StoredData

_NOTHING: Final = "alive: nothing is stored here"
"""What Live answers where nothing is stored: a plain text, for nobody knows what else Live hands back as it is."""

_DEEPEST = 64
"""Levels of lists and objects in each other, as of requests."""


@handles(GetData)
def get_data(live: LiveContext, command: GetData) -> StoredData:
    """Ask the song or the track."""
    keeper, object_id = _keeper(live, command)
    found = keeper.get_data(command.key, _NOTHING)
    is_stored = found != _NOTHING
    value = _plain(found, command.key) if is_stored else None
    return StoredData(key=command.key, value=value, is_stored=is_stored, object_id=object_id)


@handles(SetData)
def set_data(live: LiveContext, command: SetData) -> DataStored:
    """Store it, and see that it is given back."""
    keeper, object_id = _keeper(live, command)
    keeper.set_data(command.key, command.value)
    found = _plain(keeper.get_data(command.key, _NOTHING), command.key)
    if found != _plain(command.value, command.key):
        raise OutcomeUnknown(f"Live was asked to store a value under {command.key!r}, but gives another one back.")
    return DataStored(
        message=f"Stored under {command.key}.",
        key=command.key,
        value=found,
        object_id=object_id,
    )


def _keeper(live: LiveContext, command: GetData | SetData) -> tuple[Any, str]:
    if command.track_index is None:
        song = live.song()
        return song, live.id_of("song", song)
    track = live.track(command.track_index)
    return track, live.id_of("track", track)


def _plain(value: Any, key: str, depth: int = 0) -> Any:
    """The value if JSON can carry it; tuples as lists. Other scripts store whatever Python has."""
    if value is None or isinstance(value, bool | int | str) or (isinstance(value, float) and math.isfinite(value)):
        return value
    if depth < _DEEPEST and isinstance(value, list | tuple):
        return [_plain(item, key, depth + 1) for item in value]
    if depth < _DEEPEST and isinstance(value, dict) and all(isinstance(name, str) for name in value):
        return {name: _plain(item, key, depth + 1) for name, item in value.items()}
    raise LiveRejected(f"What is stored under {key!r} has a {type(value).__name__}, which JSON cannot carry.")
