"""Devices of a Live Set file, made into devices of the document."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from alive.simulator.clip.notes import float32
from alive.simulator.devices.chain import DrumChainNode
from alive.simulator.devices.device_facts import DeviceFacts, SetTag, find, set_tags
from alive.simulator.devices.rack import RackNode
from alive.simulator.devices.rack_macros import MACROS
from alive.simulator.devices.simpler import SimplerNode
from alive.simulator.live_sets.set_clips import audio_file
from alive.simulator.song.colors import PALETTE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from alive.simulator.devices.device import DeviceNode
    from alive.simulator.devices.device_chain import DeviceChain
    from alive.simulator.devices.parameter import ParameterNode
    from alive.simulator.live_sets.set_data import ChainData, DeviceData
    from alive.simulator.live_sets.set_report import Report

_PLUGINS = {"PluginDevice": "plug-in", "AuPluginDevice": "plug-in"}
_MAX = "MxDevice"
_NEAR = 1e-4


def make_devices(chain: DeviceChain, devices: Sequence[DeviceData], folder: Path, report: Report) -> None:
    """Make the devices of a track or chain, in order; what is not known is noted and left out."""
    for data in devices:
        facts = _facts(data, report)
        if facts is None:
            continue
        if chain.refusal(facts) or len(chain.devices) not in chain.places(facts):
            report.note(f"the device {facts.name}, which cannot be at its place without what was left out before it")
            continue
        device = chain.insert(facts, len(chain.devices), own_name=_own_name(data, facts))
        _set_values(device, data, report)
        device.view.is_collapsed = data.folded
        if isinstance(device, SimplerNode) and data.sample is not None:
            _take_sample(device, data, folder, report)
        if isinstance(device, RackNode):
            for each in data.chains:
                _make_chain(device, each, folder, report)


def _facts(data: DeviceData, report: Report) -> DeviceFacts | None:
    if data.tag in _PLUGINS or data.tag.startswith(_MAX):
        kind = _PLUGINS.get(data.tag, "Max for Live device")
        facts = find(f"{'plugin' if data.tag in _PLUGINS else 'max'}:{data.preset}") if _known(data) else None
        if facts is None:
            report.note(f"the {kind} {data.preset or data.name or 'without a name'}")
        return facts
    facts = find(data.tag)
    if facts is None:
        report.note(f"the device {data.tag}")
    return facts


def _known(data: DeviceData) -> bool:
    return bool(data.preset) and find(data.preset) is not None


def _own_name(data: DeviceData, facts: DeviceFacts) -> str:
    return "" if data.name == facts.name else data.name


def _make_chain(rack: RackNode, data: ChainData, folder: Path, report: Report) -> None:
    colored = 0 <= data.color < len(PALETTE)
    values: dict[str, Any] = {"own_name": data.name, "muted": data.muted, "soloed": data.soloed}
    values |= {"palette_index": data.color, "is_auto_colored": False} if colored else {}
    chain = rack.new_chain(**values)
    rack.chains = [*rack.chains, chain]
    if isinstance(chain, DrumChainNode) and data.note is not None and 0 <= data.note <= 127:
        chain.in_note = data.note
    make_devices(chain, data.devices, folder, report)


def _take_sample(simpler: SimplerNode, data: DeviceData, folder: Path, report: Report) -> None:
    if data.sample is None:
        return
    facts, start, end = data.sample
    file = audio_file(facts, folder, report)
    sample = simpler.take_sample(file)
    simpler.own_name = _own_name(data, simpler.facts) or file.name
    if 0 <= start < end <= file.frames:
        sample.start_marker, sample.end_marker = start, end


def _set_values(device: DeviceNode, data: DeviceData, report: Report) -> None:
    parameters = {parameter.facts.name: parameter for parameter in device.parameters}
    device.parameters[0].raw = float(data.on)
    tags = _tags(device)
    for name, tag in tags.items():
        if tag.tag in data.values and name in parameters:
            _set(parameters[name], tag, data.values[tag.tag])
    known = {tag.tag for tag in tags.values()} | {"On"}
    report.note(f"values of {device.facts.name} without a known parameter", len(data.values.keys() - known))


def _tags(device: DeviceNode) -> dict[str, SetTag]:
    if isinstance(device, RackNode):
        macros = {f"Macro {number + 1}": SetTag(f"MacroControls.{number}", 0, "") for number in range(MACROS)}
        return macros | {"Chain Selector": SetTag("ChainSelector", 0, "")}
    return set_tags(device.facts.class_name)


def _set(parameter: ParameterNode, tag: SetTag, value: float) -> None:
    """Set a parameter from a value of the file, which is the displayed one; factors stand for decibels."""
    kind = parameter.facts
    if kind.items:
        raw = value - tag.low
    else:
        shown = value
        if tag.scale == "gain":
            shown = 20 * math.log10(value) if value > 0 else -math.inf
        raw = shown if _shows_itself(kind) else _internal(parameter, shown)
    parameter.raw = float32(min(max(raw, kind.low), kind.high))


def _shows_itself(kind: Any) -> bool:
    """Whether the file has the internal value: it is displayed as it is, or in percent."""
    for factor in (1, 100):
        ends = ((kind.low, kind.display(kind.low)), (kind.high, kind.display(kind.high)))
        if all(abs(shown - end * factor) < _NEAR for end, shown in ends):
            return True
    return False


def _internal(parameter: ParameterNode, shown: float) -> float:
    low, high = parameter.facts.display(parameter.facts.low), parameter.facts.display(parameter.facts.high)
    return parameter.internal(min(max(shown, low), high))
