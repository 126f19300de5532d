"""The fields that say which object an event is about, and where it was when the event was published.

The id stays with the object; the indices hold at the moment of publishing. A track's index is a number for the tracks
of the main list and the path for the others, as in results.
"""

from alive.domain.event import Event
from alive.domain.operation import result
from alive.domain.quantities import Index
from alive.domain.refs import TrackRef


@result
class OfTrack(Event):
    """About a track."""

    track_id: str
    track_index: TrackRef


@result
class OfScene(Event):
    """About a scene."""

    scene_id: str
    scene_index: Index


@result
class OfClipSlot(Event):
    """About a slot of the Session."""

    clip_slot_id: str
    track_index: TrackRef
    scene_index: Index


@result
class OfClip(Event):
    """About a clip. In the Arrangement it has no scene, but an index among the clips of its track there."""

    clip_id: str
    track_index: TrackRef
    scene_index: Index | None = None
    arrangement_index: Index | None = None


@result
class OfDevice(Event):
    """About a device; its path says where it is, also inside of racks."""

    device_id: str
    track_index: TrackRef
    device_index: Index
    path: str


@result
class OfParameter(Event):
    """About a parameter of a device."""

    parameter_id: str
    track_index: TrackRef
    device_index: Index
    parameter_index: Index
    path: str


@result
class OfSend(Event):
    """About a send of a track."""

    send_id: str
    track_index: TrackRef
    send_index: Index


@result
class OfChain(Event):
    """About a chain of a rack."""

    chain_id: str
    track_index: TrackRef
    chain_index: Index
    path: str


@result
class OfCuePoint(Event):
    """About a locator."""

    cue_point_id: str
    cue_point_index: Index
