"""Clip: a MIDI clip of the Session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from alive.simulator import colors
from alive.simulator.clip_notes import ClipNotes
from alive.simulator.declarations import Child, Hidden, Notification, Property, computed, method
from alive.simulator.enums import GridQuantization, LaunchMode
from alive.simulator.lom import live_class
from alive.simulator.node import Node

if TYPE_CHECKING:
    from alive.simulator.clip_slot import ClipSlotNode

_NOTE_NAMES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
_DENOMINATORS = {1, 2, 4, 8, 16}


def check_denominator(_: object, value: int) -> None:
    """Refuse a denominator no time signature has."""
    if value not in _DENOMINATORS:
        message = f"signature denominator must be 1, 2, 4, 8 or 16, got {value}"
        raise RuntimeError(message)


@live_class("Clip")
class ClipNode(ClipNotes):
    """A clip in a slot; positions in beats. Looping off, loop_start and loop_end stand for the markers."""

    loop_from: Hidden[float] = Hidden(0.0, undo="step", also=("loop_start", "position"))
    loop_to: Hidden[float] = Hidden(4.0, undo="step", also=("loop_end", "end_time"))
    start_at: Hidden[float] = Hidden(0.0, undo="step", also=("start_marker",))
    end_at: Hidden[float] = Hidden(4.0, undo="step", also=("end_marker",))
    palette_index: Hidden[int] = Hidden(0, undo="step", also=("color", "color_index"))
    view: Child[Node] = Child("View")
    name: Property[str] = Property("str", "", undo="step")
    looping: Property[bool] = Property(
        "bool", default=True, undo="step", also=("loop_start", "loop_end", "position", "end_time")
    )
    muted: Property[bool] = Property("bool", default=False, undo="step")
    launch_mode: Property[int] = Property("int", 0, low=0, high=3, undo="step")
    launch_quantization: Property[int] = Property("int", 0, low=0, high=14, undo="step")
    legato: Property[bool] = Property("bool", default=False, undo="step")
    velocity_amount: Property[float] = Property("float", 0.0, low=0, high=1, undo="step")
    signature_numerator: Property[int] = Property("int", 4, low=1, high=99, undo="step")
    signature_denominator: Property[int] = Property("int", 4, check=check_denominator, undo="step")
    playing_status = Notification()
    loop_jump = Notification()

    def build(self) -> None:
        """Make the view."""
        self.view = self.document.create(ClipViewNode, self)

    def removed(self) -> None:
        """Stop playing at once."""
        if self.parent is not None:
            self.document.launcher.forget(self.slot)

    @property
    def slot(self) -> ClipSlotNode:
        """The slot this clip is in."""
        return cast("ClipSlotNode", self.parent)

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

    @computed("float", listenable=True, since=(11, 2, 0))
    def start_time(self) -> float:
        """When the clip was started, in beats of the song; 0 when it does not play."""
        return self.document.launcher.playback(self.slot.track).started if self.is_playing else 0.0

    @computed("float", listenable=True)
    def end_time(self) -> float:
        """Where the clip ends."""
        return self.loop_end

    @computed("bool", deferred=True)
    def is_playing(self) -> bool:
        """Whether the clip plays; a write launches or stops it."""
        return self.slot.is_playing

    @is_playing.setter
    def _set_is_playing(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        if value:
            self.slot.fire_now()
        elif self.slot.is_playing:
            self.document.launcher.stop(self.slot.track)

    @computed("bool")
    def is_triggered(self) -> bool:
        """Whether the clip was fired and waits."""
        return self.slot.is_triggered

    @computed("bool", listenable=True)
    def is_recording(self) -> bool:
        """Whether the clip records: recording is not modelled."""
        return False

    @computed("bool", listenable=True)
    def is_overdubbing(self) -> bool:
        """Whether the clip records overdubs: recording is not modelled."""
        return False

    @computed("bool")
    def will_record_on_start(self) -> bool:
        """Whether starting would record: recording is not modelled."""
        return False

    @computed("float", follows="time")
    def playing_position(self) -> float:
        """Where the clip plays; 0 when it does not."""
        return self.document.launcher.clip_position(self)

    @computed("bool")
    def is_midi_clip(self) -> bool:
        """Whether this is a MIDI clip: audio clips are not modelled yet."""
        return True

    @computed("bool")
    def is_audio_clip(self) -> bool:
        """Whether this is an audio clip."""
        return False

    @computed("bool", since=(12, 2, 0))
    def is_session_clip(self) -> bool:
        """Whether this clip is in the Session."""
        return True

    @computed("bool")
    def is_arrangement_clip(self) -> bool:
        """Whether this clip is in the arrangement."""
        return False

    @computed("bool", since=(12, 2, 0))
    def is_take_lane_clip(self) -> bool:
        """Whether this clip is in a take lane."""
        return False

    @method("fire( (Clip)arg1) -> None :")
    def fire(self) -> None:
        """Fire the clip."""
        self.slot.fire()

    @method("stop( (Clip)arg1) -> None :")
    def stop(self) -> None:
        """Stop the clip."""
        self.slot.stop()

    @method("set_fire_button_state( (Clip)arg1, (bool)arg2) -> None :")
    def set_fire_button_state(self, state: bool) -> None:  # noqa: FBT001 - Live's signature
        """Press or release the launch button; releasing matters in gate mode only."""
        if state:
            self.fire()
        elif self.launch_mode == LaunchMode.names["gate"]:
            self.stop()

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

    grid_is_triplet: Property[bool] = Property("bool", default=False, listenable=False)
    grid_quantization: Property[int] = Property(
        "Clip.GridQuantization", GridQuantization.values[8], low=0, high=9, listenable=False
    )

    @method("show_loop( (View)arg1) -> None :")
    def show_loop(self) -> None:
        """Show the loop: nothing is drawn here."""


def _check_order(start: float, end: float) -> None:
    if not start < end:
        message = f"start must be before end, got {start} and {end}"
        raise RuntimeError(message)
