"""What the meters show. There is no audio: a level is worked out from what plays, by rules of our own.

A sounding note is worth its velocity, full velocity being 12 dB below full scale; an audio clip plays at 12 dB below
full scale plus its gain. Faders, panorama, mute, solo, sends and routing count as they do in Live. Levels are
amplitudes, 1 at full scale; sources add up. A meter shows -70 dB as 0 and +6 dB as 1.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from alive.simulator.devices.parameter import volume_decibels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alive.simulator.track.track import TrackNode

SOURCE_DECIBELS = -12.0
HOLD_SECONDS = 1.0
"""How long `output_meter_level` and `input_meter_level` hold a peak."""

_FLOOR, _SPAN = -70.0, 76.0
_DEEPEST = 8
"""Steps that a signal is followed through other tracks; a loop in the routing ends there."""

Level = tuple[float, float]
"""Left and right."""

SILENCE: Level = (0.0, 0.0)


class _Reading(NamedTuple):
    """One look at a meter: seconds that a peak is held, and whether any track is soloed."""

    hold: float
    soloing: bool


def meter(amplitude: float) -> float:
    """Return an amplitude as a meter shows it."""
    if amplitude <= 0:
        return 0.0
    return min(1.0, max(0.0, (20 * math.log10(amplitude) - _FLOOR) / _SPAN))


def gain(decibels: float) -> float:
    """Return decibels as a factor."""
    return float(10 ** (decibels / 20)) if decibels > -math.inf else 0.0


def velocity_level(track: TrackNode, hold: float = 0.0) -> float:
    """Return the velocity of the loudest note that sounds on a track, 0 to 1."""
    clip = playing_clip(track)
    if clip is None or not clip.is_midi_clip or clip.muted:
        return 0.0
    now = clip.playing_position
    beats = hold * clip.document.song.tempo / 60.0
    sounding = (note.velocity for note in clip.note_values if _sounds(note, now, beats))
    return max(sounding, default=0.0) / 127.0


def output(track: TrackNode, hold: float = 0.0) -> Level:
    """Return a track's level behind its mixer."""
    return _output(track, _look(track, hold), 0)


def input_level(track: TrackNode, hold: float = 0.0) -> Level:
    """Return the level at an audio track's input: another track's, as nothing comes in from outside."""
    return _input(track, _look(track, hold), 0)


def _look(track: TrackNode, hold: float) -> _Reading:
    return _Reading(hold, any(each.soloed for each in track.document.song.tracks))


def _output(track: TrackNode, look: _Reading, depth: int) -> Level:
    if depth > _DEEPEST or _silent(track, look):
        return SILENCE
    source = _before_mixer(track, look, depth)
    if source == SILENCE:
        return source
    factor = gain(volume_decibels(track.mixer_device.volume.raw))
    left, right = _pan(track.mixer_device.panning.raw)
    return source[0] * factor * left, source[1] * factor * right


def _input(track: TrackNode, look: _Reading, depth: int) -> Level:
    if track.kind != "audio" or depth > _DEEPEST:
        return SILENCE
    route = track.input_route()
    if route.key == "resampling":
        return _output(track.document.song.master_track, look, depth + 1)
    return SILENCE if route.track is None else _output(route.track, look, depth + 1)


def playing_clip(track: TrackNode) -> Any:
    """Return the clip that plays on a track, in the Session or the arrangement, or None."""
    if not track.is_regular or not track.document.transport.playing:
        return None
    slot = track.document.launcher.playback(track).playing
    if slot is not None:
        return slot.clip if slot.has_clip else None
    return next((clip for clip in track.arrangement_clips if clip.sounding), None)


def _sounds(note: Any, now: float, beats: float) -> bool:
    return not note.mute and note.start_time <= now and note.end_time > now - beats


def _silent(track: TrackNode, look: _Reading) -> bool:
    if not track.document.transport.playing or (not track.is_main and track.muted):
        return True
    return look.soloing and track.muted_via_solo


def _before_mixer(track: TrackNode, look: _Reading, depth: int) -> Level:
    if track.is_main or track.kind == "group":
        return _sum(track, look, depth)
    if track.kind == "return":
        return _sent(track, look, depth)
    if monitors_input(track):
        return _input(track, look, depth + 1)
    own = _own(track, look)
    return own, own


def monitors_input(track: TrackNode) -> bool:
    """Whether the input is heard instead of the clips: monitoring In, or Auto when armed and no clip plays."""
    if track.kind != "audio" or track.monitoring == 2:
        return False
    return track.monitoring == 0 or (track.armed and playing_clip(track) is None)


def _own(track: TrackNode, look: _Reading) -> float:
    clip = playing_clip(track)
    if clip is None or clip.muted:
        return 0.0
    if clip.is_audio_clip:
        return gain(SOURCE_DECIBELS + clip_decibels(clip))
    return velocity_level(track, look.hold) * gain(SOURCE_DECIBELS) if track.has_audio_output else 0.0


def clip_decibels(clip: Any) -> float:
    """Return an audio clip's gain; 0.4 is 0 dB."""
    value: float = clip.gain - 0.4
    return 40 * value if value >= 0 else max(42 * value - 200 * value**2, -70.0)


def _sum(target: TrackNode, look: _Reading, depth: int) -> Level:
    """Return the sum of the tracks that are routed to the main track, or to a group."""
    song = target.document.song
    tracks = [*song.tracks, *song.return_tracks] if target.is_main else target.members()
    return _added(
        _output(track, look, depth + 1) for track in tracks if track is not target and _goes_to(track, target)
    )


def _goes_to(track: TrackNode, target: TrackNode) -> bool:
    return track.has_audio_output and track.output_target() is target


def _sent(target: TrackNode, look: _Reading, depth: int) -> Level:
    song = target.document.song
    index = song.position_of(target)
    levels = []
    for track in song.tracks:
        send = track.mixer_device.sends[index].raw
        if send > 0:
            factor = gain(volume_decibels(send) - 6)
            left, right = _output(track, look, depth + 1)
            levels.append((left * factor, right * factor))
    return _added(levels)


def _added(levels: Iterable[Level]) -> Level:
    left = right = 0.0
    for each in levels:
        left += each[0]
        right += each[1]
    return left, right


def _pan(position: float) -> Level:
    return min(1.0, 1 - position), min(1.0, 1 + position)
