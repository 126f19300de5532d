"""Controls."""

from alive.simulator.framework.elements import (
    ButtonElement,
    ButtonMatrixElement,
    ControlElement,
    EncoderElement,
    InputControlElement,
    SliderElement,
)

__all__ = [
    "ButtonElement",
    "ButtonMatrixElement",
    "ControlElement",
    "EncoderElement",
    "InputControlElement",
    "SliderElement",
]
