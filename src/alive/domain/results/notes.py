"""What operations on the notes of clips return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import (
    BeatDuration,
    ClipBeats,
    Count,
    Doc,
    Index,
    MidiPitch,
    NoteId,
    Probability,
    ReleaseVelocity,
    Velocity,
    VelocityDeviation,
)
from alive.domain.refs import TrackRef


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
