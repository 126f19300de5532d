"""Handlers of the operations on the notes of MIDI clips. Live shows all of these at once."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import Cell, LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.runtime import note_specification
from alive.application.handling import OTHERS_FIRST, Steps
from alive.domain.commands.notes import AddNotes, GetClipNotes, NewNote, RemoveNotes
from alive.domain.errors import LiveRejected
from alive.domain.results.notes import ClipNotes, Note, NotesAdded, NotesRemoved
from alive.domain.words import counted

if TYPE_CHECKING:
    from Live.Clip import Clip, MidiNote, MidiNoteSpecification


NOTES_PER_TURN = 500
"""Each note is nine reads of Live and one record, 2 to 4 us on the simulator: 500 stay below 2 ms."""


@handles(AddNotes)
def add_notes(live: LiveContext, command: AddNotes) -> NotesAdded:
    """Add them in one call, and look which of them Live shows."""
    cell = live.cell(command.track_index, command.scene_index)
    clip = _midi_clip(live, cell)
    given = clip.add_new_notes(_specifications(command.notes))
    shown = {note.note_id for note in clip.get_all_notes_extended()}
    note_ids = tuple(note_id for note_id in given if note_id in shown)
    return NotesAdded(
        message=f"Added {counted(len(note_ids), 'note')}.",
        track_index=cell.track_index,
        scene_index=cell.scene_index,
        clip_id=live.id_of("clip", clip),
        note_count=len(note_ids),
        note_ids=note_ids,
    )


@handles(GetClipNotes)
def get_clip_notes(live: LiveContext, command: GetClipNotes) -> Steps[ClipNotes]:
    """Read them all, wherever they lie, some in each turn: Live gives copies, which do not change meanwhile."""
    cell = live.cell(command.track_index, command.clip_index)
    clip, scene = _midi_clip(live, cell), live.song().scenes[cell.scene_index]
    clip_id = live.id_of("clip", clip)
    notes: list[Note] = []
    copies: Sequence[MidiNote] = clip.get_all_notes_extended()
    for start in range(0, len(copies), NOTES_PER_TURN):
        if start:
            yield OTHERS_FIRST
        notes += [_note(note) for note in copies[start : start + NOTES_PER_TURN]]
    notes.sort(key=lambda note: (note.start_time, note.pitch))
    live.require(clip, clip_id)
    return ClipNotes(
        track_index=live.track_index_now(cell.track, cell.track_index),
        clip_index=live.scene_index_now(scene, cell.scene_index),
        clip_id=clip_id,
        notes=tuple(notes),
        count=len(notes),
    )


@handles(RemoveNotes)
def remove_notes(live: LiveContext, command: RemoveNotes) -> NotesRemoved:
    """Remove them by id: by range, Live wants a length, and start + length may round onto the note after the range."""
    cell = live.cell(command.track_index, command.clip_index)
    clip = _midi_clip(live, cell)
    before = clip.get_all_notes_extended()
    chosen = [note.note_id for note in before if _is_in_range(note, command)]
    if chosen:
        clip.remove_notes_by_id(chosen)
    remaining = len(clip.get_all_notes_extended())
    removed = len(before) - remaining
    return NotesRemoved(
        message=f"Removed {counted(removed, 'note')}; {counted(remaining, 'note')} left.",
        track_index=cell.track_index,
        clip_index=cell.scene_index,
        clip_id=live.id_of("clip", clip),
        removed_count=removed,
        remaining_count=remaining,
    )


def _midi_clip(live: LiveContext, cell: Cell) -> "Clip":
    clip = live.clip_in(cell)
    # What Live says when an audio clip is asked for notes was never observed.
    if not clip.is_midi_clip:
        raise LiveRejected("The clip is an audio clip; it has no notes.")
    return clip


def _specifications(notes: Iterable[NewNote]) -> "list[MidiNoteSpecification]":
    specification = note_specification()
    return [
        specification(
            pitch=note.pitch,
            start_time=note.start,
            duration=note.duration,
            velocity=note.velocity,
            mute=note.mute,
            probability=note.probability,
            velocity_deviation=note.velocity_deviation,
            release_velocity=note.release_velocity,
        )
        for note in notes
    ]


def _note(note: "MidiNote") -> Note:
    return Note(
        note_id=note.note_id,
        pitch=note.pitch,
        start_time=note.start_time,
        duration=note.duration,
        velocity=note.velocity,
        muted=note.mute,
        probability=note.probability,
        velocity_deviation=note.velocity_deviation,
        release_velocity=note.release_velocity,
    )


def _is_in_range(note: "MidiNote", wanted: RemoveNotes) -> bool:
    if not wanted.pitch_from <= note.pitch <= wanted.pitch_to:
        return False
    start = note.start_time
    return (wanted.time_from is None or start >= wanted.time_from) and (
        wanted.time_to is None or start < wanted.time_to
    )
