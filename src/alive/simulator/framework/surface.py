"""The control surface: what `_Framework` and `ableton.v2` have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import Live

from alive.simulator.framework.elements import (
    MIDI_CC_STATUS,
    MIDI_CC_TYPE,
    MIDI_NOTE_OFF_STATUS,
    MIDI_NOTE_ON_STATUS,
    MIDI_NOTE_TYPE,
    MIDI_PB_STATUS,
    MIDI_PB_TYPE,
    InputControlElement,
    Key,
)
from alive.simulator.framework.events import EventObject
from alive.simulator.framework.injection import providing
from alive.simulator.framework.messages import Messages
from alive.simulator.framework.tasks import TICK_SECONDS, TaskGroup

_SYSEX_START = 0xF0


class SurfaceCore(EventObject):
    """Owns controls and components; Live calls its methods."""

    def __init__(self, c_instance: Any = None, *_: Any, **__: Any) -> None:
        super().__init__()
        self._c_instance = c_instance
        self._task_group = TaskGroup(auto_kill=False)
        self._tasks: TaskGroup = self._task_group.add(TaskGroup(auto_kill=False, auto_remove=False))
        self._messages = Messages()
        self._components: list[Any] = []
        self.controls: list[Any] = []
        self._by_key: dict[Key, InputControlElement] = {}
        self._guards = 0
        self._at_end: list[Callable[[], None]] = []
        self._rebuild_suppressed = 0
        self._rebuild_wanted = False
        self._midi_batch: list[tuple[int, ...]] = []
        self._highlighted: Any = None
        self._device_component: Any = None

    def _follow_song(self) -> None:
        """Listen to what components are told of."""
        song = self._c_instance.song()
        for subject, event, callback in (
            (song, "visible_tracks", self._on_track_list_changed),
            (song, "scenes", self._on_scene_list_changed),
            (song.view, "selected_track", self._on_selected_track_changed),
            (song.view, "selected_scene", self._on_selected_scene_changed),
        ):
            self.register_slot(subject, callback, event)

    @property
    def components(self) -> tuple[Any, ...]:
        """The components that belong to it."""
        return tuple(self._components)

    @property
    def root_components(self) -> tuple[Any, ...]:
        """The components that no other component owns."""
        return tuple(component for component in self._components if component.is_root)

    def dependencies(self) -> dict[str, Any]:
        """Return what it provides by name while its guard is open."""
        return {
            "song": self._c_instance.song(),
            "show_message": self.show_message,
            "send_midi": self._send_midi,
            "request_rebuild_midi_map": self.request_rebuild_midi_map,
            "register_component": self.register_component,
            "register_control": self.register_control,
        }

    @contextmanager
    def component_guard(self) -> Iterator[None]:
        """Provide for components and elements; MIDI and requests for the MIDI map go out at the end."""
        with providing(self), self.suppressing_rebuild_requests():
            self._guards += 1
            try:
                yield
                while self._guards == 1 and self._at_end:
                    self._at_end.pop(0)()
            finally:
                self._guards -= 1
                if not self._guards:
                    self._flush_midi()

    def at_end_of_guard(self, callback: Callable[[], None]) -> None:
        """Call back when the guard that is open now ends: what is made in it is complete then."""
        self._at_end.append(callback)

    @contextmanager
    def suppressing_rebuild_requests(self) -> Iterator[None]:
        """Ask for the MIDI map once at the end, if at all."""
        self._rebuild_suppressed += 1
        try:
            yield
        finally:
            self._rebuild_suppressed -= 1
            if not self._rebuild_suppressed and self._rebuild_wanted:
                self._rebuild_wanted = False
                self._c_instance.request_rebuild_midi_map()

    def request_rebuild_midi_map(self) -> None:
        """Have Live call build_midi_map."""
        if self._rebuild_suppressed:
            self._rebuild_wanted = True
        else:
            self._c_instance.request_rebuild_midi_map()

    def schedule_message(self, delay_in_ticks: int, callback: Callable[..., Any], parameter: Any = None) -> None:
        """Call back after a number of updates of the display."""
        self._messages.schedule(delay_in_ticks, callback, parameter)

    def show_message(self, message: str) -> None:
        """Show a text in the status bar."""
        self._c_instance.show_message(message)

    def instance_identifier(self) -> int:
        """Return the number of the control surface slot."""
        identifier: int = self._c_instance.instance_identifier()
        return identifier

    def register_control(self, control: Any) -> None:
        """Make a control part of the surface."""
        self.controls.append(control)
        self.request_rebuild_midi_map()

    def register_component(self, component: Any) -> Any:
        """Make a component part of the surface."""
        self._components.append(component)
        return component

    def update_display(self) -> None:
        """Run what is due; Live calls this each 100 ms."""
        with self.component_guard():
            self._messages.update()
            self._task_group.update(TICK_SECONDS)

    def build_midi_map(self, midi_map_handle: int) -> None:
        """Tell Live what controls move and what the script itself wants."""
        self._by_key = {}
        script_handle = self._c_instance.handle()
        with self.component_guard():
            for control in self.controls:
                if isinstance(control, InputControlElement):
                    self._by_key[control.key] = control
                    control.install(script_handle, midi_map_handle)

    def receive_midi(self, midi_bytes: tuple[int, ...]) -> None:
        """Give a message to its control."""
        with self.component_guard():
            if midi_bytes[0] == _SYSEX_START:
                self.handle_sysex(midi_bytes)
            else:
                self.handle_nonsysex(midi_bytes)

    def receive_midi_chunk(self, midi_chunk: tuple[tuple[int, ...], ...]) -> None:
        """Take several messages."""
        for midi_bytes in midi_chunk:
            self.receive_midi(midi_bytes)

    def handle_sysex(self, midi_bytes: tuple[int, ...]) -> None:
        """Take a SysEx message; scripts override it."""

    def handle_nonsysex(self, midi_bytes: tuple[int, ...]) -> None:
        """Find the control of a message and give it the value."""
        key, value = _read(midi_bytes)
        control = self._by_key.get(key)
        if control is not None:
            control.receive_value(value)

    def refresh_state(self) -> None:
        """Send everything to the controller again."""
        for control in self.controls:
            control.clear_send_cache()
        self.update()

    def update(self) -> None:
        """Have every component show its state."""
        with self.component_guard():
            for component in self._components:
                component.update()

    def connect_script_instances(self, instances: Any) -> None:
        """Take the instances of the other scripts."""

    def port_settings_changed(self) -> None:
        """Show everything again: another port may be used now."""
        self.refresh_state()

    def can_lock_to_devices(self) -> bool:
        """Return whether there is something that shows a device."""
        return self._device_component is not None

    def lock_to_device(self, device: Any) -> None:
        """Stay with this device."""
        if self._device_component is not None:
            with self.component_guard():
                self._device_component.set_lock_to_device(True, device)

    def unlock_from_device(self, device: Any) -> None:
        """Follow the selection again."""
        if self._device_component is not None:
            with self.component_guard():
                self._device_component.set_lock_to_device(False, device)

    def restore_bank(self, bank_index: int) -> None:
        """Show this bank of the locked device."""
        if self._device_component is not None:
            with self.component_guard():
                self._device_component.restore_bank(bank_index)

    def suggest_input_port(self) -> str:
        """Return the name of a port to use."""
        return ""

    def suggest_output_port(self) -> str:
        """Return the name of a port to use."""
        return ""

    def suggest_map_mode(self, cc_no: int, channel: int) -> int:
        """Return how a controller sends, or -1."""
        control = self._by_key.get((MIDI_CC_TYPE, channel, cc_no))
        return -1 if control is None else int(control.message_map_mode())

    def supports_pad_translation(self) -> bool:
        """Return whether pads can be translated."""
        return False

    def set_highlighting_session_component(self, session: Any) -> None:
        """Show this component's area as a coloured box; None shows no box."""
        if self._highlighted is not None:
            self._highlighted.set_highlighting_callback(None)
        self._highlighted = session
        if session is None:
            self._set_session_highlight(-1, -1, -1, -1, include_return_tracks=False)
        else:
            session.set_highlighting_callback(self._set_session_highlight)

    def set_device_component(self, device_component: Any) -> None:
        """Let this component be locked to a device."""
        self._device_component = device_component
        self._c_instance.update_locks()

    def set_feedback_channels(self, channels: Any) -> None:
        """Set the channels that notes come back on."""
        self._c_instance.set_feedback_channels(channels)

    def set_controlled_track(self, track: Any) -> None:
        """Play this track with the controller; None gives it up."""
        if track is None:
            self._c_instance.release_controlled_track()
        else:
            self._c_instance.set_controlled_track(track)

    def release_controlled_track(self) -> None:
        """Give up the controlled track."""
        self.set_controlled_track(None)

    def disconnect(self) -> None:
        """End all components and controls."""
        with self.component_guard():
            super().disconnect()
            for owned in (*self._components, *self.controls):
                owned.disconnect()
            self._components, self.controls, self._by_key = [], [], {}
            self._task_group.clear()
            self._messages.clear()

    def _set_session_highlight(
        self, track_offset: int, scene_offset: int, width: int, height: int, *, include_return_tracks: bool
    ) -> None:
        self._c_instance.set_session_highlight(track_offset, scene_offset, width, height, include_return_tracks)

    def _send_midi(self, midi_event_bytes: tuple[int, ...], optimized: bool = True) -> bool:  # noqa: FBT001, FBT002
        if self._guards and optimized:
            self._midi_batch.append(tuple(midi_event_bytes))
        else:
            self._c_instance.send_midi(tuple(midi_event_bytes))
        return True

    def _flush_midi(self) -> None:
        batch, self._midi_batch = self._midi_batch, []
        for message in batch:
            self._c_instance.send_midi(message)

    def _on_track_list_changed(self) -> None:
        self._tell("on_track_list_changed")

    def _on_scene_list_changed(self) -> None:
        self._tell("on_scene_list_changed")

    def _on_selected_track_changed(self) -> None:
        self._tell("on_selected_track_changed")

    def _on_selected_scene_changed(self) -> None:
        self._tell("on_selected_scene_changed")

    def _tell(self, method: str) -> None:
        with self.component_guard():
            for component in self._components:
                getattr(component, method)()


def _read(midi_bytes: tuple[int, ...]) -> tuple[Key, int]:
    """Return what a message is for, and its value; a note that ends has the value 0."""
    status, channel = midi_bytes[0] & 0xF0, midi_bytes[0] & 0x0F
    if status == MIDI_PB_STATUS:
        return (MIDI_PB_TYPE, channel, -1), midi_bytes[1] + (midi_bytes[2] << 7)
    if status == MIDI_CC_STATUS:
        return (MIDI_CC_TYPE, channel, midi_bytes[1]), midi_bytes[2]
    if status in {MIDI_NOTE_ON_STATUS, MIDI_NOTE_OFF_STATUS}:
        value = midi_bytes[2] if status == MIDI_NOTE_ON_STATUS else 0
        return (MIDI_NOTE_TYPE, channel, midi_bytes[1]), value
    return (status, channel, -1), midi_bytes[-1]


def application() -> Any:
    """Return Live's application; c_instance has no way to it."""
    return Live.Application.get_application()
