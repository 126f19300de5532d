"""What operations that send MIDI return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import (
    Count,
    Doc,
    MidiBend,
    MidiByte,
    MidiChannel,
    MidiController,
    MidiPitch,
    MidiProgram,
    MidiValue,
)


@result
class MidiCcSent:
    """The control change that was sent."""

    message: Annotated[str, Doc("Where it went.")]
    cc_number: MidiController
    cc_value: MidiValue
    channel: MidiChannel


@result
class ProgramChangeSent:
    """The program change that was sent."""

    message: Annotated[str, Doc("Where it went.")]
    program_number: MidiProgram
    channel: MidiChannel


@result
class MidiNoteSent:
    """The note message that was sent."""

    message: Annotated[str, Doc("Where it went.")]
    pitch: MidiPitch
    velocity: MidiValue
    channel: MidiChannel


@result
class PitchBendSent:
    """The pitch bend that was sent."""

    message: Annotated[str, Doc("Where it went.")]
    bend: MidiBend
    channel: MidiChannel


@result
class MidiSent:
    """The bytes that were sent."""

    message: Annotated[str, Doc("Where they went.")]
    data: tuple[MidiByte, ...]
    count: Annotated[Count, Doc("Bytes.")]
