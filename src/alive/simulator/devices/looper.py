"""LooperDevice: what is in the buffer, and the transport-like calls.

There is no sound; the buffer is a length in beats and the tempo it was recorded at.
"""

from __future__ import annotations

from typing import Any

from alive.simulator.clip.clip_slot import ClipSlotNode
from alive.simulator.devices.device import DeviceNode, device_class
from alive.simulator.devices.device_members import choice, items_of
from alive.simulator.devices.parameter import ParameterNode
from alive.simulator.object_model.declarations import Hidden, Property, computed, method

_STOP, _RECORD, _PLAY, _OVERDUB = 0, 1, 2, 3
_OCTAVE = 12
_LENGTHS = ("x", "1 Bar", "2 Bars", "4 Bars", "8 Bars", "16 Bars", "32 Bars")
_BARS = (0, 1, 2, 4, 8, 16, 32)
_EMPTY = "The Looper is empty"


@device_class("LooperDevice")
class LooperNode(DeviceNode):
    """Looper."""

    length: Hidden[float] = Hidden(0.0, also=("loop_length",))
    recorded_tempo: Hidden[float] = Hidden(0.0, also=("tempo",))
    began: Hidden[float] = Hidden(0.0)
    taken_back: Hidden[bool] = Hidden(default=False)
    overdub_after_record: Property[bool] = Property("bool", default=True, undo="step", plain=True)
    record_length_index = choice(_LENGTHS)
    record_length_list = items_of(_LENGTHS)

    @computed("float", listenable=True)
    def loop_length(self) -> float:
        """The length of the buffer in beats."""
        return self.length

    @computed("float", listenable=True)
    def tempo(self) -> float:
        """The tempo of the buffer at its speed; 0 while it is empty."""
        speed = self.parameter_named("Speed").value
        return float(self.recorded_tempo * 2 ** (speed / _OCTAVE))

    def parameter_changed(self, parameter: ParameterNode) -> None:
        """Let the tempo follow the speed."""
        super().parameter_changed(parameter)
        if parameter.facts.name == "Speed":
            self.document.notify(self, "tempo")

    def takes(self, parameter: ParameterNode) -> bool:
        """Whether a write to a parameter has an effect: one to "State" has none while the transport stands."""
        return parameter.facts.name != "State" or self.document.transport.playing

    @method("record( (LooperDevice)arg1) -> None :")
    def record(self) -> None:
        """Record; with a fixed length this ends by itself."""
        self.length = 0.0
        self.began = self.document.transport.now()
        self._go(_RECORD)
        bars = _BARS[self.record_length_index]
        if bars:
            song = self.document.song
            self.document.after(bars * song.beats_in_bar * 60 / song.tempo, self._full)

    @method("overdub( (LooperDevice)arg1) -> None :")
    def overdub(self) -> None:
        """Play and record more on top."""
        self._finish_recording()
        self._refuse_empty()
        self.taken_back = False
        self._go(_OVERDUB)

    @method("play( (LooperDevice)arg1) -> None :")
    def play(self) -> None:
        """Play."""
        self._finish_recording()
        self._refuse_empty()
        self._go(_PLAY)

    @method("stop( (LooperDevice)arg1) -> None :")
    def stop(self) -> None:
        """Stop."""
        self._finish_recording()
        self._go(_STOP)

    @method("clear( (LooperDevice)arg1) -> None :")
    def clear(self) -> None:
        """Empty the buffer."""
        self.length = 0.0
        self.recorded_tempo = 0.0
        self._go(_STOP)

    @method("undo( (LooperDevice)arg1) -> None :")
    def undo(self) -> None:
        """Take back what was overdubbed; again brings it back. The buffer keeps its length."""
        self.taken_back = not self.taken_back

    @method("double_length( (LooperDevice)arg1) -> None :")
    def double_length(self) -> None:
        """Double the buffer."""
        self.length *= 2

    @method("half_length( (LooperDevice)arg1) -> None :")
    def half_length(self) -> None:
        """Halve the buffer."""
        self.length /= 2

    @method("double_speed( (LooperDevice)arg1) -> None :")
    def double_speed(self) -> None:
        """Play an octave higher, as far as the speed goes."""
        self._shift(_OCTAVE)

    @method("half_speed( (LooperDevice)arg1) -> None :")
    def half_speed(self) -> None:
        """Play an octave lower, as far as the speed goes."""
        self._shift(-_OCTAVE)

    @method("export_to_clip_slot( (LooperDevice)arg1, (ClipSlot)arg2) -> None :")
    def export_to_clip_slot(self, slot: ClipSlotNode) -> None:
        """Refuse: there is no sound that a clip could be made of."""
        track: Any = slot.parent
        if track.kind != "audio":
            message = "Audio clips can only be created on audio tracks"
            raise RuntimeError(message)
        self._refuse_empty()
        message = "The simulator has no recorded sound to export"
        raise RuntimeError(message)

    def _full(self) -> None:
        if self.alive and self.parameter_named("State").value == _RECORD:
            with self.document.operation():
                self._finish_recording()
                self._go(_OVERDUB if self.overdub_after_record else _PLAY)

    def _finish_recording(self) -> None:
        if self.parameter_named("State").value != _RECORD:
            return
        tempo = self.document.song.tempo
        self.length = (self.document.transport.now() - self.began) * tempo / 60
        self.recorded_tempo = tempo

    def _refuse_empty(self) -> None:
        if not self.length:
            raise RuntimeError(_EMPTY)

    def _go(self, state: int) -> None:
        self.document.change(self.parameter_named("State"), "raw", float(state))

    def _shift(self, semitones: int) -> None:
        speed = self.parameter_named("Speed")
        speed.store(min(max(speed.value + semitones, speed.min), speed.max))
