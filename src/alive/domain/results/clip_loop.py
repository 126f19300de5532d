"""What operations on the loop and the markers of clips return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import ClipLength, ClipTime, Doc
from alive.domain.refs import TrackRef
from alive.domain.results.clip import ClipPlace


@result
class ClipLoop:
    """The loop and the markers of a clip, as Live shows them."""

    message: str
    track_index: TrackRef
    clip_index: ClipPlace
    clip_id: str
    looping: bool
    loop_start: Annotated[ClipTime, Doc("While looping is off, the start marker.")]
    loop_end: Annotated[ClipTime, Doc("While looping is off, the end marker.")]
    start_marker: ClipTime
    end_marker: ClipTime
    length: ClipLength
    is_in_seconds: Annotated[bool, Doc("Whether positions are seconds: in audio clips that are not warped.")]
