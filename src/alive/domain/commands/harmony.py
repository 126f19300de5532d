"""Operations that know about scales and chords. The scale is that of the Set, unless another one is given."""

from typing import Annotated

from alive.domain.commands.notes import ChosenNotes
from alive.domain.errors import InvalidArgument, Problem
from alive.domain.operation import Command, Effect, operation, record
from alive.domain.quantities import (
    BeatDuration,
    ChordInversion,
    ChordSize,
    ClipBeats,
    Doc,
    Length,
    MidiPitch,
    Octave,
    OctaveCount,
    OneOf,
    PitchClass,
    PitchSpan,
    ScaleDegree,
    ScaleInterval,
    Velocity,
)
from alive.domain.refs import ClipRef
from alive.domain.results.harmony import ChordAdded, ScaleAdded, ScaleNotes
from alive.domain.results.notes import NotesEdited
from alive.domain.scales import CHORDS, Fit

_CATEGORY = "MIDI Editing"
_SCALE = ("Live.Song.Song.root_note", "Live.Song.Song.scale_intervals", "Live.Song.Song.scale_name")
_ADDING = ("Live.Clip.Clip.add_new_notes", "Live.Clip.Clip.get_all_notes_extended", "Live.Clip.MidiNoteSpecification")

Quality = Annotated[str, OneOf(tuple(CHORDS))]


@record
class InScale:
    """The scale that is meant: that of the Set, or what is given instead."""

    root_note: Annotated[PitchClass | None, Doc("The root, 0 = C; if not given, that of the Set.")] = None
    scale_intervals: Annotated[
        tuple[ScaleInterval, ...] | None,
        Length(1, 12),
        Doc("The steps above the root, rising from 0, such as 0, 2, 4, 5, 7, 9, 11; if not given, those of the Set."),
    ] = None

    def __attrs_post_init__(self) -> None:
        """Refuse intervals that do not rise from the root."""
        given = self.scale_intervals
        if given is not None and (given[0] != 0 or list(given) != sorted(set(given))):
            allowed = "0 first, then each higher than the one before"
            raise InvalidArgument(
                [Problem("scale_intervals", f"got {list(given)}, allowed is {allowed}", given, allowed)]
            )


@operation(category=_CATEGORY, effect=Effect.READ, source=_SCALE)
class GetScaleNotes(InScale, Command[ScaleNotes]):
    """Get the pitches of the scale of the Set in a range, and the triad and seventh chord on each of its degrees."""

    from_pitch: Annotated[MidiPitch, Doc("The lowest pitch.")] = 60
    pitch_span: Annotated[PitchSpan, Doc("How many semitones, from the lowest pitch up.")] = 12


@operation(category=_CATEGORY, effect=Effect.EDIT, source=(*_ADDING, *_SCALE))
class AddChord(InScale, Command[ChordAdded]):
    """Add a chord to a MIDI clip: on a pitch, or on a degree of the scale of the Set.

    On a degree and without a quality, the chord has every other step of the scale: `chord_size` 3 gives a triad, 4 a
    seventh chord. On a pitch and without a quality it is a major triad. A new note takes the place of one with the same
    pitch and start.

    Raises:
        InvalidArgument: Not exactly one of root and degree is given; the scale has no such degree; the chord has not
            so many notes to invert; a note would leave pitches 0 to 127. Then nothing is added.
        NotFound: There is no such clip.
        LiveRejected: The clip is an audio clip.
    """

    clip: ClipRef
    root: Annotated[MidiPitch | None, Doc("The pitch the chord is built on.")] = None
    degree: Annotated[ScaleDegree | None, Doc("The degree of the scale the chord is built on.")] = None
    octave: Annotated[Octave, Doc("With a degree: the octave in which the root of the scale lies.")] = 3
    quality: Annotated[Quality | None, Doc("The kind of chord.")] = None
    chord_size: Annotated[ChordSize, Doc("With a degree and without a quality: how many notes.")] = 3
    inversion: ChordInversion = 0
    start: ClipBeats = 0.0
    duration: BeatDuration = 1.0
    velocity: Velocity = 100.0

    def __attrs_post_init__(self) -> None:
        """A chord stands on one thing."""
        super().__attrs_post_init__()
        if (self.root is None) == (self.degree is None):
            raise InvalidArgument([Problem("root", "either root or degree must be given, not both")])


@operation(category=_CATEGORY, effect=Effect.EDIT, source=(*_ADDING, *_SCALE))
class AddScale(InScale, Command[ScaleAdded]):
    """Add a run through the scale of the Set to a MIDI clip, one note after the other, up or down.

    It begins and ends on the root. A new note takes the place of one with the same pitch and start.

    Raises:
        InvalidArgument: A note would leave pitches 0 to 127; then nothing is added.
        NotFound: There is no such clip.
        LiveRejected: The clip is an audio clip.
    """

    clip: ClipRef
    octave: Annotated[Octave, Doc("The octave of the lowest root.")] = 3
    octaves: OctaveCount = 1
    descending: Annotated[bool, Doc("Whether the run goes down.")] = False
    start: ClipBeats = 0.0
    note_duration: BeatDuration = 0.25
    velocity: Velocity = 100.0


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(
        "Live.Clip.Clip.apply_note_modifications",
        "Live.Clip.Clip.get_notes_by_id",
        "Live.Clip.Clip.get_all_notes_extended",
        "Live.Clip.MidiNote",
        *_SCALE,
    ),
)
class FitNotesToScale(InScale, ChosenNotes, Command[NotesEdited]):
    """Move notes of a MIDI clip that lie outside of the scale of the Set to pitches of it.

    Where two notes then meet, Live shortens or removes one of them; the result counts what it shows.

    Raises:
        InvalidArgument: There is no pitch of the scale in that direction; then nothing is changed.
        NotFound: There is no such clip, or a note id is not in it.
        LiveRejected: The clip is an audio clip.
    """

    fit: Annotated[
        Fit, Doc("Whether a note goes to the nearest pitch of the scale (of two, the lower), down or up.")
    ] = Fit.NEAREST

    def __attrs_post_init__(self) -> None:
        """Both parts check themselves."""
        InScale.__attrs_post_init__(self)
        ChosenNotes.__attrs_post_init__(self)
