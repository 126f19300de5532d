"""What operations return: values that Live showed after the change, never the arguments that were given.

Objects carry their stable id as `track_id`, `scene_id`, `clip_id`; `track_index` is a number for the tracks of the main
list and the path (`return_tracks/0`, `master_track`) for the others, so that it can be given back as it is.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from alive.domain.operation import result
from alive.domain.quantities import (
    BeatDuration,
    Beats,
    Bpm,
    ClipBeats,
    ColorIndex,
    Count,
    Doc,
    FaderLevel,
    Index,
    MidiPitch,
    Milliseconds,
    NoteId,
    Pan,
    Probability,
    ReleaseVelocity,
    RgbColor,
    SendLevel,
    SignatureDenominator,
    SignatureNumerator,
    Unit,
    Velocity,
    VelocityDeviation,
)
from alive.domain.refs import TrackRef

Seconds = Annotated[float, Unit("s")]
VersionNumber = Annotated[int, Unit("version number")]

# The script and the application


@result
class Pong:
    """The script is there."""

    message: str
    script: str
    version: Annotated[str, Doc("Version of the script.")]


@result
class Health:
    """The script can reach Live."""

    message: str
    tool_count: Annotated[Count, Doc("How many operations are declared.")]
    ableton_version: Annotated[VersionNumber, Doc("Major version of Live.")]
    live_version: str
    queue_size: Annotated[Count, Doc("How many commands wait.")]


@result
class ApplicationVersion:
    """Which Live is running."""

    major_version: VersionNumber
    minor_version: VersionNumber
    bugfix_version: VersionNumber
    version: Annotated[str, Doc("As Live writes it itself.")]
    build_id: str
    variant: Annotated[str, Doc("Edition of Live: Suite, Standard, Intro, Lite, ...")]


@result
class OperationSummary:
    """One line of the list of operations."""

    name: str
    category: str
    effect: str
    summary: str
    supported: Annotated[bool, Doc("Whether the running Live can do it.")]
    destructive: bool


@result
class OperationList:
    """The operations that match, by category and name."""

    operations: tuple[OperationSummary, ...]
    count: Count


@result
class OperationDescription:
    """Everything that is declared about one operation."""

    name: str
    summary: str
    description: str
    category: str
    effect: str
    destructive: bool
    undo: str
    since: Annotated[str, Doc("The first version of Live that can do it.")]
    source: Annotated[tuple[str, ...], Doc("The members of Live it rests on; empty if it does not touch Live.")]
    supported: Annotated[bool, Doc("Whether the running Live can do it.")]
    reason: Annotated[str | None, Doc("Why not, if it is not supported.")] = None
    parameters: Annotated[Mapping[str, Any], Doc("JSON Schema of the parameters.")]
    result: Annotated[Mapping[str, Any], Doc("JSON Schema of the reply.")]


@result
class Capabilities:
    """What this script on this Live can do."""

    live_version: str
    script_version: str
    protocol_version: VersionNumber
    catalogue_hash: Annotated[str, Doc("Changes whenever the declaration of any operation changes.")]
    session: Annotated[str, Doc("Id of this instance of the Set; a new one means that all ids are void.")]
    operations: Annotated[Count, Doc("How many operations are declared.")]
    unavailable: Annotated[Mapping[str, str], Doc("What this Live cannot do, by name, each with the reason.")]


@result
class Stats:
    """What the script knows of its own work since it started."""

    uptime_seconds: Seconds
    turns: Annotated[Count, Doc("Callbacks from Live in which the script worked.")]
    longest_turn_ms: Milliseconds
    overruns: Annotated[Count, Doc("Turns that took longer than their budget.")]
    faults: Annotated[Count, Doc("Defects of the script that were caught and logged.")]
    callback_interval_ms: Annotated[Milliseconds, Doc("Smoothed time between callbacks from Live.")]
    timer_restarts: Count
    commands: Annotated[Count, Doc("How many requests were answered, refusals included.")]
    errors: Annotated[Count, Doc("How many of them failed.")]
    by_action: Annotated[Mapping[str, int], Doc("How often each operation was asked for.")]
    by_error: Annotated[Mapping[str, int], Doc("How often each error code was answered.")]
    clients: Annotated[Count, Doc("Connections that are open.")]
    queue_size: Annotated[Count, Doc("How many commands wait.")]
    queue_capacity: Annotated[Count, Doc("How many commands may wait.")]
    suspended: Annotated[Count, Doc("Commands that wait for Live to show their effect.")]
    transports: Annotated[Mapping[str, Any], Doc("Counters of each transport.")]


# Song and transport


@result
class SessionInfo:
    """The state of the Set as a whole."""

    name: Annotated[str, Doc("Name of the Set; empty if it was never saved.")]
    is_playing: bool
    tempo: Bpm
    time_signature_numerator: SignatureNumerator
    time_signature_denominator: SignatureDenominator
    current_song_time: Beats
    loop: Annotated[bool, Doc("Whether the Arrangement loop is on.")]
    loop_start: Beats
    loop_end: Beats
    loop_length: Beats
    song_length: Beats
    num_tracks: Annotated[Count, Doc("Without return tracks and the main track.")]
    num_return_tracks: Count
    num_scenes: Count
    record_mode: Annotated[bool, Doc("Whether Arrangement recording is on.")]
    metronome: bool
    nudge_up: bool
    nudge_down: bool
    can_undo: bool
    can_redo: bool


@result
class TempoSet:
    """The tempo that Live shows."""

    message: str
    bpm: Bpm


@result
class TimeSignatureSet:
    """The time signature that Live shows."""

    message: str
    numerator: SignatureNumerator
    denominator: SignatureDenominator


@result
class PlaybackState:
    """The transport as Live shows it."""

    message: str
    is_playing: bool
    current_song_time: Beats


@result
class CurrentTime:
    """Where the song is."""

    current_song_time: Beats
    is_playing: bool


@result
class JumpedToTime:
    """Where the song is after the jump."""

    message: str
    time: Annotated[Beats, Doc("The position that Live shows; while it plays, already a little later.")]
    is_playing: bool


@result
class HistoryMoved:
    """Live's undo history after a step back or forth."""

    message: Annotated[str, Doc("Live's own name of the step.")]
    can_undo: bool
    can_redo: bool


# Tracks and mixer


@result
class TrackCreated:
    """A new track, as Live shows it."""

    message: str
    track_index: Index
    track_id: str
    name: str


@result
class ReturnTrackCreated:
    """A new return track, as Live shows it."""

    message: str
    return_index: Annotated[Index, Doc("Position among the return tracks.")]
    track_index: TrackRef
    track_id: str
    name: str


@result
class TrackDeleted:
    """A track that is gone."""

    message: str
    track_id: Annotated[str, Doc("The id it had; it is never given again.")]
    name: Annotated[str, Doc("The name it had.")]
    num_tracks: Annotated[Count, Doc("Tracks left, without return tracks and the main track.")]
    num_return_tracks: Count


@result
class TrackDuplicated:
    """A copy of a track."""

    message: str
    new_index: Annotated[Index, Doc("Where Live put the copy.")]
    track_id: Annotated[str, Doc("The id of the copy.")]
    name: Annotated[str, Doc("The name Live gave to the copy.")]


@result
class TrackRenamed:
    """The name that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    name: str


@result
class TrackInfo:
    """A track as Live shows it."""

    track_index: TrackRef
    track_id: str
    name: str
    color: RgbColor
    color_index: ColorIndex | None
    is_foldable: Annotated[bool, Doc("Whether it is a group track.")]
    is_grouped: Annotated[bool, Doc("Whether it is inside a group track.")]
    mute: bool
    solo: bool
    arm: bool
    can_be_armed: bool
    has_midi_input: bool
    has_audio_input: bool
    volume: FaderLevel
    pan: Pan
    num_devices: Count
    num_clips: Annotated[Count, Doc("Clips in the Session View.")]


@result
class TrackColorSet:
    """The colour that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    color: RgbColor
    color_index: ColorIndex


@result
class TrackVolumeSet:
    """The volume that Live shows."""

    message: Annotated[str, Doc("With the level in dB, as Live writes it.")]
    track_index: TrackRef
    track_id: str
    volume: FaderLevel


@result
class TrackPanSet:
    """The panning that Live shows."""

    message: Annotated[str, Doc("With the position as Live writes it.")]
    track_index: TrackRef
    track_id: str
    pan: Pan


@result
class TrackMuted:
    """The state of the track activator that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    mute: bool


@result
class TrackSoloed:
    """The state of the solo switch that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    solo: bool


@result
class TrackArmed:
    """The state of the arm switch that Live shows."""

    message: str
    track_index: TrackRef
    track_id: str
    armed: bool


@result
class TrackSendSet:
    """The send that Live shows."""

    message: Annotated[str, Doc("With the level in dB, as Live writes it.")]
    track_index: TrackRef
    track_id: str
    send_index: Index
    value: SendLevel


@result
class Send:
    """One send of a track."""

    index: Index
    value: SendLevel
    name: Annotated[str, Doc("The name Live gives it.")]


@result
class TrackSends:
    """The sends of a track, in the order of the return tracks."""

    track_index: TrackRef
    track_id: str
    sends: tuple[Send, ...]
    count: Count


# Scenes


@result
class SceneCreated:
    """A new scene, as Live shows it."""

    message: str
    scene_index: Index
    scene_id: str
    name: str


@result
class SceneDeleted:
    """A scene that is gone."""

    message: str
    scene_id: Annotated[str, Doc("The id it had; it is never given again.")]
    name: Annotated[str, Doc("The name it had.")]
    num_scenes: Annotated[Count, Doc("Scenes left.")]


@result
class SceneRenamed:
    """The name that Live shows."""

    message: str
    scene_index: Index
    scene_id: str
    name: str


@result
class SceneLaunched:
    """A scene after it was launched."""

    message: str
    scene_index: Index
    scene_id: str
    is_triggered: Annotated[bool, Doc("Whether it still waits for the launch quantization.")]


@result
class SceneInfo:
    """A scene as Live shows it."""

    scene_index: Index
    scene_id: str
    name: str
    color: RgbColor
    color_index: ColorIndex | None
    tempo: Annotated[Bpm | None, Doc("The tempo that launching it sets; null if it sets none.")]
    tempo_enabled: bool
    time_signature_numerator: Annotated[SignatureNumerator | None, Doc("Null if launching it sets no time signature.")]
    time_signature_denominator: Annotated[
        SignatureDenominator | None, Doc("Null if launching it sets no time signature.")
    ]
    time_signature_enabled: bool
    is_empty: Annotated[bool, Doc("Whether there is no clip in it.")]
    is_triggered: bool


# Clips


@result
class ClipCreated:
    """A new clip, as Live shows it."""

    message: str
    track_index: TrackRef
    scene_index: Index
    clip_id: str
    length: BeatDuration


@result
class ClipDeleted:
    """A clip that is gone."""

    message: str
    track_index: TrackRef
    scene_index: Index
    clip_id: Annotated[str, Doc("The id it had; it is never given again.")]
    name: Annotated[str, Doc("The name it had.")]


@result
class ClipLaunched:
    """A clip after it was launched."""

    message: str
    track_index: TrackRef
    scene_index: Index
    clip_id: str
    is_triggered: Annotated[bool, Doc("Whether it still waits for the launch quantization.")]
    is_playing: bool


@result
class ClipStopped:
    """A clip after it was told to stop."""

    message: str
    track_index: TrackRef
    scene_index: Index
    clip_id: str
    is_triggered: Annotated[bool, Doc("Whether it still waits for the launch quantization to start.")]
    is_playing: Annotated[bool, Doc("True while it still waits for the launch quantization to stop.")]


@result
class ClipInfo:
    """A clip as Live shows it."""

    track_index: TrackRef
    scene_index: Index
    clip_id: str
    name: str
    length: BeatDuration
    loop_start: ClipBeats
    loop_end: ClipBeats
    looping: bool
    start_marker: ClipBeats
    end_marker: ClipBeats
    is_midi_clip: bool
    is_audio_clip: bool
    is_playing: bool
    is_triggered: Annotated[bool, Doc("As Live shows it; by its description possibly true also while the clip plays.")]
    muted: Annotated[bool, Doc("Whether the clip is deactivated.")]
    color: RgbColor
    color_index: ColorIndex | None


@result
class ClipNamed:
    """The name that Live shows."""

    message: str
    track_index: TrackRef
    scene_index: Index
    clip_id: str
    name: str


# Notes


@result
class NotesAdded:
    """The notes that Live shows of those that were added."""

    message: str
    track_index: TrackRef
    scene_index: Index
    clip_id: str
    note_count: Annotated[
        Count, Doc("Fewer than were given where several had the same pitch and start: Live keeps one of them.")
    ]
    note_ids: Annotated[tuple[NoteId, ...], Doc("The ids Live gave them.")]


@result
class Note:
    """A note of a clip."""

    note_id: NoteId
    pitch: MidiPitch
    start_time: ClipBeats
    duration: BeatDuration
    velocity: Velocity
    muted: Annotated[bool, Doc("Whether the note is deactivated.")]
    probability: Probability
    velocity_deviation: VelocityDeviation
    release_velocity: ReleaseVelocity


@result
class ClipNotes:
    """All notes of a clip, by start time, then pitch."""

    track_index: TrackRef
    clip_index: Index
    clip_id: str
    notes: tuple[Note, ...]
    count: Count


@result
class NotesRemoved:
    """What is left after notes were removed."""

    message: str
    track_index: TrackRef
    clip_index: Index
    clip_id: str
    removed_count: Count
    remaining_count: Count
