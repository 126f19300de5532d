"""Operations on the notes of MIDI clips."""

from collections import Counter
from typing import Annotated

from alive.domain.commands.clip import ClipOfScene, ClipOnTrack
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
    PitchSpan,
    Probability,
    ReleaseVelocity,
    Transposition,
    Velocity,
    VelocityDeviation,
)
from alive.domain.refs import ClipRef, TrackRef
from alive.domain.results.notes import (
    ClipNotes,
    FoundNotes,
    NotesAdded,
    NotesDuplicated,
    NotesEdited,
    NotesGone,
    NotesRemoved,
    NotesSet,
)
from alive.domain.words import number

_CATEGORY = "MIDI Editing"

MOST_NOTES = 20_000
"""More than any clip of a song has, and what the largest frame that can be configured carries at 400 bytes a note."""


@record
class NewNote:
    """A note to be made. Notes that were read from a clip can be given as they are."""

    pitch: MidiPitch = 60
    start: Annotated[ClipBeats, AlsoCalled("start_time")] = 0.0
    duration: BeatDuration = 1.0
    velocity: Velocity = 100.0
    muted: Annotated[bool, AlsoCalled("mute"), Doc("Whether the note is deactivated.")] = False
    probability: Probability = 1.0
    velocity_deviation: VelocityDeviation = 0.0
    release_velocity: ReleaseVelocity = 64.0
    note_id: Annotated[NoteId | None, Doc("Ignored: Live numbers new notes itself.")] = None


@record
class NoteChange:
    """What is to become of one note. What is not given stays as it is."""

    note_id: NoteId
    pitch: MidiPitch | None = None
    start: Annotated[ClipBeats | None, AlsoCalled("start_time")] = None
    duration: BeatDuration | None = None
    velocity: Velocity | None = None
    muted: Annotated[bool | None, AlsoCalled("mute"), Doc("Whether the note is deactivated.")] = None
    probability: Probability | None = None
    velocity_deviation: VelocityDeviation | None = None
    release_velocity: ReleaseVelocity | None = None


@record
class ChosenNotes:
    """The notes of a clip that are meant: those that fulfil everything that is given, or all."""

    clip: Annotated[ClipRef, Doc("A MIDI clip of the Session View, the Arrangement or a take lane.")]
    note_ids: Annotated[
        tuple[NoteId, ...] | None, Length(1, MOST_NOTES), Doc("If given, only these; each must be in the clip.")
    ] = None
    from_time: Annotated[ClipBeats | None, Doc("If given, only notes that start here or later.")] = None
    time_span: Annotated[
        BeatDuration | None, Doc("If given, only notes that start less than this after `from_time`.")
    ] = None
    from_pitch: Annotated[MidiPitch, Doc("The lowest pitch.")] = 0
    pitch_span: Annotated[PitchSpan, Doc("How many pitches, from the lowest one up.")] = 128
    selected_only: Annotated[bool, Doc("Whether only notes are meant that are selected in Live.")] = False

    def __attrs_post_init__(self) -> None:
        """A span needs a beginning."""
        if self.time_span is not None and self.from_time is None:
            raise InvalidArgument([Problem("from_time", "it is missing: time_span is counted from there")])


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
    scene_index: ClipOfScene
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
    clip_index: ClipOnTrack


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
    clip_index: ClipOnTrack
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


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=("Live.Clip.Clip.get_notes_extended", "Live.Clip.MidiNote"),
)
class GetNotesExtended(Command[ClipNotes]):
    """Get the notes of a MIDI clip that start in a window of time and pitch, with all that Live knows of them.

    Raises:
        NotFound: There is no such track or scene, or no clip in that slot.
        LiveRejected: The clip is an audio clip.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    start_time: Annotated[ClipBeats, Doc("Notes that start here or later are meant.")]
    time_span: Annotated[BeatDuration, Doc("Notes that start this much later, or still later, are not meant.")]
    start_pitch: Annotated[MidiPitch, Doc("The lowest pitch.")]
    pitch_span: Annotated[PitchSpan, Doc("How many pitches, from the lowest one up.")]


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Clip.Clip.get_all_notes_extended",
        "Live.Clip.Clip.get_selected_notes_extended",
        "Live.Clip.MidiNote",
    ),
)
class GetNotes(ChosenNotes, Command[FoundNotes]):
    """Get notes of a MIDI clip: all, those of a window of time and pitch, those with some ids, those selected.

    Raises:
        NotFound: There is no such clip, or a note id is not in it.
        LiveRejected: The clip is an audio clip.
    """


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=(
        "Live.Clip.Clip.remove_notes_by_id",
        "Live.Clip.Clip.add_new_notes",
        "Live.Clip.Clip.get_all_notes_extended",
        "Live.Clip.MidiNoteSpecification",
    ),
)
class SetNotes(Command[NotesSet]):
    """Replace all notes of a MIDI clip by the ones given, in one undo step; none given empties the clip.

    Notes outside of the loop are replaced too. What MPE has attached to the old notes is lost; `modify_notes` keeps it.

    Raises:
        NotFound: There is no such clip.
        LiveRejected: The clip is an audio clip.
    """

    clip: ClipRef
    notes: Annotated[tuple[NewNote, ...], Length(0, MOST_NOTES)]


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(
        "Live.Clip.Clip.apply_note_modifications",
        "Live.Clip.Clip.get_notes_by_id",
        "Live.Clip.Clip.get_all_notes_extended",
        "Live.Clip.MidiNote",
    ),
)
class ModifyNotes(Command[NotesEdited]):
    """Change notes of a MIDI clip by their ids: pitch, start, length, velocity and the rest, each where given.

    The notes keep their ids and what MPE has attached to them. Where a changed note meets another of its pitch, Live
    shortens or removes one of them; the result counts what it shows then.

    Raises:
        InvalidArgument: The same note is given twice.
        NotFound: There is no such clip, or a note is not in it; then nothing is changed.
        LiveRejected: The clip is an audio clip.
    """

    clip: ClipRef
    notes: Annotated[tuple[NoteChange, ...], Length(1, MOST_NOTES)]

    def __attrs_post_init__(self) -> None:
        """Refuse two changes of one note: it could not be told which is meant."""
        note_id, times = Counter(note.note_id for note in self.notes).most_common(1)[0]
        if times > 1:
            problem = Problem("notes", f"note {note_id} is given {times} times, allowed is once", note_id, "once")
            raise InvalidArgument([problem])


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.Clip.Clip.remove_notes_by_id", "Live.Clip.Clip.get_all_notes_extended"),
)
class RemoveNotesById(Command[NotesGone]):
    """Remove notes of a MIDI clip by their ids: all of them, or none if one is not in the clip.

    Raises:
        NotFound: There is no such clip, or a note is not in it.
        LiveRejected: The clip is an audio clip.
    """

    clip: ClipRef
    note_ids: Annotated[tuple[NoteId, ...], Length(1, MOST_NOTES)]


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Clip.Clip.duplicate_notes_by_id", "Live.Clip.Clip.get_all_notes_extended"),
)
class DuplicateNotesById(Command[NotesDuplicated]):
    """Copy notes of a MIDI clip to another time, or behind the last of them, and select the copies.

    A copy takes the place of a note with the same pitch and start.

    Raises:
        InvalidArgument: A copy would leave pitches 0 to 127.
        NotFound: There is no such clip, or a note is not in it.
        LiveRejected: The clip is an audio clip.
    """

    clip: ClipRef
    note_ids: Annotated[tuple[NoteId, ...], Length(1, MOST_NOTES)]
    destination_time: Annotated[
        ClipBeats | None, Doc("Where the earliest copy starts; if not given, behind the last note, as Live chooses.")
    ] = None
    semitones: Annotated[Transposition, Doc("How much higher the copies are.")] = 0


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Clip.Clip.duplicate_region", "Live.Clip.Clip.get_all_notes_extended"),
)
class DuplicateRegion(Command[NotesDuplicated]):
    """Copy the notes of a stretch of a MIDI clip, of all pitches or of one, to another time.

    Notes that start in the stretch are meant. A copy takes the place of a note with the same pitch and start.

    Raises:
        InvalidArgument: A copy would leave pitches 0 to 127.
        NotFound: There is no such clip.
        LiveRejected: The clip is an audio clip.
    """

    clip: ClipRef
    region_start: ClipBeats
    region_length: BeatDuration
    destination_time: Annotated[ClipBeats, Doc("Where the copy of the stretch starts.")]
    pitch: Annotated[MidiPitch | None, Doc("If given, only notes of this pitch.")] = None
    semitones: Annotated[Transposition, Doc("How much higher the copies are.")] = 0


def _reversed(path: str, got: float, allowed: str) -> Problem:
    return Problem(path, f"got {number(got)}, allowed is {allowed}", got, allowed)
