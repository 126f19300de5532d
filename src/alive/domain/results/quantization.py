"""What operations on quantization return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Doc, EnumNumber, GrooveAmount


@result
class ClipTriggerQuantization:
    """The grid that launched clips and scenes wait for."""

    clip_trigger_quantization: EnumNumber
    clip_trigger_quantization_name: str


@result
class ClipTriggerQuantizationSet:
    """The grid that launched clips and scenes wait for, as Live shows it."""

    message: str
    clip_trigger_quantization: EnumNumber
    clip_trigger_quantization_name: str


@result
class RecordQuantizationState:
    """The grid that recorded notes are moved to."""

    midi_recording_quantization: EnumNumber
    midi_recording_quantization_name: str


@result
class RecordQuantizationSet:
    """The grid that recorded notes are moved to, as Live shows it."""

    message: str
    midi_recording_quantization: EnumNumber
    midi_recording_quantization_name: str


@result
class Swing:
    """The swing of the Set."""

    swing_amount: GrooveAmount


@result
class SwingSet:
    """The swing of the Set, as Live shows it."""

    message: Annotated[str, Doc("In percent.")]
    swing_amount: GrooveAmount
