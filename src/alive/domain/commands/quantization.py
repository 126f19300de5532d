"""Operations on the grids of the Set: of launching, of recording, and their swing."""

from alive.domain.enumerations import LaunchQuantization, RecordQuantization
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import GrooveAmount
from alive.domain.results.quantization import (
    ClipTriggerQuantization,
    ClipTriggerQuantizationSet,
    RecordQuantizationSet,
    RecordQuantizationState,
    Swing,
    SwingSet,
)

_CATEGORY = "Session Control"


@operation(category=_CATEGORY, effect=Effect.READ, source="Live.Song.Song.clip_trigger_quantization")
class GetClipTriggerQuantization(Command[ClipTriggerQuantization]):
    """Get the launch quantization of the Set: the grid that clips and scenes wait for when they are launched."""


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="Live.Song.Song.clip_trigger_quantization")
class SetClipTriggerQuantization(Command[ClipTriggerQuantizationSet]):
    """Set the launch quantization of the Set: the grid that clips and scenes wait for when they are launched.

    Clips that have a launch quantization of their own do not follow it.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    quantization: LaunchQuantization


@operation(category=_CATEGORY, effect=Effect.READ, source="Live.Song.Song.midi_recording_quantization")
class GetRecordQuantization(Command[RecordQuantizationState]):
    """Get the grid that notes are moved to while they are recorded."""


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="Live.Song.Song.midi_recording_quantization")
class SetRecordQuantization(Command[RecordQuantizationSet]):
    """Set the grid that notes are moved to while they are recorded.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    quantization: RecordQuantization


@operation(category=_CATEGORY, effect=Effect.READ, source="Live.Song.Song.swing_amount")
class GetSwingAmount(Command[Swing]):
    """Get the swing of the Set, which quantizing clips uses."""


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="Live.Song.Song.swing_amount")
class SetSwingAmount(Command[SwingSet]):
    """Set the swing of the Set, which quantizing clips uses.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    amount: GrooveAmount
