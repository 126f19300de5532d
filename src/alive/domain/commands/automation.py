"""The older operations on the envelopes of clips, for parameters of devices; those in `envelopes` take any one."""

from typing import Annotated

from alive.domain.commands.clip import ClipOnTrack
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import BeatDuration, ClipTime, Doc, Index, ParameterValue
from alive.domain.refs import DeviceOnTrackRef, TrackRef
from alive.domain.results.automation import AutomationEnvelope, AutomationStep, AutomationValues

_CATEGORY = "Clip Automation"
_PARTLY = "Live gives access to the envelopes of Session clips only, not to those of the Arrangement."
_ENVELOPE = "Live.Clip.Clip.automation_envelope"

StepLength = Annotated[BeatDuration, Doc("How long the step is.")]
WindowStart = Annotated[ClipTime | None, Doc("If not given, where the clip starts to play.")]
WindowEnd = Annotated[ClipTime | None, Doc("If not given, where the clip ends, or its loop.")]
SampleInterval = Annotated[BeatDuration, Doc("The time between two values.")]


@operation(category=_CATEGORY, effect=Effect.READ, source=_ENVELOPE, partly=_PARTLY)
class GetClipAutomationEnvelope(Command[AutomationEnvelope]):
    """Get whether a Session clip has an envelope for a parameter of a device on its track.

    Raises:
        NotFound: There is no such track, clip, device or parameter.
        UnsupportedByLive: The clip is in the Arrangement.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    device_index: DeviceOnTrackRef
    param_index: Index


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Clip.Clip.create_automation_envelope", _ENVELOPE),
    partly=_PARTLY,
)
class CreateAutomationEnvelope(Command[AutomationEnvelope]):
    """Create the envelope of a Session clip for a parameter of a device on its track.

    Raises:
        NotFound: There is no such track, clip, device or parameter.
        UnsupportedByLive: The clip is in the Arrangement.
        LiveRejected: There is one already.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    device_index: DeviceOnTrackRef
    param_index: Index


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.Clip.Clip.clear_envelope", _ENVELOPE),
    partly=_PARTLY,
)
class ClearAutomationEnvelope(Command[AutomationEnvelope]):
    """Remove the envelope of a Session clip for a parameter of a device on its track.

    Raises:
        NotFound: There is no such track, clip, device or parameter, or no envelope.
        UnsupportedByLive: The clip is in the Arrangement.
        OutcomeUnknown: Live still shows the envelope.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    device_index: DeviceOnTrackRef
    param_index: Index


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
class InsertAutomationStep(Command[AutomationStep]):
    """Let the envelope of a Session clip hold a value for a time; what is around the step stays.

    If the clip has no envelope for the parameter, it is made.

    Raises:
        InvalidArgument: The parameter cannot have this value.
        NotFound: There is no such track, clip, device or parameter.
        UnsupportedByLive: The clip is in the Arrangement.
        OutcomeUnknown: Live shows another value there.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    device_index: DeviceOnTrackRef
    param_index: Index
    time: ClipTime
    value: Annotated[ParameterValue, Doc("From the parameter's min to its max.")]
    length: StepLength = 0.25


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    since="12.2",
    source=(
        "Live.Envelope.Envelope.delete_events_in_range",
        "Live.Envelope.Envelope.events_in_range",
        "Live.Envelope.Envelope.insert_step",
        "Live.Envelope.Envelope.value_at_time",
        _ENVELOPE,
    ),
    partly=_PARTLY,
)
class RemoveAutomationStep(Command[AutomationStep]):
    """Remove a step from the envelope of a Session clip: the points from a time to the end of the step.

    The envelope goes on as if the step were not there. Where another step adjoins, the value before the step is held
    instead, so that the other one stays as it is.

    Raises:
        NotFound: There is no such track, clip, device or parameter, no envelope, or no points there.
        UnsupportedByLive: The clip is in the Arrangement.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    device_index: DeviceOnTrackRef
    param_index: Index
    time: ClipTime
    length: StepLength = 0.25


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Envelope.Envelope.value_at_time",
        "Live.Envelope.Envelope.events_in_range",
        "Live.DeviceParameter.DeviceParameter.str_for_value",
        _ENVELOPE,
    ),
    partly=_PARTLY,
)
class GetAutomationEnvelopeValues(Command[AutomationValues]):
    """Get what the envelope of a Session clip holds: values at regular times, and from Live 12.2 on its points.

    Raises:
        InvalidArgument: The end is not after the start, or more than 10,000 values are asked for.
        NotFound: There is no such track, clip, device or parameter.
        UnsupportedByLive: The clip is in the Arrangement.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    device_index: DeviceOnTrackRef
    param_index: Index
    start_time: WindowStart = None
    end_time: WindowEnd = None
    interval: SampleInterval = 0.25
