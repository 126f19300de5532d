"""The pads of a drum rack: one per MIDI note, each showing the chains that this note plays."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from alive.simulator.devices.chain import DrumChainNode
from alive.simulator.object_model.declarations import Property, computed, method
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.node import Node

if TYPE_CHECKING:
    from alive.simulator.devices.rack import RackNode

PADS = 128
_NAMES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
_LOWEST_OCTAVE = -2


def note_name(note: int) -> str:
    """Return the name of a MIDI note as Live shows it: 60 is C3."""
    return f"{_NAMES[note % 12]}{note // 12 + _LOWEST_OCTAVE}"


@live_class("DrumPad")
class DrumPadNode(Node):
    """A pad."""

    note: Property[int] = Property("int", 0, settable=False, listenable=False)

    @property
    def rack(self) -> RackNode:
        """The drum rack."""
        return cast("RackNode", self.parent)

    @computed("Vector", follows="structure")
    def chains(self) -> list[DrumChainNode]:
        """The chains that this note plays."""
        return [chain for chain in self.rack.drum_chains() if chain.in_note == self.note]

    @computed("str", follows="structure")
    def name(self) -> str:
        """The name of the chain; of several, that there are several; of none, the note."""
        chains = self.chains
        if not chains:
            return note_name(self.note)
        return chains[0].name if len(chains) == 1 else "Multi"

    @computed("bool", follows="solo")
    def mute(self) -> bool:
        """Whether all its chains are muted; an empty pad cannot be."""
        chains = self.chains
        return bool(chains) and all(chain.muted for chain in chains)

    @mute.setter
    def _set_mute(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        for chain in self.chains:
            chain.muted = value

    @computed("bool", follows="solo")
    def solo(self) -> bool:
        """Whether all its chains are soloed; an empty pad cannot be."""
        chains = self.chains
        return bool(chains) and all(chain.soloed for chain in chains)

    @solo.setter
    def _set_solo(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        for chain in self.chains:
            chain.soloed = value

    @method("delete_all_chains( (DrumPad)arg1) -> None :")
    def delete_all_chains(self) -> None:
        """Delete the chains of this pad."""
        self.rack.delete_chains(self.chains)
