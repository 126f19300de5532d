"""How a clip of the Arrangement gets to another time: Live can only copy and delete."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.clips import NEAR
from alive.domain.errors import LiveRejected
from alive.domain.quantities import MAX_SONG_BEATS
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Clip import Clip
    from Live.Track import Track


def move_clip(track: "Track", clip: "Clip", start: float) -> "Clip":
    """Move a clip on the time line of its track; the one that is there afterwards, which is a new one.

    Raises LiveRejected if another clip would be cut.
    """
    first, length = clip.start_time, clip.end_time - clip.start_time
    if abs(start - first) <= NEAR:
        return clip
    others = [other for other in track.arrangement_clips if other != clip]
    _require_free(others, start, start + length)
    source = clip
    if start < first + length and start + length > first:
        # A copy over its own source cuts the source, and is said to have crashed Live: it goes by way of a free place.
        free = max([start, first, *(other.end_time for other in others)]) + length
        if free + length > MAX_SONG_BEATS:
            raise LiveRejected(
                "There is no room at the end of the Arrangement, by way of which the clip must be moved."
            )
        source = track.duplicate_clip_to_arrangement(clip, free)
        track.delete_clip(clip)
    moved = track.duplicate_clip_to_arrangement(source, start)
    track.delete_clip(source)
    return moved


def _require_free(others: "list[Clip]", start: float, end: float) -> None:
    for other in others:
        if other.start_time < end - NEAR and other.end_time > start + NEAR:
            place = f"from beat {number(other.start_time)} to {number(other.end_time)}"
            raise LiveRejected(f"The clip {other.name or 'without a name'} {place} is in the way.")
