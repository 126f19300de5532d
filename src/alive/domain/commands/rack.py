"""Operations on racks and their chains. Macros are in `macro`, drum pads in `drum_pad`."""

from typing import Annotated

from alive.domain.commands.device_parameter import READS, DeviceOnTrack
from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import Doc, Index, Name, ParameterValueOrText
from alive.domain.refs import ChainInRackRef, DeviceRef, TrackRef
from alive.domain.results.chain import ChainChanged, ChainDevices, ChainMuted, ChainSoloed, DeviceChains
from alive.domain.results.rack import ChainSelectorSet, ChainsShown, RackContents, RackInfo

_CATEGORY = "Racks/Chains"

ChainInRack = Annotated[ChainInRackRef, Doc("The chain: by its position in the rack, or itself, also a return chain.")]
Rack = Annotated[DeviceRef, Doc("The rack.")]


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.RackDevice.RackDevice.chains",
        "Live.Chain.Chain.name",
        "Live.Chain.Chain.mute",
        "Live.Chain.Chain.solo",
        "Live.Chain.Chain.devices",
    ),
)
class GetDeviceChains(Command[DeviceChains]):
    """List the chains of a rack.

    Raises:
        NotFound: There is no such track or device.
        LiveRejected: The device is no rack.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Chain.Chain.devices",
        "Live.Device.Device.name",
        "Live.Device.Device.class_name",
        "Live.Device.Device.is_active",
    ),
)
class GetChainDevices(Command[ChainDevices]):
    """List the devices of a chain of a rack.

    Raises:
        NotFound: There is no such track, device or chain.
        LiveRejected: The device is no rack.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    chain_index: ChainInRack


@operation(category=_CATEGORY, effect=Effect.PERFORM, undo=Undo.STEP, source="Live.Chain.Chain.mute")
class SetChainMute(Command[ChainMuted]):
    """Mute a chain of a rack, or with `mute` false let it sound again.

    Raises:
        NotFound: There is no such track, device or chain.
        LiveRejected: The device is no rack.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    chain_index: ChainInRack
    mute: bool


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="Live.Chain.Chain.solo")
class SetChainSolo(Command[ChainSoloed]):
    """Solo a chain of a rack, or with `solo` false end its solo. Other chains keep theirs.

    Raises:
        NotFound: There is no such track, device or chain.
        LiveRejected: The device is no rack.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack
    chain_index: ChainInRack
    solo: bool


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=("Live.RackDevice.RackDevice.chains", "Live.Chain.Chain.devices", *READS),
)
class GetRackContents(Command[RackContents]):
    """Get the chains of a rack with their devices and all their parameters; racks inside are not opened.

    Raises:
        NotFound: There is no such track or device.
        LiveRejected: The device is no rack.
    """

    track_index: TrackRef
    device_index: DeviceOnTrack


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.RackDevice.RackDevice.chains",
        "Live.RackDevice.RackDevice.return_chains",
        "Live.RackDevice.RackDevice.chain_selector",
        "Live.RackDevice.RackDevice.is_showing_chains",
        "Live.RackDevice.RackDevice.can_show_chains",
        "Live.RackDevice.RackDevice.visible_macro_count",
        "Live.RackDevice.RackDevice.macros_mapped",
        "Live.RackDevice.RackDevice.has_macro_mappings",
        "Live.RackDevice.RackDevice.variation_count",
        "Live.RackDevice.RackDevice.selected_variation_index",
        "Live.Chain.Chain.mixer_device",
    ),
)
class GetRack(Command[RackInfo]):
    """Get everything about a rack: chains with their mixer and devices, chain selector, macros and variations.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no rack.
    """

    device: Rack


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    since="12.3",
    source=("Live.RackDevice.RackDevice.insert_chain", "Live.Chain.Chain.name"),
)
class InsertChain(Command[ChainChanged]):
    """Insert an empty chain into a rack. In a Drum Rack it listens to all notes until it is given one.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no rack, or the position is beyond the last chain.
    """

    device: Rack
    position: Annotated[Index | None, Doc("Its position in the rack. If not given, after the last chain.")] = None
    name: Annotated[Name | None, Doc("If not given, Live names it.")] = None


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    undo=Undo.OWN_ENTRIES,
    source=("Live.RackDevice.RackDevice.chain_selector", "Live.DeviceParameter.DeviceParameter.value"),
)
class SetChainSelector(Command[ChainSelectorSet]):
    """Move the chain selector of a rack: the chains whose zone it is in sound.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no rack, the value is out of range, or a macro controls the selector.
    """

    device: Rack
    value: Annotated[ParameterValueOrText, Doc("From 0 to 127.")]


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=("Live.RackDevice.RackDevice.is_showing_chains", "Live.RackDevice.RackDevice.can_show_chains"),
)
class ShowRackChains(Command[ChainsShown]):
    """Show the chains of an instrument or Drum Rack in the Session, or with `show` false hide them.

    Raises:
        NotFound: There is no such device.
        LiveRejected: The device is no rack, or one whose chains cannot be shown there.
    """

    device: Rack
    show: bool = True
