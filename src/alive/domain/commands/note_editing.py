"""Operations that change notes of a MIDI clip together: in time, in pitch, in velocity.

All of them change notes in place, so that ids, and what MPE has attached to notes, stay. Where a changed note meets
another of its pitch, Live shortens or removes one of them; the results count what Live shows then.
"""

from typing import Annotated

from alive.domain.commands.clip import ClipOnTrack
from alive.domain.commands.notes import ChosenNotes
from alive.domain.errors import InvalidArgument, Problem
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import (
    ClipBeats,
    Doc,
    EditStrength,
    GridBeats,
    MidiPitch,
    NoteFactor,
    Seed,
    SwingAmount,
    TimingDeviation,
    Transposition,
    Velocity,
    VelocityOffset,
    VelocityRange,
)
from alive.domain.refs import TrackRef
from alive.domain.results.note_editing import ClipQuantized
from alive.domain.results.notes import NotesEdited
from alive.domain.words import number

_CATEGORY = "MIDI Editing"
_EDITING = (
    "Live.Clip.Clip.apply_note_modifications",
    "Live.Clip.Clip.get_notes_by_id",
    "Live.Clip.Clip.get_all_notes_extended",
    "Live.Clip.MidiNote",
)

QUANTIZATIONS = {1.0: 1, 1 / 2: 2, 1 / 3: 3, 1 / 4: 5, 1 / 6: 6, 1 / 8: 8}
"""What Clip.quantize takes for a grid of so many beats: values of Song.RecordingQuantization. Two more stand for two
grids at once and have no one number of beats."""

_ROUNDED = 0.005
"""How far a number of beats may be off: people write 0.33 for a third."""

LiveGrid = Annotated[
    GridBeats, Doc("One of Live's grids: 1, 0.5, 1/3, 0.25, 1/6 or 0.125 beats. `quantize_notes` takes any other.")
]
_AMOUNT = Doc("How far towards the grid; 1 = onto it.")


def live_grid(beats: float) -> float | None:
    """The grid of Live that a number of beats means, or None if it is none of them."""
    nearest = min(QUANTIZATIONS, key=lambda grid: abs(grid - beats))
    return nearest if abs(nearest - beats) <= _ROUNDED else None


def _check_grid(beats: float) -> None:
    if live_grid(beats) is None:
        allowed = "1 (1/4), 0.5 (1/8), 0.3333 (1/8 triplet), 0.25 (1/16), 0.1667 (1/16 triplet), 0.125 (1/32)"
        message = f"got {number(beats)}, allowed is one of Live's grids: {allowed}; quantize_notes takes any"
        raise InvalidArgument([Problem("quantize_to", message, beats, allowed)])


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(
        "Live.Clip.Clip.quantize",
        "Live.Clip.Clip.get_all_notes_extended",
        "Live.Clip.Clip.warp_markers",
        "Live.Song.RecordingQuantization",
    ),
)
class QuantizeClip(Command[ClipQuantized]):
    """Quantize a clip as Live does: the notes of a MIDI clip, the warp markers of an audio clip.

    The swing of the Set takes part. Only starts of notes move.

    Raises:
        InvalidArgument: Live has no such grid.
        NotFound: There is no such track or scene, or no clip in that slot.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    quantize_to: LiveGrid
    amount: Annotated[EditStrength, _AMOUNT] = 1.0

    def __attrs_post_init__(self) -> None:
        """Refuse a grid that Live has not."""
        _check_grid(self.quantize_to)


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(
        "Live.Clip.Clip.quantize_pitch",
        "Live.Clip.Clip.get_all_notes_extended",
        "Live.Song.RecordingQuantization",
    ),
)
class QuantizeClipPitch(Command[ClipQuantized]):
    """Quantize the notes of one pitch of a MIDI clip as Live does, such as one drum.

    The swing of the Set takes part. Only starts of notes move.

    Raises:
        InvalidArgument: Live has no such grid.
        NotFound: There is no such track or scene, or no clip in that slot.
        LiveRejected: The clip is an audio clip.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    pitch: MidiPitch = 60
    quantize_to: LiveGrid = 0.25
    amount: Annotated[EditStrength, _AMOUNT] = 1.0

    def __attrs_post_init__(self) -> None:
        """Refuse a grid that Live has not."""
        _check_grid(self.quantize_to)


@operation(category=_CATEGORY, effect=Effect.EDIT, source=_EDITING)
class QuantizeNotes(ChosenNotes, Command[NotesEdited]):
    """Move notes of a MIDI clip towards any grid, wholly or partly, with swing, by their starts and ends.

    The lines are counted from beat 0 of the clip. The swing of the Set takes no part.

    Raises:
        InvalidArgument: Neither starts nor ends are to be moved.
        NotFound: There is no such clip, or a note id is not in it.
        LiveRejected: The clip is an audio clip.
    """

    grid: GridBeats = 0.25
    strength: EditStrength = 1.0
    swing: SwingAmount = 0.0
    starts: Annotated[bool, Doc("Whether starts move; the lengths stay if ends do not move too.")] = True
    ends: Annotated[bool, Doc("Whether ends move; none onto or before the start of its note.")] = False

    def __attrs_post_init__(self) -> None:
        """Refuse to do nothing."""
        super().__attrs_post_init__()
        if not self.starts and not self.ends:
            raise InvalidArgument([Problem("ends", "starts or ends must be true: nothing would be moved", got=False)])


@operation(category=_CATEGORY, effect=Effect.EDIT, source=_EDITING)
class TransposeNotes(ChosenNotes, Command[NotesEdited]):
    """Move notes of a MIDI clip up or down by semitones.

    Raises:
        InvalidArgument: A note would leave pitches 0 to 127; then nothing is changed.
        NotFound: There is no such clip, or a note id is not in it.
        LiveRejected: The clip is an audio clip.
    """

    semitones: Transposition


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(*_EDITING, "Live.Clip.Clip.loop_start", "Live.Clip.Clip.loop_end"),
)
class HumanizeNotes(ChosenNotes, Command[NotesEdited]):
    """Put notes of a MIDI clip off by chance, in time and velocity. The same seed does the same to the same notes.

    A note that starts in the loop (without looping, between the markers) still does. Velocities become whole numbers
    and stop at 1 and 127.

    Raises:
        NotFound: There is no such clip, or a note id is not in it.
        LiveRejected: The clip is an audio clip.
    """

    seed: Annotated[Seed, Doc("Any number; another one gives other deviations.")]
    timing: Annotated[TimingDeviation, Doc("How far a note may start off.")] = 0.02
    velocity: Annotated[VelocityRange, Doc("How far a velocity may be off.")] = 8.0


@operation(category=_CATEGORY, effect=Effect.EDIT, source=_EDITING)
class LegatoNotes(ChosenNotes, Command[NotesEdited]):
    """Have each note of a MIDI clip last until the next one starts; notes of a chord last equally long.

    Of the notes that are meant; others between them do not count.

    Raises:
        InvalidArgument: `until` is not after the last start.
        NotFound: There is no such clip, or a note id is not in it.
        LiveRejected: The clip is an audio clip.
    """

    until: Annotated[ClipBeats | None, Doc("Where the last notes end; if not given, they keep their length.")] = None


@operation(category=_CATEGORY, effect=Effect.EDIT, source=_EDITING)
class ReverseNotes(ChosenNotes, Command[NotesEdited]):
    """Reverse notes of a MIDI clip in time: what ended last starts first.

    They are mirrored within the window of time if a whole one is given, else between the first start and the last end.

    Raises:
        NotFound: There is no such clip, or a note id is not in it.
        LiveRejected: The clip is an audio clip.
    """


@operation(category=_CATEGORY, effect=Effect.EDIT, source=_EDITING)
class StretchNotes(ChosenNotes, Command[NotesEdited]):
    """Make notes of a MIDI clip so many times as long, and their distances too; 0.5 is double speed.

    What they are stretched from stays where it is: `anchor`, or else `from_time`, or else the first start.

    Raises:
        InvalidArgument: A note would become too short or get too far off; then nothing is changed.
        NotFound: There is no such clip, or a note id is not in it.
        LiveRejected: The clip is an audio clip.
    """

    factor: NoteFactor
    anchor: Annotated[ClipBeats | None, Doc("The position that stays.")] = None


@operation(category=_CATEGORY, effect=Effect.EDIT, source=_EDITING)
class SetVelocities(ChosenNotes, Command[NotesEdited]):
    """Give notes of a MIDI clip one velocity.

    Raises:
        NotFound: There is no such clip, or a note id is not in it.
        LiveRejected: The clip is an audio clip.
    """

    velocity: Velocity


@operation(category=_CATEGORY, effect=Effect.EDIT, source=_EDITING)
class ScaleVelocities(ChosenNotes, Command[NotesEdited]):
    """Multiply the velocities of notes of a MIDI clip, and add to them.

    Raises:
        InvalidArgument: A note would leave velocities 1 to 127, and `limit` is not true; then nothing is changed.
        NotFound: There is no such clip, or a note id is not in it.
        LiveRejected: The clip is an audio clip.
    """

    factor: NoteFactor = 1.0
    offset: Annotated[VelocityOffset, Doc("What is added after that.")] = 0.0
    limit: Annotated[bool, Doc("Whether what would leave 1 to 127 stops there instead of being refused.")] = False


@operation(category=_CATEGORY, effect=Effect.EDIT, source=_EDITING)
class RampVelocities(ChosenNotes, Command[NotesEdited]):
    """Let the velocities of notes of a MIDI clip rise or fall evenly from the first start to the last.

    Raises:
        NotFound: There is no such clip, or a note id is not in it.
        LiveRejected: The clip is an audio clip.
    """

    first_velocity: Annotated[Velocity, Doc("What the notes at the first start get.")]
    last_velocity: Annotated[Velocity, Doc("What the notes at the last start get.")]
