"""Handlers of the operations that copy clips or parts of them. Live shows all of these at once."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.clips.clip_facts import NEAR, require_midi, slot_of, unit_of
from alive.adapters.liveapi.context import Cell, LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.domain.commands.clip_copies import CopyClip, CropClip, DuplicateClip, DuplicateClipLoop
from alive.domain.errors import LiveRejected, OutcomeUnknown
from alive.domain.results.clip_copies import ClipCopied, ClipRegionChanged

if TYPE_CHECKING:
    from Live.Clip import Clip

_SESSION_ONLY = "Live copies from slot to slot only; copy_clip_to_session makes a new MIDI clip of it."


@handles(DuplicateClip)
def duplicate_clip(live: LiveContext, command: DuplicateClip) -> ClipCopied:
    """Let the track find a free slot."""
    placed = live.clip_on(command.track_index, command.scene_index)
    slot_of(placed.clip, _SESSION_ONLY)
    scenes = len(live.song().scenes)
    index = placed.track.duplicate_clip_slot(int(placed.clip_index))
    cell = Cell(placed.track_index, index, placed.track, placed.track.clip_slots[index])
    return _copied(live, placed.clip, cell, is_new_scene=len(live.song().scenes) > scenes)


@handles(CopyClip)
def copy_clip(live: LiveContext, command: CopyClip) -> ClipCopied:
    """Copy it from slot to slot; Live would replace what is there without asking."""
    clip = live.clip(command.clip)
    slot = slot_of(clip, _SESSION_ONLY)
    cell = live.cell(command.track_index, command.scene_index)
    if cell.slot == slot:
        raise LiveRejected("The slot is the one that the clip is in.")
    there = cell.slot.clip if cell.slot.has_clip else None
    if there is not None and not command.replace:
        raise LiveRejected(f"The slot has a clip, {there.name or 'without a name'}; `replace` was not asked for.")
    replaced = None if there is None else live.id_of("clip", there)
    slot.duplicate_clip_to(cell.slot)
    return _copied(live, clip, cell, replaced=replaced)


@handles(DuplicateClipLoop)
def duplicate_clip_loop(live: LiveContext, command: DuplicateClipLoop) -> ClipRegionChanged:
    """Double it, and see that it is longer."""
    clip = live.clip(command.clip)
    require_midi(clip, "loop that can be doubled")
    before = clip.length
    clip.duplicate_loop()
    if clip.length <= before + NEAR:
        raise OutcomeUnknown("Live was asked to double the loop, but does not show that it is longer.")
    return _region(live, clip, f"The {'loop' if clip.looping else 'clip'} is {unit_of(clip, clip.length)} long.")


@handles(CropClip)
def crop_clip(live: LiveContext, command: CropClip) -> ClipRegionChanged:
    """Crop it; what is left can be seen by its ends."""
    clip = live.clip(command.clip)
    clip.crop()
    return _region(live, clip, f"Cropped the clip to {unit_of(clip, clip.length)}.")


def _copied(
    live: LiveContext, source: "Clip", cell: Cell, *, is_new_scene: bool = False, replaced: str | None = None
) -> ClipCopied:
    copy = live.clip_in(cell)
    return ClipCopied(
        message=f"Copied the clip to track_index {cell.track_index}, scene_index {cell.scene_index}.",
        track_index=cell.track_index,
        scene_index=cell.scene_index,
        clip_id=live.id_of("clip", copy),
        source_clip_id=live.id_of("clip", source),
        name=copy.name,
        is_new_scene=is_new_scene,
        replaced_clip_id=replaced,
    )


def _region(live: LiveContext, clip: "Clip", words: str) -> ClipRegionChanged:
    clip_id, path = live.describe(clip)
    return ClipRegionChanged(
        message=words,
        clip_id=clip_id,
        path=path,
        length=clip.length,
        looping=clip.looping,
        loop_start=clip.loop_start,
        loop_end=clip.loop_end,
        start_marker=clip.start_marker,
        end_marker=clip.end_marker,
        note_count=len(clip.get_all_notes_extended()) if clip.is_midi_clip else None,
    )
