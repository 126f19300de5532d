"""Live.MidiMap: which messages of a controller move a parameter, and which go to the script.

Every build_midi_map begins an empty map with a handle of its own; only what the script enters there reaches it or
a parameter. SysEx needs no entry.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from itertools import count
from typing import Any

from alive.simulator.object_model.arguments import TYPES, ArgumentType, argument_type
from alive.simulator.object_model.boost import instance
from alive.simulator.object_model.enums import LiveEnum, make_enum
from alive.simulator.object_model.functions import live_function
from alive.simulator.object_model.lom import wrap
from alive.simulator.object_model.node import Node
from alive.simulator.object_model.plain_classes import record_class

MapMode = make_enum(
    "MidiMap", "MapMode", absolute=0, relative_signed_bit=1, relative_binary_offset=2, relative_two_compliment=3,
    relative_signed_bit2=4, absolute_14_bit=5, relative_smooth_signed_bit=6, relative_smooth_binary_offset=7,
    relative_smooth_two_compliment=8, relative_smooth_signed_bit2=9,
)  # fmt: skip
TYPES["MapMode"] = argument_type("MidiMap.MapMode")

NOTE_OFF, NOTE_ON, CONTROL_CHANGE, PITCH_BEND, SYSEX = 0x80, 0x90, 0xB0, 0xE0, 0xF0
_STEPS_7_BIT = 127
_STEPS_14_BIT = 16383
_CENTRE = 64

Key = tuple[int, int, int]
"""Status, channel and number of a message; pitch bend has the number 0, a note's end counts as the note."""

Send = Callable[[tuple[int, ...]], Any]


@record_class("MidiMap")
class CCFeedbackRule(instance):
    """How a parameter is shown on the control that moves it."""

    channel: int = 0
    cc_no: int = 0
    cc_value_map: tuple[int, ...] = ()
    delay_in_ms: float = 0.0
    enabled: bool = True


@record_class("MidiMap")
class NoteFeedbackRule(instance):
    """How a parameter is shown on a button."""

    channel: int = 0
    note_no: int = 0
    vel_map: tuple[int, ...] = ()
    delay_in_ms: float = 0.0
    enabled: bool = True


@record_class("MidiMap")
class PitchBendFeedbackRule(instance):
    """How a parameter is shown on a motor fader."""

    channel: int = 0
    value_pair_map: tuple[tuple[int, int], ...] = ()
    delay_in_ms: float = 0.0
    enabled: bool = True


Rule = CCFeedbackRule | NoteFeedbackRule | PitchBendFeedbackRule


def _rule_type(rule: type[Rule]) -> ArgumentType:
    return ArgumentType(rule.__name__, lambda value: isinstance(value, rule), lambda value: value)


for _rule in (CCFeedbackRule, NoteFeedbackRule, PitchBendFeedbackRule):
    _rule.__module__ = "MidiMap"
    TYPES[_rule.__name__] = _rule_type(_rule)


class Mapping:
    """One control that moves one parameter."""

    def __init__(
        self,
        key: Key,
        parameter: Node,
        mode: LiveEnum = MapMode(0),  # noqa: B008 - an enumeration's member
        sensitivity: float = 1.0,
        rule: Rule | None = None,
    ) -> None:
        self.key = key
        self.parameter: Any = wrap(parameter)
        self.mode = mode
        self.sensitivity = sensitivity
        self.rule = rule
        self._send: Send | None = None

    def connect(self, send: Send) -> None:
        """Show the parameter on the control from now on."""
        self._send = send
        self.parameter.add_value_listener(self._show)

    def disconnect(self) -> None:
        """No longer show it."""
        if self._send is not None and self.parameter != None:  # noqa: E711 - a dead parameter equals None
            self.parameter.remove_value_listener(self._show)
        self._send = None

    def move(self, message: tuple[int, ...]) -> None:
        """Move the parameter as the control says; a parameter that is gone stays gone."""
        parameter = self.parameter
        if parameter == None:  # noqa: E711 - a dead parameter equals None
            return
        low, high = parameter.min, parameter.max
        if self.key[0] == NOTE_ON:
            self._press(message[2], low, high)
            return
        share = self._share(message)
        position = (parameter.value - low) / (high - low) if self.mode not in _ABSOLUTE else 0.0
        value = low + (high - low) * min(1.0, max(0.0, position + share))
        parameter.value = round(value) if parameter.is_quantized else value

    def _press(self, velocity: int, low: float, high: float) -> None:
        """Switch on and off with each press; notes are no measure."""
        if velocity:
            self.parameter.value = low if self.parameter.value > low else high

    def _share(self, message: tuple[int, ...]) -> float:
        if self.key[0] == PITCH_BEND:
            return (message[1] + (message[2] << 7)) / _STEPS_14_BIT
        if self.mode in _ABSOLUTE:
            return message[2] / _STEPS_7_BIT
        return _delta(self.mode, message[2]) * self.sensitivity / _STEPS_7_BIT

    def _show(self) -> None:
        if self._send is not None:
            message = self._message()
            if message is not None:
                self._send(message)

    def _message(self) -> tuple[int, ...] | None:
        parameter, rule = self.parameter, self.rule
        share = (parameter.value - parameter.min) / (parameter.max - parameter.min)
        status, channel, number = self.key
        if rule is None:
            if status == PITCH_BEND:
                return (status | channel, *_pair(round(share * _STEPS_14_BIT)))
            return (status | channel, number, round(share * _STEPS_7_BIT))
        if not rule.enabled:
            return None
        if isinstance(rule, PitchBendFeedbackRule):
            return (PITCH_BEND | rule.channel, *_pick(rule.value_pair_map, share, _pair(round(share * _STEPS_14_BIT))))
        shown = rule.cc_value_map if isinstance(rule, CCFeedbackRule) else rule.vel_map
        first = (CONTROL_CHANGE, rule.cc_no) if isinstance(rule, CCFeedbackRule) else (NOTE_ON, rule.note_no)
        return (first[0] | rule.channel, first[1], _pick(shown, share, round(share * _STEPS_7_BIT)))


class ControlMap:
    """The map of one script between two calls of build_midi_map."""

    def __init__(self, send: Send) -> None:
        self.handle = next(_HANDLES)
        self.forwarded: dict[Key, bool] = {}
        self.mappings: dict[Key, Mapping] = {}
        self._send = send
        _MAPS[self.handle] = self

    def add(self, mapping: Mapping) -> bool:
        """Let a control move a parameter, in place of what it moved before."""
        before = self.mappings.pop(mapping.key, None)
        if before is not None:
            before.disconnect()
        self.mappings[mapping.key] = mapping
        mapping.connect(self._send)
        return True

    def forward(self, key: Key, *, consume: bool) -> bool:
        """Give messages to the script; unless they are consumed, tracks get them, too."""
        self.forwarded[key] = consume
        return True

    def show(self, parameter: Node) -> None:
        """Send a parameter's value to the controls that move it."""
        for mapping in self.mappings.values():
            if mapping.parameter == wrap(parameter):
                mapping._show()  # noqa: SLF001 - one part of this module

    def end(self) -> None:
        """Let go of the parameters; the handle is no longer known."""
        for mapping in self.mappings.values():
            mapping.disconnect()
        self.mappings, self.forwarded = {}, {}
        _MAPS.pop(self.handle, None)

    def wants(self, message: tuple[int, ...]) -> bool:
        """Whether the script gets this message."""
        return message[0] == SYSEX or key_of(message) in self.forwarded

    def move(self, message: tuple[int, ...]) -> None:
        """Move what the message's control is mapped to."""
        mapping = self.mappings.get(key_of(message))
        if mapping is not None:
            mapping.move(message)


_HANDLES = count(0x3D1_0000, 0x10)
_MAPS: weakref.WeakValueDictionary[int, ControlMap] = weakref.WeakValueDictionary()


def key_of(message: tuple[int, ...]) -> Key:
    """Return what a message is entered under."""
    status, channel = message[0] & 0xF0, message[0] & 0x0F
    if status == PITCH_BEND:
        return status, channel, 0
    return NOTE_ON if status == NOTE_OFF else status, channel, message[1] if len(message) > 1 else 0


_ABSOLUTE = frozenset({MapMode(0), MapMode(5)})


def _delta(mode: LiveEnum, value: int) -> int:
    """Return the steps an encoder was turned; the smooth modes count alike."""
    kind = mode if mode <= 4 else mode - 5
    if kind == 2:
        return value - _CENTRE
    if kind == 3:
        return value - 128 if value > _CENTRE else value
    steps = value - _CENTRE if value > _CENTRE else -value
    return steps if kind == 4 else -steps


def _pair(value: int) -> tuple[int, int]:
    return value & 0x7F, value >> 7


def _pick(shown: tuple[Any, ...], share: float, otherwise: Any) -> Any:
    return shown[round(share * (len(shown) - 1))] if shown else otherwise


def _map(handle: int) -> ControlMap:
    found = _MAPS.get(handle)
    if found is None:
        message = "Invalid MIDI map handle"
        raise RuntimeError(message)
    return found


def _channel_and_number(channel: int, number: int) -> tuple[int, int]:
    if not 0 <= channel <= 15:
        message = f"MIDI channel must be in 0..15, got {channel}"
        raise RuntimeError(message)
    if not 0 <= number <= 127:
        message = f"MIDI number must be in 0..127, got {number}"
        raise RuntimeError(message)
    return channel, number


@live_function(
    "MidiMap",
    "forward_midi_cc( (int)arg1, (int)arg2, (int)arg3, (int)arg4 [, (bool)ShouldConsumeEvent=True]) -> bool :",
    reads=True,
)
def forward_midi_cc(_: int, handle: int, channel: int, number: int, consume: bool) -> bool:  # noqa: FBT001
    """Give a controller's messages to the script."""
    return _map(handle).forward((CONTROL_CHANGE, *_channel_and_number(channel, number)), consume=consume)


@live_function(
    "MidiMap",
    "forward_midi_note( (int)arg1, (int)arg2, (int)arg3, (int)arg4 [, (bool)ShouldConsumeEvent=True]) -> bool :",
    reads=True,
)
def forward_midi_note(_: int, handle: int, channel: int, note: int, consume: bool) -> bool:  # noqa: FBT001
    """Give a note's messages to the script."""
    return _map(handle).forward((NOTE_ON, *_channel_and_number(channel, note)), consume=consume)


@live_function("MidiMap", "forward_midi_pitchbend( (int)arg1, (int)arg2, (int)arg3) -> bool :", reads=True)
def forward_midi_pitchbend(_: int, handle: int, channel: int) -> bool:
    """Give pitch bends to the script."""
    return _map(handle).forward((PITCH_BEND, *_channel_and_number(channel, 0)), consume=True)


@live_function(
    "MidiMap",
    "map_midi_cc( (int)midi_map_handle, (DeviceParameter)parameter, (int)midi_channel, (int)controller_number,"
    " (MapMode)map_mode, (bool)avoid_takeover [, (float)sensitivity=1.0]) -> bool :",
    reads=True,
)
def map_midi_cc(
    handle: int,
    parameter: Node,
    channel: int,
    number: int,
    mode: LiveEnum,
    _: bool,  # noqa: FBT001
    sensitivity: float,
) -> bool:
    """Let a controller move a parameter."""
    key = (CONTROL_CHANGE, *_channel_and_number(channel, number))
    return _map(handle).add(Mapping(key, parameter, mode, sensitivity))


@live_function(
    "MidiMap",
    "map_midi_cc_with_feedback_map( (int)midi_map_handle, (DeviceParameter)parameter, (int)midi_channel,"
    " (int)controller_number, (MapMode)map_mode, (CCFeedbackRule)feedback_rule, (bool)avoid_takeover"
    " [, (float)sensitivity=1.0]) -> bool :",
    reads=True,
)
def map_midi_cc_with_feedback_map(
    handle: int,
    parameter: Node,
    channel: int,
    number: int,
    mode: LiveEnum,
    rule: CCFeedbackRule,
    _: bool,  # noqa: FBT001
    sensitivity: float,
) -> bool:
    """Let a controller move a parameter and show it by a rule."""
    key = (CONTROL_CHANGE, *_channel_and_number(channel, number))
    return _map(handle).add(Mapping(key, parameter, mode, sensitivity, rule))


@live_function(
    "MidiMap", "map_midi_note( (int)arg1, (DeviceParameter)arg2, (int)arg3, (int)arg4) -> bool :", reads=True
)
def map_midi_note(handle: int, parameter: Node, channel: int, note: int) -> bool:
    """Let a note switch a parameter."""
    return _map(handle).add(Mapping((NOTE_ON, *_channel_and_number(channel, note)), parameter))


@live_function(
    "MidiMap",
    "map_midi_note_with_feedback_map( (int)arg1, (DeviceParameter)arg2, (int)arg3, (int)arg4,"
    " (NoteFeedbackRule)arg5) -> bool :",
    reads=True,
)
def map_midi_note_with_feedback_map(
    handle: int, parameter: Node, channel: int, note: int, rule: NoteFeedbackRule
) -> bool:
    """Let a note switch a parameter and show it by a rule."""
    return _map(handle).add(Mapping((NOTE_ON, *_channel_and_number(channel, note)), parameter, rule=rule))


@live_function(
    "MidiMap", "map_midi_pitchbend( (int)arg1, (DeviceParameter)arg2, (int)arg3, (bool)arg4) -> bool :", reads=True
)
def map_midi_pitchbend(handle: int, parameter: Node, channel: int, _: bool) -> bool:  # noqa: FBT001
    """Let pitch bend move a parameter."""
    return _map(handle).add(Mapping((PITCH_BEND, *_channel_and_number(channel, 0)), parameter))


@live_function(
    "MidiMap",
    "map_midi_pitchbend_with_feedback_map( (int)arg1, (DeviceParameter)arg2, (int)arg3,"
    " (PitchBendFeedbackRule)arg4, (bool)arg5) -> bool :",
    reads=True,
)
def map_midi_pitchbend_with_feedback_map(
    handle: int,
    parameter: Node,
    channel: int,
    rule: PitchBendFeedbackRule,
    _: bool,  # noqa: FBT001
) -> bool:
    """Let pitch bend move a parameter and show it by a rule."""
    return _map(handle).add(Mapping((PITCH_BEND, *_channel_and_number(channel, 0)), parameter, rule=rule))


@live_function("MidiMap", "send_feedback_for_parameter( (int)arg1, (DeviceParameter)arg2) -> None :", reads=True)
def send_feedback_for_parameter(handle: int, parameter: Node) -> None:
    """Send a parameter's value to the controls that move it."""
    _map(handle).show(parameter)
