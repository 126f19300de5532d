"""Handlers of the operations on one chain of a rack. Live shows all of these at once."""

from alive.adapters.liveapi.context import LiveContext, item_at
from alive.adapters.liveapi.devices.chains import chain_changed, chain_info
from alive.adapters.liveapi.devices.finding import as_drum_chain
from alive.adapters.liveapi.devices.parameters import set_value
from alive.adapters.liveapi.handlers.table import handles
from alive.domain.commands.chain import (
    GetChain,
    SetChainColor,
    SetChainName,
    SetChainPan,
    SetChainSend,
    SetChainVolume,
    SetDrumChainChokeGroup,
    SetDrumChainInNote,
    SetDrumChainOutNote,
)
from alive.domain.results.chain import ChainChanged, ChainInfo


@handles(GetChain)
def get_chain(live: LiveContext, command: GetChain) -> ChainInfo:
    """Read it."""
    return chain_info(live, live.chain(command.chain))


@handles(SetChainName)
def set_chain_name(live: LiveContext, command: SetChainName) -> ChainChanged:
    """Write the name."""
    chain = live.chain(command.chain)
    chain.name = command.name
    return chain_changed(live, chain, f"The chain is called {chain.name}.")


@handles(SetChainColor)
def set_chain_color(live: LiveContext, command: SetChainColor) -> ChainChanged:
    """Write the entry of the palette."""
    chain = live.chain(command.chain)
    chain.color_index = command.color_index
    return chain_changed(live, chain, f"The chain has colour {chain.color_index} of the palette.")


@handles(SetChainVolume)
def set_chain_volume(live: LiveContext, command: SetChainVolume) -> ChainChanged:
    """Write the parameter of its mixer."""
    chain = live.chain(command.chain)
    volume = chain.mixer_device.volume
    shown = set_value(live, volume, command.volume)
    return chain_changed(live, chain, f"The volume is {volume.str_for_value(shown)}.")


@handles(SetChainPan)
def set_chain_pan(live: LiveContext, command: SetChainPan) -> ChainChanged:
    """Write the parameter of its mixer."""
    chain = live.chain(command.chain)
    panning = chain.mixer_device.panning
    shown = set_value(live, panning, command.pan)
    return chain_changed(live, chain, f"The panning is {panning.str_for_value(shown)}.")


@handles(SetChainSend)
def set_chain_send(live: LiveContext, command: SetChainSend) -> ChainChanged:
    """Write the parameter of its mixer."""
    chain = live.chain(command.chain)
    send = item_at(chain.mixer_device.sends, command.send_index, "sends")
    shown = set_value(live, send, command.value)
    return chain_changed(live, chain, f"The send is {send.str_for_value(shown)}.")


@handles(SetDrumChainChokeGroup)
def set_drum_chain_choke_group(live: LiveContext, command: SetDrumChainChokeGroup) -> ChainChanged:
    """Write it."""
    chain = as_drum_chain(live.chain(command.chain))
    chain.choke_group = command.choke_group
    group = chain.choke_group
    return chain_changed(live, chain, f"The chain is in choke group {group}." if group else "It is in no choke group.")


@handles(SetDrumChainInNote)
def set_drum_chain_in_note(live: LiveContext, command: SetDrumChainInNote) -> ChainChanged:
    """Write it."""
    chain = as_drum_chain(live.chain(command.chain))
    chain.in_note = command.in_note
    note = chain.in_note
    return chain_changed(live, chain, f"Note {note} plays the chain." if note >= 0 else "All notes play the chain.")


@handles(SetDrumChainOutNote)
def set_drum_chain_out_note(live: LiveContext, command: SetDrumChainOutNote) -> ChainChanged:
    """Write it."""
    chain = as_drum_chain(live.chain(command.chain))
    chain.out_note = command.out_note
    return chain_changed(live, chain, f"Its devices get note {chain.out_note}.")
