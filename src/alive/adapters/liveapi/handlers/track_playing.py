"""Handlers of the operations on what a track plays. Live shows these on its next tick."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.clips.launching import STOP_FIRED
from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.tracks import members_of
from alive.adapters.liveapi.waiting import settled, until_new
from alive.application.handling import Steps
from alive.domain.commands.track_playing import JumpInRunningSessionClip, ReturnTrackToArrangement, StopTrackClips
from alive.domain.errors import LiveRejected, NotFound, OutcomeUnknown
from alive.domain.results.track_playing import SessionClipJumped, TrackClipsStopped, TrackReturned
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Track import Track


@handles(StopTrackClips)
def stop_track_clips(live: LiveContext, command: StopTrackClips) -> Steps[TrackClipsStopped]:
    """Stop the track; a group shows it on its members."""
    track = live.track(command.track_index)
    if not len(track.clip_slots):
        raise NotFound(f"track {command.track_index} has no clip slots: return tracks and the main track have none")
    track_id, place = live.id_of("track", track), live.track_index(command.track_index, track)
    players = [track]
    if track.is_foldable:
        players = [member for _, member, _ in members_of(live.song().tracks, int(place)) if not member.is_foldable]
    was_shown = _all_end(players)
    track.stop_all_clips(command.quantized)
    yield from until_new(lambda: _all_end(players), was_shown=was_shown)
    live.require(track, track_id)
    if not _all_end(players):
        raise OutcomeUnknown(f"Live was asked to stop {track_id}, but a clip of it still plays or waits.")
    stopping = any(is_alive(player) and player.playing_slot_index >= 0 for player in players)
    return TrackClipsStopped(
        message="The track plays until its stop." if stopping else "The track plays no Session clip.",
        track_index=live.track_index_now(track, place),
        track_id=track_id,
        is_stopping=stopping,
    )


@handles(JumpInRunningSessionClip)
def jump_in_running_session_clip(live: LiveContext, command: JumpInRunningSessionClip) -> Steps[SessionClipJumped]:
    """Jump, if a clip plays: else Live would do nothing without a word."""
    track = live.track(command.track_index)
    playing = track.playing_slot_index if len(track.clip_slots) else -1
    clip = track.clip_slots[playing].clip if playing >= 0 else None
    if clip is None:
        raise LiveRejected("No Session clip plays on the track; Live would not jump.")
    track_id, clip_id = live.id_of("track", track), live.id_of("clip", clip)
    track.jump_in_running_session_clip(command.beats)
    yield from settled()
    live.require(clip, clip_id)
    position = clip.playing_position
    return SessionClipJumped(
        message=f"The clip is at {number(position)}.",
        track_index=live.track_index_now(track),
        track_id=track_id,
        clip_id=clip_id,
        scene_index=int(live.clip_index_now(clip)),
        playing_position=position,
    )


@handles(ReturnTrackToArrangement)
def return_track_to_arrangement(live: LiveContext, command: ReturnTrackToArrangement) -> Steps[TrackReturned]:
    """Write false, which is all that Live takes, and wait until it shows."""
    track = live.track(command.track_index)
    track_id = live.id_of("track", track)
    if track.back_to_arranger:
        track.back_to_arranger = False
        yield from until_new(lambda: not is_alive(track) or not track.back_to_arranger, was_shown=False)
        live.require(track, track_id)
    if track.back_to_arranger:
        raise OutcomeUnknown(f"Live was asked to let {track_id} follow the Arrangement, but does not show it.")
    return TrackReturned(
        message="The track follows the Arrangement.",
        track_index=live.track_index_now(track),
        track_id=track_id,
        back_to_arranger=False,
    )


def _all_end(tracks: "list[Track]") -> bool:
    """Whether nothing plays or waits on any of them, or a stop waits."""
    return all(_ends(track) for track in tracks if is_alive(track))


def _ends(track: "Track") -> bool:
    fired = track.fired_slot_index
    return fired == STOP_FIRED or (fired < 0 and track.playing_slot_index < 0)
