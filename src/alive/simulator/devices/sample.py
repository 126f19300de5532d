"""Sample: the file in a Simpler, its markers, warping and slices. Times are in frames of the file."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, cast

from alive.simulator.clip import warping
from alive.simulator.devices.parameter_facts import volume_decibels
from alive.simulator.object_model.declarations import Hidden, Property, computed, method
from alive.simulator.object_model.enums import make_enum
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.node import Node

if TYPE_CHECKING:
    from alive.simulator.clip.warping import Marks
    from alive.simulator.devices.simpler import SimplerNode

SlicingBeatDivision = make_enum(
    "Sample", "SlicingBeatDivision", sixteenth=0, sixteenth_triplett=1, eighth=2, eighth_triplett=3, quarter=4,
    quarter_triplett=5, half=6, half_triplett=7, one_bar=8, two_bars=9, four_bars=10,
)  # fmt: skip
SlicingStyle = make_enum("Sample", "SlicingStyle", transient=0, beat=1, region=2, manual=3)
TransientLoopMode = make_enum("Sample", "TransientLoopMode", off=0, forward=1, alternate=2)

_TRANSIENT, _BEAT, _REGION, _MANUAL = 0, 1, 2, 3
_MOST_TRANSIENTS = 32
"""Slices at full sensitivity: nobody listens to the file, they are evenly spread."""

_BEATS = (1 / 4, 1 / 6, 1 / 2, 1 / 3, 1.0, 2 / 3, 2.0, 4 / 3, 4.0, 8.0, 16.0)
"""Beats by SlicingBeatDivision, in 4/4."""

_MODES = {0, 1, 2, 3, 4, 6}
_GAIN_ABOVE_VOLUME = 18
"""dB: the gain has the curve of the volume fader, raised so that 0.4 is 0 dB."""

_NOT_WARPED = "The sample is not warped"


def _check_start(sample: Any, value: int) -> None:
    if not 0 <= value < sample.end_marker:
        message = f"start_marker must be in 0..{sample.end_marker - 1}, got {value}"
        raise RuntimeError(message)


def _check_end(sample: Any, value: int) -> None:
    if not sample.start_marker < value <= sample.length:
        message = f"end_marker must be in {sample.start_marker + 1}..{sample.length}, got {value}"
        raise RuntimeError(message)


def _check_mode(_: object, value: int) -> None:
    if value not in _MODES:
        message = f"warp_mode must be one of {sorted(_MODES)}, got {value}"
        raise RuntimeError(message)


def _knob(default: float, low: float, high: float) -> Property[float]:
    return Property("float", default, low=low, high=high, undo="step", plain=True)


@live_class("Sample")
class SampleNode(Node):
    """A sample."""

    file_path: Property[str] = Property("str", "", settable=False)
    length: Property[int] = Property("int", 0, settable=False, listenable=False)
    sample_rate: Property[float] = Property("float", 44100.0, settable=False, listenable=False)
    start_marker: Property[int] = Property("int", 0, undo="step", check=_check_start, also=("slices",))
    end_marker: Property[int] = Property("int", 0, undo="step", check=_check_end, also=("slices",))
    gain: Property[float] = Property("float", 0.4, low=0, high=1, undo="step")
    warping: Property[bool] = Property("bool", default=False, undo="step", also=("slices",))
    warp_mode: Property[int] = Property("int", 0, undo="step", check=_check_mode)
    marks: Hidden[Marks] = Hidden((), undo="step", also=("warp_markers", "slices"))
    beats_granulation_resolution: Property[int] = Property("int", 6, low=0, high=6, undo="step", plain=True)
    beats_transient_envelope = _knob(100.0, 0, 100)
    beats_transient_loop_mode: Property[int] = Property("int", 1, low=0, high=2, undo="step", plain=True)
    complex_pro_envelope = _knob(128.0, 8, 512)
    complex_pro_formants = _knob(100.0, 0, 100)
    texture_flux = _knob(25.0, 0, 100)
    texture_grain_size = _knob(65.0, 2, 263)
    tones_grain_size = _knob(30.0, 12, 100)
    slicing_style: Property[int] = Property("int", 0, low=0, high=3, undo="step", also=("slices",))
    slicing_sensitivity: Property[float] = Property("float", 0.5, low=0, high=1, undo="step", also=("slices",))
    slicing_beat_division: Property[int] = Property("int", 4, low=0, high=10, undo="step", also=("slices",))
    slicing_region_count: Property[int] = Property("int", 8, low=2, high=64, undo="step", also=("slices",))
    edited: Hidden[dict[int, tuple[int, ...]]] = Hidden({}, undo="step", also=("slices",))
    """By style: the slices after they were edited."""

    @property
    def simpler(self) -> SimplerNode:
        """The Simpler."""
        return cast("SimplerNode", self.parent)

    @property
    def region(self) -> tuple[int, int]:
        """From the start marker to the end marker."""
        return self.start_marker, self.end_marker

    def changed(self, name: str) -> None:
        """Let the view and the possibilities to warp follow."""
        self.simpler.sample_changed(name)

    @computed("WarpMarkerVector", listenable=True)
    def warp_markers(self) -> list[Any]:
        """The warp markers, with the hidden one at the end; none while the sample is not warped."""
        return [warping.shown(mark) for mark in self.marks] if self.warping else []

    @computed("tuple", listenable=True)
    def slices(self) -> tuple[int, ...]:
        """Where the slices begin, between the markers."""
        first, end = self.region
        found = self.edited.get(self.slicing_style, self._original())
        return tuple(each for each in found if first <= each < end)

    @method("beat_to_sample_time( (Sample)self, (float)beat_time) -> float :", reads=True)
    def beat_to_sample_time(self, beat_time: float) -> float:
        """Return the frame at a beat."""
        self._refuse_unwarped()
        return warping.seconds_at(self.marks, beat_time) * self.sample_rate

    @method("sample_to_beat_time( (Sample)self, (float)sample_time) -> float :", reads=True)
    def sample_to_beat_time(self, sample_time: float) -> float:
        """Return the beat at a frame."""
        self._refuse_unwarped()
        return warping.beats_at(self.marks, sample_time / self.sample_rate)

    @method("gain_display_string( (Sample)self) -> str :", reads=True)
    def gain_display_string(self) -> str:
        """Return the gain in dB."""
        decibels = volume_decibels(self.gain) + _GAIN_ABOVE_VOLUME
        return "-inf dB" if decibels == -math.inf else f"{decibels + 0.0:.1f} dB".replace("-0.0 dB", "0.0 dB")

    @method("insert_slice( (Sample)self, (int)slice_time) -> None :")
    def insert_slice(self, slice_time: int) -> None:
        """Add a slice; where there is one, nothing happens."""
        self._refuse_outside(slice_time)
        self._edit({*self.slices, slice_time})

    @method("move_slice( (Sample)self, (int)old_time, (int)new_time) -> int :")
    def move_slice(self, old_time: int, new_time: int) -> int:
        """Move a slice and return where it is then."""
        slices = self.slices
        if old_time not in slices:
            message = f"There is no slice at {old_time}"
            raise RuntimeError(message)
        self._refuse_outside(new_time)
        self._edit({*slices, new_time} - ({old_time} if old_time != new_time else set()))
        return new_time

    @method("remove_slice( (Sample)self, (int)slice_time) -> None :")
    def remove_slice(self, slice_time: int) -> None:
        """Remove a slice; where there is none, nothing happens."""
        if slice_time in self.slices:
            self._edit(set(self.slices) - {slice_time})

    @method("clear_slices( (Sample)self) -> None :")
    def clear_slices(self) -> None:
        """Remove the slices made in the manual style."""
        self.edited = {style: slices for style, slices in self.edited.items() if style != _MANUAL}

    @method("reset_slices( (Sample)self) -> None :")
    def reset_slices(self) -> None:
        """Take back all edits of the style's slices."""
        self.edited = {style: slices for style, slices in self.edited.items() if style != self.slicing_style}

    def _edit(self, slices: set[int]) -> None:
        self.edited = {**self.edited, self.slicing_style: tuple(sorted(slices))}

    def _original(self) -> tuple[int, ...]:
        first, end = self.region
        style = self.slicing_style
        if style == _MANUAL:
            return ()
        if style == _BEAT:
            return self._beats(first, end)
        count = self.slicing_region_count
        if style == _TRANSIENT:
            count = 1 + round(self.slicing_sensitivity * (_MOST_TRANSIENTS - 1))
        return tuple(first + (end - first) * index // count for index in range(count))

    def _beats(self, first: int, end: int) -> tuple[int, ...]:
        """Return a slice per step of the chosen length; an unwarped sample counts in the Song's tempo."""
        marks = self.marks if self.warping else warping.straight(self.document.song.tempo)
        step = _BEATS[self.slicing_beat_division]
        rate = self.sample_rate
        start, stop = (warping.beats_at(marks, frame / rate) for frame in (first, end))
        count = int((stop - start) / step - 1e-6) + 1
        return tuple(round(warping.seconds_at(marks, start + index * step) * rate) for index in range(count))

    def _refuse_unwarped(self) -> None:
        if not self.warping:
            raise RuntimeError(_NOT_WARPED)

    def _refuse_outside(self, time: int) -> None:
        first, end = self.region
        if not first <= time < end:
            message = f"A slice must be in {first}..{end - 1}, got {time}"
            raise RuntimeError(message)
