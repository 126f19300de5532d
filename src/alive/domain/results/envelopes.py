"""What operations on the envelopes of clips return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import ClipTime, Count, Doc, ParameterValue


@result
class EnvelopeValue:
    """The value of an envelope at a time."""

    time: ClipTime
    value: ParameterValue
    display_value: Annotated[str, Doc("What Live shows for it, with the unit.")]


@result
class EnvelopeEvent:
    """A point of an envelope. Two at the same time are a jump."""

    time: ClipTime
    value: ParameterValue
    display_value: Annotated[str, Doc("What Live shows for it, with the unit.")]


@result
class ClipEnvelope:
    """The envelope of a clip for one parameter."""

    message: str
    clip_id: str
    path: Annotated[str, Doc("Where the clip is now.")]
    parameter_id: str
    parameter_path: str
    parameter_name: str
    has_envelope: bool
    start_time: ClipTime
    end_time: ClipTime
    values: Annotated[tuple[EnvelopeValue, ...], Doc("From start_time on, up to but without end_time.")]
    events: Annotated[
        tuple[EnvelopeEvent, ...] | None, Doc("Its points from start_time to end_time; null before Live 12.2.")
    ]


@result
class EnvelopeName:
    """A parameter that a clip has an envelope for."""

    parameter_id: str
    parameter_path: str
    parameter_name: str
    device_name: Annotated[str | None, Doc("Null for a parameter of a mixer.")]


@result
class ClipEnvelopes:
    """What a clip has envelopes for."""

    message: str
    clip_id: str
    path: str
    has_envelopes: bool
    envelopes: tuple[EnvelopeName, ...]
    count: Count


@result
class EnvelopeWritten:
    """The envelope of a clip after it was written to."""

    message: str
    clip_id: str
    path: str
    parameter_id: str
    parameter_path: str
    parameter_name: str
    is_new: Annotated[bool, Doc("Whether the envelope was made for it.")]
    step_count: Annotated[Count, Doc("Steps that were written.")]


@result
class EnvelopeCleared:
    """The envelope of a clip after something was removed from it."""

    message: str
    clip_id: str
    path: str
    parameter_id: str
    parameter_path: str
    parameter_name: str
    has_envelope: bool
    removed_count: Annotated[Count | None, Doc("Points that are gone; null if the whole envelope is.")]
