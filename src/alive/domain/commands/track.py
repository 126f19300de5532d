"""Operations on tracks. Their mixer is in `mixer`."""

from typing import Annotated

from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import ColorIndex, Doc, Index, Name
from alive.domain.refs import TrackRef
from alive.domain.results.track import (
    ReturnTrackCreated,
    TrackColorSet,
    TrackCreated,
    TrackDeleted,
    TrackDuplicated,
    TrackInfo,
    TrackRenamed,
)

_CATEGORY = "Track Management"

OptionalName = Annotated[Name | None, Doc("If not given, Live names it.")]
OptionalPlace = Annotated[
    Index | None,
    Doc("Where it is put; the tracks from there on move on. Within a group it joins the group. Else it is the last."),
]


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    undo=Undo.OWN_ENTRIES,
    source=("Live.Song.Song.create_midi_track", "Live.Song.Song.tracks", "Live.Track.Track.name"),
)
class CreateMidiTrack(Command[TrackCreated]):
    """Create a MIDI track, after the last one or at an index.

    With a name, Live's undo history gets two entries: Live keeps the renaming of a track apart.

    Raises:
        LiveRejected: There is no such place, or Live makes no more tracks, such as at the limit of its edition.
    """

    name: OptionalName = None
    index: OptionalPlace = None


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    undo=Undo.OWN_ENTRIES,
    source=("Live.Song.Song.create_audio_track", "Live.Song.Song.tracks", "Live.Track.Track.name"),
)
class CreateAudioTrack(Command[TrackCreated]):
    """Create an audio track, after the last one or at an index.

    With a name, Live's undo history gets two entries: Live keeps the renaming of a track apart.

    Raises:
        LiveRejected: There is no such place, or Live makes no more tracks, such as at the limit of its edition.
    """

    name: OptionalName = None
    index: OptionalPlace = None


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Song.Song.create_return_track", "Live.Song.Song.return_tracks", "Live.Track.Track.name"),
)
class CreateReturnTrack(Command[ReturnTrackCreated]):
    """Create a return track after the last one. Every track gets a send to it.

    Raises:
        LiveRejected: Live makes no more return tracks.
    """


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.Song.Song.delete_track", "Live.Song.Song.delete_return_track", "Live.Track.Track.name"),
)
class DeleteTrack(Command[TrackDeleted]):
    """Delete a track or return track with everything on it.

    Raises:
        NotFound: There is no such track.
        LiveRejected: Live keeps it, such as the last track of the Set.
        UnsupportedByLive: It is the main track.
    """

    track_index: TrackRef


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Song.Song.duplicate_track", "Live.Song.Song.tracks", "Live.Track.Track.name"),
)
class DuplicateTrack(Command[TrackDuplicated]):
    """Duplicate a track with its clips and devices.

    Raises:
        NotFound: There is no such track.
        LiveRejected: Live makes no more tracks, such as at the limit of its edition.
        UnsupportedByLive: It is a return track or the main track.
    """

    track_index: TrackRef


@operation(category=_CATEGORY, effect=Effect.EDIT, undo=Undo.OWN_ENTRIES, source="Live.Track.Track.name")
class RenameTrack(Command[TrackRenamed]):
    """Rename a track.

    The reply has the name that Live shows: it puts the letter of a return track in front of its name. An empty name
    gives a track the name that Live itself gives it.

    Raises:
        NotFound: There is no such track.
        LiveRejected: Live kept the name, as it does with the main track's.
    """

    track_index: TrackRef
    name: Name


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Track.Track.name",
        "Live.Track.Track.color",
        "Live.Track.Track.color_index",
        "Live.Track.Track.is_foldable",
        "Live.Track.Track.is_grouped",
        "Live.Track.Track.mute",
        "Live.Track.Track.solo",
        "Live.Track.Track.arm",
        "Live.Track.Track.can_be_armed",
        "Live.Track.Track.has_midi_input",
        "Live.Track.Track.has_audio_input",
        "Live.Track.Track.mixer_device",
        "Live.Track.Track.devices",
        "Live.Track.Track.clip_slots",
        "Live.MixerDevice.MixerDevice.volume",
        "Live.MixerDevice.MixerDevice.panning",
    ),
)
class GetTrackInfo(Command[TrackInfo]):
    """Get the state of a track: name, colour, switches, mixer, and how much is on it.

    `arm` is false on tracks that cannot be armed, `mute` and `solo` on the main track, which has neither.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Track.Track.color_index", "Live.Track.Track.color"),
)
class SetTrackColor(Command[TrackColorSet]):
    """Set the colour of a track to an entry of Live's palette.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef
    color_index: ColorIndex
