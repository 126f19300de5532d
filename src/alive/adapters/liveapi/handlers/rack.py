"""Handlers of the operations on racks and their chains. Live shows all of these at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.devices.chains import chain_changed, chain_info
from alive.adapters.liveapi.devices.finding import as_rack, chain_in, device_rows, places_now, rack
from alive.adapters.liveapi.devices.macros import macro_facts
from alive.adapters.liveapi.devices.parameters import rows, set_value, value_meant
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.pace import in_slices
from alive.application.handling import OTHERS_FIRST, Steps
from alive.domain.commands.rack import (
    GetChainDevices,
    GetDeviceChains,
    GetRack,
    GetRackContents,
    InsertChain,
    SetChainMute,
    SetChainSelector,
    SetChainSolo,
    ShowRackChains,
)
from alive.domain.results.chain import (
    ChainChanged,
    ChainContents,
    ChainDevices,
    ChainMuted,
    ChainRow,
    ChainSoloed,
    DeviceChains,
    DeviceInChain,
)
from alive.domain.results.rack import ChainSelectorSet, ChainsShown, RackContents, RackInfo

if TYPE_CHECKING:
    from Live.Chain import Chain
    from Live.Device import Device

AT_THE_END = -1
"""Where Live is told to put what is new."""

CHAINS_PER_TURN = 10
"""Each is thirty reads of Live and more for each device, 100 to 200 us on the simulator."""


@handles(GetDeviceChains)
def get_device_chains(live: LiveContext, command: GetDeviceChains) -> DeviceChains:
    """Read them."""
    device = live.device_on(command.track_index, command.device_index).device
    chains = tuple(_row(live, index, chain) for index, chain in enumerate(as_rack(device).chains))
    return DeviceChains(device_id=live.id_of("device", device), chains=chains, count=len(chains))


@handles(GetChainDevices)
def get_chain_devices(live: LiveContext, command: GetChainDevices) -> ChainDevices:
    """Read them."""
    chain, place = _chain(live, command)
    devices = device_rows(live, chain.devices)
    return ChainDevices(chain_index=place, chain_id=live.id_of("chain", chain), devices=devices, count=len(devices))


@handles(SetChainMute)
def set_chain_mute(live: LiveContext, command: SetChainMute) -> ChainMuted:
    """Write the switch."""
    chain, place = _chain(live, command)
    chain.mute = command.mute
    shown = chain.mute
    return ChainMuted(
        message=f"The chain {chain.name} is {'muted' if shown else 'not muted'}.",
        chain_index=place,
        chain_id=live.id_of("chain", chain),
        mute=shown,
    )


@handles(SetChainSolo)
def set_chain_solo(live: LiveContext, command: SetChainSolo) -> ChainSoloed:
    """Write the switch."""
    chain, place = _chain(live, command)
    chain.solo = command.solo
    shown = chain.solo
    return ChainSoloed(
        message=f"The chain {chain.name} is {'soloed' if shown else 'not soloed'}.",
        chain_index=place,
        chain_id=live.id_of("chain", chain),
        solo=shown,
    )


@handles(GetRackContents)
def get_rack_contents(live: LiveContext, command: GetRackContents) -> Steps[RackContents]:
    """Read them, some in each turn. What is deleted meanwhile is not found."""
    placed = live.device_on(command.track_index, command.device_index)
    device = as_rack(placed.device)
    device_id = live.id_of("device", device)
    chains: list[ChainContents] = []
    for index, chain in enumerate(tuple(device.chains)):
        if index:
            yield OTHERS_FIRST
        chains.append((yield from _contents(live, index, chain)))
    live.require(device, device_id)
    track_index, device_index = places_now(live, placed.track, device)
    return RackContents(
        track_index=track_index,
        track_id=live.id_of("track", placed.track),
        device_index=device_index,
        device_id=device_id,
        rack_name=device.name,
        chains=tuple(chains),
        count=len(chains),
    )


@handles(GetRack)
def get_rack(live: LiveContext, command: GetRack) -> Steps[RackInfo]:
    """Read it, some chains in each turn."""
    device = rack(live, command.device)
    device_id = live.id_of("device", device)
    count = len(device.chains)
    every = [*device.chains, *device.return_chains]
    chains = yield from in_slices(every, lambda _index, chain: chain_info(live, chain), CHAINS_PER_TURN)
    live.require(device, device_id)
    return RackInfo(
        device_id=device_id,
        path=live.path_of(device),
        name=device.name,
        chains=tuple(chains[:count]),
        return_chains=tuple(chains[count:]),
        count=count,
        chain_selector=device.chain_selector.value,
        is_showing_chains=device.is_showing_chains,
        can_show_chains=device.can_show_chains,
        **macro_facts(live, device),
    )


@handles(InsertChain)
def insert_chain(live: LiveContext, command: InsertChain) -> ChainChanged:
    """Insert it, and name it."""
    device = rack(live, command.device)
    chain = device.insert_chain(AT_THE_END if command.position is None else command.position)
    if command.name is not None:
        chain.name = command.name
    return chain_changed(live, chain, f"Inserted the chain {chain.name}.")


@handles(SetChainSelector)
def set_chain_selector(live: LiveContext, command: SetChainSelector) -> ChainSelectorSet:
    """Write the parameter; Live refuses values out of range."""
    device = rack(live, command.device)
    selector = device.chain_selector
    shown = set_value(live, selector, value_meant(selector, command.value))
    text = selector.str_for_value(shown)
    return ChainSelectorSet(
        message=f"The chain selector is at {text}.",
        device_id=live.id_of("device", device),
        parameter_id=live.id_of("parameter", selector),
        value=shown,
        display_value=text,
    )


@handles(ShowRackChains)
def show_rack_chains(live: LiveContext, command: ShowRackChains) -> ChainsShown:
    """Write it; Live refuses racks whose chains cannot be shown."""
    device = rack(live, command.device)
    device.is_showing_chains = command.show
    shown = device.is_showing_chains
    return ChainsShown(
        message=f"The chains of {device.name} are {'shown' if shown else 'hidden'}.",
        device_id=live.id_of("device", device),
        is_showing_chains=shown,
    )


def _chain(live: LiveContext, command: GetChainDevices | SetChainMute | SetChainSolo) -> "tuple[Chain, int | str]":
    device = live.device_on(command.track_index, command.device_index).device
    return chain_in(live, device, command.chain_index)


def _row(live: LiveContext, index: int, chain: "Chain") -> ChainRow:
    return ChainRow(
        index=index,
        chain_id=live.id_of("chain", chain),
        name=chain.name,
        mute=chain.mute,
        solo=chain.solo,
        num_devices=len(chain.devices),
    )


def _contents(live: LiveContext, index: int, chain: "Chain") -> Steps[ChainContents]:
    chain_id = live.id_of("chain", chain)
    devices: list[DeviceInChain] = []
    every: Sequence[Device] = tuple(chain.devices)
    for position, device in enumerate(every):
        if position:
            yield OTHERS_FIRST
        devices.append((yield from _with_parameters(live, position, device)))
    live.require(chain, chain_id)
    return ChainContents(chain_index=index, chain_id=chain_id, chain_name=chain.name, devices=tuple(devices))


def _with_parameters(live: LiveContext, position: int, device: "Device") -> Steps[DeviceInChain]:
    device_id = live.id_of("device", device)
    parameters = yield from rows(live, device)
    live.require(device, device_id)
    return DeviceInChain(
        device_index=position,
        device_id=device_id,
        name=device.name,
        class_name=device.class_name,
        is_active=device.is_active,
        parameters=parameters,
    )
