"""Handlers of the operations that know about scales and chords. What they are is in `alive.domain.scales`."""

from collections.abc import Sequence

from alive.adapters.liveapi.clips.notes import added, edit, specifications, with_notes
from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.application.handling import Steps
from alive.domain.commands.harmony import AddChord, AddScale, FitNotesToScale, GetScaleNotes, InScale
from alive.domain.commands.notes import NewNote
from alive.domain.errors import InvalidArgument, Problem
from alive.domain.notes import fitted
from alive.domain.results.harmony import ChordAdded, ScaleAdded, ScaleChord, ScaleNotes
from alive.domain.results.notes import NotesEdited
from alive.domain.scales import (
    CHORDS,
    HIGHEST,
    LOWEST,
    Scale,
    class_name,
    inverted,
    pitch_name,
    quality_of,
)

SHOWN_OCTAVE = 3
"""The octave in which the chords of a scale are shown: the one that begins at 60."""


@handles(GetScaleNotes)
def get_scale_notes(live: LiveContext, command: GetScaleNotes) -> ScaleNotes:
    """Read the Set's scale and work the rest out."""
    scale = _scale(live, command)
    pitches = scale.pitches(command.from_pitch, min(HIGHEST, command.from_pitch + command.pitch_span - 1))
    return ScaleNotes(
        root_note=scale.root,
        root_name=class_name(scale.root),
        scale_name=live.song().scale_name if command.scale_intervals is None else None,
        scale_intervals=scale.intervals,
        pitches=pitches,
        names=_names(pitches),
        triads=_chords(scale, 3),
        sevenths=_chords(scale, 4),
    )


@handles(AddChord)
def add_chord(live: LiveContext, command: AddChord) -> ChordAdded:
    """Work the chord out, and add it in one call."""
    clip = with_notes(live.clip(command.clip))
    basic = _chord(live, command)
    pitches = _playable(inverted(basic, command.inversion), "root" if command.degree is None else "degree")
    note_ids = added(
        clip,
        specifications(
            [
                NewNote(pitch=pitch, start=command.start, duration=command.duration, velocity=command.velocity)
                for pitch in pitches
            ]
        ),
    )
    clip_id, path = live.describe(clip)
    names = _names(pitches)
    return ChordAdded(
        message=f"Added {' '.join(names)}.",
        clip_id=clip_id,
        path=path,
        pitches=pitches,
        names=names,
        quality=quality_of(basic),
        note_ids=note_ids,
        note_count=len(note_ids),
    )


@handles(AddScale)
def add_scale(live: LiveContext, command: AddScale) -> ScaleAdded:
    """Work the run out, and add it in one call."""
    clip = with_notes(live.clip(command.clip))
    scale = _scale(live, command)
    first = scale.step_at(1, command.octave)
    rising = [scale.pitch_of(first + step) for step in range(command.octaves * scale.size + 1)]
    pitches = _playable(tuple(reversed(rising) if command.descending else rising), "octaves")
    note_ids = added(
        clip,
        specifications(
            [
                NewNote(
                    pitch=pitch,
                    start=command.start + position * command.note_duration,
                    duration=command.note_duration,
                    velocity=command.velocity,
                )
                for position, pitch in enumerate(pitches)
            ]
        ),
    )
    clip_id, path = live.describe(clip)
    names = _names(pitches)
    return ScaleAdded(
        message=f"Added {' '.join(names)}.",
        clip_id=clip_id,
        path=path,
        pitches=pitches,
        names=names,
        note_ids=note_ids,
        note_count=len(note_ids),
    )


@handles(FitNotesToScale)
def fit_notes_to_scale(live: LiveContext, command: FitNotesToScale) -> Steps[NotesEdited]:
    """Only pitches change."""
    scale = _scale(live, command)
    return edit(live, command, lambda notes: fitted(notes, scale, command.fit), "Fitted")


def _scale(live: LiveContext, wanted: InScale) -> Scale:
    song = live.song()
    root = song.root_note if wanted.root_note is None else wanted.root_note
    intervals = song.scale_intervals if wanted.scale_intervals is None else wanted.scale_intervals
    return Scale(root, tuple(intervals))


def _chord(live: LiveContext, wanted: AddChord) -> tuple[int, ...]:
    if wanted.degree is None:
        return _built(wanted.root or 0, wanted.quality or "major")
    scale = _scale(live, wanted)
    if wanted.quality is None:
        return scale.chord(wanted.degree, wanted.octave, wanted.chord_size)
    return _built(scale.pitch_of(scale.step_at(wanted.degree, wanted.octave)), wanted.quality)


def _built(root: int, quality: str) -> tuple[int, ...]:
    return tuple(root + above for above in CHORDS[quality])


def _chords(scale: Scale, count: int) -> tuple[ScaleChord, ...]:
    chords = [scale.chord(degree, SHOWN_OCTAVE, count) for degree in range(1, scale.size + 1)]
    return tuple(
        ScaleChord(degree=degree, root_name=class_name(chord[0]), quality=quality_of(chord), pitches=chord)
        for degree, chord in enumerate(chords, 1)
    )


def _playable(pitches: tuple[int, ...], path: str) -> tuple[int, ...]:
    outside = [pitch for pitch in pitches if not LOWEST <= pitch <= HIGHEST]
    if outside:
        allowed = f"what leads to pitches {LOWEST} to {HIGHEST} only"
        raise InvalidArgument(
            [Problem(path, f"this leads to pitch {outside[0]}, allowed is {allowed}", outside, allowed)]
        )
    return pitches


def _names(pitches: Sequence[int]) -> tuple[str, ...]:
    return tuple(map(pitch_name, pitches))
