"""What operations on the mixer of a track return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, FaderLevel, Index, Pan, SendLevel
from alive.domain.refs import TrackRef


@result
class TrackVolumeSet:
    """The volume that Live shows."""

    message: Annotated[str, Doc("With the level in dB, as Live writes it.")]
    track_index: TrackRef
    track_id: str
    volume: FaderLevel


@result
class TrackPanSet:
    """The panning that Live shows."""

    message: Annotated[str, Doc("With the position as Live writes it.")]
    track_index: TrackRef
    track_id: str
    pan: Pan


@result
class TrackMuted:
    """The state of the track activator that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    mute: bool


@result
class TrackSoloed:
    """The state of the solo switch that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    solo: bool
    others_changed: Annotated[Count, Doc("Tracks whose solo was ended.")]


@result
class TrackArmed:
    """The state of the arm switch that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    armed: bool
    others_changed: Annotated[Count, Doc("Tracks that were disarmed.")]


@result
class TrackSendSet:
    """The send that Live shows."""

    message: Annotated[str, Doc("With the level in dB, as Live writes it.")]
    track_index: TrackRef
    track_id: str
    send_index: Index
    value: SendLevel


@result
class Send:
    """One send of a track."""

    index: Index
    value: SendLevel
    name: Annotated[str, Doc("The name Live gives it.")]
    display_value: Annotated[str, Doc("In dB, as Live writes it.")]
    return_track_id: Annotated[str, Doc("The return track that it goes to.")]


@result
class TrackSends:
    """The sends of a track, in the order of the return tracks."""

    track_index: TrackRef
    track_id: str
    sends: tuple[Send, ...]
    count: Count
