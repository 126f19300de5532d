"""Envelopes of clips, and automation: what plays them and what overrides them.

An envelope is a line through its events; two events at the same time are a jump. Only Session clips can be given one,
for a parameter of their own track. Copies in the arrangement carry theirs, but cannot be edited.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from alive.simulator.clip.arranged_clip import ArrangedClip
from alive.simulator.clip.notes import float32
from alive.simulator.devices.parameter import ParameterNode
from alive.simulator.object_model.arguments import Signature, argument_type, property_error
from alive.simulator.object_model.boost import instance
from alive.simulator.object_model.declarations import Children, Hidden, computed, method
from alive.simulator.object_model.enums import AutomationState
from alive.simulator.object_model.errors import OUT_OF_RANGE
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.node import Node, expect
from alive.simulator.object_model.vectors import EnvelopeEventVector, make_vector

if TYPE_CHECKING:
    from alive.simulator.clip.clip import ClipNode
    from alive.simulator.song.song import SongNode
    from alive.simulator.track.track import TrackNode

_NOT_HERE = "Not a session clip or parameter belongs to another track"
_ALREADY = "There is already an envelope for the parameter"


class Event(NamedTuple):
    """A point of an envelope: beats of the clip, value of the parameter."""

    time: float
    value: float


class EnvelopeEventControlCoefficients(instance):
    """Live.Envelope.EnvelopeEventControlCoefficients: the curve to the next event, a value that scripts can make."""

    _signature = Signature("__init__( (object)arg1, (float)x1, (float)y1, (float)x2, (float)y2) -> None :")
    __slots__ = ("_values",)

    def __init__(self, *given: Any, **keywords: Any) -> None:
        values = self._signature.bind("EnvelopeEventControlCoefficients", given, keywords)
        self._values = dict(zip(("x1", "y1", "x2", "y2"), values, strict=True))


class EnvelopeEvent(instance):
    """Live.Envelope.EnvelopeEvent: a value that scripts can make and edit; the envelope does not follow."""

    _signature = Signature(
        "__init__( (object)arg1, (float)time, (float)value, "
        "(EnvelopeEventControlCoefficients)control_coefficients) -> None :"
    )
    __slots__ = ("_values",)

    def __init__(self, *given: Any, **keywords: Any) -> None:
        time, value, coefficients = self._signature.bind("EnvelopeEvent", given, keywords)
        self._values = {"time": time, "value": float32(value), "control_coefficients": coefficients}


def _field(owner: type, name: str, type_name: str) -> None:
    def get(self: Any) -> Any:
        return self._values[name]

    def set_value(self: Any, value: Any) -> None:
        accepted = argument_type(type_name)
        if not accepted.accepts(value):
            raise property_error(owner.__name__, name, f"NApiHelpers::T{owner.__name__}", (value,), accepted.cpp)
        self._values[name] = accepted.convert(value)

    setattr(owner, name, property(get, set_value))


for _class in (EnvelopeEventControlCoefficients, EnvelopeEvent):
    _class.__module__ = "Envelope"
    _class.__init__.__doc__ = _class._signature.doc  # noqa: SLF001 - its own
for _name in ("x1", "y1", "x2", "y2"):
    _field(EnvelopeEventControlCoefficients, _name, "float")
for _name in ("time", "value"):
    _field(EnvelopeEvent, _name, "float")
_field(EnvelopeEvent, "control_coefficients", "EnvelopeEventControlCoefficients")


@live_class("Envelope")
class EnvelopeNode(Node):
    """The envelope of a clip for one parameter."""

    parameter_id: Hidden[int] = Hidden(0)
    level: Hidden[float] = Hidden(0.0, undo="step")
    events: Hidden[tuple[Event, ...]] = Hidden((), undo="step")

    @property
    def parameter(self) -> ParameterNode | None:
        """The parameter, unless it is gone."""
        node = self.document.nodes.get(self.parameter_id)
        return node if isinstance(node, ParameterNode) else None

    def at(self, time: float, *, before: bool = False) -> float:
        """Return the value at a time; at a jump the value after it, or before it."""
        earlier = [event for event in self.events if event.time < time or (event.time == time and not before)]
        later = self.events[len(earlier) :]
        if not earlier:
            return later[0].value if later else self.level
        first = earlier[-1]
        if not later or first.time == time:
            return first.value
        share = (time - first.time) / (later[0].time - first.time)
        return first.value + share * (later[0].value - first.value)

    def jump(self, time: float, value: float) -> None:
        """Go to a value at a time, and stay there up to the next event."""
        before = self.at(time, before=True)
        kept = [event for event in self.events if event.time < time]
        rest = [event for event in self.events if event.time > time]
        self.events = (*kept, Event(time, before), Event(time, value), *rest)

    def repeat(self, start: float, end: float) -> None:
        """Play what lies between two times once more behind it; what follows moves on."""
        if not self.events:
            return
        length = end - start
        joint = [Event(end, self.at(end, before=True)), Event(end, self.at(start))]
        first = [event for event in self.events if event.time < end]
        again = [event._replace(time=event.time + length) for event in first if event.time > start]
        rest = [event._replace(time=event.time + length) for event in self.events if event.time >= end]
        self.events = (*first, *joint, *again, *rest)

    @method("value_at_time( (Envelope)arg1, (float)arg2) -> float :", reads=True)
    def value_at_time(self, time: float) -> float:
        """Return the value at a beat of the clip."""
        return float32(self.at(time))

    @method("insert_step( (Envelope)arg1, (float)arg2, (float)arg3, (float)arg4) -> None :")
    def insert_step(self, start_time: float, length: float, value: float) -> None:
        """Hold a value for a number of beats; what is around stays."""
        if not length > 0:
            message = f"The length of a step must be positive, got {length}"
            raise RuntimeError(message)
        parameter = self.parameter
        if parameter is None or not parameter.min <= value <= parameter.max:
            raise RuntimeError(OUT_OF_RANGE)
        end = start_time + length
        before, after = self.at(start_time, before=True), self.at(end)
        kept = [event for event in self.events if event.time < start_time]
        rest = [event for event in self.events if event.time > end]
        step = [Event(start_time, before), Event(start_time, value), Event(end, value), Event(end, after)]
        self.events = (*kept, *step, *rest)

    @method("events_in_range( (Envelope)arg1, (float)arg2, (float)arg3) -> EnvelopeEventVector :", reads=True)
    def events_in_range(self, start_time: float, end_time: float) -> Any:
        """Return the events from one beat up to another."""
        found = [event for event in self.events if start_time <= event.time < end_time]
        straight = EnvelopeEventControlCoefficients(0.5, 0.5, 0.5, 0.5)
        return make_vector(EnvelopeEventVector, [EnvelopeEvent(*event, straight) for event in found])

    @method("delete_events_in_range( (Envelope)arg1, (float)arg2, (float)arg3) -> None :")
    def delete_events_in_range(self, start_time: float, end_time: float) -> None:
        """Delete the events from one beat up to another."""
        self.events = tuple(event for event in self.events if not start_time <= event.time < end_time)


class ClipEnvelopes(ArrangedClip):
    """What a clip does with its envelopes."""

    envelopes: Children[EnvelopeNode] = Children(shown=False, listenable=False, refreshes=("playback",))

    def envelope_of(self, parameter: ParameterNode) -> EnvelopeNode | None:
        """Return the envelope for a parameter."""
        wanted = parameter.document_id
        return next((each for each in self.envelopes if each.parameter_id == wanted), None)

    def copy_envelopes(self, other: ClipEnvelopes, track: TrackNode) -> None:
        """Take on copies of another clip's envelopes, as far as this track has the same parameters."""
        source = other.track
        for envelope in other.envelopes:
            parameter = envelope.parameter
            same = None if parameter is None else _counterpart(parameter, source, track)
            if same is not None:
                self.add_envelope(same, level=envelope.level, events=envelope.events)

    @computed("bool", follows="structure")
    def has_envelopes(self) -> bool:
        """Whether there is an envelope."""
        return bool(self.values["envelopes"])

    @computed("Vector")
    def automation_envelopes(self) -> list[EnvelopeNode]:
        """The envelopes of a Session clip; those of an arrangement clip cannot be reached."""
        return self.envelopes if self.in_session else []

    @method("automation_envelope( (Clip)arg1, (DeviceParameter)arg2) -> Envelope :", reads=True)
    def automation_envelope(self, parameter: ParameterNode) -> EnvelopeNode | None:
        """Return the envelope for a parameter, or None."""
        return self.envelope_of(parameter) if self.in_session else None

    @method("create_automation_envelope( (Clip)arg1, (DeviceParameter)arg2) -> Envelope :")
    def create_automation_envelope(self, parameter: ParameterNode) -> EnvelopeNode:
        """Make an envelope for a parameter of this clip's track; it starts with the value the parameter has."""
        if not self.in_session or track_of(parameter) is not self.track:
            raise RuntimeError(_NOT_HERE)
        if self.envelope_of(parameter) is not None:
            raise RuntimeError(_ALREADY)
        return self.add_envelope(parameter, level=parameter.value)

    @method("clear_envelope( (Clip)arg1, (DeviceParameter)arg2) -> None :")
    def clear_envelope(self, parameter: ParameterNode) -> None:
        """Remove the envelope for a parameter."""
        self._refuse_arrangement()
        envelope = self.envelope_of(parameter)
        if envelope is not None:
            self._remove_envelopes([envelope])

    @method("clear_all_envelopes( (Clip)arg1) -> None :")
    def clear_all_envelopes(self) -> None:
        """Remove every envelope."""
        self._refuse_arrangement()
        self._remove_envelopes(self.envelopes)

    def _refuse_arrangement(self) -> None:
        if not self.in_session:
            raise RuntimeError(_NOT_HERE)

    def add_envelope(self, parameter: ParameterNode, **values: Any) -> EnvelopeNode:
        """Make an envelope with its values."""
        envelope = self.document.create(EnvelopeNode, self, parameter_id=parameter.document_id, **values)
        self.envelopes = [*self.envelopes, envelope]
        return envelope

    def _remove_envelopes(self, gone: list[EnvelopeNode]) -> None:
        self.envelopes = [each for each in self.envelopes if each not in gone]
        for envelope in gone:
            self.document.remove(envelope)


class Automation:
    """Which parameters follow an envelope, and which were taken over by a write."""

    def __init__(self, song: SongNode) -> None:
        self._song = song
        self._overridden: set[int] = set()

    def state(self, parameter: ParameterNode) -> Any:
        """Return none, playing or overridden."""
        if self._followed(parameter) is None:
            return AutomationState.values[0]
        return AutomationState.values[2 if parameter.document_id in self._overridden else 1]

    @property
    def overridden(self) -> bool:
        """Whether any parameter was taken over."""
        return any(self.state(parameter) == 2 for parameter in self._taken())

    def override(self, parameter: ParameterNode, value: float) -> None:
        """Note that a parameter is written to: it leaves its envelope, or the write is recorded into one."""
        clip = self._recording_clip(parameter)
        if clip is not None:
            envelope = clip.envelope_of(parameter) or clip.add_envelope(parameter, level=parameter.value)
            envelope.jump(self._song.document.launcher.clip_position(clip), value)
        elif self._followed(parameter) is not None and parameter.document_id not in self._overridden:
            self._overridden.add(parameter.document_id)
            self._changed(parameter)

    def re_enable(self, parameter: ParameterNode | None = None) -> None:
        """Let a parameter, or all, follow the envelopes again."""
        for each in self._taken() if parameter is None else [parameter]:
            if each.document_id in self._overridden:
                self._overridden.discard(each.document_id)
                self._changed(each)

    def _recording_clip(self, parameter: ParameterNode) -> ClipNode | None:
        """Return the playing clip of an armed track while Session automation is recorded."""
        song, track = self._song, track_of(parameter)
        if track is None or not (song.session_automation_record and song.session_on):
            return None
        playing = song.document.launcher.playback(track).playing
        records = playing is not None and playing.has_clip and song.document.transport.playing
        return playing.clip if records and playing is not None and track.can_be_armed and track.armed else None

    def play(self, clip: ClipEnvelopes, position: float) -> None:
        """Move the parameters of a playing clip's envelopes to where they are at a beat of the clip."""
        for envelope in clip.envelopes:
            parameter = envelope.parameter
            if parameter is not None and parameter.document_id not in self._overridden:
                parameter.document.change(parameter, "raw", float32(envelope.at(position)))

    def _taken(self) -> list[ParameterNode]:
        nodes = self._song.document.nodes
        return [cast("ParameterNode", nodes[each]) for each in self._overridden if each in nodes]

    def _changed(self, parameter: ParameterNode) -> None:
        document = self._song.document
        document.notify(parameter, "automation_state")
        document.notify(self._song, "re_enable_automation_enabled")

    def _followed(self, parameter: ParameterNode) -> EnvelopeNode | None:
        track = track_of(parameter)
        return None if track is None else next(_active(track, parameter), None)


def track_of(node: Node | None) -> TrackNode | None:
    """Return the track that owns an object."""
    from alive.simulator.track.track import TrackNode  # noqa: PLC0415 - the two kinds know each other

    while node is not None and not isinstance(node, TrackNode):
        node = node.parent
    return node


def _active(track: TrackNode, parameter: ParameterNode) -> Iterator[EnvelopeNode]:
    playing = track.document.launcher.playback(track).playing
    clips = [playing.clip] if playing is not None and playing.has_clip else track.arrangement_clips
    for clip in clips:
        envelope = clip.envelope_of(parameter)
        if envelope is not None:
            yield envelope


def _counterpart(parameter: ParameterNode, source: TrackNode, target: TrackNode) -> ParameterNode | None:
    """Return the parameter in the same place of another track, or None."""
    if source is target:
        return parameter
    path: list[tuple[str, int | None]] = []
    node: Node = parameter
    while node is not source:
        parent = expect(Node, node.parent)
        path.append(_position(parent, node))
        node = parent
    found: Node | None = target
    for name, index in reversed(path):
        found = None if found is None else _step(found, name, index)
    return found if isinstance(found, ParameterNode) else None


def _position(parent: Node, child: Node) -> tuple[str, int | None]:
    for name, declaration in parent.declarations.items():
        owned = parent.values.get(name)
        if declaration.owns == "one" and owned == child.document_id:
            return name, None
        if declaration.owns == "many" and isinstance(owned, tuple) and child.document_id in owned:
            return name, owned.index(child.document_id)
    return "", None


def _step(node: Node, name: str, index: int | None) -> Node | None:
    owned = node.values.get(name)
    if index is None:
        return None if owned is None else node.document.nodes.get(owned)
    return node.document.nodes.get(owned[index]) if owned is not None and index < len(owned) else None
