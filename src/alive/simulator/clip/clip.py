"""Clip: a MIDI or audio clip, in the Session or the arrangement."""

from __future__ import annotations

from typing import Any

from alive.simulator.clip.clip_playing import ClipPlaying
from alive.simulator.clip.envelopes import track_of
from alive.simulator.devices.parameter import ParameterNode
from alive.simulator.object_model.declarations import Child, Hidden, Observed, Property, computed, method
from alive.simulator.object_model.enums import GridQuantization
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.node import Node, expect
from alive.simulator.song import colors
from alive.simulator.song.times import LAST_BEAT

_NOTE_NAMES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
_DENOMINATORS = {1, 2, 4, 8, 16}


def check_denominator(_: object, value: int) -> None:
    """Refuse a denominator no time signature has."""
    if value not in _DENOMINATORS:
        message = f"signature denominator must be 1, 2, 4, 8 or 16, got {value}"
        raise RuntimeError(message)


def _check_looping(clip: Any, value: bool) -> None:  # noqa: FBT001 - a property's value
    if value and clip.in_seconds:
        message = "Only warped audio clips and MIDI clips can be looped"
        raise RuntimeError(message)


def _status(clip: ClipNode) -> object:
    """Return what playing_status tells of: waiting, playing, recording."""
    return clip.is_triggered, clip.is_playing, clip.is_recording


def _rounds(clip: ClipNode) -> object:
    """Return how often the playing clip went back to the start of its loop."""
    return clip.document.launcher.rounds(clip) if clip.in_session else 0


@live_class("Clip")
class ClipNode(ClipPlaying):
    """A clip; positions in beats, in seconds when it is not warped.

    Looping off, loop_start and loop_end stand for the markers.
    """

    loop_from: Hidden[float] = Hidden(0.0, undo="step", also=("loop_start", "position"))
    loop_to: Hidden[float] = Hidden(4.0, undo="step", also=("loop_end", "end_time"))
    start_at: Hidden[float] = Hidden(0.0, undo="step", also=("start_marker",))
    end_at: Hidden[float] = Hidden(4.0, undo="step", also=("end_marker",))
    palette_index: Hidden[int] = Hidden(0, undo="step", also=("color", "color_index"))
    view: Child[Node] = Child("View")
    name: Property[str] = Property("str", "", undo="step")
    looping: Property[bool] = Property(
        "bool",
        default=True,
        undo="step",
        also=("loop_start", "loop_end", "position", "end_time"),
        check=_check_looping,
    )
    muted: Property[bool] = Property("bool", default=False, undo="step", refreshes=("structure",))
    launch_mode: Property[int] = Property("int", 0, low=0, high=3, undo="step")
    launch_quantization: Property[int] = Property("int", 0, low=0, high=14, undo="step")
    legato: Property[bool] = Property("bool", default=False, undo="step")
    velocity_amount: Property[float] = Property("float", 0.0, low=0, high=1, undo="step", plain=True)
    signature_numerator: Property[int] = Property("int", 4, low=1, high=99, undo="step")
    signature_denominator: Property[int] = Property("int", 4, check=check_denominator, undo="step")
    playing_status = Observed("playback", _status)
    loop_jump = Observed("time", _rounds)

    def build(self) -> None:
        """Make the view."""
        self.view = self.document.create(ClipViewNode, self)

    def removed(self) -> None:
        """Stop playing at once."""
        if self.parent is not None and self.in_session:
            self.document.launcher.forget(self.slot)

    def copied(self) -> dict[str, Any]:
        """Return what a copy of this clip starts with."""
        return {name: value for name, value in self.values.items() if self.declarations[name].owns is None}

    @computed("int", listenable=True)
    def color(self) -> int:
        """The colour as RGB; a write snaps to the palette."""
        return colors.PALETTE[self.palette_index]

    @color.checker
    def _check_color(self, value: int) -> None:
        colors.check_rgb(value)

    @color.setter
    def _set_color(self, value: int) -> None:
        self.palette_index = colors.nearest_index(value)

    @computed("int", listenable=True)
    def color_index(self) -> int:
        """The colour as an index of the palette."""
        return self.palette_index

    @color_index.checker
    def _check_color_index(self, value: int) -> None:
        colors.check_index(value)

    @color_index.setter
    def _set_color_index(self, value: int) -> None:
        self.palette_index = value

    @computed("float")
    def length(self) -> float:
        """The length in beats."""
        return self.loop_end - self.loop_start

    @computed("float", listenable=True)
    def loop_start(self) -> float:
        """Where the loop starts; the start marker when looping is off."""
        return self.loop_from if self.looping else self.start_at

    @loop_start.checker
    def _check_loop_start(self, value: float) -> None:
        _check_order(value, self.loop_end)

    @loop_start.setter
    def _set_loop_start(self, value: float) -> None:
        if self.looping:
            self.loop_from = value
        else:
            self.start_at = value
            self.document.notify(self, "loop_start")
            self.follow_markers()

    @computed("float", listenable=True)
    def loop_end(self) -> float:
        """Where the loop ends; the end marker when looping is off."""
        return self.loop_to if self.looping else self.end_at

    @loop_end.checker
    def _check_loop_end(self, value: float) -> None:
        _check_order(self.loop_start, value)

    @loop_end.setter
    def _set_loop_end(self, value: float) -> None:
        if self.looping:
            self.loop_to = value
        else:
            self.end_at = value
            self.document.notify(self, "loop_end")
            self.follow_markers()

    @computed("float", listenable=True)
    def start_marker(self) -> float:
        """Where playing starts; a write is ignored when looping is off."""
        return self.start_at

    @start_marker.checker
    def _check_start_marker(self, value: float) -> None:
        if self.looping:
            _check_order(value, max(self.end_at, self.loop_to))

    @start_marker.setter
    def _set_start_marker(self, value: float) -> None:
        if self.looping:
            self.start_at = value

    @computed("float", listenable=True)
    def end_marker(self) -> float:
        """Where a clip that does not loop ends."""
        return self.end_at

    @end_marker.checker
    def _check_end_marker(self, value: float) -> None:
        _check_order(self.start_at, value)

    @end_marker.setter
    def _set_end_marker(self, value: float) -> None:
        self.end_at = value
        if not self.looping:
            self.document.notify(self, "loop_end")
            self.follow_markers()

    @computed("float", listenable=True)
    def position(self) -> float:
        """Where the loop starts; a write moves the whole loop."""
        return self.loop_start

    @position.checker
    def _check_position(self, value: float) -> None:
        _check_order(value, value + 1)

    @position.setter
    def _set_position(self, value: float) -> None:
        length = self.length
        if self.looping:
            self.loop_to = value + length
            self.loop_from = value
        else:
            self.end_at = value + length
            self.start_at = value

    @computed("bool", deferred=True)
    def is_playing(self) -> bool:
        """Whether the clip plays; a write launches or stops a Session clip."""
        return self.slot.is_playing if self.in_session else self.sounding

    @is_playing.setter
    def _set_is_playing(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        if not self.in_session:
            return
        if value:
            self.slot.fire_now()
        elif self.slot.is_playing:
            self.document.launcher.stop(self.slot.track)

    @computed("bool")
    def is_triggered(self) -> bool:
        """Whether the clip was fired and waits."""
        return self.in_session and self.slot.playback.fired is self.slot

    @computed("float", follows="time")
    def playing_position(self) -> float:
        """Where the clip plays; 0 when it does not."""
        return self.document.launcher.clip_position(self) if self.in_session else self.arrangement_position()

    @method("fire( (Clip)arg1) -> None :")
    def fire(self) -> None:
        """Fire a Session clip; one of the arrangement stays as it is."""
        if self.in_session:
            self.slot.fire()

    def changed(self, name: str) -> None:
        """Let the slot show the clip's colour."""
        if name == "palette_index" and self.in_session and self.parent is not None:
            self.document.notify(self.slot, "color")
            self.document.notify(self.slot, "color_index")

    @method("stop( (Clip)arg1) -> None :")
    def stop(self) -> None:
        """Stop a Session clip that plays; one that only waits goes on waiting."""
        if self.in_session:
            self.document.defer(self._stop_now)

    def _stop_now(self) -> None:
        if self.alive and self.slot.is_playing:
            self.document.launcher.stop(self.track, slot=self.slot)

    @method("set_fire_button_state( (Clip)arg1, (bool)arg2) -> None :")
    def set_fire_button_state(self, state: bool) -> None:  # noqa: FBT001 - Live's signature
        """Press or release the launch button; releasing matters in the gate and repeat modes."""
        if self.in_session:
            self.slot.set_fire_button_state(state)

    @method("note_number_to_name( (Clip)self, (int)midi_pitch) -> str :", reads=True)
    def note_number_to_name(self, midi_pitch: int) -> str:
        """Return the name of a pitch; 60 is C3 in Live."""
        if not 0 <= midi_pitch <= 127:
            message = f"pitch must be in 0..127, got {midi_pitch}"
            raise RuntimeError(message)
        return f"{_NOTE_NAMES[midi_pitch % 12]}{midi_pitch // 12 - 2}"


@live_class("View", module="Clip", inside=ClipNode)
class ClipViewNode(Node):
    """The view of a clip."""

    grid_is_triplet: Property[bool] = Property("bool", default=False, listenable=False, plain=True)
    grid_quantization: Property[int] = Property(
        "Clip.GridQuantization", GridQuantization.values[8], low=0, high=9, listenable=False, plain=True
    )

    @method("show_loop( (View)arg1) -> None :")
    def show_loop(self) -> None:
        """Show the loop: nothing is drawn here."""

    @method("show_envelope( (View)arg1) -> None :")
    def show_envelope(self) -> None:
        """Show the envelopes: nothing is drawn here."""

    @method("hide_envelope( (View)arg1) -> None :")
    def hide_envelope(self) -> None:
        """Hide the envelopes: nothing is drawn here."""

    @method("select_envelope_parameter( (View)arg1, (DeviceParameter)arg2) -> None :")
    def select_envelope_parameter(self, parameter: ParameterNode) -> None:
        """Show the envelope of a parameter, which must be one of this clip's track."""
        clip = expect(ClipNode, self.parent)
        if track_of(parameter) is not clip.track:
            message = "The parameter belongs to another track"
            raise RuntimeError(message)


def _check_order(start: float, end: float) -> None:
    if not -LAST_BEAT <= start < end <= LAST_BEAT:
        message = f"start must be before end, both within {LAST_BEAT:.0f} beats, got {start} and {end}"
        raise RuntimeError(message)
