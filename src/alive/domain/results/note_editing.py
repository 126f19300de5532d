"""What operations that change notes together return, beside those of `notes`."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, EditStrength, GridBeats
from alive.domain.refs import ClipOnTrackRef, TrackRef


@result
class ClipQuantized:
    """A clip after Live quantized it."""

    message: str
    track_index: TrackRef
    clip_index: Annotated[ClipOnTrackRef, Doc("The scene of its slot, or its path elsewhere.")]
    clip_id: str
    quantize_to: GridBeats
    amount: EditStrength
    moved_count: Annotated[
        Count, Doc("Notes, or warp markers of an audio clip, that Live shows elsewhere than before.")
    ]
    removed_count: Annotated[Count, Doc("Those that are gone because another one took their place.")]
