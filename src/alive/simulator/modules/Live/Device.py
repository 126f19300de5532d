"""Live.Device."""  # noqa: N999 - Live's own name

from alive.simulator.enums import DeviceType
from alive.simulator.vectors import ATimeableValueVector

__all__ = ["ATimeableValueVector", "DeviceType"]
