"""Handlers of the operations on the grids of the Set."""

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.late import write_seen
from alive.application.handling import Steps
from alive.domain.commands.quantization import (
    GetClipTriggerQuantization,
    GetRecordQuantization,
    GetSwingAmount,
    SetClipTriggerQuantization,
    SetRecordQuantization,
    SetSwingAmount,
)
from alive.domain.enumerations import LaunchQuantization, RecordQuantization
from alive.domain.results.quantization import (
    ClipTriggerQuantization,
    ClipTriggerQuantizationSet,
    RecordQuantizationSet,
    RecordQuantizationState,
    Swing,
    SwingSet,
)
from alive.domain.words import number


@handles(GetClipTriggerQuantization)
def get_clip_trigger_quantization(live: LiveContext, _command: GetClipTriggerQuantization) -> ClipTriggerQuantization:
    """Read it from the song."""
    shown = LaunchQuantization(int(live.song().clip_trigger_quantization))
    return ClipTriggerQuantization(
        clip_trigger_quantization=shown.value, clip_trigger_quantization_name=shown.name.lower()
    )


@handles(SetClipTriggerQuantization)
def set_clip_trigger_quantization(
    live: LiveContext, command: SetClipTriggerQuantization
) -> Steps[ClipTriggerQuantizationSet]:
    """Write Live's number of it."""
    song = live.song()
    yield from write_seen(song, {"clip_trigger_quantization": command.quantization.value})
    shown = LaunchQuantization(int(song.clip_trigger_quantization))
    return ClipTriggerQuantizationSet(
        message=f"The launch quantization is {_words(shown.name)}.",
        clip_trigger_quantization=shown.value,
        clip_trigger_quantization_name=shown.name.lower(),
    )


@handles(GetRecordQuantization)
def get_record_quantization(live: LiveContext, _command: GetRecordQuantization) -> RecordQuantizationState:
    """Read it from the song."""
    shown = RecordQuantization(int(live.song().midi_recording_quantization))
    return RecordQuantizationState(
        midi_recording_quantization=shown.value, midi_recording_quantization_name=shown.name.lower()
    )


@handles(SetRecordQuantization)
def set_record_quantization(live: LiveContext, command: SetRecordQuantization) -> Steps[RecordQuantizationSet]:
    """Write Live's number of it."""
    song = live.song()
    yield from write_seen(song, {"midi_recording_quantization": command.quantization.value})
    shown = RecordQuantization(int(song.midi_recording_quantization))
    return RecordQuantizationSet(
        message=f"The record quantization is {_words(shown.name)}.",
        midi_recording_quantization=shown.value,
        midi_recording_quantization_name=shown.name.lower(),
    )


@handles(GetSwingAmount)
def get_swing_amount(live: LiveContext, _command: GetSwingAmount) -> Swing:
    """Read it from the song."""
    return Swing(swing_amount=live.song().swing_amount)


@handles(SetSwingAmount)
def set_swing_amount(live: LiveContext, command: SetSwingAmount) -> Steps[SwingSet]:
    """Write it."""
    song = live.song()
    yield from write_seen(song, {"swing_amount": command.amount})
    shown = song.swing_amount
    return SwingSet(message=f"The swing is {number(shown * 100)} %.", swing_amount=shown)


def _words(name: str) -> str:
    return name.lower().replace("_", " ")
