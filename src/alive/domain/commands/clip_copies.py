"""Operations that copy clips or parts of them. Copying into the Arrangement is with the operations on it."""

from typing import Annotated

from alive.domain.commands.clip import ClipOfScene, SlotScene
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc
from alive.domain.refs import ClipRef, TrackRef
from alive.domain.results.clip_copies import ClipCopied, ClipRegionChanged

_CATEGORY = "Clip Operations"


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Track.Track.duplicate_clip_slot", "Live.ClipSlot.ClipSlot.clip", "Live.Song.Song.scenes"),
)
class DuplicateClip(Command[ClipCopied]):
    """Duplicate a Session clip into the next free slot below it; if there is none, Live makes a scene.

    Raises:
        NotFound: There is no such track, scene or clip, or no clip in that slot.
        UnsupportedByLive: The clip is in the Arrangement.
        LiveRejected: Live makes no more scenes, such as at the limit of its edition.
    """

    track_index: TrackRef
    scene_index: ClipOfScene


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.ClipSlot.ClipSlot.duplicate_clip_to", "Live.ClipSlot.ClipSlot.has_clip"),
    partly="Live copies from slot to slot only: copy_clip_to_session makes a new clip of one of the Arrangement.",
)
class CopyClip(Command[ClipCopied]):
    """Copy a Session clip into a slot of this or another track, with its notes and envelopes.

    A slot that has a clip is left alone, unless `replace` is true.

    Raises:
        NotFound: There is no such clip, track or scene, or the track has no slots.
        UnsupportedByLive: The clip is in the Arrangement.
        LiveRejected: The slot has a clip and `replace` is false, or is the clip's own, or one of the tracks is a MIDI
            track and the other an audio track, or one is a group.
    """

    clip: ClipRef
    track_index: TrackRef
    scene_index: SlotScene
    replace: Annotated[bool, Doc("Whether a clip that is there is replaced.")] = False


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Clip.Clip.duplicate_loop", "Live.Clip.Clip.loop_end", "Live.Clip.Clip.get_all_notes_extended"),
)
class DuplicateClipLoop(Command[ClipRegionChanged]):
    """Make the loop of a MIDI clip twice as long, with a second copy of its notes and envelopes.

    Without looping, what lies between the start and the end marker is doubled.

    Raises:
        NotFound: There is no such clip.
        LiveRejected: The clip is an audio clip.
        OutcomeUnknown: Live does not show that it is longer.
    """

    clip: ClipRef


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.Clip.Clip.crop", "Live.Clip.Clip.loop_start", "Live.Clip.Clip.loop_end"),
)
class CropClip(Command[ClipRegionChanged]):
    """Crop a clip: what lies outside of its loop is removed; without looping, what lies outside of its markers.

    Raises:
        NotFound: There is no such clip.
        LiveRejected: Live does not crop it.
    """

    clip: ClipRef
