"""What the older operations on the envelopes of clips return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import BeatDuration, ClipTime, Doc, ParameterValue
from alive.domain.refs import DeviceOnTrackRef, TrackRef
from alive.domain.results.clip import ClipPlace
from alive.domain.results.envelopes import EnvelopeEvent, EnvelopeValue


@result
class AutomationEnvelope:
    """Whether a clip has an envelope for a parameter of a device."""

    message: str
    track_index: TrackRef
    clip_index: ClipPlace
    clip_id: str
    device_index: DeviceOnTrackRef
    device_id: str
    device_name: str
    parameter_id: str
    parameter_name: str
    has_envelope: bool


@result
class AutomationStep(AutomationEnvelope):
    """A step of an envelope, written or removed."""

    time: ClipTime
    length: BeatDuration
    value: Annotated[ParameterValue, Doc("What the envelope holds in the middle of the step now.")]
    display_value: Annotated[str, Doc("What Live shows for it, with the unit.")]


@result
class AutomationValues(AutomationEnvelope):
    """What an envelope holds over a time."""

    start_time: ClipTime
    end_time: ClipTime
    values: Annotated[tuple[EnvelopeValue, ...], Doc("From start_time on, up to but without end_time.")]
    events: Annotated[
        tuple[EnvelopeEvent, ...] | None, Doc("Its points from start_time to end_time; null before Live 12.2.")
    ]
