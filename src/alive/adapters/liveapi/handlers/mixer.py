"""Handlers of the operations on the mixer of a track. Live shows all of these at once."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext, item_at
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
    shown = track.solo
    return TrackSoloed(
        message=f"The track is {'soloed' if shown else 'not soloed'}.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        solo=shown,
    )


@handles(ArmTrack)
def arm_track(live: LiveContext, command: ArmTrack) -> TrackArmed:
    """Write the switch; where a track has none, Live says so."""
    track = live.track(command.track_index)
    track.arm = command.armed
    shown = track.arm
    return TrackArmed(
        message=f"The track is {'armed' if shown else 'not armed'}.",
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        armed=shown,
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
    sends = tuple(
        Send(index=index, value=send.value, name=send.name) for index, send in enumerate(track.mixer_device.sends)
    )
    return TrackSends(
        track_index=live.track_index(command.track_index, track),
        track_id=live.id_of("track", track),
        sends=sends,
        count=len(sends),
    )


def _set(live: LiveContext, parameter: "DeviceParameter", value: float) -> tuple[float, str]:
    """Set a parameter: what it shows afterwards, as a number and in Live's words."""
    shown = write_parameter(live, parameter, value)
    return shown, parameter.str_for_value(shown)
