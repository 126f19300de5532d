"""What operations on the selection of notes return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, NoteId
from alive.domain.refs import ClipOnTrackRef, TrackRef

_PLACE = Doc("The scene of its slot, or its path in the Arrangement or on a take lane.")


@result
class NotesSelected:
    """How many notes Live shows as selected."""

    message: str
    track_index: TrackRef
    clip_index: Annotated[ClipOnTrackRef, _PLACE]
    clip_id: str
    selected_count: Count


@result
class NoteSelection:
    """The notes that Live shows as selected."""

    message: str
    clip_id: str
    path: str
    note_ids: Annotated[tuple[NoteId, ...], Doc("The notes that are selected.")]
    selected_count: Count


@result
class SelectedNotesReplaced:
    """A clip after its selected notes were replaced, as Live shows it."""

    message: str
    track_index: TrackRef
    clip_index: Annotated[ClipOnTrackRef, _PLACE]
    clip_id: str
    note_count: Annotated[
        Count, Doc("New notes in the clip: fewer than were given where several had the same pitch and start.")
    ]
    note_ids: Annotated[tuple[NoteId, ...], Doc("The ids Live gave them.")]
    removed_count: Annotated[Count, Doc("Notes that are gone: the selected ones, and those whose place was taken.")]
