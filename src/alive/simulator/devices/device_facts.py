"""The descriptions of devices: Live's own, some of Max for Live, and plug-ins that do not exist.

They are in data/devices.json, which also says of each parameter what was observed and what is assumed.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from alive.simulator.devices.parameter_facts import KINDS, Kind, fader, linear, logarithmic, switch

TYPES = {"instrument": 1, "audio_effect": 2, "midi_effect": 4}
"""The values of Live.Device.DeviceType."""

_DATA = Path(__file__).parents[1] / "data" / "devices.json"


class DeviceFacts(NamedTuple):
    """What is known of a device; `kinds` are the keys of its parameters after "Device On"."""

    key: str
    class_name: str
    name: str
    type: int
    own_class: str
    native: bool
    legacy: bool
    kinds: tuple[str, ...]
    latency: tuple[str, tuple[float, ...]] | None
    presets: tuple[str, ...]
    banks: dict[str, list[int]]


@cache
def _raw() -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = json.loads(_DATA.read_text(encoding="utf-8"))
    return data


@cache
def device_facts(key: str) -> DeviceFacts:
    """Return the description of a device by its key: a class name, `max:NAME` or `plugin:NAME`."""
    section, _, name = key.rpartition(":")
    raw = _raw()[{"": "devices", "max": "max", "plugin": "plugins"}[section]][name]
    native = not section
    own = {"": "Device", "max": "MaxDevice", "plugin": "PluginDevice"}[section]
    latency = raw.get("latency")
    return DeviceFacts(
        key=key,
        class_name=name if native else raw["class"],
        name=raw["name"] if native else name,
        type=TYPES[raw["type"]],
        own_class=raw.get("own_class", own),
        native=native,
        legacy=raw.get("legacy", False),
        kinds=tuple(_kind_key(key, index, facts) for index, facts in enumerate(raw["parameters"])),
        latency=(latency["parameter"], tuple(latency["milliseconds"])) if latency else None,
        presets=tuple(raw.get("presets", ())),
        banks=raw.get("banks", {}),
    )


@cache
def dependents(key: str) -> dict[str, tuple[str, ...]]:
    """Return, by name, the parameters that lose or get their effect by another one."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in (KINDS[each] for each in device_facts(key).kinds):
        if kind.unless is not None:
            found[kind.unless[0]] = (*found.get(kind.unless[0], ()), kind.name)
    return found


def kind_of(key: str) -> Kind:
    """Return a kind of parameter, which a Set may name before the device's description was used."""
    if key not in KINDS:
        device_facts(key.rpartition("/")[0])
    return KINDS[key]


@cache
def native_devices() -> tuple[DeviceFacts, ...]:
    """Return Live's own devices that can be inserted, as the browser shows them."""
    return tuple(facts for facts in map(device_facts, _raw()["devices"]) if not facts.legacy)


@cache
def max_devices() -> tuple[DeviceFacts, ...]:
    """Return the devices of Max for Live."""
    return tuple(device_facts(f"max:{name}") for name in _raw()["max"])


@cache
def plugins() -> tuple[DeviceFacts, ...]:
    """Return the plug-ins."""
    return tuple(device_facts(f"plugin:{name}") for name in _raw()["plugins"])


def key_of(name: str) -> str | None:
    """Return the key of a device that can be inserted by its name; upper and lower case count."""
    return _names().get(name)


@cache
def _names() -> dict[str, str]:
    return {raw["name"]: key for key, raw in _raw()["devices"].items() if not raw.get("legacy")}


def find(name_or_class: str) -> DeviceFacts | None:
    """Return a description by key, class name, name of a device of Live, of Max for Live, or of a plug-in."""
    raw = _raw()
    if name_or_class in raw["devices"]:
        return device_facts(name_or_class)
    for section in ("max", "plugin"):
        if name_or_class.startswith(f"{section}:"):
            return device_facts(name_or_class)
    key = _names().get(name_or_class)
    if key is not None:
        return device_facts(key)
    if name_or_class in raw["max"]:
        return device_facts(f"max:{name_or_class}")
    return device_facts(f"plugin:{name_or_class}") if name_or_class in raw["plugins"] else None


class SetTag(NamedTuple):
    """Where a Live Set keeps a parameter: its element, the number that stands for the first item, the scale."""

    tag: str
    low: int
    scale: str


def set_tags(class_name: str) -> dict[str, SetTag]:
    """Return, by parameter name, the elements of a Live Set that hold the parameters of a device."""
    raw = _raw()["devices"].get(class_name, {"parameters": []})
    return {
        facts["name"]: SetTag(facts["tag"], facts.get("tag_low", 0), facts.get("tag_scale", ""))
        for facts in raw["parameters"]
        if "tag" in facts
    }


def _kind_key(device: str, index: int, facts: dict[str, Any]) -> str:
    key = f"{device}/{index}"
    KINDS[key] = _kind(facts)
    return key


def _kind(facts: dict[str, Any]) -> Kind:
    name = facts["name"]
    unless = tuple(facts["unless"]) if "unless" in facts else None
    if "items" in facts:
        return switch(name, tuple(facts["items"]), facts["default"], unless)
    if facts["scale"] == "fader":
        return fader(name, facts["default"])
    make = logarithmic if facts["scale"] == "log" else linear
    return make(name, facts["low"], facts["high"], facts["default"], facts["unit"], unless)
