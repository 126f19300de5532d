"""Handlers of the operations on the envelopes of clips. Live shows all of these at once."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.clips import envelopes
from alive.adapters.liveapi.clips.clip_facts import slot_of
from alive.adapters.liveapi.clips.envelopes import Step
from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.application.handling import OTHERS_FIRST, Steps
from alive.domain.commands.envelopes import (
    ClearClipEnvelope,
    ClearClipEnvelopes,
    DeleteEnvelopeEvents,
    GetClipEnvelope,
    GetClipEnvelopes,
    InsertEnvelopeRamp,
    InsertEnvelopeSteps,
)
from alive.domain.errors import LiveRejected, NotFound, OutcomeUnknown
from alive.domain.results.envelopes import (
    ClipEnvelope,
    ClipEnvelopes,
    EnvelopeCleared,
    EnvelopeEvent,
    EnvelopeName,
    EnvelopeValue,
    EnvelopeWritten,
)
from alive.domain.words import counted, number

if TYPE_CHECKING:
    from Live.Clip import Clip
    from Live.DeviceParameter import DeviceParameter

ASKED_PER_TURN = 300
"""Each parameter is two calls of Live, some 4 us on the simulator: 300 stay below 2 ms."""

_NO_ACCESS = "Live gives no access to its envelopes."


@handles(GetClipEnvelopes)
def get_clip_envelopes(live: LiveContext, command: GetClipEnvelopes) -> Steps[ClipEnvelopes]:
    """Ask for the envelope of each parameter of the track, some in each turn."""
    clip = live.clip(command.clip)
    track = slot_of(clip, _NO_ACCESS).canonical_parent
    clip_id = live.id_of("clip", clip)
    found: list[DeviceParameter] = []
    if clip.has_envelopes:
        # A list, not a walk: while others have their turns, devices may come and go.
        for index, parameter in enumerate(list(envelopes.parameters_of(track))):
            if index and index % ASKED_PER_TURN == 0:
                yield OTHERS_FIRST
                live.require(clip, clip_id)
            if clip.automation_envelope(parameter) is not None:
                found.append(parameter)
    return _all_of(live, clip, tuple(_name(live, parameter) for parameter in found))


@handles(GetClipEnvelope)
def get_clip_envelope(live: LiveContext, command: GetClipEnvelope) -> Steps[ClipEnvelope]:
    """Read values at regular times, some in each turn, and the points where Live shows them."""
    clip, parameter = _meant(live, command)
    start, end = envelopes.window(clip, command.start_time, command.end_time)
    envelope = envelopes.envelope_or_none(clip, parameter)
    fields = _fields(live, clip, parameter)
    points: tuple[EnvelopeEvent, ...] | None = None
    values: tuple[EnvelopeValue, ...] = ()
    if envelope is not None:
        if envelopes.has_points(envelope):
            points = envelopes.events(parameter, envelope, start, end)
        values = yield from envelopes.sample(parameter, envelope, start, end, command.interval)
        live.require(clip, fields["clip_id"])
    words = f"The clip has {'no' if envelope is None else 'an'} envelope for {parameter.name}."
    return ClipEnvelope(
        **fields,
        message=words,
        has_envelope=envelope is not None,
        start_time=start,
        end_time=end,
        values=values,
        events=points,
    )


@handles(InsertEnvelopeSteps)
def insert_envelope_steps(live: LiveContext, command: InsertEnvelopeSteps) -> EnvelopeWritten:
    """Write them all, after their values were checked."""
    clip, parameter = _meant(live, command)
    for index, step in enumerate(command.steps):
        envelopes.require_in_range(parameter, step.value, f"steps.{index}.value")
    return _written(live, clip, parameter, [Step(step.time, step.length, step.value) for step in command.steps])


@handles(InsertEnvelopeRamp)
def insert_envelope_ramp(live: LiveContext, command: InsertEnvelopeRamp) -> EnvelopeWritten:
    """Write a staircase."""
    clip, parameter = _meant(live, command)
    if parameter.is_quantized:
        raise LiveRejected(f"{parameter.name} is a switch, which has no values between its positions.")
    envelopes.require_in_range(parameter, command.start_value, "start_value")
    envelopes.require_in_range(parameter, command.end_value, "end_value")
    count = command.step_count
    length = (command.end_time - command.start_time) / count
    rise = (command.end_value - command.start_value) / (count - 1)
    steps = [
        Step(command.start_time + index * length, length, command.start_value + index * rise) for index in range(count)
    ]
    # The sum of many rises may miss the end by a hair, which may be the parameter's limit.
    steps[-1] = steps[-1]._replace(value=command.end_value)
    return _written(live, clip, parameter, steps)


@handles(DeleteEnvelopeEvents)
def delete_envelope_events(live: LiveContext, command: DeleteEnvelopeEvents) -> EnvelopeCleared:
    """Delete them, and count what is gone."""
    clip, parameter = _meant(live, command)
    envelope = envelopes.existing_envelope(clip, parameter)
    before = len(envelope.events_in_range(command.start_time, command.end_time))
    envelope.delete_events_in_range(command.start_time, command.end_time)
    removed = before - len(envelope.events_in_range(command.start_time, command.end_time))
    return EnvelopeCleared(
        **_fields(live, clip, parameter),
        message=f"Deleted {counted(removed, 'point')} of the envelope for {parameter.name}.",
        has_envelope=envelopes.envelope_or_none(clip, parameter) is not None,
        removed_count=removed,
    )


@handles(ClearClipEnvelope)
def clear_clip_envelope(live: LiveContext, command: ClearClipEnvelope) -> EnvelopeCleared:
    """Clear it; without one Live would do nothing."""
    clip, parameter = _meant(live, command)
    envelopes.existing_envelope(clip, parameter)
    clip.clear_envelope(parameter)
    if envelopes.envelope_or_none(clip, parameter) is not None:
        raise OutcomeUnknown("Live was asked to clear the envelope, but still shows it.")
    return EnvelopeCleared(
        **_fields(live, clip, parameter),
        message=f"Removed the envelope for {parameter.name}.",
        has_envelope=False,
        removed_count=None,
    )


@handles(ClearClipEnvelopes)
def clear_clip_envelopes(live: LiveContext, command: ClearClipEnvelopes) -> ClipEnvelopes:
    """Clear them all; without any Live would do nothing."""
    clip = live.clip(command.clip)
    slot_of(clip, _NO_ACCESS)
    if not clip.has_envelopes:
        raise NotFound("The clip has no envelopes.")
    clip.clear_all_envelopes()
    result = _all_of(live, clip, ())
    if result.has_envelopes:
        raise OutcomeUnknown("Live was asked to clear all envelopes, but still shows some.")
    return result


def _meant(live: LiveContext, command: Any) -> "tuple[Clip, DeviceParameter]":
    clip, parameter = live.clip(command.clip), live.parameter(command.parameter)
    envelopes.require_own_track(live, clip, parameter)
    return clip, parameter


def _fields(live: LiveContext, clip: "Clip", parameter: "DeviceParameter") -> dict[str, Any]:
    clip_id, path = live.describe(clip)
    parameter_id, parameter_path = live.describe(parameter)
    return {
        "clip_id": clip_id,
        "path": path,
        "parameter_id": parameter_id,
        "parameter_path": parameter_path,
        "parameter_name": parameter.name,
    }


def _written(live: LiveContext, clip: "Clip", parameter: "DeviceParameter", steps: list[Step]) -> EnvelopeWritten:
    is_new = envelopes.write_steps(clip, parameter, steps)
    end = steps[-1].time + steps[-1].length
    span = f"from {number(steps[0].time)} to {number(end)}"
    return EnvelopeWritten(
        **_fields(live, clip, parameter),
        message=f"Wrote {counted(len(steps), 'step')} {span} into the envelope for {parameter.name}.",
        is_new=is_new,
        step_count=len(steps),
    )


def _all_of(live: LiveContext, clip: "Clip", names: tuple[EnvelopeName, ...]) -> ClipEnvelopes:
    clip_id, path = live.describe(clip)
    return ClipEnvelopes(
        message=f"The clip has {counted(len(names), 'envelope')}.",
        clip_id=clip_id,
        path=path,
        has_envelopes=clip.has_envelopes,
        envelopes=names,
        count=len(names),
    )


def _name(live: LiveContext, parameter: "DeviceParameter") -> EnvelopeName:
    parameter_id, path = live.describe(parameter)
    return EnvelopeName(
        parameter_id=parameter_id,
        parameter_path=path,
        parameter_name=parameter.name,
        device_name=None if "mixer_device" in path else parameter.canonical_parent.name,
    )
