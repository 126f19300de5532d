"""Buttons."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.elements import OFF_VALUE, ON_VALUE, ButtonElement

__all__ = ["OFF_VALUE", "ON_VALUE", "ButtonElement"]
