"""The event of a property that somebody observes of any object."""

from typing import Annotated, Any

from alive.domain.event import Event, event
from alive.domain.quantities import Doc


@event(of="object")
class ObjectProperty(Event):
    """A property that this connection observes changed."""

    object_id: str
    property: str
    value: Annotated[Any, Doc("Null where Live has a listener and no property.")]
    observation: Annotated[str, Doc("As observe answered it.")]
