"""Operations on the mixer of a track."""

from typing import Annotated

from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import Doc, FaderLevel, Index, Pan, SendLevel
from alive.domain.refs import TrackRef
from alive.domain.results.mixer import (
    TrackArmed,
    TrackMuted,
    TrackPanSet,
    TrackSends,
    TrackSendSet,
    TrackSoloed,
    TrackVolumeSet,
)

_CATEGORY = "Track Management"


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    undo=Undo.OWN_ENTRIES,
    source=("Live.MixerDevice.MixerDevice.volume", "Live.DeviceParameter.DeviceParameter.value"),
)
class SetTrackVolume(Command[TrackVolumeSet]):
    """Set the volume fader of a track.

    Raises:
        NotFound: There is no such track.
        LiveRejected: Live does not take the value, such as when something else holds the parameter.
    """

    track_index: TrackRef
    volume: FaderLevel


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    undo=Undo.OWN_ENTRIES,
    source=("Live.MixerDevice.MixerDevice.panning", "Live.DeviceParameter.DeviceParameter.value"),
)
class SetTrackPan(Command[TrackPanSet]):
    """Set the panning of a track.

    Raises:
        NotFound: There is no such track.
        LiveRejected: Live does not take the value, such as when something else holds the parameter.
    """

    track_index: TrackRef
    pan: Pan


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.STEP, source="Live.Track.Track.mute")
class MuteTrack(Command[TrackMuted]):
    """Mute a track, or with `mute` false let it sound again.

    Raises:
        NotFound: There is no such track.
        LiveRejected: It is the main track, which cannot be muted.
    """

    track_index: TrackRef
    mute: bool = True


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="Live.Track.Track.solo")
class SoloTrack(Command[TrackSoloed]):
    """Solo a track, or with `solo` false end its solo.

    Other tracks keep their solo, unless `exclusive` ends it: Live itself does that only for clicks.

    Raises:
        NotFound: There is no such track.
        LiveRejected: It is the main track, which cannot be soloed.
    """

    track_index: TrackRef
    solo: bool = True
    exclusive: Annotated[bool, Doc("Whether to end the solo of all other tracks and return tracks.")] = False


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=("Live.Track.Track.arm", "Live.Track.Track.can_be_armed"),
)
class ArmTrack(Command[TrackArmed]):
    """Arm a track for recording, or with `armed` false disarm it.

    Other tracks stay armed, unless `exclusive` disarms them: Live itself does that only for clicks.

    Raises:
        NotFound: There is no such track.
        LiveRejected: The track cannot be armed, such as a group, a return track or the main track.
    """

    track_index: TrackRef
    armed: bool = True
    exclusive: Annotated[bool, Doc("Whether to disarm all other tracks.")] = False


@operation(
    category="Routing",
    effect=Effect.PERFORM,
    undo=Undo.OWN_ENTRIES,
    source=("Live.MixerDevice.MixerDevice.sends", "Live.DeviceParameter.DeviceParameter.value"),
)
class SetTrackSend(Command[TrackSendSet]):
    """Set how much of a track goes to a return track.

    Raises:
        NotFound: There is no such track, or it has no such send.
        LiveRejected: Live does not take the value, such as when something else holds the parameter.
    """

    track_index: TrackRef
    send_index: Index
    value: SendLevel


@operation(
    category="Routing",
    effect=Effect.READ,
    source=(
        "Live.MixerDevice.MixerDevice.sends",
        "Live.DeviceParameter.DeviceParameter.value",
        "Live.DeviceParameter.DeviceParameter.name",
        "Live.DeviceParameter.DeviceParameter.str_for_value",
        "Live.Song.Song.return_tracks",
    ),
)
class GetTrackSends(Command[TrackSends]):
    """Get the sends of a track. The main track has none.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef
