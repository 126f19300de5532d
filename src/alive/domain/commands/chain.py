"""Operations on one chain of a rack, wherever it is nested."""

from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import (
    ChokeGroup,
    ColorIndex,
    FaderLevel,
    IncomingNote,
    Index,
    MidiPitch,
    Name,
    Pan,
    SendLevel,
)
from alive.domain.refs import ChainRef
from alive.domain.results.chain import ChainChanged, ChainInfo

_CATEGORY = "Racks/Chains"
_VALUE = "Live.DeviceParameter.DeviceParameter.value"


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Chain.Chain.name",
        "Live.Chain.Chain.color",
        "Live.Chain.Chain.color_index",
        "Live.Chain.Chain.mute",
        "Live.Chain.Chain.solo",
        "Live.Chain.Chain.muted_via_solo",
        "Live.Chain.Chain.devices",
        "Live.ChainMixerDevice.ChainMixerDevice.volume",
        "Live.ChainMixerDevice.ChainMixerDevice.panning",
        "Live.ChainMixerDevice.ChainMixerDevice.sends",
        "Live.DrumChain.DrumChain.choke_group",
        "Live.DrumChain.DrumChain.in_note",
        "Live.DrumChain.DrumChain.out_note",
    ),
)
class GetChain(Command[ChainInfo]):
    """Get everything about a chain: name, colour, switches, mixer, devices, and the notes of a Drum Rack's chain.

    Raises:
        NotFound: There is no such chain.
    """

    chain: ChainRef


@operation(category=_CATEGORY, effect=Effect.EDIT, source="Live.Chain.Chain.name")
class SetChainName(Command[ChainChanged]):
    """Rename a chain. An empty name gives it the name that Live itself gives it.

    Raises:
        NotFound: There is no such chain.
    """

    chain: ChainRef
    name: Name


@operation(category=_CATEGORY, effect=Effect.EDIT, source="Live.Chain.Chain.color_index")
class SetChainColor(Command[ChainChanged]):
    """Set the colour of a chain to an entry of Live's palette.

    Raises:
        NotFound: There is no such chain.
    """

    chain: ChainRef
    color_index: ColorIndex


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    undo=Undo.OWN_ENTRIES,
    source=("Live.ChainMixerDevice.ChainMixerDevice.volume", _VALUE),
)
class SetChainVolume(Command[ChainChanged]):
    """Set the volume of a chain.

    Raises:
        NotFound: There is no such chain.
        LiveRejected: A macro controls it.
    """

    chain: ChainRef
    volume: FaderLevel


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    undo=Undo.OWN_ENTRIES,
    source=("Live.ChainMixerDevice.ChainMixerDevice.panning", _VALUE),
)
class SetChainPan(Command[ChainChanged]):
    """Set the panning of a chain.

    Raises:
        NotFound: There is no such chain.
        LiveRejected: A macro controls it.
    """

    chain: ChainRef
    pan: Pan


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    undo=Undo.OWN_ENTRIES,
    source=("Live.ChainMixerDevice.ChainMixerDevice.sends", _VALUE),
)
class SetChainSend(Command[ChainChanged]):
    """Set how much of a chain of a Drum Rack goes to one of its return chains.

    Raises:
        NotFound: There is no such chain, or it has no such send.
        LiveRejected: A macro controls it.
    """

    chain: ChainRef
    send_index: Index
    value: SendLevel


@operation(category=_CATEGORY, effect=Effect.EDIT, source="Live.DrumChain.DrumChain.choke_group")
class SetDrumChainChokeGroup(Command[ChainChanged]):
    """Set the choke group of a chain of a Drum Rack: a chain that plays silences the others of its group.

    Raises:
        NotFound: There is no such chain.
        LiveRejected: It is no chain of a Drum Rack.
    """

    chain: ChainRef
    choke_group: ChokeGroup


@operation(category=_CATEGORY, effect=Effect.EDIT, since="12.3", source="Live.DrumChain.DrumChain.in_note")
class SetDrumChainInNote(Command[ChainChanged]):
    """Set the note that plays a chain of a Drum Rack, which moves it to the pad of that note.

    Raises:
        NotFound: There is no such chain.
        LiveRejected: It is no chain of a Drum Rack.
    """

    chain: ChainRef
    in_note: IncomingNote


@operation(category=_CATEGORY, effect=Effect.EDIT, source="Live.DrumChain.DrumChain.out_note")
class SetDrumChainOutNote(Command[ChainChanged]):
    """Set the note that the devices of a chain of a Drum Rack get.

    Raises:
        NotFound: There is no such chain.
        LiveRejected: It is no chain of a Drum Rack.
    """

    chain: ChainRef
    out_note: MidiPitch


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source="Live.RackDevice.RackDevice.chains",
    unsupported="The Live API cannot delete a chain of a rack. delete_drum_pad_chains empties a pad of a Drum Rack, "
    "delete_device deletes the devices of a chain, set_chain_mute silences it.",
)
class DeleteChain(Command[ChainChanged]):
    """Delete a chain of a rack."""

    chain: ChainRef
