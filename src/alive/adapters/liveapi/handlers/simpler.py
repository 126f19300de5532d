"""Handlers of the operations on Simpler and its sample. Live shows all at once but cropping and reversing."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.context import LiveContext, PlacedDevice
from alive.adapters.liveapi.devices.finding import as_simpler
from alive.adapters.liveapi.devices.simplers import sample_of, simpler, write_each
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.waiting import settled
from alive.application.handling import Steps
from alive.domain.commands.simpler import (
    CropSimplerSample,
    DoubleSimplerWarp,
    GetSampleLength,
    GetSamplePlaybackMode,
    GetSimpler,
    HalveSimplerWarp,
    ReverseSimplerSample,
    SetSamplePlaybackMode,
    SetSimpler,
    SetSimplerSample,
    WarpSimplerSampleAs,
)
from alive.domain.enumerations import (
    SimplerPlaybackMode,
    SlicingBeatDivision,
    SlicingPlaybackMode,
    SlicingStyle,
    WarpMode,
)
from alive.domain.results.simpler import (
    SampleInfo,
    SampleLength,
    SampleMarker,
    SimplerChanged,
    SimplerInfo,
    SimplerMode,
)
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Sample import Sample
    from Live.SimplerDevice import SimplerDevice


@handles(GetSampleLength)
def get_sample_length(live: LiveContext, command: GetSampleLength) -> SampleLength:
    """Read it; Live refuses MIDI clips."""
    placed = live.clip_on(command.track_index, command.clip_index)
    clip = placed.clip
    length, rate = clip.sample_length, clip.sample_rate
    return SampleLength(
        track_index=placed.track_index,
        clip_index=placed.clip_index,
        clip_id=live.id_of("clip", clip),
        sample_length=float(length),
        sample_rate=rate,
        seconds=length / rate,
    )


@handles(GetSamplePlaybackMode)
def get_sample_playback_mode(live: LiveContext, command: GetSamplePlaybackMode) -> SimplerMode:
    """Read it."""
    return _mode(live, live.device_on(command.track_index, command.device_index))


@handles(SetSamplePlaybackMode)
def set_sample_playback_mode(live: LiveContext, command: SetSamplePlaybackMode) -> SimplerMode:
    """Write it."""
    placed = live.device_on(command.track_index, command.device_index)
    write_each(as_simpler(placed.device), {"playback_mode": command.mode})
    return _mode(live, placed)


@handles(GetSimpler)
def get_simpler(live: LiveContext, command: GetSimpler) -> SimplerInfo:
    """Read it."""
    return SimplerInfo(**_facts(live, simpler(live, command.device)))


@handles(SetSimpler)
def set_simpler(live: LiveContext, command: SetSimpler) -> SimplerChanged:
    """Write what is given."""
    device = simpler(live, command.device)
    written = write_each(device, command.changes())
    return _changed(live, device, f"Set {written}.")


@handles(SetSimplerSample)
def set_simpler_sample(live: LiveContext, command: SetSimplerSample) -> SimplerChanged:
    """Write what is given; the end first if the new start lies beyond the end there is."""
    device = simpler(live, command.device)
    sample = sample_of(device)
    changes = command.changes()
    if command.start_marker is not None and "end_marker" in changes and command.start_marker >= sample.end_marker:
        changes = {"end_marker": changes.pop("end_marker"), **changes}
    written = write_each(sample, changes)
    return _changed(live, device, f"Set {written} of the sample.")


@handles(CropSimplerSample)
def crop_simpler_sample(live: LiveContext, command: CropSimplerSample) -> Steps[SimplerChanged]:
    """Crop it. Live may show another sample in its place."""
    device = simpler(live, command.device)
    before = sample_of(device).length
    device.crop()
    return (yield from _rendered(live, device, f"Cropped the sample of {before} frames."))


@handles(ReverseSimplerSample)
def reverse_simpler_sample(live: LiveContext, command: ReverseSimplerSample) -> Steps[SimplerChanged]:
    """Reverse it. Live may show another sample in its place."""
    device = simpler(live, command.device)
    sample_of(device)
    device.reverse()
    return (yield from _rendered(live, device, "Reversed the sample."))


@handles(WarpSimplerSampleAs)
def warp_simpler_sample_as(live: LiveContext, command: WarpSimplerSampleAs) -> SimplerChanged:
    """Warp it; Live refuses tempos that are too fast or too slow."""
    device = simpler(live, command.device)
    sample_of(device)
    device.warp_as(command.beats)
    return _changed(live, device, f"Warped the sample as {number(command.beats)} beats.")


@handles(DoubleSimplerWarp)
def double_simpler_warp(live: LiveContext, command: DoubleSimplerWarp) -> SimplerChanged:
    """Double the tempo; Live refuses where it cannot."""
    device = simpler(live, command.device)
    sample_of(device)
    device.warp_double()
    return _changed(live, device, "Doubled the tempo of the sample.")


@handles(HalveSimplerWarp)
def halve_simpler_warp(live: LiveContext, command: HalveSimplerWarp) -> SimplerChanged:
    """Halve the tempo; Live refuses where it cannot."""
    device = simpler(live, command.device)
    sample_of(device)
    device.warp_half()
    return _changed(live, device, "Halved the tempo of the sample.")


def _rendered(live: LiveContext, device: "SimplerDevice", message: str) -> Steps[SimplerChanged]:
    """What Live shows after it had time to write a new file."""
    device_id = live.id_of("device", device)
    yield from settled(lambda: not is_alive(device))
    live.require(device, device_id)
    return _changed(live, device, message)


def _mode(live: LiveContext, placed: PlacedDevice) -> SimplerMode:
    mode = SimplerPlaybackMode(int(as_simpler(placed.device).playback_mode))
    return SimplerMode(
        message=f"{placed.device.name} plays in {mode.name.lower()} mode.",
        track_index=placed.track_index,
        track_id=live.id_of("track", placed.track),
        device_index=placed.device_index,
        device_id=live.id_of("device", placed.device),
        playback_mode=int(mode),
        playback_mode_name=mode.name.lower(),
    )


def _changed(live: LiveContext, device: "SimplerDevice", message: str) -> SimplerChanged:
    return SimplerChanged(message=message, **_facts(live, device))


def _facts(live: LiveContext, device: "SimplerDevice") -> dict[str, Any]:
    device_id, path = live.describe(device)
    mode, slicing = (
        SimplerPlaybackMode(int(device.playback_mode)),
        SlicingPlaybackMode(int(device.slicing_playback_mode)),
    )
    sample: Sample | None = device.sample
    return {
        "device_id": device_id,
        "path": path,
        "name": device.name,
        "playback_mode": int(mode),
        "playback_mode_name": mode.name.lower(),
        "slicing_playback_mode": int(slicing),
        "slicing_playback_mode_name": slicing.name.lower(),
        "multi_sample_mode": device.multi_sample_mode,
        "pad_slicing": device.pad_slicing,
        "retrigger": device.retrigger,
        "voices": device.voices,
        "pitch_bend_range": device.pitch_bend_range,
        "note_pitch_bend_range": device.note_pitch_bend_range,
        "can_warp_as": device.can_warp_as,
        "can_warp_double": device.can_warp_double,
        "can_warp_half": device.can_warp_half,
        "sample": None if sample is None else _sample(sample),
    }


def _sample(sample: "Sample") -> SampleInfo:
    warp, style = WarpMode(int(sample.warp_mode)), SlicingStyle(int(sample.slicing_style))
    division = SlicingBeatDivision(int(sample.slicing_beat_division))
    slices = tuple(sample.slices)
    markers = sample.warp_markers if sample.warping else ()
    return SampleInfo(
        file_path=sample.file_path,
        length=sample.length,
        sample_rate=sample.sample_rate,
        start_marker=sample.start_marker,
        end_marker=sample.end_marker,
        gain=sample.gain,
        gain_display_value=sample.gain_display_string(),
        warping=sample.warping,
        warp_mode=int(warp),
        warp_mode_name=warp.name.lower(),
        warp_markers=tuple(SampleMarker(beat_time=each.beat_time, sample_time=each.sample_time) for each in markers),
        slicing_style=int(style),
        slicing_style_name=style.name.lower(),
        slicing_sensitivity=sample.slicing_sensitivity,
        slicing_beat_division=int(division),
        slicing_beat_division_name=division.name.lower(),
        slicing_region_count=sample.slicing_region_count,
        slices=slices,
        slice_count=len(slices),
    )
