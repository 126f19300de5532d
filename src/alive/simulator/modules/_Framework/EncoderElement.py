"""Encoders."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.elements import EncoderElement

__all__ = ["EncoderElement"]
