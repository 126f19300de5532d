"""What operations on scales and chords return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, MidiPitch, NoteId, PitchClass, ScaleDegree, ScaleInterval


@result
class ScaleChord:
    """A chord on a degree of a scale."""

    degree: ScaleDegree
    root_name: Annotated[str, Doc("The name of its root, without an octave.")]
    quality: Annotated[str | None, Doc("The kind of chord, if it has a name among those `add_chord` knows.")]
    pitches: tuple[MidiPitch, ...]


@result
class ScaleNotes:
    """The pitches and chords of a scale."""

    root_note: PitchClass
    root_name: str
    scale_name: Annotated[str | None, Doc("The name of the Set's scale; null if other intervals were given.")]
    scale_intervals: tuple[ScaleInterval, ...]
    pitches: Annotated[tuple[MidiPitch, ...], Doc("Those of the scale in the range that was asked for.")]
    names: Annotated[tuple[str, ...], Doc("The same pitches as Live names them; C3 is 60.")]
    triads: Annotated[tuple[ScaleChord, ...], Doc("On each degree, in Live's octave 3.")]
    sevenths: Annotated[tuple[ScaleChord, ...], Doc("On each degree, in Live's octave 3.")]


@result
class ChordAdded:
    """A chord that was added, as Live shows it."""

    message: str
    clip_id: str
    path: str
    pitches: Annotated[tuple[MidiPitch, ...], Doc("The notes, from the lowest up.")]
    names: tuple[str, ...]
    quality: Annotated[str | None, Doc("The kind of chord in root position, if it has a name here.")]
    note_ids: Annotated[tuple[NoteId, ...], Doc("The ids Live gave them.")]
    note_count: Annotated[Count, Doc("Notes of the chord that are in the clip.")]


@result
class ScaleAdded:
    """A run that was added, as Live shows it."""

    message: str
    clip_id: str
    path: str
    pitches: Annotated[tuple[MidiPitch, ...], Doc("The notes in their order.")]
    names: tuple[str, ...]
    note_ids: Annotated[tuple[NoteId, ...], Doc("The ids Live gave them.")]
    note_count: Annotated[Count, Doc("Notes of the run that are in the clip.")]
