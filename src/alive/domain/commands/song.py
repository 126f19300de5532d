"""Operations on the Set as a whole."""

from alive.domain.operation import Command, Effect, operation
from alive.domain.operation import Undo as UndoKind
from alive.domain.quantities import Bpm, SignatureDenominator, SignatureNumerator
from alive.domain.results.song import HistoryMoved, SessionInfo, TempoSet, TimeSignatureSet

_CATEGORY = "Session Control"


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
    source=("Live.Song.Song.redo", "Live.Song.Song.can_undo", "Live.Song.Song.can_redo"),
)
class Redo(Command[HistoryMoved]):
    """Do once more what the last undo took back.

    Objects that come back are new objects with new ids.

    Raises:
        LiveRejected: There is nothing to redo.
    """
