"""Operations on which notes of a MIDI clip are selected in Live, and on those that are."""

from typing import Annotated

from alive.domain.commands.clip import ClipOnTrack
from alive.domain.commands.notes import MOST_NOTES, NewNote
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Length, NoteId
from alive.domain.refs import ClipRef, TrackRef
from alive.domain.results.note_selection import NoteSelection, NotesSelected, SelectedNotesReplaced

_CATEGORY = "MIDI Editing"


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=("Live.Clip.Clip.select_all_notes", "Live.Clip.Clip.get_selected_notes_extended"),
)
class SelectAllNotes(Command[NotesSelected]):
    """Select all notes of a MIDI clip.

    Raises:
        NotFound: There is no such track or scene, or no clip in that slot.
        LiveRejected: The clip is an audio clip.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=("Live.Clip.Clip.deselect_all_notes", "Live.Clip.Clip.get_selected_notes_extended"),
)
class DeselectAllNotes(Command[NotesSelected]):
    """Select no note of a MIDI clip.

    Raises:
        NotFound: There is no such track or scene, or no clip in that slot.
        LiveRejected: The clip is an audio clip.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=(
        "Live.Clip.Clip.select_notes_by_id",
        "Live.Clip.Clip.deselect_all_notes",
        "Live.Clip.Clip.get_selected_notes_extended",
    ),
)
class SelectNotesById(Command[NoteSelection]):
    """Select notes of a MIDI clip by their ids, and no others.

    Raises:
        NotFound: There is no such clip, or a note is not in it; then the selection stays.
        LiveRejected: The clip is an audio clip.
    """

    clip: ClipRef
    note_ids: Annotated[tuple[NoteId, ...], Length(1, MOST_NOTES)]


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=(
        "Live.Clip.Clip.get_selected_notes_extended",
        "Live.Clip.Clip.remove_notes_by_id",
        "Live.Clip.Clip.add_new_notes",
        "Live.Clip.Clip.select_notes_by_id",
        "Live.Clip.MidiNoteSpecification",
    ),
)
class ReplaceSelectedNotes(Command[SelectedNotesReplaced]):
    """Replace the selected notes of a MIDI clip by the ones given, which are selected then.

    Where no note is selected, the notes are only added. A new note takes the place of one with the same pitch and
    start. The selection itself is not part of what undo takes back.

    Raises:
        NotFound: There is no such track or scene, or no clip in that slot.
        LiveRejected: The clip is an audio clip.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    notes: Annotated[tuple[NewNote, ...], Length(0, MOST_NOTES)]
