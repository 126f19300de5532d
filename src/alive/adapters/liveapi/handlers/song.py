"""Handlers of the operations on the Set as a whole."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.waiting import TIMEOUT, settled
from alive.application.handling import Steps, Until
from alive.domain.commands.song import (
    GetProjectRootFolder,
    GetSessionInfo,
    GetSignatureDenominator,
    GetSignatureNumerator,
    GetSongSettings,
    Redo,
    SetTempo,
    SetTimeSignature,
    Undo,
)
from alive.domain.enumerations import LaunchQuantization, RecordQuantization
from alive.domain.errors import LiveRejected
from alive.domain.results.song import (
    DenominatorOfSignature,
    HistoryMoved,
    NumeratorOfSignature,
    ProjectRootFolder,
    SessionInfo,
    SongSettings,
    TempoSet,
    TimeSignatureSet,
)
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Song import Song

COUNT_IN_BARS = (0, 1, 2, 4)
"""Bars by Live's number of the preference."""


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
    return TempoSet(message=f"The tempo is {number(shown)} BPM.", bpm=shown)


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
    """Undo; whether it could, Live's label says, for `can_undo` and `can_redo` come late."""
    song = live.song()
    yield from _once_it_can(lambda: song.can_undo, "undo")
    could_redo = song.can_redo
    label = _did(song.undo(), "undo")
    return (yield from _moved(song, label, lambda: song.can_redo, was_shown=could_redo))


@handles(Redo)
def redo(live: LiveContext, _command: Redo) -> Steps[HistoryMoved]:
    """Redo; whether it could, Live's label says, for `can_undo` and `can_redo` come late."""
    song = live.song()
    yield from _once_it_can(lambda: song.can_redo, "redo")
    could_undo = song.can_undo
    label = _did(song.redo(), "redo")
    return (yield from _moved(song, label, lambda: song.can_undo, was_shown=could_undo))


def _once_it_can(can: Callable[[], bool], what: str) -> Steps[None]:
    if not can() and not (yield from settled(can)):
        raise LiveRejected(f"There is nothing to {what}.")


def _did(label: str, what: str) -> str:
    # Nothing was done if Live has no name for it.
    if not label:
        raise LiveRejected(f"There is nothing to {what}.")
    return label


def _moved(song: "Song", label: str, opposite: Callable[[], bool], *, was_shown: bool) -> Steps[HistoryMoved]:
    """Wait until Live shows the history as it is now: what was undone can be redone, and the other way round."""
    if was_shown:
        before = (song.can_undo, song.can_redo)
        yield from settled(lambda: (song.can_undo, song.can_redo) != before)
    else:
        yield Until(opposite, TIMEOUT)
    return HistoryMoved(message=label, can_undo=song.can_undo, can_redo=song.can_redo)


@handles(GetSignatureNumerator)
def get_signature_numerator(live: LiveContext, _command: GetSignatureNumerator) -> NumeratorOfSignature:
    """Read it from the song."""
    return NumeratorOfSignature(signature_numerator=live.song().signature_numerator)


@handles(GetSignatureDenominator)
def get_signature_denominator(live: LiveContext, _command: GetSignatureDenominator) -> DenominatorOfSignature:
    """Read it from the song."""
    return DenominatorOfSignature(signature_denominator=live.song().signature_denominator)


@handles(GetProjectRootFolder)
def get_project_root_folder(live: LiveContext, _command: GetProjectRootFolder) -> ProjectRootFolder:
    """It is where the file of the Set lies; Live has no other word for it."""
    song = live.song()
    path = song.file_path or None
    folder = None if path is None else str(Path(path).parent)
    return ProjectRootFolder(project_root_folder=folder, file_path=path, name=song.name)


@handles(GetSongSettings)
def get_song_settings(live: LiveContext, _command: GetSongSettings) -> SongSettings:
    """Read them from the song."""
    song = live.song()
    launching = LaunchQuantization(int(song.clip_trigger_quantization))
    recording = RecordQuantization(int(song.midi_recording_quantization))
    return SongSettings(
        clip_trigger_quantization=launching.value,
        clip_trigger_quantization_name=launching.name.lower(),
        midi_recording_quantization=recording.value,
        midi_recording_quantization_name=recording.name.lower(),
        swing_amount=song.swing_amount,
        groove_amount=song.groove_amount,
        count_in_bars=COUNT_IN_BARS[song.count_in_duration],
        exclusive_arm=song.exclusive_arm,
        exclusive_solo=song.exclusive_solo,
        select_on_launch=song.select_on_launch,
    )
