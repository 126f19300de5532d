"""Handlers of the operations on the playing position of clips. It moves by itself, too: that it moved is no sign."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.clips.clip_facts import slot_of, unit_of
from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.waiting import settled
from alive.application.handling import Steps
from alive.domain.commands.clip_position import JumpInClip, ScrubClip, StopClipScrub
from alive.domain.errors import LiveRejected, OutcomeUnknown
from alive.domain.results.clip_position import ClipPosition

if TYPE_CHECKING:
    from Live.Clip import Clip

_FOLLOWS_THE_SONG = "It plays where the song plays; the song can jump."


@handles(JumpInClip)
def jump_in_clip(live: LiveContext, command: JumpInClip) -> Steps[ClipPosition]:
    """Ask for it while the clip plays; Live ignores it otherwise."""
    clip = _session_clip(live, command.clip)
    if not clip.is_playing:
        raise LiveRejected("The clip does not play, so that there is nothing to jump in.")
    clip.move_playing_pos(command.beats)
    return (yield from _position(live, clip))


@handles(ScrubClip)
def scrub_clip(live: LiveContext, command: ScrubClip) -> Steps[ClipPosition]:
    """Ask for it, and see that something plays."""
    clip = _session_clip(live, command.clip)
    clip.scrub(command.position)
    shown = yield from _position(live, clip)
    if not shown.is_playing:
        raise OutcomeUnknown("Live was asked to scrub in the clip, but does not show that it plays.")
    return shown


@handles(StopClipScrub)
def stop_clip_scrub(live: LiveContext, command: StopClipScrub) -> Steps[ClipPosition]:
    """Ask for it."""
    clip = _session_clip(live, command.clip)
    clip.stop_scrub()
    return (yield from _position(live, clip))


def _session_clip(live: LiveContext, ref: int | str) -> "Clip":
    clip = live.clip(ref)
    slot_of(clip, _FOLLOWS_THE_SONG)
    return clip


def _position(live: LiveContext, clip: "Clip") -> Steps[ClipPosition]:
    clip_id = live.id_of("clip", clip)
    yield from settled()
    live.require(clip, clip_id)
    position = clip.playing_position
    return ClipPosition(
        message=f"The clip plays at {unit_of(clip, position)}." if clip.is_playing else "The clip stands still.",
        clip_id=clip_id,
        path=live.path_of(clip),
        is_playing=clip.is_playing,
        playing_position=position,
    )
