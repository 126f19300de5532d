"""Base of all controls."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.elements import ControlElement

__all__ = ["ControlElement"]
