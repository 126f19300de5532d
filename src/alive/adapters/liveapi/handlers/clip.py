"""Handlers of the operations on clips of the Session View."""

from typing import TYPE_CHECKING, NamedTuple

from alive.adapters.liveapi.context import Cell, LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.waiting import TIMEOUT, settled, until_new
from alive.application.handling import Steps, Until
from alive.domain.commands.clip import CreateMidiClip, DeleteClip, GetClipInfo, LaunchClip, SetClipName, StopClip
from alive.domain.errors import OutcomeUnknown
from alive.domain.results.clip import ClipCreated, ClipDeleted, ClipInfo, ClipLaunched, ClipNamed, ClipStopped
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Clip import Clip

STOP_FIRED = -2
"""What a track shows as its fired slot while a stop waits for the launch quantization."""

TOGGLE = 2
"""The launch mode in which launching a clip that plays stops it."""


@handles(CreateMidiClip)
def create_midi_clip(live: LiveContext, command: CreateMidiClip) -> ClipCreated:
    """Create it; Live refuses slots that have a clip and tracks that are no MIDI tracks."""
    cell = live.cell(command.track_index, command.scene_index)
    cell.slot.create_clip(command.length)
    clip = live.clip_in(cell)
    length = clip.length
    return ClipCreated(
        message=f"Created a MIDI clip of {number(length)} beats.",
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
    """Fire its slot; Live shows on its next tick that the clip waits, or plays, or stops if it is set to that."""
    cell = live.cell(command.track_index, command.scene_index)
    clip, scene = live.clip_in(cell), live.song().scenes[cell.scene_index]
    clip_id = live.id_of("clip", clip)
    before = _state(cell, clip)
    cell.slot.fire()
    yield from _until_launched(cell, clip, before)
    live.require(clip, clip_id)
    after = _state(cell, clip)
    return ClipLaunched(
        message=_launched_words(clip, clip_id, before, after),
        track_index=live.track_index_now(cell.track, cell.track_index),
        scene_index=live.scene_index_now(scene, cell.scene_index),
        clip_id=clip_id,
        is_triggered=after.waits,
        is_playing=after.plays,
    )


@handles(StopClip)
def stop_clip(live: LiveContext, command: StopClip) -> Steps[ClipStopped]:
    """Stop its slot, but only if it plays or waits: it is not known whether Live would stop another clip of the track.

    Live shows on its next tick that the clip stands still, or that a stop waits.
    """
    cell = live.cell(command.track_index, command.scene_index)
    clip, scene = live.clip_in(cell), live.song().scenes[cell.scene_index]
    clip_id = live.id_of("clip", clip)
    before = _state(cell, clip)
    if before.plays or before.waits:
        cell.slot.stop()
        yield from until_new(lambda: not is_alive(clip) or _state(cell, clip).ends, was_shown=before.ends)
        live.require(clip, clip_id)
    after = _state(cell, clip)
    if not after.ends:
        raise OutcomeUnknown(f"Live was asked to stop {clip_id}, but: {_words(after)}")
    return ClipStopped(
        message=_words(after),
        track_index=live.track_index_now(cell.track, cell.track_index),
        scene_index=live.scene_index_now(scene, cell.scene_index),
        clip_id=clip_id,
        is_triggered=after.waits,
        is_playing=after.plays,
    )


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


class _State(NamedTuple):
    """What Live shows of a clip that was launched or stopped."""

    plays: bool
    waits: bool
    """Its launch button blinks."""
    stops: bool
    """The stop button of its track blinks."""

    @property
    def ends(self) -> bool:
        """Whether it stands still, or will without anybody doing anything more."""
        return not self.waits and (self.stops or not self.plays)


def _state(cell: Cell, clip: "Clip") -> _State:
    # Not is_triggered: by the description of Live the clip's is true also while it plays, and the slot's while a stop
    # waits.
    fired = cell.track.fired_slot_index
    waits = fired >= 0 and cell.track.clip_slots[fired] == cell.slot
    return _State(clip.is_playing, waits, fired == STOP_FIRED)


def _until_launched(cell: Cell, clip: "Clip", before: _State) -> Steps[None]:
    def starts() -> bool:
        if not is_alive(clip):
            return True
        state = _state(cell, clip)
        return (state.waits and not before.waits) or (state.plays and not before.plays)

    if before.plays or before.waits:
        yield from settled(starts)
    else:
        yield Until(starts, TIMEOUT)


def _launched_words(clip: "Clip", clip_id: str, before: _State, after: _State) -> str:
    if after.waits or (after.plays and not after.stops):
        return _words(after)
    if (before.plays or before.waits) and clip.launch_mode == TOGGLE:
        return f"{_words(after)} Its launch mode is Toggle."
    if after.plays:
        return _words(after)
    raise OutcomeUnknown(f"Live was asked to launch {clip_id}, but shows neither that it waits nor that it plays.")


def _words(state: _State) -> str:
    if state.waits:
        return "The clip plays, and waits to start anew." if state.plays else "The clip waits for its start."
    if state.plays:
        return "The clip plays until its stop." if state.stops else "The clip plays."
    return "The clip stands still."
