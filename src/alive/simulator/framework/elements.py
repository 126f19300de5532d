"""Controls of a controller: buttons, encoders, sliders, and matrices of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import Live

from alive.simulator.framework.events import EventObject
from alive.simulator.framework.injection import current_surface

if TYPE_CHECKING:
    from alive.simulator.framework.surface import SurfaceCore

MIDI_NOTE_TYPE = 0
MIDI_CC_TYPE = 1
MIDI_PB_TYPE = 2
MIDI_SYSEX_TYPE = 3
MIDI_INVALID_TYPE = 4
MIDI_MSG_TYPES = (MIDI_NOTE_TYPE, MIDI_CC_TYPE, MIDI_PB_TYPE)
MIDI_NOTE_ON_STATUS = 0x90
MIDI_NOTE_OFF_STATUS = 0x80
MIDI_CC_STATUS = 0xB0
MIDI_PB_STATUS = 0xE0
_STATUS = {MIDI_NOTE_TYPE: MIDI_NOTE_ON_STATUS, MIDI_CC_TYPE: MIDI_CC_STATUS, MIDI_PB_TYPE: MIDI_PB_STATUS}
ON_VALUE = 127
OFF_VALUE = 0

Key = tuple[int, int, int]
"""Message type, channel and identifier of a control."""


class ControlElement(EventObject):
    """Base of all controls; it belongs to the surface whose guard is open."""

    def __init__(self, name: str = "", *_: Any, resource_type: Any = None, **__: Any) -> None:
        super().__init__()
        del resource_type
        self.name = name
        self._surface: SurfaceCore = current_surface(self)
        self._surface.register_control(self)

    def reset(self) -> None:
        """Show nothing."""

    def clear_send_cache(self) -> None:
        """Forget what was sent, so that the same value is sent again."""

    def send_midi(self, message: tuple[int, ...]) -> bool:
        """Send bytes to the controller."""
        return self._surface._send_midi(message)  # noqa: SLF001 - the frameworks' own name


class InputControlElement(ControlElement):
    """A control that sends and takes values; a parameter of Live can be connected to it."""

    __events__ = ("value",)

    def __init__(
        self, msg_type: int = 0, channel: int = 0, identifier: int | None = None, *given: Any, **options: Any
    ) -> None:
        if msg_type in MIDI_MSG_TYPES and channel not in range(16):
            message = f"channel must be in 0..15, got {channel}"
            raise ValueError(message)
        if msg_type in {MIDI_NOTE_TYPE, MIDI_CC_TYPE} and identifier not in range(128):
            message = f"identifier must be in 0..127, got {identifier}"
            raise ValueError(message)
        self._msg_type = msg_type
        self._identifier = -1 if identifier is None else identifier
        self._channel = channel
        self._original = (channel, self._identifier)
        self._parameter: Any = None
        self._last_sent: Any = None
        self._needs_takeover = True
        super().__init__(*given, **options)

    def message_type(self) -> int:
        """Return the kind of MIDI message."""
        return self._msg_type

    def message_channel(self) -> int:
        """Return the MIDI channel from 0."""
        return self._channel

    def message_identifier(self) -> int:
        """Return the number of the note or controller."""
        return self._identifier

    def original_channel(self) -> int:
        """Return the channel it was made with."""
        return self._original[0]

    def original_identifier(self) -> int:
        """Return the identifier it was made with."""
        return self._original[1]

    def message_map_mode(self) -> Any:
        """Return how its values move a parameter."""
        return Live.MidiMap.MapMode.absolute

    @property
    def key(self) -> Key:
        """What incoming messages find it by; pitch bend has no identifier."""
        return self._msg_type, self._channel, -1 if self._msg_type == MIDI_PB_TYPE else self._identifier

    def set_channel(self, channel: int) -> None:
        """Listen and send on another channel."""
        self._channel = channel
        self._surface.request_rebuild_midi_map()

    def set_identifier(self, identifier: int) -> None:
        """Listen to and send another note or controller."""
        self._identifier = identifier
        self._surface.request_rebuild_midi_map()

    def use_default_message(self) -> None:
        """Go back to the channel and identifier it was made with."""
        self._channel, self._identifier = self._original
        self._surface.request_rebuild_midi_map()

    def set_needs_takeover(self, needs_takeover: bool) -> None:  # noqa: FBT001 - the frameworks' signature
        """Set whether a parameter must be picked up at its value first."""
        self._needs_takeover = needs_takeover

    def needs_takeover(self) -> bool:
        """Return whether a parameter must be picked up at its value first."""
        return self._needs_takeover

    def connect_to(self, parameter: Any) -> None:
        """Let Live move this parameter with the control, past the script."""
        if parameter is None:
            message = "connect_to needs a parameter; release_parameter lets go of one"
            raise ValueError(message)
        if self._parameter != parameter:
            self._parameter = parameter
            self._surface.request_rebuild_midi_map()

    def release_parameter(self) -> None:
        """Let go of the parameter."""
        if self._parameter is not None:
            self._parameter = None
            self._surface.request_rebuild_midi_map()

    def mapped_parameter(self) -> Any:
        """Return the parameter, or None."""
        return self._parameter

    def script_wants_forwarding(self) -> bool:
        """Return whether the script itself wants the messages."""
        return bool(self.value_listener_count())  # type: ignore[attr-defined]

    def on_listeners_changed(self, _: str) -> None:
        """Have the MIDI map built again: what is forwarded has changed."""
        self._surface.request_rebuild_midi_map()

    def install(self, script_handle: int, midi_map_handle: int) -> None:
        """Enter it into the MIDI map."""
        if self._parameter is not None and self._parameter != None:  # noqa: E711 - dead objects equal None
            self._map(midi_map_handle)
        elif self.script_wants_forwarding():
            self._forward(script_handle, midi_map_handle)

    def receive_value(self, value: int) -> None:
        """Take a value from the controller."""
        self.clear_send_cache()
        self.notify_value(value)  # type: ignore[attr-defined]

    def send_value(self, value: int, force: bool = False, channel: int | None = None) -> None:  # noqa: FBT001, FBT002
        """Send a value to the controller, unless it was the last one sent."""
        if force or value != self._last_sent:
            self._last_sent = value
            self.send_midi(self._message(value, self._channel if channel is None else channel))

    def reset(self) -> None:
        """Send zero."""
        self.send_value(OFF_VALUE)

    def clear_send_cache(self) -> None:
        """Forget what was sent."""
        self._last_sent = None

    def force_next_send(self) -> None:
        """Send the next value even if it is the same."""
        self.clear_send_cache()

    def disconnect(self) -> None:
        """Show nothing and let go."""
        self.reset()
        self._parameter = None
        super().disconnect()

    def _message(self, value: int, channel: int) -> tuple[int, ...]:
        status = _STATUS[self._msg_type] + channel
        if self._msg_type == MIDI_PB_TYPE:
            return status, value & 0x7F, value >> 7 & 0x7F
        return status, self._identifier, value

    def _map(self, handle: int) -> None:
        takeover_is_avoided = not self._needs_takeover
        mode = self.message_map_mode()
        if self._msg_type == MIDI_CC_TYPE:
            Live.MidiMap.map_midi_cc(
                handle, self._parameter, self._channel, self._identifier, mode, takeover_is_avoided
            )
        elif self._msg_type == MIDI_NOTE_TYPE:
            Live.MidiMap.map_midi_note(handle, self._parameter, self._channel, self._identifier)
        elif self._msg_type == MIDI_PB_TYPE:
            Live.MidiMap.map_midi_pitchbend(handle, self._parameter, self._channel, self._needs_takeover)

    def _forward(self, script_handle: int, handle: int) -> None:
        if self._msg_type == MIDI_CC_TYPE:
            Live.MidiMap.forward_midi_cc(script_handle, handle, self._channel, self._identifier)
        elif self._msg_type == MIDI_NOTE_TYPE:
            Live.MidiMap.forward_midi_note(script_handle, handle, self._channel, self._identifier)
        elif self._msg_type == MIDI_PB_TYPE:
            Live.MidiMap.forward_midi_pitchbend(script_handle, handle, self._channel)


class ButtonElement(InputControlElement):
    """A button; momentary ones also tell when they are let go."""

    def __init__(self, is_momentary: bool, *given: Any, **options: Any) -> None:  # noqa: FBT001
        self._is_momentary = bool(is_momentary)
        self._last_received = 0
        super().__init__(*given, **options)

    def receive_value(self, value: int) -> None:
        """Take a value from the controller."""
        self._last_received = value
        super().receive_value(value)

    def turn_on(self) -> None:
        """Light it."""
        self.send_value(ON_VALUE)

    def turn_off(self) -> None:
        """Put out its light."""
        self.send_value(OFF_VALUE)

    def set_light(self, value: Any) -> None:
        """Light it, or put out its light; a number is sent as it is."""
        self.send_value((OFF_VALUE, ON_VALUE)[value] if isinstance(value, bool) else value)


class SliderElement(InputControlElement):
    """A slider: absolute values."""


class EncoderElement(InputControlElement):
    """An encoder; its map mode says how its values are to be read."""

    def __init__(
        self, msg_type: int, channel: int, identifier: int | None, map_mode: Any = None, *given: Any, **options: Any
    ) -> None:
        options.pop("encoder_sensitivity", None)
        self._map_mode = Live.MidiMap.MapMode.absolute if map_mode is None else map_mode
        super().__init__(msg_type, channel, identifier, *given, **options)

    def message_map_mode(self) -> Any:
        """Return how its values move a parameter."""
        return self._map_mode

    def relative_value_to_delta(self, value: int) -> int:
        """Return how far it was turned."""
        modes = Live.MidiMap.MapMode
        if self._map_mode in {modes.relative_binary_offset, modes.relative_smooth_binary_offset}:
            return value - 64
        if self._map_mode in {modes.relative_signed_bit, modes.relative_smooth_signed_bit}:
            return 64 - value if value > 64 else value
        if self._map_mode in {modes.relative_signed_bit2, modes.relative_smooth_signed_bit2}:
            return value - 64 if value > 64 else -value
        return value - 128 if value > 64 else value


class ButtonMatrixElement(ControlElement):
    """Rows of buttons; its listeners get value, column, row and whether the button is momentary."""

    __events__ = ("value",)

    def __init__(self, rows: Sequence[Sequence[Any]] = (), *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self._rows: list[list[Any]] = []
        for row in rows:
            self.add_row(row)

    def add_row(self, buttons: Sequence[Any]) -> None:
        """Add a row at the bottom."""
        row = len(self._rows)
        self._rows.append(list(buttons))
        for column, button in enumerate(buttons):
            if button is not None:
                button.add_value_listener(self._listener(button, column, row))

    def width(self) -> int:
        """Return the number of columns."""
        return max((len(row) for row in self._rows), default=0)

    def height(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def get_button(self, column: int, row: int) -> Any:
        """Return a button, or None."""
        if row < len(self._rows) and column < len(self._rows[row]):
            return self._rows[row][column]
        return None

    def send_value(self, column: int, row: int, value: int, force: bool = False) -> None:  # noqa: FBT001, FBT002
        """Send a value to one button."""
        button = self.get_button(column, row)
        if button is not None:
            button.send_value(value, force)

    def iterbuttons(self) -> Iterator[tuple[Any, tuple[int, int]]]:
        """Yield each button with its column and row."""
        for row, buttons in enumerate(self._rows):
            for column, button in enumerate(buttons):
                yield button, (column, row)

    def reset(self) -> None:
        """Put out all lights."""
        for button, _ in self.iterbuttons():
            if button is not None:
                button.reset()

    def __iter__(self) -> Iterator[Any]:
        return (button for button, _ in self.iterbuttons())

    def __len__(self) -> int:
        return self.width() * self.height()

    def __getitem__(self, index: int) -> Any:
        return list(self)[index]

    def _listener(self, button: Any, column: int, row: int) -> Any:
        def receive(value: int) -> None:
            self.notify_value(value, column, row, button._is_momentary)  # type: ignore[attr-defined] # noqa: SLF001

        return receive
