"""What operations on the clips of the Arrangement return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import BeatDuration, Beats, ClipLength, ColorIndex, Count, Doc
from alive.domain.refs import ClipRef, TrackRef

_CHANGED = Doc("Clips that lay there: what Live has cut, and pieces that are new because of it.")
_REMOVED = Doc("The ids of clips that lay there and are gone; they are never given again.")


@result
class ArrangementClip:
    """A clip of the Arrangement, as Live shows it."""

    clip_id: str
    path: str
    name: str
    start_time: Beats
    end_time: Beats
    duration: Annotated[BeatDuration, Doc("From start to end on the time line.")]
    length: Annotated[ClipLength, Doc("Of its loop, or without looping between its markers.")]
    is_midi_clip: bool
    is_audio_clip: bool
    looping: bool
    muted: Annotated[bool, Doc("Whether the clip is deactivated.")]
    color_index: ColorIndex | None


@result
class TrackArrangementClips:
    """The clips of one track in the Arrangement, in the order of time."""

    track_index: TrackRef
    track_id: str
    count: Count
    clips: tuple[ArrangementClip, ...]


@result
class ArrangedTrack:
    """A track, and its clips in the Arrangement that were asked for."""

    track_index: TrackRef
    track_id: str
    name: str
    clips: tuple[ArrangementClip, ...]
    take_lane_clips: Annotated[tuple[ArrangementClip, ...], Doc("Those of its take lanes, if they were asked for.")]


@result
class ArrangementClips:
    """The clips of the Arrangement; only tracks that have some are listed."""

    tracks: tuple[ArrangedTrack, ...]
    count: Annotated[Count, Doc("Clips of all tracks together.")]


@result
class ArrangementClipPlaced:
    """A new clip in the Arrangement, as Live shows it."""

    message: str
    track_index: TrackRef
    clip_index: Annotated[ClipRef, Doc("Its path.")]
    clip_id: str
    name: str
    start_time: Beats
    end_time: Beats
    changed_clip_ids: Annotated[tuple[str, ...], _CHANGED]
    removed_clip_ids: Annotated[tuple[str, ...], _REMOVED]


@result
class ArrangementClipMoved:
    """A clip of the Arrangement after it was moved."""

    message: str
    track_index: TrackRef
    clip_index: Annotated[ClipRef, Doc("Its path.")]
    clip_id: Annotated[str, Doc("Its new id.")]
    old_clip_id: Annotated[str, Doc("The id it had; it is never given again.")]
    name: str
    start_time: Beats
    end_time: Beats
    changed_clip_ids: Annotated[tuple[str, ...], _CHANGED]
    removed_clip_ids: Annotated[tuple[str, ...], _REMOVED]


@result
class ArrangementClipSplit:
    """The two parts of a clip of the Arrangement."""

    message: str
    first: ArrangementClip
    second: ArrangementClip


@result
class ArrangementClipDeleted:
    """A clip of the Arrangement that is gone."""

    message: str
    clip_id: Annotated[str, Doc("The id it had; it is never given again.")]
    path: Annotated[str, Doc("Where it was.")]
    name: Annotated[str, Doc("The name it had.")]


@result
class SessionClipMade:
    """A clip of the Session View that was made after one of the Arrangement."""

    message: str
    clip_id: str
    path: str
    name: str
    length: ClipLength
    note_count: Count
