"""Events of objects that come, go and move.

Whatever is added comes with its whole observed state, so that nobody has to ask for it. The order of a list is always
told whole (`structure.children`): added, deleted and moved are for people and displays, and say where it was or is.
"""

from typing import Annotated

from alive.domain.event import Event, Osc, event
from alive.domain.events.places import OfClip, OfClipSlot, OfDevice, OfScene, OfTrack
from alive.domain.quantities import Doc
from alive.domain.state import ObjectState


@event(of="structure")
class StructureChildren(Event):
    """What belongs to an object changed, or its order."""

    object_id: str
    list: Annotated[str, Doc("Which list of the object, such as tracks or devices.")]
    children: Annotated[tuple[str, ...], Doc("The ids of all that is in it now, in order.")]


@event(of="structure")
class StructureAdded(Event):
    """An object was added, with all that belongs to it."""

    object_id: str
    kind: str
    objects: tuple[ObjectState, ...]


@event(of="structure")
class StructureDeleted(Event):
    """An object is gone, with all that belonged to it."""

    object_id: str
    kind: str


@event(of="track", osc=Osc("/live/track/added", "iss"))
class TrackAdded(OfTrack):
    """A track was added."""

    name: str
    type: Annotated[str, Doc("audio, midi, group, return or master.")]


@event(of="track", osc=Osc("/live/track/deleted", "i"))
class TrackDeleted(OfTrack):
    """A track was deleted; the index is the one it had."""


@event(of="track", osc=Osc("/live/track/moved", "ii"))
class TrackMoved(OfTrack):
    """A track is at another place; other tracks that only made room for it are not told."""

    was_at: Annotated[int | str, Doc("The index it had.")]


@event(of="scene", osc=Osc("/live/scene/added", "is"))
class SceneAdded(OfScene):
    """A scene was added."""

    name: str


@event(of="scene", osc=Osc("/live/scene/removed", "i"))
class SceneRemoved(OfScene):
    """A scene was deleted; the index is the one it had."""


@event(of="scene", osc=Osc("/live/scene/reordered", "is"))
class SceneReordered(OfScene):
    """A scene is at another place, because scenes before it came, went or moved."""

    name: str


@event(of="clip_slot", osc=Osc("/live/clip_slot/created", "iibbi"))
class ClipSlotCreated(OfClipSlot):
    """A slot was added, as one is on each track for a new scene."""

    has_clip: bool
    has_stop_button: bool
    playing_status: int


@event(of="clip", osc=Osc("/live/clip/added", "iis"))
class ClipAdded(OfClip):
    """A clip was added."""

    name: str


@event(of="clip", osc=(Osc("/live/clip/removed", "ii"), Osc("/live/clip/deleted", "ii")))
class ClipRemoved(OfClip):
    """A clip was deleted; the place is the one it had."""


@event(of="device", osc=Osc("/live/device/added", "iis"))
class DeviceAdded(OfDevice):
    """A device was added."""

    name: str


@event(of="device", osc=Osc("/live/device/deleted", "ii"))
class DeviceDeleted(OfDevice):
    """A device was deleted; the place is the one it had."""
