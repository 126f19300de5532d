"""Operations on the clips of the Arrangement: listing, creating, copying, deleting.

A clip that is put onto others makes Live cut away what it covers. These operations refuse that unless `replace` says
that it is wanted, for which they are declared destructive. `get_clip` and the operations on clips and notes take clips
of the Arrangement by path or id.
"""

from typing import Annotated

from alive.domain.commands.clip import ClipOnTrack
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import AlsoCalled, BeatDuration, Beats, Doc, FilePath, Name
from alive.domain.refs import ClipRef, TrackRef
from alive.domain.results.arrangement import (
    ArrangementClipDeleted,
    ArrangementClipPlaced,
    ArrangementClips,
    TrackArrangementClips,
)

_CATEGORY = "Arrangement Clips"
_LISTED = (
    "Live.Track.Track.arrangement_clips",
    "Live.Clip.Clip.start_time",
    "Live.Clip.Clip.end_time",
    "Live.Clip.Clip.length",
    "Live.Clip.Clip.name",
    "Live.Clip.Clip.muted",
    "Live.Clip.Clip.color_index",
)
COPYING = (
    "Live.Track.Track.duplicate_clip_to_arrangement",
    "Live.Track.Track.delete_clip",
    "Live.Track.Track.arrangement_clips",
    "Live.Clip.Clip.start_time",
    "Live.Clip.Clip.end_time",
)

Replace = Annotated[
    bool, Doc("Whether clips that lie there may be cut or removed; otherwise the operation is refused.")
]
Start = Annotated[Beats, AlsoCalled("position"), Doc("Where it starts.")]


@operation(category=_CATEGORY, effect=Effect.READ, source=_LISTED)
class GetArrangementClips(Command[TrackArrangementClips]):
    """Get the clips of a track in the Arrangement, in the order of time; group, return and main tracks have none.

    Raises:
        NotFound: There is no such track.
    """

    track_index: TrackRef


@operation(category=_CATEGORY, effect=Effect.READ, source=_LISTED)
class ListArrangementClips(Command[ArrangementClips]):
    """List the clips of all tracks in the Arrangement, or those of a stretch of time, track by track."""

    from_time: Annotated[Beats | None, Doc("If given, only clips that end after this.")] = None
    to_time: Annotated[Beats | None, Doc("If given, only clips that start before this.")] = None
    take_lanes: Annotated[bool, Doc("Whether clips of take lanes are listed too, in Live 12.2 or later.")] = False


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    since="12.2",
    source=("Live.Track.Track.create_midi_clip", *COPYING[2:], "Live.Clip.Clip.name"),
)
class CreateArrangementMidiClip(Command[ArrangementClipPlaced]):
    """Create an empty MIDI clip in the Arrangement of a MIDI track.

    Raises:
        InvalidArgument: Clips lie there, and `replace` is not true; nothing is changed.
        NotFound: There is no such track.
        LiveRejected: The track is no MIDI track, is frozen, or is being recorded into.
    """

    track_index: TrackRef
    start_time: Start
    length: BeatDuration = 4.0
    name: Annotated[Name | None, Doc("Its name; if not given, it has none.")] = None
    replace: Replace = False


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.Track.Track.create_audio_clip", *COPYING[1:], "Live.Clip.Clip.name"),
)
class CreateArrangementAudioClip(Command[ArrangementClipPlaced]):
    """Create a clip of an audio file in the Arrangement of an audio track.

    How long the clip will be, Live only tells once it is there. Where other clips follow, and `replace` is not true, it
    is first made behind all of them and measured.

    Raises:
        InvalidArgument: Clips lie there, and `replace` is not true; nothing is changed. Or the file is on another
            computer, by its name in the network.
        NotFound: There is no such track or file.
        LiveRejected: The track is no audio track, is frozen, or is being recorded into, or Live cannot read the file.
    """

    track_index: TrackRef
    file_path: FilePath
    start_time: Start
    name: Annotated[Name | None, Doc("Its name; if not given, that of the file.")] = None
    replace: Replace = False


@operation(category=_CATEGORY, effect=Effect.EDIT, destructive=True, source=COPYING)
class DuplicateToArrangement(Command[ArrangementClipPlaced]):
    """Copy a clip into the Arrangement of its track, behind the last clip there or to a given time.

    Raises:
        InvalidArgument: Clips lie there, and `replace` is not true; nothing is changed.
        NotFound: There is no such track or scene, or no clip in that slot.
        LiveRejected: Live refused, such as on a frozen track.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    destination_time: Annotated[
        Beats | None, Doc("Where the copy starts; if not given, where the last clip of the track's Arrangement ends.")
    ] = None
    replace: Replace = False


@operation(category=_CATEGORY, effect=Effect.EDIT, destructive=True, source=COPYING)
class DuplicateClipToArrangement(Command[ArrangementClipPlaced]):
    """Copy a clip of either view, or of a take lane, into the Arrangement, also of another track of the same kind.

    Live copies the automation that belongs to the clip; what lies on the track's own automation lanes stays there.
    A clip that is copied over itself is copied by way of a free place behind all clips: some versions of Live crash
    when a clip of the Arrangement is copied onto itself.

    Raises:
        InvalidArgument: Clips lie there, and `replace` is not true; nothing is changed.
        NotFound: There is no such clip or track.
        LiveRejected: The track is of another kind than the clip, or is frozen.
    """

    clip: ClipRef
    destination_time: Annotated[Beats, Doc("Where the copy starts.")]
    track_index: Annotated[TrackRef | None, Doc("The track; if not given, that of the clip.")] = None
    replace: Replace = False


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.Track.Track.delete_clip", "Live.Track.Track.arrangement_clips", "Live.Clip.Clip.name"),
)
class DeleteArrangementClip(Command[ArrangementClipDeleted]):
    """Delete a clip of the Arrangement or of a take lane.

    Raises:
        InvalidArgument: The clip is one of the Session View, for which there is `delete_clip`.
        NotFound: There is no such clip.
    """

    clip: ClipRef
