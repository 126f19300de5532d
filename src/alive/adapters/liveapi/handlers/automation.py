"""Handlers of the older operations on the envelopes of clips. Live shows all of these at once."""

from typing import TYPE_CHECKING, Any, NamedTuple

from alive.adapters.liveapi.clips import envelopes
from alive.adapters.liveapi.clips.clip_facts import place_fields
from alive.adapters.liveapi.clips.envelopes import Step
from alive.adapters.liveapi.context import LiveContext, PlacedClip, PlacedDevice
from alive.adapters.liveapi.devices.parameters import parameter_at
from alive.adapters.liveapi.handlers.table import handles
from alive.application.handling import Steps
from alive.domain.commands.automation import (
    ClearAutomationEnvelope,
    CreateAutomationEnvelope,
    GetAutomationEnvelopeValues,
    GetClipAutomationEnvelope,
    InsertAutomationStep,
    RemoveAutomationStep,
)
from alive.domain.errors import OutcomeUnknown
from alive.domain.results.automation import AutomationEnvelope, AutomationStep, AutomationValues
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Clip import Clip
    from Live.DeviceParameter import DeviceParameter


@handles(GetClipAutomationEnvelope)
def get_clip_automation_envelope(live: LiveContext, command: GetClipAutomationEnvelope) -> AutomationEnvelope:
    """Ask the clip."""
    meant = _meant(live, command)
    return AutomationEnvelope(**_fields(live, meant))


@handles(CreateAutomationEnvelope)
def create_automation_envelope(live: LiveContext, command: CreateAutomationEnvelope) -> AutomationEnvelope:
    """Create it; Live refuses a second one."""
    meant = _meant(live, command)
    meant.clip.create_automation_envelope(meant.parameter)
    envelopes.existing_envelope(meant.clip, meant.parameter)
    return AutomationEnvelope(**_fields(live, meant))


@handles(ClearAutomationEnvelope)
def clear_automation_envelope(live: LiveContext, command: ClearAutomationEnvelope) -> AutomationEnvelope:
    """Clear it; without one Live would do nothing."""
    meant = _meant(live, command)
    envelopes.existing_envelope(meant.clip, meant.parameter)
    meant.clip.clear_envelope(meant.parameter)
    if envelopes.envelope_or_none(meant.clip, meant.parameter) is not None:
        raise OutcomeUnknown("Live was asked to clear the envelope, but still shows it.")
    return AutomationEnvelope(**_fields(live, meant))


@handles(InsertAutomationStep)
def insert_automation_step(live: LiveContext, command: InsertAutomationStep) -> AutomationStep:
    """Write it into the envelope, which is made if need be."""
    meant = _meant(live, command)
    envelopes.require_in_range(meant.parameter, command.value, "value")
    envelopes.write_steps(meant.clip, meant.parameter, [Step(command.time, command.length, command.value)])
    return _step(live, meant, command)


@handles(RemoveAutomationStep)
def remove_automation_step(live: LiveContext, command: RemoveAutomationStep) -> AutomationStep:
    """Remove its points, or write over it what was before it."""
    meant = _meant(live, command)
    envelope = envelopes.existing_envelope(meant.clip, meant.parameter)
    envelopes.remove_step(envelope, meant.parameter, command.time, command.length)
    return _step(live, meant, command)


@handles(GetAutomationEnvelopeValues)
def get_automation_envelope_values(live: LiveContext, command: GetAutomationEnvelopeValues) -> Steps[AutomationValues]:
    """Read values at regular times, some in each turn, and the points where Live shows them."""
    meant = _meant(live, command)
    start, end = envelopes.window(meant.clip, command.start_time, command.end_time)
    envelope = envelopes.envelope_or_none(meant.clip, meant.parameter)
    fields = _fields(live, meant)
    if envelope is None:
        return AutomationValues(**fields, start_time=start, end_time=end, values=(), events=())
    points = None
    if envelopes.has_points(envelope):
        points = envelopes.events(meant.parameter, envelope, start, end)
    values = yield from envelopes.sample(meant.parameter, envelope, start, end, command.interval)
    live.require(meant.clip, fields["clip_id"])
    return AutomationValues(**fields, start_time=start, end_time=end, values=values, events=points)


class _Meant(NamedTuple):
    """The clip, and the parameter of a device on its track."""

    placed: PlacedClip
    device: PlacedDevice
    parameter: "DeviceParameter"

    @property
    def clip(self) -> "Clip":
        return self.placed.clip


def _meant(live: LiveContext, command: Any) -> _Meant:
    placed = live.clip_on(command.track_index, command.clip_index)
    device = live.device_on(command.track_index, command.device_index)
    meant = _Meant(placed, device, parameter_at(device.device, command.param_index))
    envelopes.envelope_or_none(meant.clip, meant.parameter)  # refuses clips of the Arrangement
    return meant


def _fields(live: LiveContext, meant: _Meant) -> dict[str, Any]:
    has_envelope = envelopes.envelope_or_none(meant.clip, meant.parameter) is not None
    name, device_name = meant.parameter.name, meant.device.device.name
    return {
        **place_fields(live, meant.placed),
        "message": f"The clip has {'an' if has_envelope else 'no'} envelope for {name} of {device_name}.",
        "device_index": meant.device.device_index,
        "device_id": live.id_of("device", meant.device.device),
        "device_name": device_name,
        "parameter_id": live.id_of("parameter", meant.parameter),
        "parameter_name": name,
        "has_envelope": has_envelope,
    }


def _step(live: LiveContext, meant: _Meant, command: InsertAutomationStep | RemoveAutomationStep) -> AutomationStep:
    envelope = envelopes.existing_envelope(meant.clip, meant.parameter)
    value = envelope.value_at_time(command.time + command.length / 2)
    display = meant.parameter.str_for_value(value)
    words = f"The envelope for {meant.parameter.name} holds {display} at beat {number(command.time)}."
    fields = _fields(live, meant) | {"message": words}
    return AutomationStep(**fields, time=command.time, length=command.length, value=value, display_value=display)
