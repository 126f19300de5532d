"""Sliders."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.elements import SliderElement

__all__ = ["SliderElement"]
