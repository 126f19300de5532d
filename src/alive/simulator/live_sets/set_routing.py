"""Routings of a Live Set file. A target reads `AudioIn/External/S0`, `AudioOut/Track.12/TrackIn`, `MidiIn/None`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from alive.simulator.track import routing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alive.simulator.live_sets.set_report import Report
    from alive.simulator.track.track import TrackNode

_TRACK = re.compile(r"Track\.(\d+)$")
_PAIR = re.compile(r"([SM])(\d+)$")
_TAPS = {"PreFxOut": "Pre FX", "PostFxOut": "Post FX", "TrackOut": "Post Mixer", "TrackIn": "Track In"}
_KEYS = {
    "Main": routing.MAIN_KEY,
    "Master": routing.MAIN_KEY,
    "GroupTrack": routing.GROUP_KEY,
    "Resampling": routing.RESAMPLING.key,
    "External.All": routing.ALL_INS.key,
}


class _Found(NamedTuple):
    key: str | None
    tap: str | None = None


def set_routing(track: TrackNode, targets: Mapping[str, str], tracks: Mapping[int, TrackNode], report: Report) -> None:
    """Take on the routing of a track; a target that is not known leaves the default."""
    if track.is_main:
        return
    sound_in = track.kind != "midi"
    sides = {
        "output": targets.get("AudioOutputRouting" if track.has_audio_output else "MidiOutputRouting", ""),
    }
    if track.kind in {"midi", "audio"}:
        sides["input"] = targets.get("AudioInputRouting" if sound_in else "MidiInputRouting", "")
    for side, target in sides.items():
        found = _found(target, tracks, output=side == "output")
        if found is None:
            report.note(f"the routing {target}")
        else:
            track.values[f"{side}_key"], track.values[f"{side}_tap"] = found


def _found(target: str, tracks: Mapping[int, TrackNode], *, output: bool) -> _Found | None:
    if not target:
        return _Found(None)
    direction, _, rest = target.partition("/")
    place, _, channel = rest.partition("/")
    if match := _TRACK.match(place):
        track = tracks.get(int(match[1]))
        return None if track is None else _Found(routing.key_of(track), _TAPS.get(channel))
    if place in _KEYS:
        return _Found(_KEYS[place], _midi_channel(channel))
    if place == "None":
        silent = output and direction == "AudioOut"
        return _Found(routing.SENDS_ONLY.key if silent else routing.NO_INPUT.key)
    if place == "External" and (pair := _PAIR.match(channel)):
        return _Found(routing.EXTERNAL_IN.key, _interface_channel(pair[1], int(pair[2])))
    return None


def _interface_channel(layout: str, index: int) -> str:
    return f"{2 * index + 1}/{2 * index + 2}" if layout == "S" else str(index + 1)


def _midi_channel(channel: str) -> str | None:
    return f"Ch. {int(channel) + 1}" if channel.isdigit() else None
