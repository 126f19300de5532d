"""Operations on the crossfader."""

from alive.domain.enumerations import CrossfaderSide
from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import CrossfaderPosition
from alive.domain.refs import TrackRef
from alive.domain.results.crossfader import CrossfaderAssigned, CrossfaderAssignment, CrossfaderPlace, CrossfaderSet

_CATEGORY = "Crossfader"
_ASSIGN = (
    "Live.MixerDevice.MixerDevice.crossfade_assign",
    "Live.MixerDevice.MixerDevice.crossfade_assignments",
    "Live.Track.Track.mixer_device",
)
_POSITION = (
    "Live.Song.Song.master_track",
    "Live.MixerDevice.MixerDevice.crossfader",
    "Live.DeviceParameter.DeviceParameter.value",
)


@operation(category=_CATEGORY, effect=Effect.READ, source=_ASSIGN)
class GetCrossfaderAssignment(Command[CrossfaderAssignment]):
    """Get on which side of the crossfader a track is: 0 none, 1 A, 2 B. These are not Live's own numbers.

    Raises:
        NotFound: There is no such track.
        LiveRejected: It is the main track, which is on no side.
    """

    track_index: TrackRef


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=_ASSIGN)
class SetCrossfaderAssignment(Command[CrossfaderAssigned]):
    """Put a track on a side of the crossfader: 0 none, 1 A, 2 B. These are not Live's own numbers; names are safer.

    Raises:
        NotFound: There is no such track.
        LiveRejected: It is the main track, which is on no side.
    """

    track_index: TrackRef
    assignment: CrossfaderSide


@operation(category=_CATEGORY, effect=Effect.READ, source=_POSITION)
class GetCrossfaderPosition(Command[CrossfaderPlace]):
    """Get the position of the crossfader."""


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=_POSITION)
class SetCrossfaderPosition(Command[CrossfaderSet]):
    """Move the crossfader.

    Raises:
        LiveRejected: Live does not take the value, such as when something else holds the parameter.
    """

    position: CrossfaderPosition
