"""Handlers of the operations on the slices of a sample. Live shows all of these at once."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.devices.simplers import sample_of, simpler, write_each
from alive.adapters.liveapi.handlers.table import handles
from alive.domain.commands.slices import (
    ClearSlices,
    GetSlices,
    InsertSlice,
    MoveSlice,
    RemoveSlice,
    ResetSlices,
    SetSlicing,
)
from alive.domain.enumerations import SlicingBeatDivision, SlicingStyle
from alive.domain.errors import LiveRejected, NotFound, OutcomeUnknown
from alive.domain.results.slices import Slices, SlicesChanged
from alive.domain.words import counted

if TYPE_CHECKING:
    from Live.SimplerDevice import SimplerDevice


@handles(GetSlices)
def get_slices(live: LiveContext, command: GetSlices) -> Slices:
    """Read them."""
    return Slices(**_facts(live, simpler(live, command.device)))


@handles(SetSlicing)
def set_slicing(live: LiveContext, command: SetSlicing) -> SlicesChanged:
    """Write what is given."""
    device = simpler(live, command.device)
    written = write_each(sample_of(device), command.changes())
    return _changed(live, device, f"Set {written}.")


@handles(InsertSlice)
def insert_slice(live: LiveContext, command: InsertSlice) -> SlicesChanged:
    """Insert it; where there is one Live does nothing."""
    device = simpler(live, command.device)
    sample = sample_of(device)
    before = set(sample.slices)
    if command.slice_time in before:
        raise LiveRejected(f"There is a slice at {command.slice_time} already.")
    sample.insert_slice(command.slice_time)
    new = sorted(set(sample.slices) - before)
    if not new:
        raise OutcomeUnknown(f"Live was asked to insert a slice at {command.slice_time}, but shows no new one.")
    return _changed(live, device, f"Inserted a slice at {new[0]}.")


@handles(MoveSlice)
def move_slice(live: LiveContext, command: MoveSlice) -> SlicesChanged:
    """Move it; Live tells where to."""
    device = simpler(live, command.device)
    _require_slice(device, command.slice_time)
    now = sample_of(device).move_slice(command.slice_time, command.new_time)
    return _changed(live, device, f"Moved the slice at {command.slice_time} to {now}.")


@handles(RemoveSlice)
def remove_slice(live: LiveContext, command: RemoveSlice) -> SlicesChanged:
    """Remove it; where there is none Live does nothing."""
    device = simpler(live, command.device)
    _require_slice(device, command.slice_time)
    sample = sample_of(device)
    sample.remove_slice(command.slice_time)
    if command.slice_time in sample.slices:
        raise OutcomeUnknown(f"Live was asked to remove the slice at {command.slice_time}, but still shows it.")
    return _changed(live, device, f"Removed the slice at {command.slice_time}.")


@handles(ClearSlices)
def clear_slices(live: LiveContext, command: ClearSlices) -> SlicesChanged:
    """Let Live remove what was made by hand."""
    device = simpler(live, command.device)
    sample_of(device).clear_slices()
    return _changed(live, device, "Removed the slices of the manual style.")


@handles(ResetSlices)
def reset_slices(live: LiveContext, command: ResetSlices) -> SlicesChanged:
    """Let Live take the edits back."""
    device = simpler(live, command.device)
    sample_of(device).reset_slices()
    return _changed(live, device, "The slices are where Live put them.")


def _require_slice(device: "SimplerDevice", time: int) -> None:
    slices = tuple(sample_of(device).slices)
    if time not in slices:
        near = min(slices, key=lambda each: abs(each - time), default=None)
        hint = "" if near is None else f"; the nearest is at {near}"
        raise NotFound(f"there is no slice at {time}{hint}", nearest=near)


def _changed(live: LiveContext, device: "SimplerDevice", message: str) -> SlicesChanged:
    facts = _facts(live, device)
    return SlicesChanged(message=f"{message[:-1]}; there are {counted(facts['count'], 'slice')}.", **facts)


def _facts(live: LiveContext, device: "SimplerDevice") -> dict[str, Any]:
    sample = sample_of(device)
    style, division = SlicingStyle(int(sample.slicing_style)), SlicingBeatDivision(int(sample.slicing_beat_division))
    slices = tuple(sample.slices)
    return {
        "device_id": live.id_of("device", device),
        "slices": slices,
        "count": len(slices),
        "slicing_style": int(style),
        "slicing_style_name": style.name.lower(),
        "slicing_sensitivity": sample.slicing_sensitivity,
        "slicing_beat_division": int(division),
        "slicing_beat_division_name": division.name.lower(),
        "slicing_region_count": sample.slicing_region_count,
    }
