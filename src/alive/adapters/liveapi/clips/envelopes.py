"""Envelopes of clips, as several modules of handlers need them.

Live gives access to those of Session clips only, for parameters of the clip's own track. They are lines through points;
Live's one way to write is a step: a value that is held for a time, with a jump at both ends. What is around it stays.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from alive.adapters.liveapi.clips.clip_facts import slot_of
from alive.application.handling import OTHERS_FIRST, Steps
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown, Problem
from alive.domain.quantities import MAX_SONG_BEATS
from alive.domain.results.envelopes import EnvelopeEvent, EnvelopeValue
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Clip import Clip
    from Live.DeviceParameter import DeviceParameter
    from Live.Envelope import Envelope

    from alive.adapters.liveapi.context import LiveContext

EDGE = 1e-6
"""Beats; points this close are at the same time. Live leaves out what lies at the end of a range."""

VALUES_PER_TURN = 300
"""Each is two calls of Live and one record, some 6 us on the simulator: 300 stay below 2 ms."""

MOST_VALUES = 10_000

_NO_ACCESS = "Live gives no access to its envelopes; those of the Session clip it was copied from can be edited."


class Step(NamedTuple):
    """A value that is held for a time."""

    time: float
    length: float
    value: float


def envelope_or_none(clip: "Clip", parameter: "DeviceParameter") -> "Envelope | None":
    """The envelope of a Session clip for a parameter, if it has one."""
    slot_of(clip, _NO_ACCESS)
    return clip.automation_envelope(parameter)


def existing_envelope(clip: "Clip", parameter: "DeviceParameter") -> "Envelope":
    """The envelope of a Session clip for a parameter. Raises NotFound if it has none."""
    envelope = envelope_or_none(clip, parameter)
    if envelope is None:
        raise NotFound(f"The clip has no envelope for {parameter.name}.")
    return envelope


def require_own_track(live: "LiveContext", clip: "Clip", parameter: "DeviceParameter") -> None:
    """Raise LiveRejected for a parameter of another track: Live answers as if there were no envelope."""
    slot_of(clip, _NO_ACCESS)
    track = "/".join(live.path_of(clip).split("/")[:2])
    if not live.path_of(parameter).startswith(f"{track}/"):
        raise LiveRejected(f"The parameter belongs to another track than the clip, {track}: it has no envelopes there.")


def require_in_range(parameter: "DeviceParameter", value: float, path: str) -> None:
    """Refuse a value that the parameter cannot have, before anything is written."""
    low, high = parameter.min, parameter.max
    if not low <= value <= high:
        allowed = f"a number from {number(low)} to {number(high)}"
        raise InvalidArgument([Problem(path, f"got {number(value)}, allowed is {allowed}", value, allowed)])


def write_steps(clip: "Clip", parameter: "DeviceParameter", steps: Sequence[Step]) -> bool:
    """Write steps that do not overlap, and see that they are there. Returns whether the envelope had to be made."""
    envelope = envelope_or_none(clip, parameter)
    is_new = envelope is None
    if envelope is None:
        envelope = clip.create_automation_envelope(parameter)
    try:
        for step in steps:
            envelope.insert_step(step.time, step.length, step.value)
    except Exception:
        if is_new:
            clip.clear_envelope(parameter)
        raise
    for step in steps:
        _require_held(envelope, parameter, step)
    return is_new


def remove_step(envelope: "Envelope", parameter: "DeviceParameter", step_time: float, length: float) -> None:
    """Let an envelope go on as if there were no step: without its points, if what is around it then stays as it is.

    Where another step adjoins it would not; the value before the step is held instead.
    """
    end = step_time + length
    points = [(event.time, event.value) for event in _events(envelope)]
    inside = [point for point in points if step_time - EDGE <= point[0] <= end + EDGE]
    if not inside:
        raise NotFound(f"The envelope has no points from beat {number(step_time)} to {number(end)}.")
    before = inside[0][1] if abs(inside[0][0] - step_time) <= EDGE else envelope.value_at_time(step_time)
    after = inside[-1][1] if abs(inside[-1][0] - end) <= EDGE else envelope.value_at_time(end)
    earlier = [point for point in points if point[0] < step_time - EDGE][-1:]
    later = [point for point in points if point[0] > end + EDGE][:1]
    if _meets(earlier + later, [(step_time, before), (end, after)], _near(parameter)):
        envelope.delete_events_in_range(step_time - EDGE, end + EDGE)
    else:
        envelope.insert_step(step_time, length, before)


def has_points(envelope: "Envelope") -> bool:
    """Whether this Live shows the points of envelopes: 12.1 shows values only."""
    return hasattr(type(envelope), "events_in_range")


def events(parameter: "DeviceParameter", envelope: "Envelope", start: float, end: float) -> tuple[EnvelopeEvent, ...]:
    """The points from one time up to and with another."""
    return tuple(
        EnvelopeEvent(time=each.time, value=each.value, display_value=parameter.str_for_value(each.value))
        for each in envelope.events_in_range(start - EDGE, end + EDGE)
    )


def window(clip: "Clip", start: float | None, end: float | None) -> tuple[float, float]:
    """What is asked for, from where to where; what is not given is where the clip plays."""
    first = min(clip.loop_start, clip.start_marker) if start is None else start
    last = clip.loop_end if end is None else end
    if first >= last:
        raise InvalidArgument([Problem("end_time", f"got {number(last)}, allowed is more than {number(first)}", last)])
    return first, last


def sample(
    parameter: "DeviceParameter", envelope: "Envelope", start: float, end: float, interval: float
) -> Steps[tuple[EnvelopeValue, ...]]:
    """The values at regular times from one time up to another, some in each turn."""
    count = int((end - start) / interval - EDGE) + 1
    if count > MOST_VALUES:
        allowed = f"at least {number((end - start) / MOST_VALUES)}"
        raise InvalidArgument([Problem("interval", f"that is {count} values, allowed is {allowed}", interval, allowed)])
    values: list[EnvelopeValue] = []
    for index in range(count):
        if index and index % VALUES_PER_TURN == 0:
            yield OTHERS_FIRST
        time = start + index * interval
        value = envelope.value_at_time(time)
        values.append(EnvelopeValue(time=time, value=value, display_value=parameter.str_for_value(value)))
    return tuple(values)


def parameters_of(track: Any) -> "Iterator[DeviceParameter]":
    """Every parameter of a track that an envelope can be for: of the mixer, and of all devices, however nested."""
    mixer = track.mixer_device
    yield mixer.volume
    yield mixer.panning
    yield mixer.track_activator
    yield from mixer.sends
    yield from _parameters_in(track)


def _parameters_in(holder: Any) -> "Iterator[DeviceParameter]":
    for device in holder.devices:
        yield from device.parameters
        if device.can_have_chains:
            for chain in (*device.chains, *device.return_chains):
                yield from (chain.mixer_device.volume, chain.mixer_device.panning, *chain.mixer_device.sends)
                yield from _parameters_in(chain)


def _events(envelope: "Envelope") -> Any:
    return envelope.events_in_range(-MAX_SONG_BEATS, MAX_SONG_BEATS)


def _near(parameter: "DeviceParameter") -> float:
    """How far values of a parameter may be apart by Live's single precision, and not be different."""
    return 1e-5 * float(parameter.max - parameter.min)


def _require_held(envelope: "Envelope", parameter: "DeviceParameter", step: Step) -> None:
    # In its middle: which value there is at a jump, Live does not say.
    shown = envelope.value_at_time(step.time + step.length / 2)
    if abs(shown - step.value) > _near(parameter):
        words = f"Live was given {number(step.value)} at beat {number(step.time)}, but shows {number(shown)}"
        raise OutcomeUnknown(f"{words} there.")


def _meets(line: list[tuple[float, float]], wanted: list[tuple[float, float]], near: float) -> bool:
    """Whether a line through up to two points meets others; through one it is level, through none any level will do."""
    if not line:
        return abs(wanted[0][1] - wanted[1][1]) <= near
    (first, low), (last, high) = line[0], line[-1]
    slope = (high - low) / (last - first) if last > first else 0.0
    return all(abs(low + slope * (time - first) - value) <= near for time, value in wanted)
