"""What operations on the chains of racks return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import (
    ChokeGroup,
    ColorIndex,
    Count,
    Doc,
    FaderLevel,
    IncomingNote,
    Index,
    MidiPitch,
    Pan,
    RgbColor,
    SendLevel,
)
from alive.domain.refs import ChainInRackRef
from alive.domain.results.device import DeviceRow
from alive.domain.results.device_parameter import ParameterRow

_TEXT = Doc("What Live shows, with the unit.")


@result
class ChainRow:
    """A chain of a rack."""

    index: Index
    chain_id: str
    name: str
    mute: bool
    solo: bool
    num_devices: Count


@result
class DeviceChains:
    """The chains of a rack; the return chains of a Drum Rack are not among them."""

    device_id: str
    chains: tuple[ChainRow, ...]
    count: Count


@result
class ChainDevices:
    """The devices of a chain in the order of the signal."""

    chain_index: Annotated[ChainInRackRef, Doc("Its position in the rack, or its path if it is a return chain.")]
    chain_id: str
    devices: tuple[DeviceRow, ...]
    count: Count


@result
class ChainMuted:
    """The state of the activator of a chain that Live shows."""

    message: str
    chain_index: Annotated[ChainInRackRef, Doc("Its position in the rack, or its path if it is a return chain.")]
    chain_id: str
    mute: bool


@result
class ChainSoloed:
    """The state of the solo switch of a chain that Live shows."""

    message: str
    chain_index: Annotated[ChainInRackRef, Doc("Its position in the rack, or its path if it is a return chain.")]
    chain_id: str
    solo: bool


@result
class DeviceInChain:
    """A device of a chain with all its parameters."""

    device_index: Index
    device_id: str
    name: str
    class_name: str
    is_active: bool
    parameters: tuple[ParameterRow, ...]


@result
class ChainContents:
    """A chain with its devices."""

    chain_index: Index
    chain_id: str
    chain_name: str
    devices: tuple[DeviceInChain, ...]


@result
class ChainSend:
    """A send of a chain to a return chain of its Drum Rack."""

    index: Index
    name: str
    value: SendLevel
    display_value: Annotated[str, _TEXT]


@result
class ChainInfo:
    """A chain as Live shows it."""

    chain_id: str
    path: str
    device_id: Annotated[str, Doc("The rack.")]
    name: str
    color: RgbColor
    color_index: ColorIndex
    is_auto_colored: Annotated[bool, Doc("Whether it has the colour of what the rack is on.")]
    mute: bool
    solo: bool
    muted_via_solo: Annotated[bool, Doc("Whether another chain is soloed and this one is not.")]
    has_midi_input: bool
    has_midi_output: bool
    has_audio_input: bool
    has_audio_output: bool
    volume: FaderLevel
    volume_display_value: Annotated[str, _TEXT]
    pan: Pan
    pan_display_value: Annotated[str, _TEXT]
    sends: tuple[ChainSend, ...]
    devices: tuple[DeviceRow, ...]
    choke_group: Annotated[ChokeGroup | None, Doc("None for chains of other racks than Drum Racks.")]
    in_note: Annotated[IncomingNote | None, Doc("The note that plays it. None before Live 12.3, and as above.")]
    out_note: Annotated[MidiPitch | None, Doc("The note that its devices get. None as above.")]


@result
class ChainChanged(ChainInfo):
    """A chain as Live shows it afterwards."""

    message: str
