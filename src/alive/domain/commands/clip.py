"""Operations on clips of the Session View."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import AlsoCalled, BeatDuration, Doc, Name
from alive.domain.refs import ClipOnTrackRef, SceneRef, TrackRef
from alive.domain.results.clip import ClipCreated, ClipDeleted, ClipInfo, ClipLaunched, ClipNamed, ClipStopped

_CATEGORY = "Clip Operations"

SlotScene = Annotated[SceneRef, AlsoCalled("clip_index"), Doc("The scene whose slot on the track is meant.")]
_CLIP_DOC = Doc("The scene whose slot on the track has the clip, or the clip itself.")
ClipOfScene = Annotated[ClipOnTrackRef, AlsoCalled("clip_index"), _CLIP_DOC]
ClipOnTrack = Annotated[ClipOnTrackRef, AlsoCalled("scene_index"), _CLIP_DOC]


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.ClipSlot.ClipSlot.create_clip", "Live.Clip.Clip.length"),
)
class CreateMidiClip(Command[ClipCreated]):
    """Create an empty MIDI clip in an empty slot of a MIDI track.

    Raises:
        NotFound: There is no such track or scene, or the track has no slots.
        LiveRejected: The slot has a clip already, or the track is no MIDI track.
    """

    track_index: TrackRef
    scene_index: SlotScene
    length: BeatDuration = 4.0


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.ClipSlot.ClipSlot.delete_clip", "Live.ClipSlot.ClipSlot.has_clip", "Live.Clip.Clip.name"),
)
class DeleteClip(Command[ClipDeleted]):
    """Delete a clip.

    Raises:
        NotFound: There is no such track or scene, or no clip in that slot.
    """

    track_index: TrackRef
    scene_index: SlotScene


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=(
        "Live.ClipSlot.ClipSlot.fire",
        "Live.ClipSlot.ClipSlot.is_triggered",
        "Live.Clip.Clip.is_playing",
        "Live.Clip.Clip.launch_mode",
        "Live.Track.Track.fired_slot_index",
    ),
)
class LaunchClip(Command[ClipLaunched]):
    """Launch a clip: it starts at the next launch quantization, and so does the song if it stands still.

    A clip that plays starts anew, or stops if its launch mode is Toggle. Answers once Live shows that the clip waits
    for its start, or plays; where it did so before, a tenth of a second later, with what Live shows by then.

    Raises:
        NotFound: There is no such track or scene, or no clip in that slot.
        OutcomeUnknown: Live did not show it in time.
    """

    track_index: TrackRef
    scene_index: SlotScene


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=(
        "Live.ClipSlot.ClipSlot.stop",
        "Live.ClipSlot.ClipSlot.is_triggered",
        "Live.Clip.Clip.is_playing",
        "Live.Track.Track.fired_slot_index",
    ),
)
class StopClip(Command[ClipStopped]):
    """Stop a clip at the next launch quantization.

    A clip that waits for its start does not start. While the clip neither plays nor waits, Live is asked nothing, so
    that what else the track plays goes on. Whether stopping a clip that waits also stops another clip of the track
    that plays is not known. Answers once Live shows that the clip waits for its stop, or stands still.

    Raises:
        NotFound: There is no such track or scene, or no clip in that slot.
        OutcomeUnknown: Live did not show it in time.
    """

    track_index: TrackRef
    scene_index: SlotScene


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Clip.Clip.name",
        "Live.Clip.Clip.length",
        "Live.Clip.Clip.loop_start",
        "Live.Clip.Clip.loop_end",
        "Live.Clip.Clip.looping",
        "Live.Clip.Clip.start_marker",
        "Live.Clip.Clip.end_marker",
        "Live.Clip.Clip.is_midi_clip",
        "Live.Clip.Clip.is_audio_clip",
        "Live.Clip.Clip.is_playing",
        "Live.Clip.Clip.is_triggered",
        "Live.Clip.Clip.muted",
        "Live.Clip.Clip.color",
        "Live.Clip.Clip.color_index",
    ),
)
class GetClipInfo(Command[ClipInfo]):
    """Get the state of a clip: name, length, loop, kind, whether it plays, colour.

    Positions of a warped clip are in beats. While looping is off, `loop_start` and `loop_end` are those of the start
    and end markers.

    Raises:
        NotFound: There is no such track or scene, or no clip in that slot.
    """

    track_index: TrackRef
    scene_index: SlotScene


@operation(category=_CATEGORY, effect=Effect.EDIT, source="Live.Clip.Clip.name")
class SetClipName(Command[ClipNamed]):
    """Rename a clip.

    Raises:
        NotFound: There is no such track or scene, or no clip in that slot.
    """

    track_index: TrackRef
    scene_index: SlotScene
    name: Name
