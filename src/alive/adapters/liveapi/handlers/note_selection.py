"""Handlers of the operations on the selection of notes. Live shows it at once."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.clips.notes import added, ids_in, require_notes, specifications, with_notes
from alive.adapters.liveapi.context import LiveContext, PlacedClip
from alive.adapters.liveapi.handlers.table import handles
from alive.domain.commands.note_selection import (
    DeselectAllNotes,
    ReplaceSelectedNotes,
    SelectAllNotes,
    SelectNotesById,
)
from alive.domain.results.note_selection import NoteSelection, NotesSelected, SelectedNotesReplaced
from alive.domain.words import counted

if TYPE_CHECKING:
    from Live.Clip import Clip


@handles(SelectAllNotes)
def select_all_notes(live: LiveContext, command: SelectAllNotes) -> NotesSelected:
    """Select them, and count what Live shows."""
    placed = live.clip_on(command.track_index, command.clip_index)
    with_notes(placed.clip).select_all_notes()
    return _selected(live, placed)


@handles(DeselectAllNotes)
def deselect_all_notes(live: LiveContext, command: DeselectAllNotes) -> NotesSelected:
    """Select none, and count what Live shows."""
    placed = live.clip_on(command.track_index, command.clip_index)
    with_notes(placed.clip).deselect_all_notes()
    return _selected(live, placed)


@handles(SelectNotesById)
def select_notes_by_id(live: LiveContext, command: SelectNotesById) -> NoteSelection:
    """Select none first: whether Live keeps what else is selected was never observed."""
    clip = with_notes(live.clip(command.clip))
    require_notes(command.note_ids, ids_in(clip))
    clip.deselect_all_notes()
    clip.select_notes_by_id(command.note_ids)
    note_ids = _selection(clip)
    clip_id, path = live.describe(clip)
    return NoteSelection(
        message=_words(len(note_ids)),
        clip_id=clip_id,
        path=path,
        note_ids=note_ids,
        selected_count=len(note_ids),
    )


@handles(ReplaceSelectedNotes)
def replace_selected_notes(live: LiveContext, command: ReplaceSelectedNotes) -> SelectedNotesReplaced:
    """Remove and add: Clip.replace_selected_notes would lose probability and all else that its tuples have not."""
    placed = live.clip_on(command.track_index, command.clip_index)
    clip = with_notes(placed.clip)
    new = specifications(command.notes)
    before, selected = ids_in(clip), _selection(clip)
    if selected:
        clip.remove_notes_by_id(selected)
    note_ids = added(clip, new)
    clip.deselect_all_notes()
    if note_ids:
        clip.select_notes_by_id(note_ids)
    return SelectedNotesReplaced(
        message=f"Replaced {counted(len(selected), 'selected note')} by {len(note_ids)}.",
        track_index=placed.track_index,
        clip_index=placed.clip_index,
        clip_id=live.id_of("clip", clip),
        note_count=len(note_ids),
        note_ids=note_ids,
        removed_count=len(before - ids_in(clip)),
    )


def _selected(live: LiveContext, placed: PlacedClip) -> NotesSelected:
    count = len(placed.clip.get_selected_notes_extended())
    return NotesSelected(
        message=_words(count),
        track_index=placed.track_index,
        clip_index=placed.clip_index,
        clip_id=live.id_of("clip", placed.clip),
        selected_count=count,
    )


def _selection(clip: "Clip") -> tuple[int, ...]:
    return tuple(note.note_id for note in clip.get_selected_notes_extended())


def _words(count: int) -> str:
    return f"{counted(count, 'note')} {'is' if count == 1 else 'are'} selected."
