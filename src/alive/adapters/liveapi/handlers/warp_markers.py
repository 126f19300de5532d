"""Handlers of the operations on warp markers. Live shows all of these at once."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.clips.clip_facts import NEAR, place_fields, require_audio
from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.runtime import warp_marker
from alive.domain.commands.warp_markers import (
    AddWarpMarker,
    ConvertClipTime,
    GetWarpMarkers,
    MoveWarpMarker,
    RemoveWarpMarker,
)
from alive.domain.errors import LiveRejected, NotFound, OutcomeUnknown
from alive.domain.results.warp_markers import ClipTimeConverted, ClipWarpMarkers, WarpMarker, WarpMarkersChanged
from alive.domain.words import counted, number

if TYPE_CHECKING:
    from Live.Clip import Clip


@handles(GetWarpMarkers)
def get_warp_markers(live: LiveContext, command: GetWarpMarkers) -> ClipWarpMarkers:
    """Read them all, as Live gives them."""
    placed = live.clip_on(command.track_index, command.clip_index)
    require_audio(placed.clip, "warp markers")
    markers = _markers(placed.clip)
    return ClipWarpMarkers(**place_fields(live, placed), markers=markers, count=len(markers))


@handles(AddWarpMarker)
def add_warp_marker(live: LiveContext, command: AddWarpMarker) -> WarpMarkersChanged:
    """Add it; Live refuses what is out of order."""
    clip = _warped(live, command.clip)
    moment = command.sample_time
    if moment is None:
        moment = clip.beat_to_sample_time(command.beat_time) / clip.sample_rate
    clip.add_warp_marker(warp_marker()(moment, command.beat_time))
    if _at(clip, command.beat_time) is None:
        raise OutcomeUnknown(
            f"Live was asked to add a warp marker at beat {number(command.beat_time)}, but shows none."
        )
    return _changed(live, clip, f"Added a warp marker at beat {number(command.beat_time)}")


@handles(MoveWarpMarker)
def move_warp_marker(live: LiveContext, command: MoveWarpMarker) -> WarpMarkersChanged:
    """Move it; Live refuses to let it pass another one."""
    clip = _warped(live, command.clip)
    _require_marker(clip, command.beat_time)
    clip.move_warp_marker(command.beat_time, command.distance)
    target = command.beat_time + command.distance
    if _at(clip, target) is None:
        raise OutcomeUnknown(f"Live was asked to move a warp marker to beat {number(target)}, but shows none there.")
    return _changed(live, clip, f"Moved the warp marker to beat {number(target)}")


@handles(RemoveWarpMarker)
def remove_warp_marker(live: LiveContext, command: RemoveWarpMarker) -> WarpMarkersChanged:
    """Remove it; Live refuses to remove the last one."""
    clip = _warped(live, command.clip)
    _require_marker(clip, command.beat_time)
    clip.remove_warp_marker(command.beat_time)
    if _at(clip, command.beat_time) is not None:
        raise OutcomeUnknown(
            f"Live was asked to remove the warp marker at beat {number(command.beat_time)}, but did not."
        )
    return _changed(live, clip, f"Removed the warp marker at beat {number(command.beat_time)}")


@handles(ConvertClipTime)
def convert_clip_time(live: LiveContext, command: ConvertClipTime) -> ClipTimeConverted:
    """Ask Live, by way of the frames of the sample."""
    clip = live.clip(command.clip)
    require_audio(clip, "sample")
    warped, rate = clip.warping, clip.sample_rate
    if command.beat_time is not None:
        frames = clip.beat_to_sample_time(command.beat_time)
    elif command.sample_time is not None:
        frames = command.sample_time
    else:
        seconds = command.seconds or 0.0
        # Live converts seconds only where a clip is not warped; in one that is they are those of the sample, too.
        frames = seconds * rate if warped else clip.seconds_to_sample_time(seconds)
    clip_id, path = live.describe(clip)
    return ClipTimeConverted(
        clip_id=clip_id,
        path=path,
        beat_time=clip.sample_to_beat_time(frames) if warped else None,
        sample_time=frames,
        seconds=frames / rate,
    )


def _warped(live: LiveContext, ref: int | str) -> "Clip":
    clip = live.clip(ref)
    require_audio(clip, "warp markers")
    if not clip.warping:
        raise LiveRejected("The clip is not warped; its warp markers cannot be changed.")
    return clip


def _markers(clip: "Clip") -> tuple[WarpMarker, ...]:
    return tuple(WarpMarker(sample_time=each.sample_time, beat_time=each.beat_time) for each in clip.warp_markers)


def _at(clip: "Clip", beat_time: float) -> WarpMarker | None:
    """The marker at a beat; the last one is not meant, nobody sees it."""
    return next((each for each in _markers(clip)[:-1] if abs(each.beat_time - beat_time) <= NEAR), None)


def _require_marker(clip: "Clip", beat_time: float) -> None:
    if _at(clip, beat_time) is None:
        there = ", ".join(number(each.beat_time) for each in _markers(clip)[:-1][:20])
        raise NotFound(f"There is no warp marker at beat {number(beat_time)}; there are some at: {there}")


def _changed(live: LiveContext, clip: "Clip", words: str) -> WarpMarkersChanged:
    markers = _markers(clip)
    clip_id, path = live.describe(clip)
    message = f"{words}; {counted(len(markers) - 1, 'marker')} can be seen."
    return WarpMarkersChanged(message=message, clip_id=clip_id, path=path, markers=markers, count=len(markers))
