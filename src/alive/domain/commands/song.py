"""Operations on the Set as a whole."""

from alive.domain.operation import Command, Effect, NotInLive, operation
from alive.domain.operation import Undo as UndoKind
from alive.domain.quantities import BeatDuration, Beats, Bpm, SignatureDenominator, SignatureNumerator
from alive.domain.results.song import (
    DenominatorOfSignature,
    HistoryMoved,
    NumeratorOfSignature,
    ProjectRootFolder,
    SessionInfo,
    SongSettings,
    TempoSet,
    TimeChanged,
    TimeSignatureSet,
)

_CATEGORY = "Session Control"
_NO_TIME_EDITING = (
    "Live's API cannot {verb} time in the Arrangement: a person selects the range and chooses {item} in the Create or "
    "Edit menu. duplicate_to_arrangement with delete_clip moves clips one by one."
)


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Song.Song.is_playing",
        "Live.Song.Song.tempo",
        "Live.Song.Song.signature_numerator",
        "Live.Song.Song.signature_denominator",
        "Live.Song.Song.current_song_time",
        "Live.Song.Song.loop",
        "Live.Song.Song.loop_start",
        "Live.Song.Song.loop_length",
        "Live.Song.Song.song_length",
        "Live.Song.Song.tracks",
        "Live.Song.Song.return_tracks",
        "Live.Song.Song.scenes",
        "Live.Song.Song.record_mode",
        "Live.Song.Song.metronome",
        "Live.Song.Song.nudge_up",
        "Live.Song.Song.nudge_down",
        "Live.Song.Song.can_undo",
        "Live.Song.Song.can_redo",
        "Live.Song.Song.name",
    ),
)
class GetSessionInfo(Command[SessionInfo]):
    """Get the state of the Set: transport, tempo, time signature, loop, and how many tracks and scenes there are."""


@operation(category=_CATEGORY, effect=Effect.EDIT, source="Live.Song.Song.tempo")
class SetTempo(Command[TempoSet]):
    """Set the tempo of the Set."""

    bpm: Bpm


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Song.Song.signature_numerator", "Live.Song.Song.signature_denominator"),
)
class SetTimeSignature(Command[TimeSignatureSet]):
    """Set the time signature of the Set."""

    numerator: SignatureNumerator
    denominator: SignatureDenominator


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    undo=UndoKind.NOT_TRACKED,
    ticks=True,
    source=("Live.Song.Song.undo", "Live.Song.Song.can_undo", "Live.Song.Song.can_redo"),
)
class Undo(Command[HistoryMoved]):
    """Take back the last step of Live's undo history, whoever made it.

    Objects that come back are new objects with new ids.

    Raises:
        LiveRejected: There is nothing to undo.
    """


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    undo=UndoKind.NOT_TRACKED,
    ticks=True,
    source=("Live.Song.Song.redo", "Live.Song.Song.can_undo", "Live.Song.Song.can_redo"),
)
class Redo(Command[HistoryMoved]):
    """Do once more what the last undo took back.

    Objects that come back are new objects with new ids.

    Raises:
        LiveRejected: There is nothing to redo.
    """


@operation(category="Additional Props", effect=Effect.READ, source="Live.Song.Song.signature_numerator")
class GetSignatureNumerator(Command[NumeratorOfSignature]):
    """Get the upper number of the time signature."""


@operation(category="Additional Props", effect=Effect.READ, source="Live.Song.Song.signature_denominator")
class GetSignatureDenominator(Command[DenominatorOfSignature]):
    """Get the lower number of the time signature."""


@operation(category="Additional Props", effect=Effect.READ, source=("Live.Song.Song.file_path", "Live.Song.Song.name"))
class GetProjectRootFolder(Command[ProjectRootFolder]):
    """Get the folder that the Set is saved in, which is usually that of its project."""


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Song.Song.clip_trigger_quantization",
        "Live.Song.Song.midi_recording_quantization",
        "Live.Song.Song.swing_amount",
        "Live.Song.Song.groove_amount",
        "Live.Song.Song.count_in_duration",
        "Live.Song.Song.exclusive_arm",
        "Live.Song.Song.exclusive_solo",
        "Live.Song.Song.select_on_launch",
    ),
)
class GetSongSettings(Command[SongSettings]):
    """Get the settings of the Set at once: grids, swing, groove, count-in, exclusive arm and solo."""


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=NotInLive("no member of Live's API does it"),
    unsupported=_NO_TIME_EDITING.format(verb="insert", item="Insert Silence or Insert Time"),
)
class InsertTime(Command[TimeChanged]):
    """Insert time into the Arrangement. Not possible with Live's API."""

    time_in_beats: Beats
    length: BeatDuration


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=NotInLive("no member of Live's API does it"),
    unsupported=_NO_TIME_EDITING.format(verb="delete", item="Delete Time"),
)
class DeleteTime(Command[TimeChanged]):
    """Delete time from the Arrangement. Not possible with Live's API."""

    time_in_beats: Beats
    length: BeatDuration
