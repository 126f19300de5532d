"""The chains of racks, with their mixers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from alive.simulator.clip.notes import float32
from alive.simulator.devices.device_chain import MIDI_EFFECT, DeviceChain
from alive.simulator.devices.device_facts import TYPES
from alive.simulator.devices.parameter import KINDS, ParameterNode
from alive.simulator.object_model.declarations import Child, Children, Hidden, Property, computed
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.node import Node
from alive.simulator.song import colors
from alive.simulator.track.track import DeviceContainer

if TYPE_CHECKING:
    from alive.simulator.devices.rack import RackNode

CHOKE_GROUPS = 16
ALL_NOTES = -1


@live_class("ChainMixerDevice")
class ChainMixerNode(Node):
    """The mixer of a chain."""

    volume: Child[ParameterNode] = Child("DeviceParameter")
    panning: Child[ParameterNode] = Child("DeviceParameter")
    chain_activator: Child[ParameterNode] = Child("DeviceParameter")
    sends: Children[ParameterNode] = Children()

    def build(self) -> None:
        """Make the parameters."""
        self.volume = self.parameter("chain_volume")
        self.panning = self.parameter("chain_panning")
        self.chain_activator = self.parameter("chain_activator")

    def parameter(self, kind: str) -> ParameterNode:
        """Make a parameter at its default."""
        return self.document.create(ParameterNode, self, kind=kind, raw=float32(KINDS[kind].default))

    def add_send(self) -> None:
        """Make the send to a new return chain."""
        self.sends = [*self.sends, self.parameter("chain_send")]


@live_class("Chain", base=DeviceContainer)
class ChainNode(DeviceChain):
    """A chain of a rack."""

    own_name: Hidden[str] = Hidden("", undo="step", also=("name",), refreshes=("structure",))
    muted: Hidden[bool] = Hidden(default=False, undo="step", also=("mute",), refreshes=("solo",))
    soloed: Hidden[bool] = Hidden(default=False, also=("solo",), refreshes=("solo",))
    palette_index: Hidden[int] = Hidden(0, undo="step", also=("color", "color_index"))
    is_auto_colored: Property[bool] = Property("bool", default=True, undo="step", also=("color", "color_index"))
    mixer_device: Child[ChainMixerNode] = Child("ChainMixerDevice")

    def build(self) -> None:
        """Make the mixer."""
        self.mixer_device = self.document.create(ChainMixerNode, self)

    def changed(self, name: str) -> None:
        """Keep the two names of the same state together."""
        if name == "muted":
            self.document.notify(self.mixer_device.chain_activator, "value")

    @property
    def rack(self) -> RackNode:
        """The rack."""
        return cast("RackNode", self.parent)

    @property
    def is_return(self) -> bool:
        """Whether this is a return chain, which carries sound only."""
        return self.document_id in self.rack.values["return_chains"]

    @property
    def takes_midi(self) -> bool:
        """Whether MIDI comes in."""
        return self.rack.facts.type != TYPES["audio_effect"] and not self.is_return

    @property
    def takes_sound(self) -> bool:
        """Whether the row may end in sound."""
        return self.rack.facts.type != MIDI_EFFECT or self.is_return

    @computed("str", follows="structure")
    def name(self) -> str:
        """The name; the default one is that of the first device."""
        if self.own_name:
            return self.own_name
        devices = self.devices
        return devices[0].name if devices else "Chain"

    @name.setter
    def _set_name(self, value: str) -> None:
        self.own_name = value

    @computed("int", listenable=True)
    def color(self) -> int:
        """The colour as RGB; a write snaps to the palette."""
        return colors.PALETTE[self.color_index]

    @color.checker
    def _check_color(self, value: int) -> None:
        colors.check_rgb(value)

    @color.setter
    def _set_color(self, value: int) -> None:
        self._paint(colors.nearest_index(value))

    @computed("int", listenable=True)
    def color_index(self) -> int:
        """The colour as an index of the palette: that of what the rack is on, until it gets its own."""
        if not self.is_auto_colored:
            return self.palette_index
        holder: Any = self.rack.parent
        return int(holder.color_index)

    @color_index.checker
    def _check_color_index(self, value: int) -> None:
        colors.check_index(value)

    @color_index.setter
    def _set_color_index(self, value: int) -> None:
        self._paint(value)

    def _paint(self, index: int) -> None:
        self.palette_index = index
        self.is_auto_colored = False

    @computed("bool", listenable=True)
    def mute(self) -> bool:
        """Whether the chain is muted."""
        return self.muted

    @mute.setter
    def _set_mute(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        self.muted = value

    @computed("bool", listenable=True)
    def solo(self) -> bool:
        """Whether the chain is soloed; others stay so."""
        return self.soloed

    @solo.setter
    def _set_solo(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        self.soloed = value

    @computed("bool", follows="solo")
    def muted_via_solo(self) -> bool:
        """Whether another chain of the rack is soloed and this one is not."""
        return not self.soloed and not self.is_return and any(chain.soloed for chain in self.rack.chains)

    @computed("bool")
    def has_midi_input(self) -> bool:
        """Whether MIDI can be fed in."""
        return self.takes_midi

    @computed("bool")
    def has_audio_input(self) -> bool:
        """Whether sound can be fed in."""
        return not self.takes_midi

    @computed("bool")
    def has_midi_output(self) -> bool:
        """Whether MIDI comes out: it does without an instrument."""
        return self.takes_midi and self.instrument is None

    @computed("bool")
    def has_audio_output(self) -> bool:
        """Whether sound comes out."""
        return not self.takes_midi or self.instrument is not None


def _check_choke_group(_: object, value: int) -> None:
    if not 0 <= value <= CHOKE_GROUPS:
        message = "Invalid choke group"
        raise RuntimeError(message)


@live_class("DrumChain", base=ChainNode.wrapper)
class DrumChainNode(ChainNode):
    """A chain of a drum rack: a pad plays it."""

    choke_group: Property[int] = Property("int", 0, undo="step", check=_check_choke_group, plain=True)
    in_note: Property[int] = Property(
        "int", ALL_NOTES, low=ALL_NOTES, high=127, undo="step", refreshes=("structure",), since=(12, 3, 0)
    )
    out_note: Property[int] = Property("int", 60, low=0, high=127, undo="step", plain=True)
