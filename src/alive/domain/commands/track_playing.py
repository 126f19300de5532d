"""Operations on what a track plays."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import BeatDistance, Doc
from alive.domain.refs import TrackRef
from alive.domain.results.track_playing import SessionClipJumped, TrackClipsStopped, TrackReturned


@operation(
    category="Clip Operations",
    effect=Effect.PERFORM,
    source=(
        "Live.Track.Track.stop_all_clips",
        "Live.Track.Track.playing_slot_index",
        "Live.Track.Track.fired_slot_index",
        "Live.Track.Track.clip_slots",
        "Live.Track.Track.group_track",
    ),
)
class StopTrackClips(Command[TrackClipsStopped]):
    """Stop whatever plays or waits on a track, as its stop button does; on a group track on all its members.

    Answers once Live shows that nothing plays any more, or that the stop waits for the launch quantization; where it
    did so before, a tenth of a second later.

    Raises:
        NotFound: There is no such track, or it has no clip slots: return tracks and the main track have none.
        OutcomeUnknown: Live did not show it in time.
    """

    track_index: TrackRef
    quantized: Annotated[bool, Doc("Whether it waits for the launch quantization of the song.")] = True


@operation(
    category="Clip Operations",
    effect=Effect.PERFORM,
    source=(
        "Live.Track.Track.jump_in_running_session_clip",
        "Live.Track.Track.playing_slot_index",
        "Live.Clip.Clip.playing_position",
    ),
)
class JumpInRunningSessionClip(Command[SessionClipJumped]):
    """Jump on or back in the Session clip that plays on a track, at once.

    Answers a tenth of a second later with the position that the clip has by then.

    Raises:
        NotFound: There is no such track, or the clip was deleted meanwhile.
        LiveRejected: No Session clip plays on it.
    """

    track_index: TrackRef
    beats: BeatDistance


@operation(category="Arrangement Clips", effect=Effect.PERFORM, source="Live.Track.Track.back_to_arranger")
class ReturnTrackToArrangement(Command[TrackReturned]):
    """Let a track play the Arrangement again after Session clips took it over; of a group track all its members.

    Raises:
        NotFound: There is no such track.
        OutcomeUnknown: Live did not show it in time.
    """

    track_index: TrackRef
