"""What a clip of an audio track has: its sample, gain, pitch and warping."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

from alive.simulator.clip.audio_file import AudioFile
from alive.simulator.clip.notes import float32
from alive.simulator.clip.warping import (
    Mark,
    Marks,
    WarpMarker,
    added,
    beats_at,
    mark_of,
    moved,
    removed,
    seconds_at,
    shown,
    straight,
)
from alive.simulator.devices.parameter import volume_decibels
from alive.simulator.object_model.declarations import Declaration, Hidden, computed, method
from alive.simulator.object_model.node import Node
from alive.simulator.object_model.undo import Reborn
from alive.simulator.object_model.vectors import IntVector, WarpMarkerVector, make_vector

T = TypeVar("T")

WARP_MODES = (0, 1, 2, 3, 4, 6)
"""All but REX, which only files of that kind have."""

_ZERO_DECIBELS = 0.4
_GAIN_ABOVE_VOLUME = 18.0
"""dB: a clip's gain has the curve of the volume fader, raised so that 0.4 is 0 dB and 1.0 is +24 dB."""


class AudioValue(Declaration, Generic[T]):
    """A stored value that only audio clips have: reading and writing it on a MIDI clip raises."""

    settable = True
    listenable = True
    undo = "step"

    def __init__(
        self,
        type_: str,
        default: T,
        check: Callable[[T], str | None] | None = None,
        *,
        keep: Callable[[T], T] | None = None,
    ) -> None:
        self.type_name = type_
        self.default = default
        self._fault = check
        self._keep = keep

    @overload
    def __get__(self, node: None, owner: type[Node]) -> AudioValue[T]: ...
    @overload
    def __get__(self, node: Node, owner: type[Node]) -> T: ...
    def __get__(self, node: Node | None, owner: type[Node]) -> AudioValue[T] | T:
        if node is None:
            return self
        value: T = node.values[self.name]
        return value

    def read(self, node: Any) -> Any:
        """Return the stored value of an audio clip."""
        node.refuse_midi(self.name)
        return node.values[self.name]

    def check(self, node: Any, value: Any) -> None:
        """Refuse MIDI clips and what is out of range."""
        node.refuse_midi(self.name)
        fault = None if self._fault is None else self._fault(value)
        if fault is not None:
            raise RuntimeError(fault)

    def write(self, node: Any, value: Any) -> None:
        """Store the value."""
        node.document.change(node, self.name, value if self._keep is None else self._keep(value), "step")


def _gain_fault(value: float) -> str | None:
    return None if 0 <= value <= 1 else "Gain is out of range"


def _coarse_fault(value: int) -> str | None:
    return None if -48 <= value <= 48 else f"pitch_coarse must be in -48..48, got {value}"


def _fine_fault(value: float) -> str | None:
    return None if -500 <= value <= 500 else f"pitch_fine must be in -500..500, got {value}"


def _mode_fault(value: int) -> str | None:
    return None if value in WARP_MODES else f"warp_mode must be one of {list(WARP_MODES)}, got {value}"


class AudioClip(Node):
    """What a clip does with its sample. A clip that is not warped measures its positions in seconds."""

    sample: Hidden[AudioFile | None] = Hidden(None, undo="step", also=("file_path",))
    marks: Hidden[Marks] = Hidden((), undo="step", also=("warp_markers",))
    warped: Hidden[bool] = Hidden(default=True, undo="step", also=("warping",))
    gain: AudioValue[float] = AudioValue("float", float32(_ZERO_DECIBELS), _gain_fault, keep=float32)
    pitch_coarse: AudioValue[int] = AudioValue("int", 0, _coarse_fault)
    pitch_fine: AudioValue[float] = AudioValue("float", 0.0, _fine_fault, keep=float32)
    ram_mode: AudioValue[bool] = AudioValue("bool", default=False)
    warp_mode: AudioValue[int] = AudioValue("int", 0, _mode_fault)

    @property
    def in_seconds(self) -> bool:
        """Whether positions in this clip are seconds, not beats."""
        return self.sample is not None and not self.warped

    def refuse_midi(self, member: str) -> None:
        """Raise when this is a MIDI clip."""
        if self.sample is None:
            message = f"{member} is only available for audio clips"
            raise RuntimeError(message)

    @computed("bool")
    def is_midi_clip(self) -> bool:
        """Whether this is a MIDI clip."""
        return self.sample is None

    @computed("bool")
    def is_audio_clip(self) -> bool:
        """Whether this is an audio clip."""
        return self.sample is not None

    @computed("str", listenable=True)
    def file_path(self) -> str:
        """The path of the sample."""
        return self._file("file_path").path

    @computed("int")
    def sample_length(self) -> int:
        """The length of the sample in frames."""
        return self._file("sample_length").frames

    @computed("float")
    def sample_rate(self) -> float:
        """The rate of the sample in frames per second."""
        return self._file("sample_rate").rate

    @computed("str")
    def gain_display_string(self) -> str:
        """The gain in dB, as the clip shows it."""
        self.refuse_midi("gain_display_string")
        decibels = volume_decibels(self.gain) + _GAIN_ABOVE_VOLUME
        if math.isinf(decibels):
            return "-inf dB"
        return f"{decibels + 0.0:.1f} dB".replace("-0.0 dB", "0.0 dB")

    @computed("IntVector")
    def available_warp_modes(self) -> Any:
        """The warp modes this sample can have."""
        self.refuse_midi("available_warp_modes")
        return make_vector(IntVector, WARP_MODES)

    @computed("bool", listenable=True)
    def warping(self) -> bool:
        """Whether the sample follows the tempo; a clip that does not cannot loop and counts in seconds."""
        self.refuse_midi("warping")
        return self.warped

    @warping.checker
    def _check_warping(self, _: bool) -> None:  # noqa: FBT001 - a property's value
        self.refuse_midi("warping")

    @warping.setter
    def _set_warping(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        if value == self.warped:
            return
        self.document.record(Reborn(self), "step")
        convert = beats_at if value else seconds_at
        self.warped = value
        self.document.change(self, "looping", value=False, undo="step")
        for name in ("loop_from", "loop_to", "start_at", "end_at"):
            self.document.change(self, name, convert(self.marks, self.values[name]), "step")

    @computed("WarpMarkerVector", listenable=True)
    def warp_markers(self) -> Any:
        """The warp markers, with the hidden one that carries the tempo of the end."""
        self.refuse_midi("warp_markers")
        return make_vector(WarpMarkerVector, map(shown, self.marks))

    @method("add_warp_marker( (Clip)self, (object)warp_marker) -> None :")
    def add_warp_marker(self, warp_marker: object) -> None:
        """Add a warp marker."""
        self._require_warped("add_warp_marker")
        if not isinstance(warp_marker, WarpMarker):
            message = (
                "No registered converter was able to produce a C++ rvalue of type NClipApi::TWarpMarker "
                f"from this Python object of type {type(warp_marker).__name__}"
            )
            raise TypeError(message)
        mark = mark_of(warp_marker)
        if not 0 <= mark.seconds <= self._file("add_warp_marker").seconds:
            message = f"The sample time of a warp marker must be inside the sample, got {mark.seconds}"
            raise RuntimeError(message)
        self.marks = added(self.marks, mark)

    @method("move_warp_marker( (Clip)self, (float)marker_beat_time, (float)beat_time_distance) -> None :")
    def move_warp_marker(self, marker_beat_time: float, beat_time_distance: float) -> None:
        """Move a warp marker by a number of beats."""
        self._require_warped("move_warp_marker")
        self.marks = moved(self.marks, marker_beat_time, beat_time_distance)

    @method("remove_warp_marker( (Clip)self, (float)beat_time) -> None :")
    def remove_warp_marker(self, beat_time: float) -> None:
        """Remove a warp marker."""
        self._require_warped("remove_warp_marker")
        self.marks = removed(self.marks, beat_time)

    @method("beat_to_sample_time( (Clip)self, (float)beat_time) -> float :", reads=True)
    def beat_to_sample_time(self, beat_time: float) -> float:
        """Return the frame of the sample at a beat."""
        self._require_warped("beat_to_sample_time")
        return seconds_at(self.marks, beat_time) * self._file("beat_to_sample_time").rate

    @method("sample_to_beat_time( (Clip)self, (float)sample_time) -> float :", reads=True)
    def sample_to_beat_time(self, sample_time: float) -> float:
        """Return the beat at a frame of the sample."""
        self._require_warped("sample_to_beat_time")
        return beats_at(self.marks, sample_time / self._file("sample_to_beat_time").rate)

    @method("seconds_to_sample_time( (Clip)self, (float)seconds) -> float :", reads=True)
    def seconds_to_sample_time(self, seconds: float) -> float:
        """Return the frame of the sample at a second."""
        self.refuse_midi("seconds_to_sample_time")
        if self.warped:
            message = "seconds_to_sample_time needs a clip that is not warped"
            raise RuntimeError(message)
        return seconds * self._file("seconds_to_sample_time").rate

    def _file(self, member: str) -> AudioFile:
        self.refuse_midi(member)
        if self.sample is None:
            raise TypeError(member)
        return self.sample

    def _require_warped(self, member: str) -> None:
        self.refuse_midi(member)
        if not self.warped:
            message = f"{member} needs a warped clip"
            raise RuntimeError(message)


def audio_values(file: AudioFile, tempo: float) -> dict[str, Any]:
    """Return what a new clip of an audio file starts with: the sample is taken to be at the Set's tempo."""
    marks: tuple[Mark, ...] = straight(tempo)
    end = beats_at(marks, file.seconds)
    return {
        "sample": file,
        "marks": marks,
        "name": file.name,
        "looping": False,
        "loop_from": 0.0,
        "loop_to": end,
        "start_at": 0.0,
        "end_at": end,
    }
