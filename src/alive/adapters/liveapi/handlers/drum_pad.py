"""Handlers of the operations on the pads of Drum Racks. Live shows all of these at once."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.context import LiveContext, item_at
from alive.adapters.liveapi.devices.finding import as_drum_rack
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.pace import in_slices
from alive.application.handling import Steps
from alive.domain.commands.drum_pad import (
    CopyDrumPad,
    DeleteDrumPadChains,
    GetDrumPad,
    GetDrumPads,
    SetDrumPadMute,
    SetDrumPadSolo,
)
from alive.domain.errors import LiveRejected, NotFound, OutcomeUnknown
from alive.domain.results.drum_pad import DrumPadChanged, DrumPadInfo, DrumPads

if TYPE_CHECKING:
    from Live.DrumPad import DrumPad

PADS_PER_TURN = 16
"""Each looks through the chains of the rack, 20 to 100 us on the simulator."""


@handles(GetDrumPads)
def get_drum_pads(live: LiveContext, command: GetDrumPads) -> Steps[DrumPads]:
    """Read them, some in each turn; their paths follow from that of the rack."""
    device = as_drum_rack(live.device(command.device))
    device_id, path = live.describe(device)

    def read(index: int, pad: "DrumPad") -> DrumPadInfo | None:
        if not command.empty and not len(pad.chains):
            return None
        return DrumPadInfo(**_facts(live, pad, f"{path}/drum_pads/{index}"))

    found = yield from in_slices(tuple(device.drum_pads), read, PADS_PER_TURN)
    live.require(device, device_id)
    pads = tuple(pad for pad in found if pad is not None)
    return DrumPads(device_id=device_id, path=live.path_of(device), drum_pads=pads, count=len(pads))


@handles(GetDrumPad)
def get_drum_pad(live: LiveContext, command: GetDrumPad) -> DrumPadInfo:
    """Read it."""
    return DrumPadInfo(**_facts(live, live.drum_pad(command.drum_pad)))


@handles(SetDrumPadMute)
def set_drum_pad_mute(live: LiveContext, command: SetDrumPadMute) -> DrumPadChanged:
    """Write the switch, and see whether Live took it."""
    pad = live.drum_pad(command.drum_pad)
    pad.mute = command.mute
    _require_shown(pad, "muted", shown=pad.mute, wanted=command.mute)
    return _changed(live, pad, f"{pad.name} is {'muted' if command.mute else 'not muted'}.")


@handles(SetDrumPadSolo)
def set_drum_pad_solo(live: LiveContext, command: SetDrumPadSolo) -> DrumPadChanged:
    """Write the switch, and see whether Live took it."""
    pad = live.drum_pad(command.drum_pad)
    pad.solo = command.solo
    _require_shown(pad, "soloed", shown=pad.solo, wanted=command.solo)
    return _changed(live, pad, f"{pad.name} is {'soloed' if command.solo else 'not soloed'}.")


@handles(CopyDrumPad)
def copy_drum_pad(live: LiveContext, command: CopyDrumPad) -> DrumPadChanged:
    """Let the rack copy it, by notes."""
    pad = live.drum_pad(command.drum_pad)
    rack = pad.canonical_parent
    target: DrumPad = item_at(rack.drum_pads, command.to_note, "drum pads")
    rack.copy_pad(pad.note, command.to_note)
    if not len(target.chains):
        raise OutcomeUnknown(f"Live was asked to copy {pad.name}, but pad {command.to_note} is empty.")
    return _changed(live, target, f"Copied {pad.name} to pad {command.to_note}.")


@handles(DeleteDrumPadChains)
def delete_drum_pad_chains(live: LiveContext, command: DeleteDrumPadChains) -> DrumPadChanged:
    """Delete them; Live does nothing on an empty pad."""
    pad = live.drum_pad(command.drum_pad)
    name = pad.name
    if not len(pad.chains):
        raise NotFound(f"pad {pad.note} is empty")
    pad.delete_all_chains()
    if len(pad.chains):
        raise OutcomeUnknown(f"Live was asked to empty {name}, but it still has chains.")
    return _changed(live, pad, f"Emptied {name}.")


def _require_shown(pad: "DrumPad", word: str, *, shown: bool, wanted: bool) -> None:
    if shown != wanted:
        empty = "" if len(pad.chains) else ": it is empty"
        raise LiveRejected(f"Live ignored it; pad {pad.note} is {'' if shown else 'not '}{word}{empty}.")


def _changed(live: LiveContext, pad: "DrumPad", message: str) -> DrumPadChanged:
    return DrumPadChanged(message=message, **_facts(live, pad))


def _facts(live: LiveContext, pad: "DrumPad", path: str | None = None) -> dict[str, Any]:
    return {
        "drum_pad_id": live.id_of("drum_pad", pad),
        "path": live.path_of(pad) if path is None else path,
        "note": pad.note,
        "name": pad.name,
        "mute": pad.mute,
        "solo": pad.solo,
        "chain_ids": tuple(live.id_of("chain", chain) for chain in pad.chains),
    }
