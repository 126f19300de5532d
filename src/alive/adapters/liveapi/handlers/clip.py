"""Handlers of the operations on clips of the Session View."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import Cell, LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.application.handling import Steps, Until
from alive.domain.commands.clip import CreateMidiClip, DeleteClip, GetClipInfo, LaunchClip, SetClipName, StopClip
from alive.domain.errors import OutcomeUnknown
from alive.domain.results import ClipCreated, ClipDeleted, ClipInfo, ClipLaunched, ClipNamed, ClipStopped

if TYPE_CHECKING:
    from Live.Clip import Clip
    from Live.Scene import Scene

STOP_FIRED = -2
"""What a track shows as its fired slot while a stop waits for the launch quantization."""


@handles(CreateMidiClip)
def create_midi_clip(live: LiveContext, command: CreateMidiClip) -> ClipCreated:
    """Create it; Live refuses slots that have a clip and tracks that are no MIDI tracks."""
    cell = live.cell(command.track_index, command.scene_index)
    cell.slot.create_clip(command.length)
    clip = live.clip_in(cell)
    length = clip.length
    return ClipCreated(
        message=f"Created a MIDI clip of {length:g} beats.",
        track_index=cell.track_index,
        scene_index=cell.scene_index,
        clip_id=live.id_of("clip", clip),
        length=length,
    )


@handles(DeleteClip)
def delete_clip(live: LiveContext, command: DeleteClip) -> ClipDeleted:
    """Delete it through its slot."""
    cell = live.cell(command.track_index, command.scene_index)
    clip = live.clip_in(cell)
    clip_id, name = live.id_of("clip", clip), clip.name
    cell.slot.delete_clip()
    return ClipDeleted(
        message=f"Deleted the clip {name}." if name else "Deleted the clip.",
        track_index=cell.track_index,
        scene_index=cell.scene_index,
        clip_id=clip_id,
        name=name,
    )


@handles(LaunchClip)
def launch_clip(live: LiveContext, command: LaunchClip) -> Steps[ClipLaunched]:
    """Fire its slot; Live shows on its next tick that the clip waits, or plays."""
    cell = live.cell(command.track_index, command.scene_index)
    clip = live.clip_in(cell)
    cell.slot.fire()
    return _when_launched(live, cell, clip, live.song().scenes[cell.scene_index])


@handles(StopClip)
def stop_clip(live: LiveContext, command: StopClip) -> Steps[ClipStopped]:
    """Stop its slot; Live shows on its next tick that the clip stands still, or that a stop waits."""
    cell = live.cell(command.track_index, command.scene_index)
    clip = live.clip_in(cell)
    # Live's documents disagree whether stopping a slot also stops another clip of the track.
    if clip.is_playing or clip.is_triggered:
        cell.slot.stop()
    return _when_stopped(live, cell, clip, live.song().scenes[cell.scene_index])


@handles(GetClipInfo)
def get_clip_info(live: LiveContext, command: GetClipInfo) -> ClipInfo:
    """Read it from the clip."""
    cell = live.cell(command.track_index, command.scene_index)
    clip = live.clip_in(cell)
    return ClipInfo(
        track_index=cell.track_index,
        scene_index=cell.scene_index,
        clip_id=live.id_of("clip", clip),
        name=clip.name,
        length=clip.length,
        loop_start=clip.loop_start,
        loop_end=clip.loop_end,
        looping=clip.looping,
        start_marker=clip.start_marker,
        end_marker=clip.end_marker,
        is_midi_clip=clip.is_midi_clip,
        is_audio_clip=clip.is_audio_clip,
        is_playing=clip.is_playing,
        is_triggered=clip.is_triggered,
        muted=clip.muted,
        color=clip.color,
        color_index=clip.color_index,
    )


@handles(SetClipName)
def set_clip_name(live: LiveContext, command: SetClipName) -> ClipNamed:
    """Write the name; Live shows it at once."""
    cell = live.cell(command.track_index, command.scene_index)
    clip = live.clip_in(cell)
    clip.name = command.name
    name = clip.name
    return ClipNamed(
        message=f"The clip is called {name}.",
        track_index=cell.track_index,
        scene_index=cell.scene_index,
        clip_id=live.id_of("clip", clip),
        name=name,
    )


def _when_launched(live: LiveContext, cell: Cell, clip: "Clip", scene: "Scene") -> Steps[ClipLaunched]:
    clip_id = live.id_of("clip", clip)
    shown = yield Until(lambda: clip.is_triggered or clip.is_playing)
    live.require(clip, clip_id)
    if not shown:
        raise OutcomeUnknown(f"Live was asked to launch {clip_id}, but shows neither that it waits nor that it plays.")
    is_triggered = clip.is_triggered
    return ClipLaunched(
        message="The clip waits for its start." if is_triggered else "The clip plays.",
        track_index=live.track_index_now(cell.track, cell.track_index),
        scene_index=live.scene_index_now(scene, cell.scene_index),
        clip_id=clip_id,
        is_triggered=is_triggered,
        is_playing=clip.is_playing,
    )


def _when_stopped(live: LiveContext, cell: Cell, clip: "Clip", scene: "Scene") -> Steps[ClipStopped]:
    clip_id = live.id_of("clip", clip)
    shown = yield Until(lambda: not clip.is_playing or cell.track.fired_slot_index == STOP_FIRED)
    live.require(clip, clip_id)
    if not shown:
        raise OutcomeUnknown(f"Live was asked to stop {clip_id}, but shows that it plays and that no stop waits.")
    is_playing, is_triggered = clip.is_playing, clip.is_triggered
    return ClipStopped(
        message=_stopped_words(is_playing=is_playing, is_triggered=is_triggered),
        track_index=live.track_index_now(cell.track, cell.track_index),
        scene_index=live.scene_index_now(scene, cell.scene_index),
        clip_id=clip_id,
        is_triggered=is_triggered,
        is_playing=is_playing,
    )


def _stopped_words(*, is_playing: bool, is_triggered: bool) -> str:
    if is_playing:
        return "The clip plays until its stop."
    return "The clip does not play, but waits for its start." if is_triggered else "The clip stands still."
