"""What operations on data that is stored in the Set return."""

from typing import Annotated, Any

from alive.domain.operation import result
from alive.domain.quantities import Doc


@result
class StoredData:
    """What is stored under a key."""

    key: str
    value: Annotated[Any, Doc("Null if nothing is stored.")]
    is_stored: bool
    object_id: Annotated[str, Doc("Of the song or the track that keeps it.")]


@result
class DataStored:
    """What is stored under a key, as Live gives it back."""

    message: str
    key: str
    value: Any
    object_id: Annotated[str, Doc("Of the song or the track that keeps it.")]
