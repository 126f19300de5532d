"""Operations on the whole mixer strip of a track at once."""

from typing import Annotated

from alive.domain.enumerations import CrossfaderSide, PanningMode
from alive.domain.operation import Command, Effect, Undo, operation, record
from alive.domain.quantities import (
    CrossfaderPosition,
    Decibels,
    Doc,
    FaderLevel,
    Index,
    Length,
    Name,
    Pan,
    SendLevel,
)
from alive.domain.refs import TrackRef
from alive.domain.results.mixer_strip import MixerSet, MixerStrip

_CATEGORY = "Track Management"

_MEMBERS = (
    "Live.MixerDevice.MixerDevice.volume",
    "Live.MixerDevice.MixerDevice.panning",
    "Live.MixerDevice.MixerDevice.panning_mode",
    "Live.MixerDevice.MixerDevice.left_split_stereo",
    "Live.MixerDevice.MixerDevice.right_split_stereo",
    "Live.MixerDevice.MixerDevice.sends",
    "Live.MixerDevice.MixerDevice.crossfade_assign",
    "Live.MixerDevice.MixerDevice.crossfader",
    "Live.MixerDevice.MixerDevice.cue_volume",
    "Live.DeviceParameter.DeviceParameter.value",
    "Live.DeviceParameter.DeviceParameter.str_for_value",
    "Live.Song.Song.return_tracks",
)

_KEPT = "If not given, it stays."
VolumeInDecibels = Annotated[Decibels | None, Doc("Instead of the fader position; 0 is the mark of the fader.")]
MainOnly = Doc("Of the main track only.")


@record
class SendSetting:
    """One send of a track, by position or by the name of its return track, as a position or in dB."""

    send_index: Annotated[Index | None, Doc("Position among the return tracks.")] = None
    return_name: Annotated[Name | None, Doc("With or without the letter: A-Reverb, Reverb.")] = None
    value: SendLevel | None = None
    value_db: Annotated[Decibels | None, Doc("Instead of the position.")] = None


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(*_MEMBERS, "Live.MixerDevice.MixerDevice.track_activator", "Live.Track.Track.solo"),
)
class GetMixer(Command[MixerStrip]):
    """Get the whole mixer strip of a track: levels with their displays, sends, switches, crossfader.

    What a track does not have is null: the cue volume and the crossfader of all but the main track, the switches and
    the side of the crossfader of the main track. The left and right panning count in the panning mode stereo_split.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.OWN_ENTRIES, source=_MEMBERS)
class SetMixer(Command[MixerSet]):
    """Set several things of the mixer strip of a track at once.

    What is not given stays. Live makes an entry of its undo history for each of them. If Live refuses one, what was
    written before is put back.

    Raises:
        NotFound: There is no such track, send or return track.
        InvalidArgument: Nothing was given, both of two forms of a value, or a level that Live does not show.
        LiveRejected: The track does not have one of them, or Live does not take a value now.
    """

    track_index: TrackRef
    volume: FaderLevel | None = None
    volume_db: VolumeInDecibels = None
    pan: Pan | None = None
    panning_mode: Annotated[PanningMode | None, Doc(_KEPT)] = None
    left_pan: Annotated[Pan | None, Doc("Of the left channel, in the panning mode stereo_split.")] = None
    right_pan: Annotated[Pan | None, Doc("Of the right channel, in the panning mode stereo_split.")] = None
    sends: Annotated[tuple[SendSetting, ...], Length(0, 12)] = ()
    crossfader_assignment: Annotated[CrossfaderSide | None, Doc("0 none, 1 A, 2 B.")] = None
    cue_volume: Annotated[FaderLevel | None, MainOnly] = None
    cue_volume_db: Annotated[Decibels | None, MainOnly] = None
    crossfader_position: Annotated[CrossfaderPosition | None, MainOnly] = None
