"""The published state: every observed object with its properties and what belongs to it.

The state at one number and all events after it, applied in order by id (ids that are not known are passed over), give
the state at any later number.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc

SINGLE = {"master_track", "clip"}
"""The lists that have one object at most."""


@result
class ObjectState:
    """One object as it was published last."""

    object_id: str
    kind: str
    parent: Annotated[str | None, Doc("The id of the object it belongs to; null for the song.")]
    properties: Annotated[Mapping[str, Any], Doc("The value of each observed property, by the topic of its event.")]
    children: Annotated[Mapping[str, tuple[str, ...]], Doc("The ids of what belongs to it, in order, by list.")]


@result
class PublishedState:
    """Everything that is observed, at one number of the event log."""

    session: str
    seq: Annotated[Count, Doc("Events before this number are in it.")]
    objects: tuple[ObjectState, ...]
