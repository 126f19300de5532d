"""Handlers of the operations on the mixer of a track. Live shows all of these at once."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext, item_at
from alive.adapters.liveapi.devices.display_text import shown_text
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.writing import write_parameter
from alive.domain.commands.mixer import (
    ArmTrack,
    GetTrackSends,
    MuteTrack,
    SetTrackPan,
    SetTrackSend,
    SetTrackVolume,
    SoloTrack,
)
from alive.domain.results.mixer import (
    Send,
    TrackArmed,
    TrackMuted,
    TrackPanSet,
    TrackSends,
    TrackSendSet,
    TrackSoloed,
    TrackVolumeSet,
)

if TYPE_CHECKING:
    from Live.DeviceParameter import DeviceParameter
    from Live.Track import Track


@handles(SetTrackVolume)
def set_track_volume(live: LiveContext, command: SetTrackVolume) -> TrackVolumeSet:
    """Write the parameter; Live keeps it in single precision."""
    track = live.track(command.track_index)
    shown, words = _set(live, track.mixer_device.volume, command.volume)
    return TrackVolumeSet(
        message=f"The volume is {words}.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        volume=shown,
    )


@handles(SetTrackPan)
def set_track_pan(live: LiveContext, command: SetTrackPan) -> TrackPanSet:
    """Write the parameter; Live keeps it in single precision."""
    track = live.track(command.track_index)
    shown, words = _set(live, track.mixer_device.panning, command.pan)
    return TrackPanSet(
        message=f"The panning is {words}.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        pan=shown,
    )


@handles(MuteTrack)
def mute_track(live: LiveContext, command: MuteTrack) -> TrackMuted:
    """Write the switch; the main track has none and Live says so."""
    track = live.track(command.track_index)
    track.mute = command.mute
    shown = track.mute
    return TrackMuted(
        message=f"The track is {'muted' if shown else 'not muted'}.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        mute=shown,
    )


@handles(SoloTrack)
def solo_track(live: LiveContext, command: SoloTrack) -> TrackSoloed:
    """Write the switch; the main track has none and Live says so."""
    track = live.track(command.track_index)
    track.solo = command.solo
    others = _end_other_solos(live, track) if command.exclusive else 0
    shown = track.solo
    return TrackSoloed(
        message=f"The track is {'soloed' if shown else 'not soloed'}.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        solo=shown,
        others_changed=others,
    )


@handles(ArmTrack)
def arm_track(live: LiveContext, command: ArmTrack) -> TrackArmed:
    """Write the switch; where a track has none, Live says so."""
    track = live.track(command.track_index)
    track.arm = command.armed
    others = _disarm_others(live, track) if command.exclusive else 0
    shown = track.arm
    return TrackArmed(
        message=f"The track is {'armed' if shown else 'not armed'}.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        armed=shown,
        others_changed=others,
    )


@handles(SetTrackSend)
def set_track_send(live: LiveContext, command: SetTrackSend) -> TrackSendSet:
    """Write the parameter; Live keeps it in single precision."""
    track = live.track(command.track_index)
    send = item_at(track.mixer_device.sends, command.send_index, "sends")
    shown, words = _set(live, send, command.value)
    return TrackSendSet(
        message=f"The send is {words}.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        send_index=command.send_index,
        value=shown,
    )


@handles(GetTrackSends)
def get_track_sends(live: LiveContext, command: GetTrackSends) -> TrackSends:
    """Read them from the mixer."""
    track = live.track(command.track_index)
    sends = sends_of(live, track)
    return TrackSends(
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        sends=sends,
        count=len(sends),
    )


def sends_of(live: LiveContext, track: "Track") -> tuple[Send, ...]:
    """The sends of a track, in the order of the return tracks that they go to."""
    pairs = zip(track.mixer_device.sends, live.song().return_tracks, strict=False)
    return tuple(
        Send(
            index=index,
            value=send.value,
            name=send.name,
            display_value=shown_text(send),
            return_track_id=live.id_of("track", return_track),
        )
        for index, (send, return_track) in enumerate(pairs)
    )


def _end_other_solos(live: LiveContext, track: "Track") -> int:
    song = live.song()
    others = [other for other in (*song.tracks, *song.return_tracks) if other.solo and other != track]
    for other in others:
        other.solo = False
    return sum(not other.solo for other in others)


def _disarm_others(live: LiveContext, track: "Track") -> int:
    others = [other for other in live.song().tracks if other.can_be_armed and other.arm and other != track]
    for other in others:
        other.arm = False
    return sum(not other.arm for other in others)


def _set(live: LiveContext, parameter: "DeviceParameter", value: float) -> tuple[float, str]:
    """Set a parameter: what it shows afterwards, as a number and in Live's words."""
    shown = write_parameter(live, parameter, value)
    return shown, parameter.str_for_value(shown)
