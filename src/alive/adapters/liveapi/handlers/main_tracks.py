"""Handlers of the operations on the main track and on return tracks. Live shows all of these at once."""

from typing import TYPE_CHECKING, cast

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.devices.display_text import shown_text
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.writing import write_parameter
from alive.domain.commands.main_tracks import (
    GetMasterDevices,
    GetMasterTrackInfo,
    GetReturnTrackCount,
    GetReturnTrackInfo,
    SetMasterPan,
    SetMasterVolume,
    SetReturnTrackVolume,
)
from alive.domain.errors import NotFound
from alive.domain.refs import RETURN_TRACK
from alive.domain.results.main_tracks import (
    MasterDevice,
    MasterDevices,
    MasterPanSet,
    MasterTrackInfo,
    MasterVolumeSet,
    ReturnTrackCount,
    ReturnTrackInfo,
    ReturnTrackVolumeSet,
)

if TYPE_CHECKING:
    from Live.Track import Track


@handles(GetMasterTrackInfo)
def get_master_track_info(live: LiveContext, _command: GetMasterTrackInfo) -> MasterTrackInfo:
    """Read it from the track."""
    track = live.song().master_track
    mixer = track.mixer_device
    return MasterTrackInfo(
        track_index="master_track",
        track_id=live.id_of("track", track),
        name=track.name,
        color=track.color,
        color_index=track.color_index,
        volume=mixer.volume.value,
        volume_display_value=shown_text(mixer.volume),
        pan=mixer.panning.value,
        pan_display_value=shown_text(mixer.panning),
        num_devices=len(track.devices),
    )


@handles(SetMasterVolume)
def set_master_volume(live: LiveContext, command: SetMasterVolume) -> MasterVolumeSet:
    """Write the parameter; Live keeps it in single precision."""
    parameter = live.song().master_track.mixer_device.volume
    volume = write_parameter(live, parameter, command.volume)
    display = shown_text(parameter)
    return MasterVolumeSet(message=f"The volume is {display}.", volume=volume, volume_display_value=display)


@handles(SetMasterPan)
def set_master_pan(live: LiveContext, command: SetMasterPan) -> MasterPanSet:
    """Write the parameter; Live keeps it in single precision."""
    parameter = live.song().master_track.mixer_device.panning
    pan = write_parameter(live, parameter, command.pan)
    display = shown_text(parameter)
    return MasterPanSet(message=f"The panning is {display}.", pan=pan, pan_display_value=display)


@handles(GetMasterDevices)
def get_master_devices(live: LiveContext, _command: GetMasterDevices) -> MasterDevices:
    """Read them from the track."""
    devices = tuple(
        MasterDevice(
            device_index=index,
            device_id=live.id_of("device", device),
            path=f"master_track/devices/{index}",
            name=device.name,
            class_name=device.class_name,
            is_active=device.is_active,
        )
        for index, device in enumerate(live.song().master_track.devices)
    )
    return MasterDevices(devices=devices, count=len(devices))


@handles(GetReturnTrackCount)
def get_return_track_count(live: LiveContext, _command: GetReturnTrackCount) -> ReturnTrackCount:
    """Count them."""
    return ReturnTrackCount(count=len(live.song().return_tracks))


@handles(GetReturnTrackInfo)
def get_return_track_info(live: LiveContext, command: GetReturnTrackInfo) -> ReturnTrackInfo:
    """Read it from the track."""
    index, track = _return_track(live, command.return_index)
    mixer = track.mixer_device
    return ReturnTrackInfo(
        index=index,
        track_index=f"return_tracks/{index}",
        track_id=live.id_of("track", track),
        name=track.name,
        color=track.color,
        color_index=track.color_index,
        volume=mixer.volume.value,
        volume_display_value=shown_text(mixer.volume),
        pan=mixer.panning.value,
        pan_display_value=shown_text(mixer.panning),
        mute=track.mute,
        solo=track.solo,
        num_devices=len(track.devices),
    )


@handles(SetReturnTrackVolume)
def set_return_track_volume(live: LiveContext, command: SetReturnTrackVolume) -> ReturnTrackVolumeSet:
    """Write the parameter; Live keeps it in single precision."""
    index, track = _return_track(live, command.return_index)
    parameter = track.mixer_device.volume
    volume = write_parameter(live, parameter, command.volume)
    display = shown_text(parameter)
    return ReturnTrackVolumeSet(
        message=f"The volume is {display}.",
        return_index=index,
        track_index=f"return_tracks/{index}",
        track_id=live.id_of("track", track),
        volume=volume,
        volume_display_value=display,
    )


def _return_track(live: LiveContext, ref: int | str) -> "tuple[int, Track]":
    """A return track and its position. The id of another track is refused."""
    track = cast("Track", live.find(RETURN_TRACK, ref))
    for index, other in enumerate(live.song().return_tracks):
        if other == track:
            return index, track
    raise NotFound(f"{ref} is no return track")
