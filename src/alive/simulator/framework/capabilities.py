"""What a script may say of itself and its ports: the keys of the dictionary that get_capabilities returns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

GENERIC_SCRIPT_KEY = "generic_script"
PORTS_KEY = "ports"
CONTROLLER_ID_KEY = "controller_id"
TYPE_KEY = "surface_type"
FIRMWARE_KEY = "firmware_version"
AUTO_LOAD_KEY = "auto_load"

HIDDEN = "hidden"
SYNC = "sync"
SCRIPT = "script"
NOTES_CC = "notes_cc"
REMOTE = "remote"
PLAIN_OLD_MIDI = "plain_old_midi"


def controller_id(vendor_id: int, product_ids: Sequence[int], model_name: Any) -> dict[str, Any]:
    """Return what a USB controller is known by; one model name or several."""
    names = [model_name] if isinstance(model_name, str) else list(model_name)
    return {"vendor_id": vendor_id, "product_ids": list(product_ids), "model_name": names}


def inport(port_name: str = "", props: Sequence[str] = ()) -> dict[str, Any]:
    """Return the description of an input port."""
    return {"inport_name": port_name, "properties": list(props)}


def outport(port_name: str = "", props: Sequence[str] = ()) -> dict[str, Any]:
    """Return the description of an output port."""
    return {"outport_name": port_name, "properties": list(props)}
