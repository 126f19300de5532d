"""Operations on the notes of MIDI clips."""

from typing import Annotated

from alive.domain.commands.clip import SlotScene
from alive.domain.errors import InvalidArgument, Problem
from alive.domain.operation import Command, Effect, operation, record
from alive.domain.quantities import (
    AlsoCalled,
    BeatDuration,
    ClipBeats,
    Doc,
    Length,
    MidiPitch,
    NoteId,
    Probability,
    ReleaseVelocity,
    Velocity,
    VelocityDeviation,
)
from alive.domain.refs import SceneRef, TrackRef
from alive.domain.results.notes import ClipNotes, NotesAdded, NotesRemoved
from alive.domain.words import number

_CATEGORY = "MIDI Editing"

SlotClip = Annotated[SceneRef, AlsoCalled("scene_index"), Doc("The scene whose slot on the track has the clip.")]

MOST_NOTES = 20_000
"""More than any clip of a song has, and what the largest frame that can be configured carries at 400 bytes a note."""


@record
class NewNote:
    """A note to be made. Notes that were read from a clip can be given as they are."""

    pitch: MidiPitch = 60
    start: Annotated[ClipBeats, AlsoCalled("start_time")] = 0.0
    duration: BeatDuration = 1.0
    velocity: Velocity = 100.0
    mute: Annotated[bool, AlsoCalled("muted"), Doc("Whether the note is deactivated.")] = False
    probability: Probability = 1.0
    velocity_deviation: VelocityDeviation = 0.0
    release_velocity: ReleaseVelocity = 64.0
    note_id: Annotated[NoteId | None, Doc("Ignored: Live numbers new notes itself.")] = None


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Clip.Clip.add_new_notes", "Live.Clip.Clip.get_all_notes_extended", "Live.Clip.MidiNoteSpecification"),
)
class AddNotes(Command[NotesAdded]):
    """Add notes to a MIDI clip: all of them, or none if one is not valid.

    Notes that are there already stay, but a new note takes the place of one with the same pitch and start.

    Raises:
        NotFound: There is no such track or scene, or no clip in that slot.
        LiveRejected: The clip is an audio clip.
    """

    track_index: TrackRef
    scene_index: SlotScene
    notes: Annotated[tuple[NewNote, ...], Length(1, MOST_NOTES)]


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=("Live.Clip.Clip.get_all_notes_extended", "Live.Clip.MidiNote"),
)
class GetClipNotes(Command[ClipNotes]):
    """Get all notes of a MIDI clip, also those outside of its loop.

    Raises:
        NotFound: There is no such track or scene, or no clip in that slot.
        LiveRejected: The clip is an audio clip.
    """

    track_index: TrackRef
    clip_index: SlotClip


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.Clip.Clip.remove_notes_by_id", "Live.Clip.Clip.get_all_notes_extended"),
)
class RemoveNotes(Command[NotesRemoved]):
    """Remove the notes of a MIDI clip that lie in a range of pitch and start time; without a range, all of them.

    Raises:
        InvalidArgument: A range that ends before it starts.
        NotFound: There is no such track or scene, or no clip in that slot.
        LiveRejected: The clip is an audio clip.
    """

    track_index: TrackRef
    clip_index: SlotClip
    pitch_from: MidiPitch = 0
    pitch_to: Annotated[MidiPitch, Doc("The highest pitch that is removed.")] = 127
    time_from: Annotated[ClipBeats | None, Doc("If not given, from the first note.")] = None
    time_to: Annotated[ClipBeats | None, Doc("Notes that start here stay. If not given, to the last note.")] = None

    def __attrs_post_init__(self) -> None:
        """Refuse ranges that end before they start."""
        problems = []
        if self.pitch_from > self.pitch_to:
            problems.append(_reversed("pitch_to", self.pitch_to, f"{self.pitch_from} or more"))
        if self.time_from is not None and self.time_to is not None and self.time_from >= self.time_to:
            problems.append(_reversed("time_to", self.time_to, f"more than {number(self.time_from)}"))
        if problems:
            raise InvalidArgument(problems)


def _reversed(path: str, got: float, allowed: str) -> Problem:
    return Problem(path, f"got {number(got)}, allowed is {allowed}", got, allowed)
