"""Controls that components declare."""

from alive.simulator.framework.declared_controls import ButtonControl, EncoderControl

__all__ = ["ButtonControl", "EncoderControl"]
