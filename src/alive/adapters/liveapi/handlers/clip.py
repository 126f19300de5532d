"""Handlers of the operations on clips as a whole."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.clips.clip_facts import slot_of
from alive.adapters.liveapi.clips.launching import STOP_FIRED, launch_state, launched_words, until_launched
from alive.adapters.liveapi.context import Cell, LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.waiting import settled, until_new
from alive.application.handling import Steps
from alive.domain.commands.clip import (
    CreateMidiClip,
    DeleteClip,
    GetClipInfo,
    LaunchClip,
    SetClipFireButton,
    SetClipName,
    StopAllClips,
    StopClip,
)
from alive.domain.enumerations import ClipLaunchQuantization
from alive.domain.errors import OutcomeUnknown
from alive.domain.results.clip import (
    ClipCreated,
    ClipDeleted,
    ClipInfo,
    ClipLaunched,
    ClipNamed,
    ClipsStopped,
    ClipStopped,
)
from alive.domain.words import counted, number

if TYPE_CHECKING:
    from Live.Clip import Clip
    from Live.Track import Track

_NOT_LAUNCHED = "Live launches and stops Session clips only; a clip of the Arrangement plays when the song comes to it."


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
    """Delete it through its slot, or through its track if it has none."""
    placed = live.clip_on(command.track_index, command.scene_index)
    clip = placed.clip
    clip_id, name = live.id_of("clip", clip), clip.name
    if clip.is_arrangement_clip:
        placed.track.delete_clip(clip)
    else:
        clip.canonical_parent.delete_clip()
    return ClipDeleted(
        message=f"Deleted the clip {name}." if name else "Deleted the clip.",
        track_index=placed.track_index,
        scene_index=placed.clip_index,
        clip_id=clip_id,
        name=name,
    )


@handles(LaunchClip)
def launch_clip(live: LiveContext, command: LaunchClip) -> Steps[ClipLaunched]:
    """Fire its slot; Live shows on its next tick that the clip waits, or plays, or stops if it is set to that."""
    cell, clip = _launchable(live, command.track_index, command.scene_index)
    clip_id = live.id_of("clip", clip)
    before = launch_state(cell, clip)
    cell.slot.fire(**fire_options(live, command))
    yield from until_launched(cell, clip, before)
    live.require(clip, clip_id)
    after = launch_state(cell, clip)
    return _launched(live, cell, clip, launched_words(clip, clip_id, before, after))


@handles(StopClip)
def stop_clip(live: LiveContext, command: StopClip) -> Steps[ClipStopped]:
    """Stop its slot, but only if it plays or waits: it is not known whether Live would stop another clip of the track.

    Live shows on its next tick that the clip stands still, or that a stop waits.
    """
    cell, clip = _launchable(live, command.track_index, command.scene_index)
    clip_id = live.id_of("clip", clip)
    before = launch_state(cell, clip)
    if before.plays or before.waits:
        cell.slot.stop()
        yield from until_new(lambda: not is_alive(clip) or launch_state(cell, clip).ends, was_shown=before.ends)
        live.require(clip, clip_id)
    after = launch_state(cell, clip)
    if not after.ends:
        raise OutcomeUnknown(f"Live was asked to stop {clip_id}, but: {after.words}")
    return ClipStopped(
        message=after.words,
        track_index=live.track_index_now(cell.track, cell.track_index),
        scene_index=_scene_index_now(live, cell, clip),
        clip_id=clip_id,
        is_triggered=after.waits,
        is_playing=after.plays,
    )


@handles(StopAllClips)
def stop_all_clips(live: LiveContext, command: StopAllClips) -> Steps[ClipsStopped]:
    """Ask the song; each track that plays or waits shows its stop on Live's next tick."""
    song = live.song()
    busy = [track for track in song.tracks if track.playing_slot_index >= 0 or track.fired_slot_index >= 0]
    was_shown = all(map(_ends, busy))
    song.stop_all_clips(command.quantized)
    stopped = yield from until_new(
        lambda: all(_ends(track) and (command.quantized or track.playing_slot_index < 0) for track in _living(busy)),
        was_shown=was_shown,
    )
    if not stopped:
        raise OutcomeUnknown("Live was asked to stop all clips, but shows clips that play on.")
    words = f"{counted(len(busy), 'track')} {'stops' if len(busy) == 1 else 'stop'}." if busy else "No track played."
    return ClipsStopped(message=words, track_count=len(busy))


@handles(SetClipFireButton)
def set_clip_fire_button(live: LiveContext, command: SetClipFireButton) -> Steps[ClipLaunched]:
    """Press or release it; what comes of it shows on Live's next tick."""
    clip = live.clip(command.clip)
    cell = _cell_of(live, clip)
    clip_id = live.id_of("clip", clip)
    before = launch_state(cell, clip)
    clip.set_fire_button_state(command.is_pressed)
    if command.is_pressed:
        yield from until_launched(cell, clip, before)
    else:
        yield from settled()
    live.require(clip, clip_id)
    after = launch_state(cell, clip)
    words = launched_words(clip, clip_id, before, after) if command.is_pressed else after.words
    return _launched(live, cell, clip, words)


@handles(GetClipInfo)
def get_clip_info(live: LiveContext, command: GetClipInfo) -> ClipInfo:
    """Read it from the clip."""
    placed = live.clip_on(command.track_index, command.scene_index)
    clip = placed.clip
    return ClipInfo(
        track_index=placed.track_index,
        scene_index=placed.clip_index,
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
    placed = live.clip_on(command.track_index, command.scene_index)
    clip = placed.clip
    clip.name = command.name
    name = clip.name
    return ClipNamed(
        message=f"The clip is called {name}.",
        track_index=placed.track_index,
        scene_index=placed.clip_index,
        clip_id=live.id_of("clip", clip),
        name=name,
    )


def fire_options(live: LiveContext, command: Any) -> dict[str, Any]:
    """The options of a launch, as Live's slots take them: a quantization in the values that the song has."""
    options: dict[str, Any] = {}
    if command.launch_quantization is ClipLaunchQuantization.GLOBAL:
        options["launch_quantization"] = int(live.song().clip_trigger_quantization)
    elif command.launch_quantization is not None:
        options["launch_quantization"] = int(command.launch_quantization) - 1
    if command.force_legato:
        options["force_legato"] = True
    return options


def _launchable(live: LiveContext, track_ref: int | str, clip_ref: int | str) -> "tuple[Cell, Clip]":
    placed = live.clip_on(track_ref, clip_ref)
    slot = slot_of(placed.clip, _NOT_LAUNCHED)
    return Cell(placed.track_index, int(placed.clip_index), placed.track, slot), placed.clip


def _cell_of(live: LiveContext, clip: "Clip") -> Cell:
    slot = slot_of(clip, _NOT_LAUNCHED)
    track = slot.canonical_parent
    return Cell(live.track_index_now(track), int(live.clip_index_now(clip)), track, slot)


def _launched(live: LiveContext, cell: Cell, clip: "Clip", words: str) -> ClipLaunched:
    state = launch_state(cell, clip)
    return ClipLaunched(
        message=words,
        track_index=live.track_index_now(cell.track, cell.track_index),
        scene_index=_scene_index_now(live, cell, clip),
        clip_id=live.id_of("clip", clip),
        is_triggered=state.waits,
        is_playing=state.plays,
    )


def _scene_index_now(live: LiveContext, cell: Cell, clip: "Clip") -> int:
    slots = cell.track.clip_slots
    if cell.scene_index < len(slots) and slots[cell.scene_index].clip == clip:
        return cell.scene_index
    return int(live.clip_index_now(clip))


def _living(tracks: "list[Track]") -> "list[Track]":
    return [track for track in tracks if is_alive(track)]


def _ends(track: "Track") -> bool:
    fired = track.fired_slot_index
    return fired == STOP_FIRED or (fired < 0 and track.playing_slot_index < 0)
