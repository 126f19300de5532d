"""SimplerDevice: an instrument with one sample."""

from __future__ import annotations

import math
from typing import Any, cast

from alive.simulator.clip import warping
from alive.simulator.clip.audio_file import AudioFile, read_audio_file
from alive.simulator.devices.device import DeviceNode, DeviceViewNode, device_class, view_class
from alive.simulator.devices.parameter import ParameterNode
from alive.simulator.devices.sample import SampleNode
from alive.simulator.object_model.declarations import Child, Computed, Property, computed, method
from alive.simulator.object_model.enums import make_enum
from alive.simulator.object_model.functions import live_function
from alive.simulator.object_model.vectors import IntVector, make_vector

PlaybackMode = make_enum("SimplerDevice", "PlaybackMode", classic=0, one_shot=1, slicing=2)
SlicingPlaybackMode = make_enum("SimplerDevice", "SlicingPlaybackMode", mono=0, poly=1, thru=2)

_VOICES = {1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 32}
_EMPTY = "The Simpler is empty"
_SLOWEST, _FASTEST = 5.0, 999.0
"""Tempos a sample can be warped to."""

_POSITIONS = (
    "sample_start", "sample_end", "sample_loop_start", "sample_loop_end", "sample_loop_fade", "sample_env_fade_in",
    "sample_env_fade_out",
)  # fmt: skip


def _check_voices(_: object, value: int) -> None:
    if value not in _VOICES:
        message = f"voices must be one of {sorted(_VOICES)}, got {value}"
        raise RuntimeError(message)


def _check_slice(view: Any, value: int) -> None:
    sample = view.simpler.sample
    if sample is None or value not in sample.slices:
        message = f"There is no slice at {value}"
        raise RuntimeError(message)


def _position(name: str) -> Computed[int]:
    def read(view: Any) -> int:
        found: int = view.positions()[name]
        return found

    return computed("int", listenable=True)(read)


class SimplerViewNode(DeviceViewNode):
    """The view of a Simpler: where it plays, as the parameters move it."""

    selected_slice: Property[int] = Property("int", 0, check=_check_slice)
    sample_start = _position("sample_start")
    sample_end = _position("sample_end")
    sample_loop_start = _position("sample_loop_start")
    sample_loop_end = _position("sample_loop_end")
    sample_loop_fade = _position("sample_loop_fade")
    sample_env_fade_in = _position("sample_env_fade_in")
    sample_env_fade_out = _position("sample_env_fade_out")

    @property
    def simpler(self) -> SimplerNode:
        """The Simpler."""
        return cast("SimplerNode", self.parent)

    def positions(self) -> dict[str, int]:
        """Return all positions in frames; -1 without a sample."""
        sample = self.simpler.sample
        if sample is None:
            return dict.fromkeys(_POSITIONS, -1)
        first, last = sample.region
        names = ("S Start", "S Length", "S Loop Length", "S Loop Fade")
        value = {name: self.simpler.parameter_named(name).value for name in names}
        start = first + round((last - first) * value["S Start"])
        end = start + round((last - start) * value["S Length"])
        loop = round((end - start) * value["S Loop Length"])
        fade = round(loop * value["S Loop Fade"])
        return dict(zip(_POSITIONS, (start, end, end - loop, end, fade, 0, 0), strict=True))


@device_class("SimplerDevice")
class SimplerNode(DeviceNode):
    """Simpler."""

    view_kind = SimplerViewNode
    sample: Child[Any] = Child("Sample", undo="step", listenable=True)
    playback_mode: Property[int] = Property("int", 0, low=0, high=2, undo="step")
    slicing_playback_mode: Property[int] = Property("int", 0, low=0, high=2, undo="step", plain=True)
    multi_sample_mode: Property[bool] = Property("bool", default=False, settable=False)
    note_pitch_bend_range: Property[int] = Property("int", 48, low=0, high=48, undo="step", plain=True)
    pitch_bend_range: Property[int] = Property("int", 5, low=0, high=24, undo="step", plain=True)
    pad_slicing: Property[bool] = Property("bool", default=False, undo="step", plain=True)
    retrigger: Property[bool] = Property("bool", default=False, undo="step", plain=True)
    voices: Property[int] = Property("int", 6, check=_check_voices, undo="step", plain=True)
    playing_position: Property[float] = Property("float", 0.0, settable=False)
    playing_position_enabled: Property[bool] = Property("bool", default=False, settable=False)

    def load_sample(self, path: str) -> SampleNode:
        """Load a file as a user does by dropping it; the Simpler is named after it."""
        return self.take_sample(read_audio_file(path))

    def take_sample(self, file: AudioFile) -> SampleNode:
        """Load a file that was read already, or that the browser says there is."""
        with self.document.operation():
            old = self.sample
            self.sample = self.document.create(
                SampleNode,
                self,
                file_path=file.path,
                length=file.frames,
                sample_rate=float(file.rate),
                end_marker=file.frames,
                marks=warping.straight(self.document.song.tempo),
            )
            if old is not None:
                self.document.remove(old)
            self.own_name = file.name
        return self._loaded()

    def changed(self, name: str) -> None:
        """Let everything follow another sample."""
        if name == "sample":
            self.sample_changed("sample")

    def sample_changed(self, name: str) -> None:
        """Notify what depends on the sample."""
        if name in {"sample", "start_marker", "end_marker"}:
            for position in _POSITIONS:
                self.document.notify(self.view, position)
        if name in {"sample", "warping", "marks"}:
            for possible in ("can_warp_as", "can_warp_double", "can_warp_half"):
                self.document.notify(self, possible)

    def parameter_changed(self, parameter: ParameterNode) -> None:
        """Move the positions with the parameters."""
        super().parameter_changed(parameter)
        if parameter.facts.name.startswith("S "):
            for position in _POSITIONS:
                self.document.notify(self.view, position)

    @computed("bool", listenable=True)
    def can_warp_as(self) -> bool:
        """Whether there is a sample to warp."""
        return self.sample is not None

    @computed("bool", listenable=True)
    def can_warp_double(self) -> bool:
        """Whether the sample is warped and can be twice as fast."""
        return self.sample is not None and self.sample.warping and self._tempo() * 2 <= _FASTEST

    @computed("bool", listenable=True)
    def can_warp_half(self) -> bool:
        """Whether the sample is warped and can be half as fast."""
        return self.sample is not None and self.sample.warping and self._tempo() / 2 >= _SLOWEST

    @method("crop( (SimplerDevice)self) -> None :")
    def crop(self) -> None:
        """Leave only what is between the markers; the path stays, since no file is written."""
        sample = self._loaded()
        first, end = sample.region
        change = self.document.change
        marks = tuple(warping.Mark(mark.seconds - first / sample.sample_rate, mark.beats) for mark in sample.marks)
        change(sample, "edited", {}, "step")
        change(sample, "start_marker", 0, "step")
        change(sample, "end_marker", end - first, "step")
        change(sample, "length", end - first, "step")
        change(sample, "marks", marks, "step")

    @method("reverse( (SimplerDevice)self) -> None :")
    def reverse(self) -> None:
        """Turn the sample round, with its markers; the path stays, since no file is written."""
        sample = self._loaded()
        first, end = sample.region
        self.document.change(sample, "edited", {}, "step")
        self.document.change(sample, "start_marker", sample.length - end, "step")
        self.document.change(sample, "end_marker", sample.length - first, "step")

    @method("guess_playback_length( (SimplerDevice)self) -> float :", reads=True)
    def guess_playback_length(self) -> float:
        """Return the beats between the markers, as the power of two that is next at the Song's tempo."""
        beats = self._seconds() * self.document.song.tempo / 60
        return float(2.0 ** round(math.log2(beats)))

    @method("warp_as( (SimplerDevice)self, (float)beat_time) -> None :")
    def warp_as(self, beat_time: float) -> None:
        """Warp what is between the markers to a number of beats."""
        seconds = self._seconds()
        if not beat_time > 0 or not _SLOWEST <= beat_time * 60 / seconds <= _FASTEST:
            message = f"Cannot warp {seconds:g} seconds as {beat_time:g} beats"
            raise RuntimeError(message)
        self._warp(beat_time * 60 / seconds)

    @method("warp_double( (SimplerDevice)self) -> None :")
    def warp_double(self) -> None:
        """Double the tempo."""
        self._refuse_unless(self.can_warp_double)
        self._warp(self._tempo() * 2)

    @method("warp_half( (SimplerDevice)self) -> None :")
    def warp_half(self) -> None:
        """Halve the tempo."""
        self._refuse_unless(self.can_warp_half)
        self._warp(self._tempo() / 2)

    def _loaded(self) -> SampleNode:
        sample: SampleNode | None = self.sample
        if sample is None:
            raise RuntimeError(_EMPTY)
        return sample

    def _refuse_unless(self, possible: bool) -> None:  # noqa: FBT001 - what was asked before
        self._loaded()
        if not possible:
            message = "The sample cannot be warped so"
            raise RuntimeError(message)

    def _seconds(self) -> float:
        first, end = self._loaded().region
        return (end - first) / self._loaded().sample_rate

    def _tempo(self) -> float:
        """Return the tempo at the start marker."""
        sample = self._loaded()
        start = sample.start_marker / sample.sample_rate
        return (warping.beats_at(sample.marks, start + 1e-3) - warping.beats_at(sample.marks, start)) * 60e3

    def _warp(self, tempo: float) -> None:
        sample = self._loaded()
        start = sample.start_marker / sample.sample_rate
        pace = 60 / tempo
        marks = (warping.Mark(start, 0.0), warping.Mark(start + warping.SHADOW * pace, warping.SHADOW))
        sample.marks = marks
        sample.warping = True


view_class(SimplerNode)


@live_function("SimplerDevice", "get_available_voice_numbers() -> IntVector :", reads=True)
def get_available_voice_numbers() -> Any:
    """Return the numbers of voices that can be chosen."""
    return make_vector(IntVector, sorted(_VOICES))
