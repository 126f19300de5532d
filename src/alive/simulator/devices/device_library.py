"""Making devices: what the browser loads and a Live Set contains.

Importing this module makes the classes of all devices.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alive.simulator.clip.notes import float32

# Imported for the classes they make.
from alive.simulator.devices import compressor, device_classes, looper, max_device, plugin_device, rack, wavetable  # noqa: F401
from alive.simulator.devices.device import DeviceNode
from alive.simulator.devices.device_chain import INSTRUMENT, DeviceChain
from alive.simulator.devices.device_facts import DeviceFacts, find
from alive.simulator.devices.simpler import SimplerNode
from alive.simulator.object_model.document import Document
from alive.simulator.object_model.node import expect


def make_device(
    document: Document, container: DeviceChain, name_or_class: str, position: int = -1, **values: Any
) -> DeviceNode:
    """Make a device of Live, of Max for Live, or a plug-in, at the nearest possible index (-1 is the end).

    Raises LookupError for a name that is not known, RuntimeError where such a device cannot be.
    """
    facts = find(name_or_class)
    if facts is None:
        raise LookupError(name_or_class)
    with document.operation():
        return container.insert(facts, _nearest(container, facts, position), **values)


def load_device(document: Document, container: DeviceChain, name_or_class: str) -> DeviceNode:
    """Make a device as the browser does: an instrument takes the place of the one that is there."""
    facts = find(name_or_class)
    if facts is None:
        raise LookupError(name_or_class)
    with document.operation():
        present = container.instrument
        if facts.type == INSTRUMENT and present is not None:
            container.remove_device(present)
        return container.insert(facts, _nearest(container, facts, -1))


def make_simpler(document: Document, container: DeviceChain, path: str) -> SimplerNode:
    """Make a Simpler with a sample, in the place of an instrument that is there."""
    with document.operation():
        simpler = expect(SimplerNode, load_device(document, container, "OriginalSimpler"))
        simpler.load_sample(path)
    return simpler


def load_preset(device: DeviceNode, values: Mapping[str, float], name: str = "") -> None:
    """Set parameters by original name to internal values, and the device's name; unknown parameters are left out."""
    with device.document.operation():
        for parameter in device.parameters:
            if parameter.facts.name in values:
                value = min(max(values[parameter.facts.name], parameter.facts.low), parameter.facts.high)
                device.document.change(parameter, "raw", float32(value), "step")
        if name:
            device.own_name = name


def _nearest(container: DeviceChain, facts: DeviceFacts, position: int) -> int:
    places = container.places(facts)
    if not places:
        message = f"Can not insert device '{facts.name}': {container.refusal(facts)}"
        raise RuntimeError(message)
    return places[-1] if position < 0 else min(max(position, places[0]), places[-1])
