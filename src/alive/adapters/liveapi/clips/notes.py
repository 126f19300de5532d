"""How handlers read and write the notes of clips.

Theory of operation. Live hands notes out as copies, which do not change by themselves. An edit reads, decides and
writes within one callback, so that nobody comes between, and takes the copies that show the effect in that callback
too; only turning those into values, which takes long for many notes, is done in parts.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from alive.adapters.liveapi.clips.clip_facts import require_midi
from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.pace import in_slices
from alive.adapters.liveapi.runtime import note_specification
from alive.application.handling import Steps
from alive.domain.commands.notes import ChosenNotes, NewNote
from alive.domain.errors import NotFound
from alive.domain.notes import Notes, starts_within
from alive.domain.results.notes import Note, NotesDuplicated, NotesEdited
from alive.domain.words import counted

if TYPE_CHECKING:
    from Live.Clip import Clip, MidiNote, MidiNoteSpecification

NOTES_PER_TURN = 500
"""Each note is nine reads of Live and one record, 2 to 4 us on the simulator: 500 stay below 2 ms."""

_MEMBERS = {
    "pitch": "pitch",
    "start_time": "start_time",
    "duration": "duration",
    "velocity": "velocity",
    "muted": "mute",
    "probability": "probability",
    "velocity_deviation": "velocity_deviation",
    "release_velocity": "release_velocity",
}
"""What our notes have, and what Live calls it."""

_UNKNOWN_SHOWN = 5


def with_notes(clip: "Clip") -> "Clip":
    """The clip, if it is a MIDI clip."""
    require_midi(clip, "notes")
    return clip


def value_of(note: "MidiNote") -> Note:
    """One of Live's copies as a value."""
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


def values_of(copies: "Sequence[MidiNote]") -> Steps[list[Note]]:
    """Many of Live's copies as values, some in each turn."""
    return (yield from in_slices(copies, lambda _index, note: value_of(note), NOTES_PER_TURN))


def in_order(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Notes by start time, then pitch."""
    return tuple(sorted(notes, key=lambda note: (note.start_time, note.pitch)))


def ids_in(clip: "Clip") -> set[int]:
    """The ids of all notes of a clip."""
    return {note.note_id for note in clip.get_all_notes_extended()}


def require_notes(note_ids: Iterable[int], there: Collection[int]) -> None:
    """Raise NotFound for notes that are not in the clip."""
    unknown = [note_id for note_id in dict.fromkeys(note_ids) if note_id not in there]
    if unknown:
        shown = ", ".join(map(str, unknown[:_UNKNOWN_SHOWN])) + (", ..." if len(unknown) > _UNKNOWN_SHOWN else "")
        raise NotFound(f"note_ids: not in the clip: {shown}", note_ids=unknown[:100])


def chosen(clip: "Clip", notes: Sequence[Note], choice: ChosenNotes) -> Notes:
    """Those of a clip's notes that are meant."""
    allowed = None if choice.note_ids is None else set(choice.note_ids)
    if choice.note_ids is not None:
        require_notes(choice.note_ids, {note.note_id for note in notes})
    if choice.selected_only:
        selected = {note.note_id for note in clip.get_selected_notes_extended()}
        allowed = selected if allowed is None else allowed & selected
    highest = choice.from_pitch + choice.pitch_span - 1
    return tuple(
        note
        for note in notes
        if (allowed is None or note.note_id in allowed)
        and choice.from_pitch <= note.pitch <= highest
        and starts_within(note.start_time, choice.from_time, choice.time_span)
    )


def specifications(notes: Iterable[NewNote]) -> "list[MidiNoteSpecification]":
    """What Live makes new notes from."""
    specification = note_specification()
    return [
        specification(
            pitch=note.pitch,
            start_time=note.start,
            duration=note.duration,
            velocity=note.velocity,
            mute=note.muted,
            probability=note.probability,
            velocity_deviation=note.velocity_deviation,
            release_velocity=note.release_velocity,
        )
        for note in notes
    ]


def added(clip: "Clip", new: "Sequence[MidiNoteSpecification]") -> tuple[int, ...]:
    """Add notes in one call; the ids of those that Live shows then."""
    given = clip.add_new_notes(new) if new else ()
    shown = ids_in(clip)
    return tuple(note_id for note_id in given if note_id in shown)


def copied(notes: "Iterable[MidiNote]") -> "list[MidiNoteSpecification]":
    """What Live makes the same notes from, in another clip."""
    specification = note_specification()
    return [specification(**{member: getattr(note, member) for member in _MEMBERS.values()}) for note in notes]


def write(clip: "Clip", before: Mapping[int, Note], wanted: Iterable[Note]) -> None:
    """Have notes of the clip changed: what differs from before, in Live's own copies, which alone it takes back."""
    changed = {note.note_id: note for note in wanted if note != before[note.note_id]}
    if not changed:
        return
    copies = clip.get_notes_by_id(list(changed))
    for copy in copies:
        note = changed[copy.note_id]
        old = before[copy.note_id]
        for field, member in _MEMBERS.items():
            if getattr(note, field) != getattr(old, field):
                setattr(copy, member, getattr(note, field))
    clip.apply_note_modifications(copies)


def edit(live: LiveContext, choice: ChosenNotes, change: Callable[[Notes], Notes], done: str) -> Steps[NotesEdited]:
    """Change the notes that are meant, in one undo step, and tell what Live shows then.

    Args:
        live: The running Live.
        choice: Which notes are meant.
        change: Gives as many notes, with the same ids; an error it raises leaves all as it was.
        done: What was done, for people: `Transposed`.
    """
    clip = with_notes(live.clip(choice.clip))
    before = [value_of(note) for note in clip.get_all_notes_extended()]
    meant = chosen(clip, before, choice)
    return (yield from apply(live, clip, before, change(meant), done))


def apply(
    live: LiveContext, clip: "Clip", before: Sequence[Note], wanted: Sequence[Note], done: str
) -> Steps[NotesEdited]:
    """Write notes of a clip and compare what Live shows with what was there."""
    by_id = {note.note_id: note for note in before}
    write(clip, by_id, wanted)
    clip_id, copies = live.id_of("clip", clip), clip.get_all_notes_extended()
    after = {note.note_id: note for note in (yield from values_of(copies))}
    live.require(clip, clip_id)
    kept = tuple(note.note_id for note in wanted if note.note_id in after)
    removed = len(by_id.keys() - after.keys())
    return NotesEdited(
        message=f"{done} {counted(len(wanted), 'note')}." + _displaced(removed),
        clip_id=clip_id,
        path=live.path_of(clip),
        note_ids=kept,
        changed_count=sum(after[note_id] != by_id[note_id] for note_id in by_id.keys() & after.keys()),
        removed_count=removed,
        note_count=len(after),
    )


def duplicated(live: LiveContext, clip: "Clip", before: set[int]) -> NotesDuplicated:
    """What Live shows of a clip after some of its notes were copied."""
    after = [note.note_id for note in clip.get_all_notes_extended()]
    new = tuple(note_id for note_id in after if note_id not in before)
    removed = len(before - set(after))
    clip_id, path = live.describe(clip)
    return NotesDuplicated(
        message=f"Made {counted(len(new), 'new note')}." + _displaced(removed),
        clip_id=clip_id,
        path=path,
        note_count=len(new),
        note_ids=new,
        removed_count=removed,
    )


def _displaced(removed: int) -> str:
    return f" {counted(removed, 'note')} had to go, where others took the place." if removed else ""
