"""Reading chains of racks, as several modules of handlers need it."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.devices.finding import device_rows
from alive.domain.results.chain import ChainChanged, ChainInfo, ChainSend

if TYPE_CHECKING:
    from Live.Chain import Chain
    from Live.DeviceParameter import DeviceParameter


def chain_info(live: LiveContext, chain: "Chain") -> ChainInfo:
    """A chain as Live shows it."""
    return ChainInfo(**_facts(live, chain))


def chain_changed(live: LiveContext, chain: "Chain", message: str) -> ChainChanged:
    """A chain as Live shows it, and what was done."""
    return ChainChanged(message=message, **_facts(live, chain))


def _facts(live: LiveContext, chain: "Chain") -> dict[str, Any]:
    """Everything about a chain. Notes and choke group are on those of drum racks, in_note since Live 12.3."""
    chain_id, path = live.describe(chain)
    mixer = chain.mixer_device
    volume, panning = mixer.volume, mixer.panning
    return {
        "chain_id": chain_id,
        "path": path,
        "device_id": live.id_of("device", chain.canonical_parent),
        "name": chain.name,
        "color": chain.color,
        "color_index": chain.color_index,
        "is_auto_colored": chain.is_auto_colored,
        "mute": chain.mute,
        "solo": chain.solo,
        "muted_via_solo": chain.muted_via_solo,
        "has_midi_input": chain.has_midi_input,
        "has_midi_output": chain.has_midi_output,
        "has_audio_input": chain.has_audio_input,
        "has_audio_output": chain.has_audio_output,
        "volume": volume.value,
        "volume_display_value": volume.str_for_value(volume.value),
        "pan": panning.value,
        "pan_display_value": panning.str_for_value(panning.value),
        "sends": tuple(_send(index, send) for index, send in enumerate(mixer.sends)),
        "devices": device_rows(live, chain.devices),
        "choke_group": getattr(chain, "choke_group", None),
        "in_note": getattr(chain, "in_note", None),
        "out_note": getattr(chain, "out_note", None),
    }


def _send(index: int, send: "DeviceParameter") -> ChainSend:
    value = send.value
    return ChainSend(index=index, name=send.name, value=value, display_value=send.str_for_value(value))
