"""What operations that copy clips, or parts of them, return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import ClipLength, ClipTime, Count, Doc, Index
from alive.domain.refs import TrackRef


@result
class ClipCopied:
    """A copy of a clip, as Live shows it."""

    message: str
    track_index: TrackRef
    scene_index: Annotated[Index, Doc("The scene of the slot that has the copy.")]
    clip_id: Annotated[str, Doc("The id of the copy.")]
    source_clip_id: str
    name: str
    is_new_scene: Annotated[bool, Doc("Whether Live made a scene for it.")]
    replaced_clip_id: Annotated[str | None, Doc("The clip whose place it took, which is gone.")]


@result
class ClipRegionChanged:
    """A clip after its loop was doubled or it was cropped."""

    message: str
    clip_id: str
    path: str
    length: ClipLength
    looping: bool
    loop_start: ClipTime
    loop_end: ClipTime
    start_marker: ClipTime
    end_marker: ClipTime
    note_count: Annotated[Count | None, Doc("Null for audio clips.")]
