"""Live.DeviceParameter."""  # noqa: N999 - Live's own name

from alive.simulator.enums import AutomationState, ParameterState
from alive.simulator.parameter import ParameterNode

DeviceParameter = ParameterNode.wrapper

__all__ = ["AutomationState", "DeviceParameter", "ParameterState"]
