"""Layers; see `alive.simulator.framework.layers`."""

from alive.simulator.framework.layers import Layer

__all__ = ["Layer"]
