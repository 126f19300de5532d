"""What operations on tracks return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import ColorIndex, Count, Doc, FaderLevel, Index, Pan, RgbColor
from alive.domain.refs import TrackRef


@result
class TrackCreated:
    """A new track, as Live shows it."""

    message: str
    track_index: Index
    track_id: str
    name: str


@result
class ReturnTrackCreated:
    """A new return track, as Live shows it."""

    message: str
    return_index: Annotated[Index, Doc("Position among the return tracks.")]
    track_index: TrackRef
    track_id: str
    name: str


@result
class TrackDeleted:
    """A track that is gone."""

    message: str
    track_id: Annotated[str, Doc("The id it had; it is never given again.")]
    name: Annotated[str, Doc("The name it had.")]
    num_tracks: Annotated[Count, Doc("Tracks left, without return tracks and the main track.")]
    num_return_tracks: Count


@result
class TrackDuplicated:
    """A copy of a track."""

    message: str
    new_index: Annotated[Index, Doc("Where Live put the copy.")]
    track_id: Annotated[str, Doc("The id of the copy.")]
    name: Annotated[str, Doc("The name Live gave to the copy.")]


@result
class TrackRenamed:
    """The name that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    name: str


@result
class TrackInfo:
    """A track as Live shows it."""

    track_index: TrackRef
    track_id: str
    name: str
    color: RgbColor
    color_index: ColorIndex | None
    is_foldable: Annotated[bool, Doc("Whether it is a group track.")]
    is_grouped: Annotated[bool, Doc("Whether it is inside a group track.")]
    mute: bool
    solo: bool
    arm: bool
    can_be_armed: bool
    has_midi_input: bool
    has_audio_input: bool
    volume: FaderLevel
    pan: Pan
    num_devices: Count
    num_clips: Annotated[Count, Doc("Clips in the Session View.")]


@result
class TrackColorSet:
    """The colour that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    color: RgbColor
    color_index: ColorIndex
