"""Operations on the envelopes of clips, for any parameter of a device or a mixer."""

import math
from typing import Annotated

from alive.domain.commands.automation import SampleInterval, WindowEnd, WindowStart
from alive.domain.errors import InvalidArgument, Problem
from alive.domain.operation import Command, Effect, operation, record
from alive.domain.quantities import BeatDuration, ClipTime, Doc, Length, ParameterValue
from alive.domain.refs import ClipRef, ParameterRef
from alive.domain.results.envelopes import ClipEnvelope, ClipEnvelopes, EnvelopeCleared, EnvelopeWritten
from alive.domain.words import number

_CATEGORY = "Clip Automation"
_PARTLY = "Live gives access to the envelopes of Session clips only, not to those of the Arrangement."
_ENVELOPE = "Live.Clip.Clip.automation_envelope"

MOST_STEPS = 1000
"""What can be written in one turn of Live's main thread."""

_EDGE = 1e-6
"""Beats; steps that overlap by less only adjoin."""


@record
class EnvelopeStep:
    """A value that is held for a time."""

    time: ClipTime
    length: BeatDuration
    value: Annotated[ParameterValue, Doc("From the parameter's min to its max.")]


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=("Live.Clip.Clip.has_envelopes", _ENVELOPE, "Live.Device.Device.parameters"),
    partly=_PARTLY,
)
class GetClipEnvelopes(Command[ClipEnvelopes]):
    """Get which parameters a Session clip has envelopes for.

    Live does not tell it of an envelope: every parameter of the track is asked for, however nested.

    Raises:
        NotFound: There is no such clip.
        UnsupportedByLive: The clip is in the Arrangement.
    """

    clip: ClipRef


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        _ENVELOPE,
        "Live.Envelope.Envelope.value_at_time",
        "Live.Envelope.Envelope.events_in_range",
        "Live.DeviceParameter.DeviceParameter.str_for_value",
    ),
    partly=_PARTLY,
)
class GetClipEnvelope(Command[ClipEnvelope]):
    """Get the envelope of a Session clip for a parameter: values at regular times, and from Live 12.2 on its points.

    Raises:
        InvalidArgument: The end is not after the start, or more than 10,000 values are asked for.
        NotFound: There is no such clip or parameter.
        UnsupportedByLive: The clip is in the Arrangement.
        LiveRejected: The parameter belongs to another track.
    """

    clip: ClipRef
    parameter: ParameterRef
    start_time: WindowStart = None
    end_time: WindowEnd = None
    interval: SampleInterval = 0.25


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(
        "Live.Envelope.Envelope.insert_step",
        "Live.Envelope.Envelope.value_at_time",
        "Live.Clip.Clip.create_automation_envelope",
        _ENVELOPE,
    ),
    partly=_PARTLY,
)
class InsertEnvelopeSteps(Command[EnvelopeWritten]):
    """Write steps into the envelope of a Session clip: values that are held for a time. What is around them stays.

    If the clip has no envelope for the parameter, it is made.

    Raises:
        InvalidArgument: Steps are not in order or overlap, or the parameter cannot have a value.
        NotFound: There is no such clip or parameter.
        UnsupportedByLive: The clip is in the Arrangement.
        LiveRejected: The parameter belongs to another track.
        OutcomeUnknown: Live shows another value than was written.
    """

    clip: ClipRef
    parameter: ParameterRef
    steps: Annotated[tuple[EnvelopeStep, ...], Length(1, MOST_STEPS), Doc("In order of time.")]

    def __attrs_post_init__(self) -> None:
        """Refuse steps that write over each other."""
        end = -math.inf
        for index, step in enumerate(self.steps):
            if step.time < end - _EDGE:
                words = f"got {number(step.time)}, allowed is {number(end)} or more, the end of the step before"
                raise InvalidArgument([Problem(f"steps.{index}.time", words, step.time)])
            end = step.time + step.length


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(
        "Live.Envelope.Envelope.insert_step",
        "Live.Envelope.Envelope.value_at_time",
        "Live.Clip.Clip.create_automation_envelope",
        _ENVELOPE,
    ),
    partly="Live can write steps only: the ramp is a staircase of them. " + _PARTLY,
)
class InsertEnvelopeRamp(Command[EnvelopeWritten]):
    """Write a ramp into the envelope of a Session clip, as a staircase of steps of equal length.

    The first step holds the first value, the last one the last value. What is around the ramp stays. If the clip has no
    envelope for the parameter, it is made.

    Raises:
        InvalidArgument: The end is not after the start, there would be less than two or more than a thousand steps, or
            the parameter cannot have a value.
        NotFound: There is no such clip or parameter.
        UnsupportedByLive: The clip is in the Arrangement.
        LiveRejected: The parameter belongs to another track, or is a switch.
        OutcomeUnknown: Live shows another value than was written.
    """

    clip: ClipRef
    parameter: ParameterRef
    start_time: ClipTime
    end_time: ClipTime
    start_value: Annotated[ParameterValue, Doc("From the parameter's min to its max.")]
    end_value: Annotated[ParameterValue, Doc("From the parameter's min to its max.")]
    step_length: Annotated[BeatDuration, Doc("At most; the steps divide the time evenly.")] = 0.0625

    def __attrs_post_init__(self) -> None:
        """Refuse what is no ramp, or too fine."""
        if self.start_time >= self.end_time:
            words = f"got {number(self.end_time)}, allowed is more than {number(self.start_time)}"
            raise InvalidArgument([Problem("end_time", words, self.end_time)])
        if not 2 <= self.step_count <= MOST_STEPS:
            words = f"that is {self.step_count} steps, allowed are 2 to {MOST_STEPS}"
            raise InvalidArgument([Problem("step_length", words, self.step_length)])

    @property
    def step_count(self) -> int:
        """How many steps it takes."""
        return math.ceil((self.end_time - self.start_time) / self.step_length - _EDGE)


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    since="12.2",
    source=("Live.Envelope.Envelope.delete_events_in_range", "Live.Envelope.Envelope.events_in_range", _ENVELOPE),
    partly=_PARTLY,
)
class DeleteEnvelopeEvents(Command[EnvelopeCleared]):
    """Delete the points of an envelope from a time up to another; what lies at the end stays.

    The envelope then goes straight from the last point before to the first one after.

    Raises:
        InvalidArgument: The end is not after the start.
        NotFound: There is no such clip or parameter, or no envelope.
        UnsupportedByLive: The clip is in the Arrangement.
        LiveRejected: The parameter belongs to another track.
    """

    clip: ClipRef
    parameter: ParameterRef
    start_time: ClipTime
    end_time: ClipTime

    def __attrs_post_init__(self) -> None:
        """Refuse a range that ends before it starts."""
        if self.start_time >= self.end_time:
            words = f"got {number(self.end_time)}, allowed is more than {number(self.start_time)}"
            raise InvalidArgument([Problem("end_time", words, self.end_time)])


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.Clip.Clip.clear_envelope", _ENVELOPE),
    partly=_PARTLY,
)
class ClearClipEnvelope(Command[EnvelopeCleared]):
    """Remove the envelope of a Session clip for a parameter.

    Raises:
        NotFound: There is no such clip or parameter, or no envelope.
        UnsupportedByLive: The clip is in the Arrangement.
        LiveRejected: The parameter belongs to another track.
        OutcomeUnknown: Live still shows the envelope.
    """

    clip: ClipRef
    parameter: ParameterRef


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.Clip.Clip.clear_all_envelopes", "Live.Clip.Clip.has_envelopes"),
    partly=_PARTLY,
)
class ClearClipEnvelopes(Command[ClipEnvelopes]):
    """Remove all envelopes of a Session clip.

    Raises:
        NotFound: There is no such clip, or it has no envelopes.
        UnsupportedByLive: The clip is in the Arrangement.
        OutcomeUnknown: Live still shows envelopes.
    """

    clip: ClipRef
