"""What a Live Set file says, as plain data: the part of it that the simulator can represent."""

from __future__ import annotations

from dataclasses import dataclass, field

from alive.simulator.clip.notes import Note

_STEPS = 99
"""Numerators for each denominator."""

_LARGEST_POWER = 4


@dataclass(frozen=True, kw_only=True)
class SampleData:
    """The audio file of a clip and how it is played."""

    path: str
    relative_path: str
    frames: int
    rate: float
    gain: float
    """A factor; 1 is 0 dB."""
    coarse: int
    fine: float
    warped: bool
    warp_mode: int
    markers: tuple[tuple[float, float], ...]
    """Seconds in the file and beats."""
    ram: bool


@dataclass(frozen=True, kw_only=True)
class ClipData:
    """A clip; times in beats."""

    name: str
    color: int
    start: float
    end: float
    loop_start: float
    loop_end: float
    start_relative: float
    out_marker: float
    hidden_start: float
    hidden_end: float
    """The loop of a clip that does not loop."""
    looping: bool
    muted: bool
    launch_mode: int
    launch_quantization: int
    legato: bool
    velocity_amount: float
    numerator: int
    denominator: int
    notes: tuple[Note, ...] = ()
    sample: SampleData | None = None


@dataclass(frozen=True, kw_only=True)
class DeviceData:
    """A device; `values` are the parameters by the names that the file has for them."""

    tag: str
    name: str
    preset: str
    on: bool
    folded: bool
    values: dict[str, float]
    sample: tuple[SampleData, int, int] | None = None
    """Of a Simpler, with the markers in frames."""
    chains: tuple[ChainData, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChainData:
    """A chain of a rack; `note` is the one that a drum chain receives."""

    name: str
    color: int
    muted: bool
    soloed: bool
    note: int | None
    devices: tuple[DeviceData, ...]


@dataclass(frozen=True, kw_only=True)
class MixerData:
    """Mixer values as the file has them: volumes and sends are factors."""

    volume: float = 1.0
    panning: float = 0.0
    on: bool = True
    soloed: bool = False
    crossfade: int = 1
    sends: tuple[float, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TrackData:
    """A track."""

    kind: str
    file_id: int
    name: str
    """What the user called it; empty for a default name."""
    color: int
    group: int
    folded: bool
    armed: bool
    monitoring: int
    frozen: bool
    mixer: MixerData
    routing: dict[str, str]
    """The target of each of the four routings, and the channel shown."""
    slots: tuple[ClipData | None, ...]
    stop_buttons: tuple[bool, ...]
    arrangement: tuple[ClipData, ...]
    take_lanes: tuple[tuple[ClipData, ...], ...]
    devices: tuple[DeviceData, ...]
    automated: int
    """How many automation envelopes it has in the arrangement."""
    clip_envelopes: int


@dataclass(frozen=True, kw_only=True)
class SceneData:
    """A scene."""

    name: str
    color: int
    tempo: float | None
    signature: tuple[int, int] | None


@dataclass(kw_only=True)
class SetData:
    """A Set."""

    creator: str = ""
    tempo: float = 120.0
    signature: tuple[int, int] = (4, 4)
    tracks: list[TrackData] = field(default_factory=list)
    main: TrackData | None = None
    scenes: list[SceneData] = field(default_factory=list)
    locators: list[tuple[float, str]] = field(default_factory=list)
    loop: tuple[bool, float, float] = (False, 0.0, 16.0)
    punch: tuple[bool, bool] = (False, False)
    quantization: int = 4
    record_quantization: int = 0
    root_note: int = 0
    scale: str = "Major"
    crossfader: float = 0.0
    grooves: int = 0
    unknown: list[str] = field(default_factory=list)
    """What the reader met and has no place for."""


def signature_of(number: int) -> tuple[int, int]:
    """Return numerator and denominator from the number that stands for a time signature in the file."""
    steps, power = max(number % _STEPS, 0), max(number // _STEPS, 0)
    return steps + 1, 1 << min(power, _LARGEST_POWER)
