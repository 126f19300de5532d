"""What operations on the notes of clips return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import (
    BeatDuration,
    ClipBeats,
    Count,
    Doc,
    MidiPitch,
    NoteId,
    Probability,
    ReleaseVelocity,
    Velocity,
    VelocityDeviation,
)
from alive.domain.refs import ClipOnTrackRef, TrackRef

_PLACE = Doc("The scene of its slot, or its path in the Arrangement or on a take lane.")


@result
class NotesAdded:
    """The notes that Live shows of those that were added."""

    message: str
    track_index: TrackRef
    scene_index: Annotated[ClipOnTrackRef, _PLACE]
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
    """Notes of a clip, by start time, then pitch."""

    track_index: TrackRef
    clip_index: Annotated[ClipOnTrackRef, _PLACE]
    clip_id: str
    notes: tuple[Note, ...]
    count: Count


@result
class NotesRemoved:
    """What is left after notes were removed."""

    message: str
    track_index: TrackRef
    clip_index: Annotated[ClipOnTrackRef, _PLACE]
    clip_id: str
    removed_count: Count
    remaining_count: Count


@result
class FoundNotes:
    """The notes of a clip that were asked for, by start time, then pitch."""

    clip_id: str
    path: str
    notes: tuple[Note, ...]
    count: Count


@result
class NotesSet:
    """The notes of a clip after all were replaced, as Live shows them."""

    message: str
    clip_id: str
    path: str
    removed_count: Count
    note_count: Annotated[
        Count, Doc("Fewer than were given where several had the same pitch and start: Live keeps one of them.")
    ]
    note_ids: Annotated[tuple[NoteId, ...], Doc("The ids Live gave them.")]


@result
class NotesEdited:
    """What Live shows of a clip after some of its notes were edited."""

    message: str
    clip_id: str
    path: str
    note_ids: Annotated[tuple[NoteId, ...], Doc("The notes that were meant and are in the clip.")]
    changed_count: Annotated[Count, Doc("Notes that differ from before, with those that others made shorter.")]
    removed_count: Annotated[Count, Doc("Notes that are gone because another one took their place.")]
    note_count: Annotated[Count, Doc("Notes that are in the clip now.")]


@result
class NotesGone:
    """What is left after notes were removed."""

    message: str
    clip_id: str
    path: str
    removed_count: Count
    remaining_count: Count


@result
class NotesDuplicated:
    """The copies of notes that Live shows."""

    message: str
    clip_id: str
    path: str
    note_count: Annotated[Count, Doc("New notes that are in the clip.")]
    note_ids: Annotated[tuple[NoteId, ...], Doc("The ids Live gave them.")]
    removed_count: Annotated[Count, Doc("Notes that are gone because a copy took their place.")]
