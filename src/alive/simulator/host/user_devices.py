"""What a person does with devices and Live's API cannot: load, map macros, configure plug-ins, click."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from alive.simulator.devices.device import DeviceNode
from alive.simulator.devices.device_chain import DeviceChain
from alive.simulator.devices.device_library import load_device, make_simpler
from alive.simulator.devices.parameter import ParameterNode
from alive.simulator.devices.plugin_device import PluginNode
from alive.simulator.devices.rack import RackNode
from alive.simulator.devices.simpler import SimplerNode
from alive.simulator.object_model.lom import LomObject, node_of, wrap
from alive.simulator.object_model.node import expect

T = TypeVar("T")


class DeviceUser(ABC):
    """The person's part of a Simulator as far as devices are concerned. Objects are those that scripts see."""

    @abstractmethod
    def call(self, function: Callable[[], T]) -> T:
        """Run a function as one callback from Live."""

    def load_device(self, container: LomObject, name: str) -> Any:
        """Drop a device of Live or of Max for Live, or a plug-in, on a track or chain."""
        chain = expect(DeviceChain, node_of(container))
        return self.call(lambda: wrap(load_device(chain.document, chain, name)))

    def load_sample(self, target: LomObject, path: str) -> Any:
        """Drop an audio file on a Simpler, or on a track or chain, which then gets a Simpler."""
        node = node_of(target)
        if isinstance(node, SimplerNode):
            self.call(lambda: node.load_sample(path))
            return wrap(node)
        chain = expect(DeviceChain, node)
        return self.call(lambda: wrap(make_simpler(chain.document, chain, path)))

    def map_macro(self, rack: LomObject, index: int, parameter: LomObject | None) -> None:
        """Map a macro (0 to 15) of a rack to a parameter inside it, or to nothing."""
        target = None if parameter is None else expect(ParameterNode, node_of(parameter))
        self.call(lambda: expect(RackNode, node_of(rack)).map_macro(index, target))

    def add_return_chain(self, rack: LomObject, name: str = "") -> Any:
        """Make a return chain in a drum rack."""
        return self.call(lambda: wrap(expect(RackNode, node_of(rack)).add_return_chain(name)))

    def configure(self, plugin: LomObject, names: Iterable[str]) -> None:
        """Let a plug-in show parameters that it does not show by itself."""
        self.call(lambda: expect(PluginNode, node_of(plugin)).configure(names))

    def click_device(self, device: LomObject) -> None:
        """Select a device; it becomes the appointed one, and listeners hear of it."""
        node = expect(DeviceNode, node_of(device))
        self.call(lambda: node.document.song.click_device(node))

    def click_parameter(self, parameter: LomObject) -> None:
        """Select a parameter."""
        node = expect(ParameterNode, node_of(parameter))
        self.call(lambda: setattr(node.document.song.view, "parameter_id", node.document_id))
