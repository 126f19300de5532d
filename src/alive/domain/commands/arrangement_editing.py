"""Operations that move, split and take apart clips of the Arrangement, by copying and cutting as Live does."""

from typing import Annotated

from alive.domain.commands.arrangement import COPYING, Replace, Start
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Beats, Doc
from alive.domain.refs import ClipRef, ClipSlotRef, TrackRef
from alive.domain.results.arrangement import ArrangementClipMoved, ArrangementClipSplit, SessionClipMade

_CATEGORY = "Arrangement Clips"


@operation(category=_CATEGORY, effect=Effect.EDIT, source=COPYING, destructive=True)
class MoveArrangementClip(Command[ArrangementClipMoved]):
    """Move a clip of the Arrangement to another time or track: it is copied, and the original is deleted.

    So the clip has a new id afterwards. The automation that belongs to the clip is copied with it; what lies on the
    track's own automation lanes stays where it is.

    Raises:
        InvalidArgument: Other clips lie there, and `replace` is not true; or the clip is none of the Arrangement.
        NotFound: There is no such clip or track.
        LiveRejected: The other track is of another kind than the clip, or is frozen.
        UnsupportedByLive: The clip lies on a take lane: Live cannot copy onto take lanes.
    """

    clip: ClipRef
    start_time: Start
    track_index: Annotated[TrackRef | None, Doc("The track; if not given, that of the clip.")] = None
    replace: Replace = False


@operation(category=_CATEGORY, effect=Effect.EDIT, source=COPYING)
class SplitArrangementClip(Command[ArrangementClipSplit]):
    """Split a clip of the Arrangement in two, MIDI or audio, looped or not. The first part keeps the id.

    Live has no call for it. A copy, behind all other clips, is cut on its left by another copy that is put over it, and
    what is left of it is put over the right part of the original. Each part plays what it played before.

    Raises:
        InvalidArgument: The time is not within the clip, or the clip is none of the Arrangement.
        NotFound: There is no such clip.
        LiveRejected: Live refused, or did not cut the copy as it should have; nothing is changed.
        UnsupportedByLive: The clip lies on a take lane: Live cannot copy onto take lanes.
    """

    clip: ClipRef
    time_in_beats: Annotated[Beats, Doc("Where the second part starts, in the time of the song.")]


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(
        "Live.ClipSlot.ClipSlot.create_clip",
        "Live.Clip.Clip.get_all_notes_extended",
        "Live.Clip.Clip.add_new_notes",
        "Live.Clip.Clip.loop_start",
        "Live.Clip.Clip.loop_end",
        "Live.Clip.Clip.looping",
        "Live.Clip.Clip.start_marker",
        "Live.Clip.Clip.end_marker",
        "Live.Clip.Clip.name",
        "Live.Clip.Clip.color_index",
        "Live.Clip.Clip.muted",
        "Live.Clip.Clip.signature_numerator",
        "Live.Clip.Clip.signature_denominator",
        "Live.Clip.MidiNoteSpecification",
    ),
    partly="Automation of the clip, and what MPE has attached to its notes, cannot be copied; audio clips not at all.",
)
class CopyClipToSession(Command[SessionClipMade]):
    """Make a MIDI clip in an empty slot with the notes and loop of one of the Arrangement or of a take lane.

    Also its markers, name, colour, time signature and whether it is deactivated are the same.

    Raises:
        InvalidArgument: The clip is one of the Session View already.
        NotFound: There is no such clip or slot.
        LiveRejected: The slot has a clip, or its track is no MIDI track.
        UnsupportedByLive: The clip is an audio clip; `create_audio_clip` makes one of the same file.
    """

    clip: ClipRef
    clip_slot: Annotated[ClipSlotRef, Doc("The slot for it.")]
