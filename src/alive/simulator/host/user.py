"""What a person does in front of Live: press and turn controls, drag, open menus, answer dialogs.

Each of these is one callback from Live, or several with time in between; none can be called inside another.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from alive.simulator.host.midi_map import CONTROL_CHANGE, NOTE_OFF, NOTE_ON, SYSEX
from alive.simulator.host.scheduler import TICK, Scheduler
from alive.simulator.object_model.boost import classes

if TYPE_CHECKING:
    from alive.simulator.application.application import ApplicationNode
    from alive.simulator.host.host import HostedScript

T = TypeVar("T")
_SYSEX_END = 0xF7
_LENGTHS = {0x80: 3, 0x90: 3, 0xA0: 3, 0xB0: 3, 0xC0: 2, 0xD0: 2, 0xE0: 3}
"""Bytes of the messages of a channel, by status."""


class User(ABC):
    """The person's part of a Simulator."""

    scheduler: Scheduler
    _application: ApplicationNode
    _open_menus = 0
    _slowed: list[tuple[type, str, Any]]

    @abstractmethod
    def spend(self, seconds: float) -> None:
        """Let time pass inside a callback, with nothing else happening."""

    @property
    @abstractmethod
    def song(self) -> Any:
        """The Song."""

    @abstractmethod
    def call(self, function: Callable[[], T]) -> T:
        """Run a function as one callback from Live."""

    @abstractmethod
    def advance(self, seconds: float) -> None:
        """Let time pass."""

    def advance_beats(self, beats: float) -> None:
        """Let as much time pass as so many beats take at the present tempo."""
        self.advance(beats * 60.0 / self.song.tempo)

    def send_midi(self, script: HostedScript, message: bytes | tuple[int, ...]) -> None:
        """Send one MIDI message into a script's input port, as its controller does."""
        checked = tuple(message)
        _check(checked)
        script.receive_midi(checked)

    def press(self, script: HostedScript, note: int, *, channel: int = 0, velocity: int = 127) -> None:
        """Press a button that sends a note, and let it go."""
        self.send_midi(script, (NOTE_ON | channel, note, velocity))
        self.send_midi(script, (NOTE_OFF | channel, note, 0))

    def turn(self, script: HostedScript, controller: int, value: int, *, channel: int = 0) -> None:
        """Move an encoder, a slider or a button that sends a control change."""
        self.send_midi(script, (CONTROL_CHANGE | channel, controller, value))

    def choose_ports(self, script: HostedScript) -> None:
        """Choose other MIDI ports for a script in the preferences."""
        script.send("port_settings_changed")

    def play(self) -> None:
        """Press the play button of Live."""
        self.call(self.song.start_playing)

    def stop(self) -> None:
        """Press the stop button of Live."""
        self.call(self.song.stop_playing)

    def play_notes(self, *pitches: int, velocity: float = 100.0, seconds: float = 0.25) -> None:
        """Hold keys of a MIDI keyboard; they reach the tracks that are armed or monitor their input."""
        recorder = self._application.document.recorder
        for pitch in pitches:
            self.call(lambda pitch=pitch: recorder.note_on(pitch, velocity))  # type: ignore[misc]
        self.advance(seconds)
        for pitch in pitches:
            self.call(lambda pitch=pitch: recorder.note_off(pitch))  # type: ignore[misc]

    def choose_count_in(self, duration: int) -> None:
        """Choose how many bars are counted in before recording: 0 to 3 are none, one, two and four."""
        if duration not in range(4):
            message = f"the count-in must be 0 to 3, got {duration}"
            raise ValueError(message)
        song = self._application.document.song
        self.call(lambda: setattr(song, "count_in_duration", duration))

    def drag(self, parameter: Any, to: float, *, seconds: float = 0.1) -> None:
        """Drag a parameter to a value; it changes at each tick on the way there."""
        steps = max(1, round(seconds / TICK))
        start = parameter.value
        for step in range(1, steps + 1):
            value = to if step == steps else start + (to - start) * step / steps
            self.call(lambda value=value: setattr(parameter, "value", value))  # type: ignore[misc]
            self.advance(seconds / steps)

    def make_slow(self, call: str, seconds: float) -> None:
        """Have a method of Live block everything for a time, such as `Song.create_scene` for 0.068 s."""
        class_name, _, name = call.rpartition(".")
        cls = next(cls for cls in classes() if cls.__qualname__ == class_name and name in vars(cls))
        original = vars(cls)[name]

        @wraps(original)
        def slow(*given: Any, **keywords: Any) -> Any:
            try:
                return original(*given, **keywords)
            finally:
                self.spend(seconds)

        self._slowed.append((cls, name, original))
        setattr(cls, name, slow)

    def make_fast(self) -> None:
        """Undo every make_slow; this also happens when the Simulator is left."""
        while self._slowed:
            cls, name, original = self._slowed.pop()
            setattr(cls, name, original)

    @contextmanager
    def menu_open(self) -> Iterator[None]:
        """Hold a menu open: timers and update_display stand still, what is due comes when it is closed."""
        self._open_menus += 1
        self.pause_or_resume()
        try:
            yield
        finally:
            self._open_menus -= 1
            self.pause_or_resume()

    def open_dialog(self, text: str, *, buttons: int = 1) -> None:
        """Have a modal dialog come up: timers and update_display stand still until it is answered."""
        self.call(lambda: self._application.open_dialog(text, buttons))

    def answer_dialog(self, button: int = 0) -> None:
        """Press a button of the dialog that came up last."""
        self.call(lambda: self._application.press_current_dialog_button(button))

    def pause_or_resume(self) -> None:
        """Hold back the scripts' callbacks while a menu or a dialog is open."""
        self.scheduler.hold(waiting=bool(self._open_menus or self._application.dialogs))


def _check(message: tuple[int, ...]) -> None:
    first = message[0] if message else 0
    if first == SYSEX:
        complete = len(message) > 1 and message[-1] == _SYSEX_END
        data = message[1:-1]
    else:
        complete = len(message) == _LENGTHS.get(first & 0xF0, -1)
        data = message[1:]
    if not complete or any(not 0 <= byte <= 0x7F for byte in data):
        text = f"not one MIDI message: {' '.join(f'{byte:02X}' for byte in message)}"
        raise ValueError(text)
