"""Handlers that read and write the notes of MIDI clips. Live shows all of these at once."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.clips.notes import (
    added,
    apply,
    chosen,
    duplicated,
    ids_in,
    in_order,
    require_notes,
    specifications,
    value_of,
    values_of,
    with_notes,
)
from alive.adapters.liveapi.context import LiveContext, PlacedClip
from alive.adapters.liveapi.handlers.table import handles
from alive.application.handling import Steps
from alive.domain.commands.notes import (
    AddNotes,
    DuplicateNotesById,
    DuplicateRegion,
    GetClipNotes,
    GetNotes,
    GetNotesExtended,
    ModifyNotes,
    NoteChange,
    RemoveNotes,
    RemoveNotesById,
    SetNotes,
)
from alive.domain.notes import starts_within, transposed, with_changes
from alive.domain.results.notes import (
    ClipNotes,
    FoundNotes,
    Note,
    NotesAdded,
    NotesDuplicated,
    NotesEdited,
    NotesGone,
    NotesRemoved,
    NotesSet,
)
from alive.domain.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from Live.Clip import MidiNote

ALL_PITCHES = -1
"""What Clip.duplicate_region takes for notes of any pitch."""


@handles(AddNotes)
def add_notes(live: LiveContext, command: AddNotes) -> NotesAdded:
    """Add them in one call, and look which of them Live shows."""
    placed = live.clip_on(command.track_index, command.scene_index)
    clip = with_notes(placed.clip)
    note_ids = added(clip, specifications(command.notes))
    return NotesAdded(
        message=f"Added {counted(len(note_ids), 'note')}.",
        track_index=placed.track_index,
        scene_index=placed.clip_index,
        clip_id=live.id_of("clip", clip),
        note_count=len(note_ids),
        note_ids=note_ids,
    )


@handles(GetClipNotes)
def get_clip_notes(live: LiveContext, command: GetClipNotes) -> Steps[ClipNotes]:
    """Read them all, wherever they lie."""
    placed = live.clip_on(command.track_index, command.clip_index)
    return (yield from _read(live, placed, with_notes(placed.clip).get_all_notes_extended()))


@handles(GetNotesExtended)
def get_notes_extended(live: LiveContext, command: GetNotesExtended) -> Steps[ClipNotes]:
    """Read those of a window."""
    placed = live.clip_on(command.track_index, command.clip_index)
    copies = with_notes(placed.clip).get_notes_extended(
        command.start_pitch, command.pitch_span, command.start_time, command.time_span
    )
    return (yield from _read(live, placed, copies))


@handles(GetNotes)
def get_notes(live: LiveContext, command: GetNotes) -> Steps[FoundNotes]:
    """Read all, some in each turn, and keep those that are meant."""
    clip = with_notes(live.clip(command.clip))
    clip_id = live.id_of("clip", clip)
    notes = yield from values_of(clip.get_all_notes_extended())
    live.require(clip, clip_id)
    found = in_order(chosen(clip, notes, command))
    return FoundNotes(clip_id=clip_id, path=live.path_of(clip), notes=found, count=len(found))


@handles(RemoveNotes)
def remove_notes(live: LiveContext, command: RemoveNotes) -> NotesRemoved:
    """Remove them by id: by range, Live wants a length, and start + length may round onto the note after the range."""
    placed = live.clip_on(command.track_index, command.clip_index)
    clip = with_notes(placed.clip)
    before = clip.get_all_notes_extended()
    wanted = [note.note_id for note in before if _is_in_range(note, command)]
    if wanted:
        clip.remove_notes_by_id(wanted)
    remaining = len(clip.get_all_notes_extended())
    removed = len(before) - remaining
    return NotesRemoved(
        message=_removed(removed, remaining),
        track_index=placed.track_index,
        clip_index=placed.clip_index,
        clip_id=live.id_of("clip", clip),
        removed_count=removed,
        remaining_count=remaining,
    )


@handles(SetNotes)
def set_notes(live: LiveContext, command: SetNotes) -> NotesSet:
    """Remove all, add the new; these are made first, so that nothing is removed if Live takes one of them not."""
    clip = with_notes(live.clip(command.clip))
    new = specifications(command.notes)
    before = ids_in(clip)
    if before:
        clip.remove_notes_by_id(list(before))
    note_ids = added(clip, new)
    shown = ids_in(clip)
    clip_id, path = live.describe(clip)
    return NotesSet(
        message=f"Replaced {counted(len(before), 'note')} by {len(shown)}.",
        clip_id=clip_id,
        path=path,
        removed_count=len(before - shown),
        note_count=len(shown),
        note_ids=note_ids,
    )


@handles(ModifyNotes)
def modify_notes(live: LiveContext, command: ModifyNotes) -> Steps[NotesEdited]:
    """Change them in Live's own copies, which keeps their ids."""
    clip = with_notes(live.clip(command.clip))
    before = [value_of(note) for note in clip.get_all_notes_extended()]
    by_id = {note.note_id: note for note in before}
    require_notes((change.note_id for change in command.notes), by_id)
    wanted = [_changed(by_id[change.note_id], change) for change in command.notes]
    return (yield from apply(live, clip, before, wanted, "Changed"))


@handles(RemoveNotesById)
def remove_notes_by_id(live: LiveContext, command: RemoveNotesById) -> NotesGone:
    """Remove them in one call."""
    clip = with_notes(live.clip(command.clip))
    before = ids_in(clip)
    require_notes(command.note_ids, before)
    clip.remove_notes_by_id(command.note_ids)
    remaining = len(ids_in(clip))
    removed = len(before) - remaining
    clip_id, path = live.describe(clip)
    return NotesGone(
        message=_removed(removed, remaining),
        clip_id=clip_id,
        path=path,
        removed_count=removed,
        remaining_count=remaining,
    )


@handles(DuplicateNotesById)
def duplicate_notes_by_id(live: LiveContext, command: DuplicateNotesById) -> NotesDuplicated:
    """Let Live copy them; what it does with pitches that are none was never observed, so they are refused here."""
    clip = with_notes(live.clip(command.clip))
    before = {note.note_id: note for note in clip.get_all_notes_extended()}
    require_notes(command.note_ids, before)
    transposed([value_of(before[note_id]) for note_id in command.note_ids], command.semitones)
    clip.duplicate_notes_by_id(command.note_ids, command.destination_time, command.semitones)
    return duplicated(live, clip, set(before))


@handles(DuplicateRegion)
def duplicate_region(live: LiveContext, command: DuplicateRegion) -> NotesDuplicated:
    """Let Live copy them, in all pitches or in one."""
    clip = with_notes(live.clip(command.clip))
    notes = [value_of(note) for note in clip.get_all_notes_extended()]
    transposed([note for note in notes if _is_in_region(note, command)], command.semitones)
    pitch = ALL_PITCHES if command.pitch is None else command.pitch
    clip.duplicate_region(
        command.region_start, command.region_length, command.destination_time, pitch, command.semitones
    )
    return duplicated(live, clip, {note.note_id for note in notes})


def _read(live: LiveContext, placed: PlacedClip, copies: "Sequence[MidiNote]") -> Steps[ClipNotes]:
    """Notes as values, some in each turn: Live gives copies, which do not change meanwhile."""
    clip, clip_id = placed.clip, live.id_of("clip", placed.clip)
    notes = in_order((yield from values_of(copies)))
    live.require(clip, clip_id)
    return ClipNotes(
        track_index=live.track_index_now(placed.track, placed.track_index),
        clip_index=live.clip_index_now(clip),
        clip_id=clip_id,
        notes=notes,
        count=len(notes),
    )


def _is_in_range(note: "MidiNote", wanted: RemoveNotes) -> bool:
    if not wanted.pitch_from <= note.pitch <= wanted.pitch_to:
        return False
    start = note.start_time
    return (wanted.time_from is None or start >= wanted.time_from) and (
        wanted.time_to is None or start < wanted.time_to
    )


def _is_in_region(note: Note, wanted: DuplicateRegion) -> bool:
    if wanted.pitch is not None and note.pitch != wanted.pitch:
        return False
    return starts_within(note.start_time, wanted.region_start, wanted.region_length)


def _changed(note: Note, change: NoteChange) -> Note:
    given = {
        "pitch": change.pitch,
        "start_time": change.start,
        "duration": change.duration,
        "velocity": change.velocity,
        "muted": change.muted,
        "probability": change.probability,
        "velocity_deviation": change.velocity_deviation,
        "release_velocity": change.release_velocity,
    }
    return with_changes(note, **{name: value for name, value in given.items() if value is not None})


def _removed(removed: int, remaining: int) -> str:
    return f"Removed {counted(removed, 'note')}; {counted(remaining, 'note')} left."
