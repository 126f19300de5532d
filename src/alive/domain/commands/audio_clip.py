"""Operations on what only audio clips have. Several at once are set with `set_clip`."""

from alive.domain.commands.clip import ClipOnTrack, SlotScene
from alive.domain.enumerations import WarpMode
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import ClipCents, ClipSemitones, FilePath, SampleGain
from alive.domain.refs import TrackRef
from alive.domain.results.audio_clip import (
    AudioClipCreated,
    ClipFile,
    ClipGainSet,
    ClipPitch,
    ClipRamMode,
    ClipWarping,
    ClipWarpMode,
)

_CLIPS = "Clip Operations"
_AUDIO = "Audio Clips"


@operation(
    category=_AUDIO,
    effect=Effect.EDIT,
    source=("Live.ClipSlot.ClipSlot.create_audio_clip", "Live.Clip.Clip.file_path", "Live.Clip.Clip.length"),
)
class CreateAudioClip(Command[AudioClipCreated]):
    """Create a clip of an audio file in an empty slot of an audio track.

    Raises:
        NotFound: There is no such track, scene or file, or the track has no slots.
        InvalidArgument: The file is on another computer, by its name in the network.
        LiveRejected: The slot has a clip already, the track is no audio track or is frozen, or the file is no audio
            file that Live can read.
    """

    track_index: TrackRef
    scene_index: SlotScene
    file_path: FilePath


@operation(category=_CLIPS, effect=Effect.EDIT, source=("Live.Clip.Clip.gain", "Live.Clip.Clip.gain_display_string"))
class SetClipGain(Command[ClipGainSet]):
    """Set the gain of an audio clip.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: The clip is a MIDI clip.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    gain: SampleGain


@operation(category=_CLIPS, effect=Effect.EDIT, source=("Live.Clip.Clip.pitch_coarse", "Live.Clip.Clip.pitch_fine"))
class SetClipPitchCoarse(Command[ClipPitch]):
    """Transpose an audio clip by semitones.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: The clip is a MIDI clip.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    semitones: ClipSemitones


@operation(category=_CLIPS, effect=Effect.EDIT, source=("Live.Clip.Clip.pitch_fine", "Live.Clip.Clip.pitch_coarse"))
class SetClipPitchFine(Command[ClipPitch]):
    """Detune an audio clip, in Live's own range of the fine pitch.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: The clip is a MIDI clip, or Live does not take the value.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    cents: ClipCents


@operation(
    category=_AUDIO,
    effect=Effect.READ,
    source=("Live.Clip.Clip.warp_mode", "Live.Clip.Clip.warping", "Live.Clip.Clip.available_warp_modes"),
)
class GetClipWarpMode(Command[ClipWarpMode]):
    """Get how an audio clip is stretched, and how it could be.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: The clip is a MIDI clip.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack


@operation(
    category=_AUDIO,
    effect=Effect.EDIT,
    source=("Live.Clip.Clip.warp_mode", "Live.Clip.Clip.available_warp_modes"),
)
class SetClipWarpMode(Command[ClipWarpMode]):
    """Set how an audio clip is stretched. The numbers are Live's own: 5 is REX, 6 is Complex Pro.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: The clip is a MIDI clip, or its sample cannot have this mode: only REX files can have REX.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    warp_mode: WarpMode


@operation(category=_AUDIO, effect=Effect.READ, source="Live.Clip.Clip.file_path")
class GetClipFilePath(Command[ClipFile]):
    """Get the path of the file that an audio clip plays.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: The clip is a MIDI clip.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack


@operation(category=_AUDIO, effect=Effect.EDIT, source=("Live.Clip.Clip.warping", "Live.Clip.Clip.looping"))
class SetClipWarping(Command[ClipWarping]):
    """Let an audio clip follow the tempo, or not.

    A clip that is not warped cannot loop, and its positions are in seconds.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: The clip is a MIDI clip.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    warping: bool


@operation(category="Clip RAM Mode", effect=Effect.READ, source="Live.Clip.Clip.ram_mode")
class GetClipRamMode(Command[ClipRamMode]):
    """Get whether the sample of an audio clip is held in memory.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: The clip is a MIDI clip.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack


@operation(category="Clip RAM Mode", effect=Effect.EDIT, source="Live.Clip.Clip.ram_mode")
class SetClipRamMode(Command[ClipRamMode]):
    """Hold the sample of an audio clip in memory, or read it from disk while it plays.

    Raises:
        NotFound: There is no such track or clip, or no clip in that slot.
        LiveRejected: The clip is a MIDI clip.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    ram_mode: bool
