"""What operations on what a track plays return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import ClipTime, Doc, Index
from alive.domain.refs import TrackRef


@result
class TrackClipsStopped:
    """A track after its clips were stopped."""

    message: str
    track_index: TrackRef
    track_id: str
    is_stopping: Annotated[bool, Doc("Whether a clip still plays until the stop, which waits for the quantization.")]


@result
class SessionClipJumped:
    """Where the clip is a moment after the jump."""

    message: str
    track_index: TrackRef
    track_id: str
    clip_id: str
    scene_index: Index
    playing_position: ClipTime


@result
class TrackReturned:
    """A track that follows the Arrangement."""

    message: str
    track_index: TrackRef
    track_id: str
    back_to_arranger: Annotated[bool, Doc("Whether Session clips still hold it: false.")]
