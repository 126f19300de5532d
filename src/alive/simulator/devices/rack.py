"""RackDevice: chains, macros and their variations, and the pads of a drum rack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from alive.simulator.devices.chain import ChainNode, DrumChainNode
from alive.simulator.devices.device import DeviceNode, DeviceViewNode, device_class, view_class
from alive.simulator.devices.drum_pad import PADS, DrumPadNode
from alive.simulator.devices.parameter import ParameterNode
from alive.simulator.devices.rack_macros import MACROS, RackMacros
from alive.simulator.object_model.declarations import Child, Children, Hidden, Property, computed, method
from alive.simulator.object_model.node import Node

MAXIMUM_RETURN_CHAINS = 6
VISIBLE_PADS = 16
_PADS_IN_ROW = 4
_HIGHEST_ROW = (PADS - VISIBLE_PADS) // _PADS_IN_ROW
_FIRST_ROW = 9
"""The row of C1, where drum kits begin."""

_NO_PADS = "Only drum racks can have pads!"


def _check_row(view: Any, value: int) -> None:
    view.rack.refuse_without_pads()
    if not 0 <= value <= _HIGHEST_ROW:
        message = f"drum_pads_scroll_position must be in 0..{_HIGHEST_ROW}, got {value}"
        raise RuntimeError(message)


class RackViewNode(DeviceViewNode):
    """The view of a rack."""

    row: Hidden[int] = Hidden(_FIRST_ROW, also=("drum_pads_scroll_position",))
    chain_id: Hidden[int] = Hidden(0, also=("selected_chain",))
    pad_id: Hidden[int] = Hidden(0, also=("selected_drum_pad",))
    is_showing_chain_devices: Property[bool] = Property("bool", default=False, plain=True)

    @property
    def rack(self) -> RackNode:
        """The rack."""
        return cast("RackNode", self.parent)

    def relink(self, ids: dict[int, int]) -> None:
        """Select the copies."""
        for name in ("chain_id", "pad_id"):
            self.values[name] = ids.get(self.values[name], 0)

    def changed(self, name: str) -> None:
        """Let the rack show other pads."""
        if name == "row":
            self.document.notify(self.rack, "visible_drum_pads")

    @computed("int", listenable=True)
    def drum_pads_scroll_position(self) -> int:
        """The lowest visible row of pads."""
        self.rack.refuse_without_pads()
        return self.row

    @drum_pads_scroll_position.checker
    def _check_scroll(self, value: int) -> None:
        _check_row(self, value)

    @drum_pads_scroll_position.setter
    def _set_scroll(self, value: int) -> None:
        self.row = value

    @computed("Chain | None", follows="structure")
    def selected_chain(self) -> ChainNode | None:
        """The selected chain: the first one until another is chosen."""
        chains = self.rack.all_chains()
        chosen = next((chain for chain in chains if chain.document_id == self.chain_id), None)
        return chosen or (chains[0] if chains else None)

    @selected_chain.checker
    def _check_chain(self, chain: ChainNode | None) -> None:
        if chain is not None and chain not in self.rack.all_chains():
            message = "The chain belongs to another rack"
            raise RuntimeError(message)

    @selected_chain.setter
    def _set_chain(self, chain: ChainNode | None) -> None:
        self.chain_id = 0 if chain is None else chain.document_id
        if isinstance(chain, DrumChainNode) and chain.in_note >= 0 and self.rack.pads:
            self.pad_id = self.rack.pads[chain.in_note].document_id

    @computed("DrumPad", listenable=True)
    def selected_drum_pad(self) -> DrumPadNode | None:
        """The selected pad: that of C1 until another is chosen."""
        self.rack.refuse_without_pads()
        pads = self.rack.pads
        chosen = self.document.nodes.get(self.pad_id)
        return chosen if isinstance(chosen, DrumPadNode) else pads[_FIRST_ROW * _PADS_IN_ROW] if pads else None

    @selected_drum_pad.checker
    def _check_pad(self, pad: DrumPadNode) -> None:
        if pad.parent is not self.rack:
            message = "The pad belongs to another rack"
            raise RuntimeError(message)

    @selected_drum_pad.setter
    def _set_pad(self, pad: DrumPadNode) -> None:
        self.pad_id = pad.document_id
        chains = pad.chains
        if chains:
            self.chain_id = chains[0].document_id
        self.document.song.view.pad_selected(pad)


@device_class("RackDevice")
class RackNode(RackMacros, DeviceNode):
    """A rack of one of the four kinds."""

    view_kind = RackViewNode
    has_chains = True
    view: Child[RackViewNode] = Child("View")
    chains: Children[ChainNode] = Children()
    return_chains: Children[ChainNode] = Children()
    pads: Children[DrumPadNode] = Children(shown=False)
    is_showing_chains: Property[bool] = Property("bool", default=False, check=lambda rack, _: rack.refuse_unshowable())

    def build(self) -> None:
        """Make the macros, and the pads of a drum rack that is in no other one."""
        super().build()
        if self.is_drum_rack and not self._in_drum_rack():
            self.pads = [self.document.create(DrumPadNode, self, note=note) for note in range(PADS)]

    def parameter_kinds(self) -> tuple[str, ...]:
        """Return "Device On", the macros and the chain selector."""
        return ("device_on", *(f"macro/{number}" for number in range(1, MACROS + 1)), "chain_selector")

    def nested(self) -> Iterator[DeviceNode]:
        """Return this device and all inside it."""
        yield self
        for chain in self.all_chains():
            for device in chain.devices:
                yield from device.nested()

    def all_chains(self) -> list[ChainNode]:
        """Return the chains and the return chains."""
        return [*self.chains, *self.return_chains]

    def drum_chains(self) -> list[DrumChainNode]:
        """Return the chains of a drum rack."""
        return [chain for chain in self.chains if isinstance(chain, DrumChainNode)]

    def refuse_without_pads(self) -> None:
        """Raise unless this is a drum rack."""
        if not self.is_drum_rack:
            raise RuntimeError(_NO_PADS)

    def refuse_unshowable(self) -> None:
        """Raise unless the chains can be shown."""
        if not self.can_show_chains:
            message = "This rack cannot show its chains"
            raise RuntimeError(message)

    @computed("bool")
    def can_show_chains(self) -> bool:
        """Whether the Session can show the chains: those of an instrument or drum rack that has some."""
        return bool(self.chains) and self.facts.type == 1

    @computed("DeviceParameter")
    def chain_selector(self) -> ParameterNode:
        """The chain selector."""
        return self.parameters[MACROS + 1]

    @computed("bool", follows="structure")
    def has_drum_pads(self) -> bool:
        """Whether there are pads: a drum rack inside another has none."""
        self.refuse_without_pads()
        return bool(self.values["pads"])

    @computed("Vector", follows="structure")
    def drum_pads(self) -> list[DrumPadNode]:
        """All pads."""
        self.refuse_without_pads()
        return self.pads

    @computed("Vector", listenable=True)
    def visible_drum_pads(self) -> list[DrumPadNode]:
        """The 16 pads that are shown."""
        self.refuse_without_pads()
        first = self.view.row * _PADS_IN_ROW
        return self.pads[first : first + VISIBLE_PADS]

    @method("insert_chain( (RackDevice)arg1 [, (int)Index=-1]) -> LomObject :")
    def insert_chain(self, index: int) -> ChainNode:
        """Make an empty chain at an index, or at the end (-1); that of a drum rack listens to all notes."""
        chains = self.chains
        at = len(chains) if index == -1 else index
        if not 0 <= at <= len(chains):
            message = f"Chain index {index} is out of range -1..{len(chains)}"
            raise RuntimeError(message)
        chain = self.new_chain()
        self.chains = [*chains[:at], chain, *chains[at:]]
        return chain

    def new_chain(self, **values: Any) -> ChainNode:
        """Make a chain with a send to each return chain; the caller places it."""
        chain = self.document.create(DrumChainNode if self.is_drum_rack else ChainNode, self, **values)
        for _ in self.values["return_chains"]:
            chain.mixer_device.add_send()
        return chain

    def add_return_chain(self, name: str = "") -> ChainNode:
        """Make a return chain as a user does; Live's API has no call for it."""
        self.refuse_without_pads()
        if len(self.values["return_chains"]) >= MAXIMUM_RETURN_CHAINS:
            message = f"A drum rack has at most {MAXIMUM_RETURN_CHAINS} return chains"
            raise RuntimeError(message)
        with self.document.operation():
            chain = self.document.create(ChainNode, self, own_name=name)
            self.return_chains = [*self.return_chains, chain]
            for each in self.chains:
                each.mixer_device.add_send()
        return chain

    def delete_chains(self, gone: list[Any]) -> None:
        """Delete chains with their devices."""
        self.chains = [chain for chain in self.chains if chain not in gone]
        for chain in gone:
            self.document.remove(chain)

    @method("copy_pad( (RackDevice)arg1, (int)arg2, (int)arg3) -> None :")
    def copy_pad(self, source: int, destination: int) -> None:
        """Copy what is on a pad to another one, replacing what is there."""
        self.refuse_without_pads()
        if not (0 <= source < PADS and 0 <= destination < PADS):
            message = f"Pad index out of range 0..{PADS - 1}"
            raise RuntimeError(message)
        originals = [chain for chain in self.drum_chains() if chain.in_note == source]
        if not originals:
            message = "The source pad is empty"
            raise RuntimeError(message)
        if source == destination:
            return
        self.delete_chains([chain for chain in self.drum_chains() if chain.in_note == destination])
        copies = [self.document.clone(chain, self) for chain in originals]
        for copy in copies:
            copy.in_note = destination
        self.chains = [*self.chains, *copies]

    def _in_drum_rack(self) -> bool:
        node: Node | None = self.parent
        while node is not None:
            if isinstance(node, RackNode) and node.is_drum_rack:
                return True
            node = node.parent
        return False


view_class(RackNode)
