"""Clips of a Live Set file, made into clips of the document."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alive.simulator.clip.arrangement import TakeLaneNode
from alive.simulator.clip.audio_clip import WARP_MODES
from alive.simulator.clip.audio_file import AudioFile, AudioFileError, read_audio_file
from alive.simulator.clip.clip import ClipNode
from alive.simulator.clip.notes import LOWEST_LENGTH, float32
from alive.simulator.clip.warping import Mark, straight, with_shadow
from alive.simulator.devices.parameter_facts import volume_decibels
from alive.simulator.song.colors import PALETTE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alive.simulator.clip.arrangement import ClipLane
    from alive.simulator.live_sets.set_data import ClipData, SampleData, TrackData
    from alive.simulator.live_sets.set_report import Report
    from alive.simulator.track.track import TrackNode

_GAIN_ABOVE_VOLUME = 18.0
_HALVINGS = 50
_STEREO = 2
_SIGNATURES = {1, 2, 4, 8, 16}


def make_clips(track: TrackNode, data: TrackData, folder: Path, report: Report) -> None:
    """Make the clips of a track: Session, arrangement and take lanes."""
    for slot, clip, stop in zip(track.clip_slots, data.slots, data.stop_buttons, strict=False):
        slot.has_stop_button = stop
        if clip is not None:
            slot.place(**values(track, clip, folder, report))
    _make_lane(track, track, data.arrangement, folder, report)
    for index, clips in enumerate(data.take_lanes):
        lane = track.document.create(TakeLaneNode, track, name=f"Take {index + 1}")
        track.take_lanes = [*track.take_lanes, lane]
        _make_lane(lane, track, clips, folder, report)
    track.lanes_made = len(data.take_lanes)


def _make_lane(lane: ClipLane, track: TrackNode, clips: Iterable[ClipData], folder: Path, report: Report) -> None:
    create = track.document.create
    made = [
        create(ClipNode, lane, timeline=(clip.start, clip.end), **values(track, clip, folder, report))
        for clip in clips
        if clip.end > clip.start
    ]
    if made:
        lane.arrangement_clips = sorted(made, key=lambda each: each.span)


def values(track: TrackNode, clip: ClipData, folder: Path, report: Report) -> dict[str, Any]:
    """Return what a clip starts with. A loop that is off stays where it was, under the markers."""
    shared = {
        "name": clip.name,
        "palette_index": clip.color if 0 <= clip.color < len(PALETTE) else track.palette_index,
        "muted": clip.muted,
        "launch_mode": min(max(clip.launch_mode, 0), 3),
        "launch_quantization": min(max(clip.launch_quantization, 0), 14),
        "legato": clip.legato,
        "velocity_amount": min(max(clip.velocity_amount, 0.0), 1.0),
        "signature_numerator": min(max(clip.numerator, 1), 99),
        "signature_denominator": clip.denominator if clip.denominator in _SIGNATURES else 4,
    }
    shared |= _loop(clip)
    if clip.sample is not None:
        return shared | _sample_values(clip, clip.sample, folder, report)
    next_id = 1 + max((note.note_id for note in clip.notes), default=0)
    return shared | {"note_values": clip.notes, "next_note_id": next_id}


def _loop(clip: ClipData) -> dict[str, Any]:
    if clip.looping:
        start, end = clip.loop_start, clip.loop_end
        first, last = start + clip.start_relative, max(clip.out_marker, clip.loop_start + LOWEST_LENGTH)
    else:
        first, last = clip.loop_start, clip.loop_end
        start, end = clip.hidden_start, max(clip.hidden_end, clip.hidden_start + LOWEST_LENGTH)
    return {"looping": clip.looping, "loop_from": start, "loop_to": end, "start_at": first, "end_at": last}


def _sample_values(clip: ClipData, sample: SampleData, folder: Path, report: Report) -> dict[str, Any]:
    mode = sample.warp_mode
    if mode not in WARP_MODES:
        report.note(f"a warp mode of REX files, in clip {clip.name!r}")
        mode = 0
    return {
        "sample": audio_file(sample, folder, report),
        "marks": _marks(sample),
        "warped": sample.warped,
        "warp_mode": mode,
        "looping": clip.looping and sample.warped,
        "gain": float32(_fader(sample.gain)),
        "pitch_coarse": min(max(sample.coarse, -48), 48),
        "pitch_fine": float32(sample.fine),
        "ram_mode": sample.ram,
    }


def audio_file(sample: SampleData, folder: Path, report: Report) -> AudioFile:
    """Return the audio file by its header; if it is not there, by what the Set says of it."""
    for path in (Path(sample.path), folder / sample.relative_path):
        try:
            return read_audio_file(str(path))
        except AudioFileError:
            continue
    report.note(f"the audio file {sample.path}, which is not there; its length is known from the Set")
    return AudioFile(sample.path, sample.frames, sample.rate, _STEREO)


def _marks(sample: SampleData) -> tuple[Mark, ...]:
    """Return the warp markers; of those the file has, the last is the hidden one."""
    marks: list[Mark] = []
    for seconds, beats in sorted(sample.markers, key=lambda marker: marker[1]):
        if not marks or (beats > marks[-1].beats and seconds > marks[-1].seconds):
            marks.append(Mark(seconds, beats))
    if len(marks) > 1:
        return tuple(marks)
    return with_shadow(marks, straight(120.0)) if marks else straight(120.0)


def _fader(factor: float) -> float:
    """Return the gain of a clip, 0 to 1, that amplifies by a factor."""
    if factor <= 0:
        return 0.0
    return fader_at(20 * math.log10(factor) - _GAIN_ABOVE_VOLUME)


def fader_at(decibels: float) -> float:
    """Return the position of a volume fader, 0 to 1, that shows some decibels: -70 and less are its end."""
    if decibels <= -70:
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if volume_decibels(middle) < decibels:
            low = middle
        else:
            high = middle
    return high
