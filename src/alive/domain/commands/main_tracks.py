"""Operations on the main track and on return tracks, which are not among the numbered tracks."""

from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import FaderLevel, Pan
from alive.domain.refs import ReturnTrackRef
from alive.domain.results.main_tracks import (
    MasterDevices,
    MasterPanSet,
    MasterTrackInfo,
    MasterVolumeSet,
    ReturnTrackCount,
    ReturnTrackInfo,
    ReturnTrackVolumeSet,
)

_MASTER = "Master Track"
_RETURNS = "Return Tracks"
_VOLUME = ("Live.MixerDevice.MixerDevice.volume", "Live.DeviceParameter.DeviceParameter.value")
_PAN = ("Live.MixerDevice.MixerDevice.panning", "Live.DeviceParameter.DeviceParameter.value")
_SHOWN = (
    "Live.Track.Track.name",
    "Live.Track.Track.devices",
    "Live.Track.Track.color",
    "Live.Track.Track.color_index",
    "Live.DeviceParameter.DeviceParameter.str_for_value",
)


@operation(category=_MASTER, effect=Effect.READ, source=("Live.Song.Song.master_track", *_SHOWN, *_VOLUME, _PAN[0]))
class GetMasterTrackInfo(Command[MasterTrackInfo]):
    """Get the state of the main track: name, colour, volume, panning, and how many devices are on it."""


@operation(
    category=_MASTER, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=("Live.Song.Song.master_track", *_VOLUME)
)
class SetMasterVolume(Command[MasterVolumeSet]):
    """Set the volume fader of the main track.

    Raises:
        LiveRejected: Live does not take the value, such as when something else holds the parameter.
    """

    volume: FaderLevel


@operation(
    category=_MASTER, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=("Live.Song.Song.master_track", *_PAN)
)
class SetMasterPan(Command[MasterPanSet]):
    """Set the panning of the main track.

    Raises:
        LiveRejected: Live does not take the value, such as when something else holds the parameter.
    """

    pan: Pan


@operation(
    category=_MASTER,
    effect=Effect.READ,
    source=(
        "Live.Song.Song.master_track",
        "Live.Track.Track.devices",
        "Live.Device.Device.name",
        "Live.Device.Device.class_name",
        "Live.Device.Device.is_active",
    ),
)
class GetMasterDevices(Command[MasterDevices]):
    """List the devices on the main track, in their order."""


@operation(category=_RETURNS, effect=Effect.READ, source="Live.Song.Song.return_tracks")
class GetReturnTrackCount(Command[ReturnTrackCount]):
    """Get how many return tracks there are."""


@operation(
    category=_RETURNS,
    effect=Effect.READ,
    source=(
        "Live.Song.Song.return_tracks",
        *_SHOWN,
        *_VOLUME,
        _PAN[0],
        "Live.Track.Track.mute",
        "Live.Track.Track.solo",
    ),
)
class GetReturnTrackInfo(Command[ReturnTrackInfo]):
    """Get the state of a return track: name, colour, volume, panning, switches, and how many devices are on it.

    Raises:
        NotFound: There is no such return track.
    """

    return_index: ReturnTrackRef


@operation(
    category=_RETURNS, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=("Live.Song.Song.return_tracks", *_VOLUME)
)
class SetReturnTrackVolume(Command[ReturnTrackVolumeSet]):
    """Set the volume fader of a return track.

    Raises:
        NotFound: There is no such return track.
        LiveRejected: Live does not take the value, such as when something else holds the parameter.
    """

    return_index: ReturnTrackRef
    volume: FaderLevel
