"""Where devices and chains are, and what they are, as several modules of handlers need it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from alive.adapters.liveapi.context import LiveContext, item_at
from alive.domain.enumerations import DeviceType
from alive.domain.errors import LiveRejected, NotFound
from alive.domain.refs import CHAIN, CHAIN_IN_RACK, DEVICE_CONTAINER
from alive.domain.results.device import DeviceRow

if TYPE_CHECKING:
    from Live.Chain import Chain
    from Live.Device import Device
    from Live.DrumChain import DrumChain
    from Live.RackDevice import RackDevice
    from Live.SimplerDevice import SimplerDevice
    from Live.Track import Track


def container(live: LiveContext, ref: int | str) -> "Track | Chain":
    """The track or chain that is meant."""
    return cast("Track | Chain", live.find(DEVICE_CONTAINER, ref))


def container_of(device: "Device") -> "Track | Chain":
    """The track or chain that a device is on."""
    return cast("Track | Chain", device.canonical_parent)


def position_of(device: "Device") -> int:
    """Which device of its track or chain it is."""
    devices: Sequence[Device] = container_of(device).devices
    return next(index for index, other in enumerate(devices) if other == device)


def places_now(live: LiveContext, track: "Track", device: "Device") -> tuple[int | str, int | str]:
    """Where a device is now: its track, and its position there, or its path if it is nested."""
    path = live.path_of(device)
    rest = path.removeprefix(f"{live.path_of(track)}/devices/")
    return live.track_index_now(track), int(rest) if rest.isdigit() else path


def rack(live: LiveContext, ref: int | str) -> "RackDevice":
    """The rack that is meant. Raises LiveRejected for any other device."""
    return as_rack(live.device(ref))


def as_rack(device: "Device") -> "RackDevice":
    """The device as a rack. What Live says when another device is asked for its chains was never observed."""
    if not device.can_have_chains:
        raise LiveRejected(f"{device.name} is no rack: it has no chains and no macros.")
    return cast("RackDevice", device)


def as_drum_rack(device: "Device") -> "RackDevice":
    """The device as a drum rack that has pads: one inside another drum rack has none."""
    if not device.can_have_drum_pads or not cast("RackDevice", device).has_drum_pads:
        raise LiveRejected(f"{device.name} is no Drum Rack with pads.")
    return cast("RackDevice", device)


def as_simpler(device: "Device") -> "SimplerDevice":
    """The device as a Simpler."""
    if not hasattr(type(device), "playback_mode"):
        raise LiveRejected(f"{device.name} is no Simpler.")
    return cast("SimplerDevice", device)


def as_drum_chain(chain: "Chain") -> "DrumChain":
    """The chain as one of a drum rack, which has notes and a choke group."""
    if not hasattr(type(chain), "choke_group"):
        raise LiveRejected(f"{chain.name} is no chain of a Drum Rack.")
    return cast("DrumChain", chain)


def chain_in(live: LiveContext, device: "Device", ref: int | str) -> "tuple[Chain, int | str]":
    """The chain of a rack that is meant, and its position there, or its path if it is no plain chain of this rack."""
    holder = as_rack(device)
    if isinstance(ref, int):
        return item_at(holder.chains, ref, "chains"), ref
    CHAIN_IN_RACK.parse(ref)
    chain = cast("Chain", live.find(CHAIN, ref))
    if chain.canonical_parent != holder:
        raise NotFound(f"{ref} is not a chain of the rack {holder.name}")
    for index, other in enumerate(holder.chains):
        if other == chain:
            return chain, index
    return chain, live.path_of(chain)


def type_name(device: "Device") -> str:
    """The kind of a device in words."""
    return DeviceType(int(device.type)).name.lower()


def device_rows(live: LiveContext, devices: "Sequence[Device]") -> tuple[DeviceRow, ...]:
    """Devices of a track or chain as lists show them."""
    return tuple(device_row(live, index, device) for index, device in enumerate(devices))


def device_row(live: LiveContext, index: int, device: "Device") -> DeviceRow:
    """A device as lists show it."""
    return DeviceRow(
        index=index,
        device_id=live.id_of("device", device),
        name=device.name,
        class_name=device.class_name,
        class_display_name=device.class_display_name,
        type=int(device.type),
        type_name=type_name(device),
        is_active=device.is_active,
        can_have_chains=device.can_have_chains,
        num_parameters=len(device.parameters),
    )
