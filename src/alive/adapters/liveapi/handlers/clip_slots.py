"""Handlers of the operations on the slots of the Session."""

from typing import TYPE_CHECKING, NamedTuple

from alive.adapters.liveapi.clips.launching import STOP_FIRED, is_toggle
from alive.adapters.liveapi.context import Cell, LiveContext
from alive.adapters.liveapi.handlers.clip import fire_options
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.waiting import settled, until_new
from alive.application.handling import OTHERS_FIRST, Steps
from alive.domain.commands.clip_slots import FireClipSlot, GetClipSlots, SetSlotStopButton
from alive.domain.errors import LiveRejected, NotFound, OutcomeUnknown
from alive.domain.results.clip_slots import ClipSlots, ClipSlotState, SlotFired, SlotStopButton

if TYPE_CHECKING:
    from Live.ClipSlot import ClipSlot

SLOTS_PER_TURN = 60
"""Each is a dozen reads of Live and one record, some 30 us on the simulator: 60 stay below 2 ms."""


@handles(GetClipSlots)
def get_clip_slots(live: LiveContext, command: GetClipSlots) -> Steps[ClipSlots]:
    """Read them all, some in each turn."""
    track = live.track(command.track_index)
    track_id, likely = live.id_of("track", track), live.track_index(command.track_index, track)
    slots = list(track.clip_slots)
    if not slots:
        raise NotFound(f"track {command.track_index} has no clip slots: return tracks and the main track have none")
    read: list[ClipSlotState] = []
    for start in range(0, len(slots), SLOTS_PER_TURN):
        if start:
            yield OTHERS_FIRST
            live.require(track, track_id)
        read += [_slot(live, len(read) + each, slot) for each, slot in enumerate(slots[start : start + SLOTS_PER_TURN])]
    playing, fired = track.playing_slot_index, track.fired_slot_index
    return ClipSlots(
        track_index=live.track_index_now(track, likely),
        track_id=track_id,
        slots=tuple(read),
        count=len(read),
        playing_scene_index=playing if playing >= 0 else None,
        fired_scene_index=fired if fired >= 0 else None,
        is_stop_fired=fired == STOP_FIRED,
    )


@handles(SetSlotStopButton)
def set_slot_stop_button(live: LiveContext, command: SetSlotStopButton) -> SlotStopButton:
    """Write it."""
    cell = live.cell(command.track_index, command.scene_index)
    cell.slot.has_stop_button = command.has_stop_button
    shown = cell.slot.has_stop_button
    return SlotStopButton(
        message=f"The slot has {'a' if shown else 'no'} stop button.",
        track_index=cell.track_index,
        scene_index=cell.scene_index,
        clip_slot_id=live.id_of("clip_slot", cell.slot),
        has_stop_button=shown,
    )


@handles(FireClipSlot)
def fire_clip_slot(live: LiveContext, command: FireClipSlot) -> Steps[SlotFired]:
    """Fire it; what comes of it shows on Live's next tick."""
    cell = live.cell(command.track_index, command.scene_index)
    slot, scene = cell.slot, live.song().scenes[cell.scene_index]
    had_clip = _require_an_effect(cell, command)
    slot_id = live.id_of("clip_slot", slot)
    options = fire_options(live, command)
    if command.record_length is not None:
        options["record_length"] = command.record_length
    before = _state(cell)
    slot.fire(**options)
    if had_clip or slot.will_record_on_start:
        yield from until_new(lambda: not is_alive(slot) or _state(cell) != before, was_shown=before.is_busy)
    else:
        yield from settled()
    live.require(slot, slot_id)
    after = _state(cell)
    return SlotFired(
        message=_words(cell, before, after, had_clip=had_clip),
        track_index=live.track_index_now(cell.track, cell.track_index),
        scene_index=live.scene_index_now(scene, cell.scene_index),
        clip_slot_id=slot_id,
        clip_id=live.id_of("clip", slot.clip) if slot.has_clip else None,
        is_triggered=after.waits,
        is_playing=after.plays,
        is_recording=after.records,
        is_stop_fired=after.stops,
    )


class _State(NamedTuple):
    plays: bool
    waits: bool
    records: bool
    stops: bool
    playing_index: int

    @property
    def is_busy(self) -> bool:
        """Whether it looks already as it may look afterwards."""
        return self.plays or self.waits or self.records or self.stops


def _state(cell: Cell) -> _State:
    slot, track = cell.slot, cell.track
    fired = track.fired_slot_index
    if slot.is_group_slot:
        return _State(slot.is_playing, slot.is_triggered, slot.is_recording, fired == STOP_FIRED, -1)
    waits = fired >= 0 and track.clip_slots[fired] == slot
    return _State(slot.is_playing, waits, slot.is_recording, fired == STOP_FIRED, track.playing_slot_index)


def _require_an_effect(cell: Cell, command: FireClipSlot) -> bool:
    """Refuse what Live would silently let pass. Returns whether there is a clip."""
    slot = cell.slot
    has_clip = slot.has_clip or slot.controls_other_clips
    records = not has_clip and slot.will_record_on_start
    if command.record_length is not None and not records:
        why = "has a clip" if has_clip else "would not record: its track is not armed"
        raise LiveRejected(f"A record length is for empty slots of armed tracks; this slot {why}.")
    if not (has_clip or records or slot.has_stop_button):
        raise LiveRejected("The slot is empty, has no stop button, and its track is not armed: nothing would happen.")
    return bool(has_clip)


def _words(cell: Cell, before: _State, after: _State, *, had_clip: bool) -> str:
    if after.records:
        return "The slot records."
    if after.waits:
        return "The slot waits for its start."
    if after.stops:
        return "The track waits for its stop."
    if after.plays:
        return "The slot plays."
    if had_clip and not (before.plays and cell.slot.has_clip and is_toggle(cell.slot.clip)):
        raise OutcomeUnknown("Live was asked to launch the slot, but shows neither that it waits nor that it plays.")
    return "The track stands still."


def _slot(live: LiveContext, index: int, slot: "ClipSlot") -> ClipSlotState:
    clip = slot.clip if slot.has_clip else None
    return ClipSlotState(
        scene_index=index,
        clip_slot_id=live.id_of("clip_slot", slot),
        has_clip=clip is not None,
        clip_id=None if clip is None else live.id_of("clip", clip),
        name=None if clip is None else clip.name,
        color_index=slot.color_index,
        color=slot.color,
        is_playing=slot.is_playing,
        is_triggered=slot.is_triggered,
        is_recording=slot.is_recording,
        will_record_on_start=slot.will_record_on_start,
        has_stop_button=slot.has_stop_button,
        is_group_slot=slot.is_group_slot,
        controls_other_clips=slot.controls_other_clips,
    )
