"""Handlers of the operations on the Set as a whole."""

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.application.handling import NEXT_TURN, Steps
from alive.domain.commands.song import GetSessionInfo, Redo, SetTempo, SetTimeSignature, Undo
from alive.domain.errors import LiveRejected
from alive.domain.results import HistoryMoved, SessionInfo, TempoSet, TimeSignatureSet


@handles(GetSessionInfo)
def get_session_info(live: LiveContext, _command: GetSessionInfo) -> SessionInfo:
    """Read it from the song."""
    song = live.song()
    loop_start, loop_length = song.loop_start, song.loop_length
    return SessionInfo(
        name=song.name,
        is_playing=song.is_playing,
        tempo=song.tempo,
        time_signature_numerator=song.signature_numerator,
        time_signature_denominator=song.signature_denominator,
        current_song_time=song.current_song_time,
        loop=song.loop,
        loop_start=loop_start,
        loop_end=loop_start + loop_length,
        loop_length=loop_length,
        song_length=song.song_length,
        num_tracks=len(song.tracks),
        num_return_tracks=len(song.return_tracks),
        num_scenes=len(song.scenes),
        record_mode=song.record_mode,
        metronome=song.metronome,
        nudge_up=song.nudge_up,
        nudge_down=song.nudge_down,
        can_undo=song.can_undo,
        can_redo=song.can_redo,
    )


@handles(SetTempo)
def set_tempo(live: LiveContext, command: SetTempo) -> TempoSet:
    """Write it; Live shows it at once."""
    song = live.song()
    song.tempo = command.bpm
    shown = song.tempo
    return TempoSet(message=f"The tempo is {shown:g} BPM.", bpm=shown)


@handles(SetTimeSignature)
def set_time_signature(live: LiveContext, command: SetTimeSignature) -> TimeSignatureSet:
    """Write both numbers; Live shows them at once."""
    song = live.song()
    song.signature_numerator = command.numerator
    song.signature_denominator = command.denominator
    numerator, denominator = song.signature_numerator, song.signature_denominator
    return TimeSignatureSet(
        message=f"The time signature is {numerator}/{denominator}.", numerator=numerator, denominator=denominator
    )


@handles(Undo)
def undo(live: LiveContext, _command: Undo) -> Steps[HistoryMoved]:
    """Undo. Live brings `can_undo` up to date only in a later turn, so a no is asked again."""
    song = live.song()
    if not song.can_undo:
        yield NEXT_TURN
    if not song.can_undo:
        raise LiveRejected("There is nothing to undo.")
    label = song.undo()
    yield NEXT_TURN
    return HistoryMoved(message=label or "Undone.", can_undo=song.can_undo, can_redo=song.can_redo)


@handles(Redo)
def redo(live: LiveContext, _command: Redo) -> Steps[HistoryMoved]:
    """Redo. Live brings `can_redo` up to date only in a later turn, so a no is asked again."""
    song = live.song()
    if not song.can_redo:
        yield NEXT_TURN
    if not song.can_redo:
        raise LiveRejected("There is nothing to redo.")
    label = song.redo()
    yield NEXT_TURN
    return HistoryMoved(message=label or "Redone.", can_undo=song.can_undo, can_redo=song.can_redo)
