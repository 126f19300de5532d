"""Operations on clips as a whole: making and deleting them, launching and stopping them."""

from typing import Annotated

from alive.domain.enumerations import ClipLaunchQuantization
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import AlsoCalled, BeatDuration, Doc, Name
from alive.domain.refs import ClipOnTrackRef, ClipRef, SlotOnTrackRef, TrackRef
from alive.domain.results.clip import (
    ClipCreated,
    ClipDeleted,
    ClipInfo,
    ClipLaunched,
    ClipNamed,
    ClipsStopped,
    ClipStopped,
)

_CATEGORY = "Clip Operations"

SlotScene = Annotated[SlotOnTrackRef, AlsoCalled("clip_index"), Doc("The scene whose slot on the track is meant.")]
_CLIP_DOC = Doc("The scene whose slot on the track has the clip, or the clip itself.")
ClipOfScene = Annotated[ClipOnTrackRef, AlsoCalled("clip_index"), _CLIP_DOC]
ClipOnTrack = Annotated[ClipOnTrackRef, AlsoCalled("scene_index"), _CLIP_DOC]
FireQuantization = Annotated[
    ClipLaunchQuantization | None,
    Doc("In place of the clip's own launch quantization; global is that of the song."),
]
ForceLegato = Annotated[bool, Doc("Take over the position of the clip that plays, as in legato mode.")]


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
    source=("Live.ClipSlot.ClipSlot.delete_clip", "Live.Track.Track.delete_clip", "Live.Clip.Clip.name"),
)
class DeleteClip(Command[ClipDeleted]):
    """Delete a clip of the Session, of the Arrangement or of a take lane.

    Raises:
        NotFound: There is no such track, scene or clip, or no clip in that slot.
    """

    track_index: TrackRef
    scene_index: ClipOfScene


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
        NotFound: There is no such track, scene or clip, or no clip in that slot.
        UnsupportedByLive: The clip is in the Arrangement, where it plays when the song comes to it.
        OutcomeUnknown: Live did not show it in time.
    """

    track_index: TrackRef
    scene_index: ClipOfScene
    launch_quantization: FireQuantization = None
    force_legato: ForceLegato = False


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
        NotFound: There is no such track, scene or clip, or no clip in that slot.
        UnsupportedByLive: The clip is in the Arrangement, where it plays when the song comes to it.
        OutcomeUnknown: Live did not show it in time.
    """

    track_index: TrackRef
    scene_index: ClipOfScene


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=(
        "Live.Song.Song.stop_all_clips",
        "Live.Track.Track.fired_slot_index",
        "Live.Track.Track.playing_slot_index",
    ),
)
class StopAllClips(Command[ClipsStopped]):
    """Stop the Session clips of all tracks at the next launch quantization; the song plays on.

    Answers once Live shows of every track that played or waited that its stop waits, or that it stands still.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    quantized: Annotated[bool, Doc("If false, they stop at once.")] = True


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=("Live.Clip.Clip.set_fire_button_state", "Live.Clip.Clip.is_playing", "Live.Track.Track.fired_slot_index"),
)
class SetClipFireButton(Command[ClipLaunched]):
    """Press or release the launch button of a clip, as a finger does: releasing matters in the modes Gate and Repeat.

    A button that is pressed stays so until it is released. Answers a tenth of a second later at the latest, with what
    Live shows by then.

    Raises:
        NotFound: There is no such clip.
        UnsupportedByLive: The clip is in the Arrangement.
        OutcomeUnknown: It was pressed, but Live did not show in time that the clip starts.
    """

    clip: ClipRef
    is_pressed: bool


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

    While looping is off, `loop_start` and `loop_end` are those of the start and end markers. `get_clip` tells more.

    Raises:
        NotFound: There is no such track, scene or clip, or no clip in that slot.
    """

    track_index: TrackRef
    scene_index: ClipOfScene


@operation(category=_CATEGORY, effect=Effect.EDIT, source="Live.Clip.Clip.name")
class SetClipName(Command[ClipNamed]):
    """Rename a clip of the Session, of the Arrangement or of a take lane.

    Raises:
        NotFound: There is no such track, scene or clip, or no clip in that slot.
    """

    track_index: TrackRef
    scene_index: ClipOfScene
    name: Name
