"""Places of a component where a control can be plugged in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alive.simulator.framework.events import Slot


class ButtonSlot:
    """A place for a button: it calls the handler while it is in, and its light goes out when it is taken out."""

    def __init__(self, handler: Callable[[int], None]) -> None:
        self._slot = Slot(None, handler, "value")

    @property
    def button(self) -> Any:
        """The button, or None."""
        return self._slot.subject

    @property
    def is_momentary(self) -> bool:
        """Whether the button also tells when it is let go."""
        momentary = getattr(self.button, "_is_momentary", False)
        return bool(momentary)

    def set(self, button: Any) -> None:
        """Plug in another button, or None."""
        if button is self.button:
            return
        if self.button is not None:
            self.button.reset()
        self._slot.subject = button

    def light(self, value: Any) -> None:
        """Light the button, if there is one."""
        if self.button is not None:
            self.button.set_light(value)

    def disconnect(self) -> None:
        """Take the button out."""
        self.set(None)


class ParameterSlot:
    """A place for an encoder or slider, connected to a parameter."""

    def __init__(self) -> None:
        self._control: Any = None
        self._parameter: Any = None

    @property
    def control(self) -> Any:
        """The control, or None."""
        return self._control

    def set_control(self, control: Any) -> None:
        """Plug in another control, or None."""
        if self._control is not None and control is not self._control:
            self._control.release_parameter()
        self._control = control
        self._connect()

    def set_parameter(self, parameter: Any) -> None:
        """Connect to another parameter, or none."""
        self._parameter = parameter
        self._connect()

    def disconnect(self) -> None:
        """Take the control out."""
        self.set_control(None)

    def _connect(self) -> None:
        if self._control is None:
            return
        if self._parameter is not None and self._parameter != None:  # noqa: E711 - dead objects equal None
            self._control.connect_to(self._parameter)
        else:
            self._control.release_parameter()
