"""Operations on the loop and the markers of clips. Several at once are set with `set_clip`."""

from alive.domain.commands.clip import ClipOnTrack
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import ClipTime
from alive.domain.refs import TrackRef
from alive.domain.results.clip_loop import ClipLoop

_CATEGORY = "Clip Operations"


@operation(category=_CATEGORY, effect=Effect.EDIT, source="Live.Clip.Clip.looping")
class SetClipLooping(Command[ClipLoop]):
    """Turn the loop of a clip on or off.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: The clip is an audio clip that is not warped, which cannot loop.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    looping: bool


@operation(category=_CATEGORY, effect=Effect.EDIT, source=("Live.Clip.Clip.loop_start", "Live.Clip.Clip.looping"))
class SetClipLoopStart(Command[ClipLoop]):
    """Set where the loop of a clip starts; while looping is off, where the clip starts.

    Live has one value for both: without looping, it is the start marker that moves.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: It is not before the end of the loop.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    loop_start: ClipTime


@operation(category=_CATEGORY, effect=Effect.EDIT, source=("Live.Clip.Clip.loop_end", "Live.Clip.Clip.looping"))
class SetClipLoopEnd(Command[ClipLoop]):
    """Set where the loop of a clip ends; while looping is off, where the clip ends.

    Live has one value for both: without looping, it is the end marker that moves.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: It is not after the start of the loop.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    loop_end: ClipTime


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Clip.Clip.start_marker", "Live.Clip.Clip.loop_start", "Live.Clip.Clip.looping"),
)
class SetClipStartMarker(Command[ClipLoop]):
    """Set the start marker of a clip: where it starts to play when it is launched.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: It is not before the end.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    start_marker: ClipTime


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Clip.Clip.end_marker", "Live.Clip.Clip.loop_end", "Live.Clip.Clip.looping"),
)
class SetClipEndMarker(Command[ClipLoop]):
    """Set the end marker of a clip: where it ends when it does not loop.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: It is not after the start marker.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    end_marker: ClipTime
