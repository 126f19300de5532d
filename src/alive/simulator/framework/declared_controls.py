"""Controls that a component declares in its class; an element is plugged in later, by a layer or by `set_name`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alive.simulator.framework.events import Slot


class DeclaredControl:
    """Base of the declarations; `@name.event` makes a method the listener of an event."""

    events: tuple[str, ...] = ()
    state_type: Callable[..., ControlState]

    def __init__(self, **options: Any) -> None:
        self.options = options
        self.listeners: dict[str, Callable[..., None]] = {}
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        # The decorated methods hand the same control back, often under its own name.
        self._name = self._name or name
        if not hasattr(owner, f"set_{name}"):
            setattr(
                owner, f"set_{name}", lambda component, element: getattr(component, name).set_control_element(element)
            )

    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        key = f"_control_{self._name}"
        if key not in instance.__dict__:
            state = self.state_type(self, instance, **self.options)
            instance.__dict__[key] = instance.register_disconnectable(state)
        return instance.__dict__[key]

    def __getattr__(self, name: str) -> Callable[[Callable[..., None]], DeclaredControl]:
        if name not in type(self).events:
            message = f"{type(self).__name__} has no event {name!r}"
            raise AttributeError(message)

        def listen(function: Callable[..., None]) -> DeclaredControl:
            if name in self.listeners:
                message = f"the control has a listener for {name} already"
                raise RuntimeError(message)
            self.listeners[name] = function
            return self

        return listen


class ControlState:
    """What a declared control is in one component."""

    def __init__(self, control: Any, component: Any) -> None:
        self._control = control
        self._component = component
        self._slot = Slot(None, self._on_value, "value")
        self._is_on = True

    @property
    def control_element(self) -> Any:
        """The element, or None."""
        return self._slot.subject

    def set_control_element(self, element: Any) -> None:
        """Use another element; None lets it go."""
        if self.control_element is not None and element is not self.control_element:
            self.control_element.reset()
        self._slot.subject = element
        self._show()

    @property
    def enabled(self) -> bool:
        """Whether it takes values."""
        return self._is_on

    @enabled.setter
    def enabled(self, enabled: bool) -> None:
        self._is_on = enabled
        self._show()

    def disconnect(self) -> None:
        """Let the element go."""
        self.set_control_element(None)

    def _show(self) -> None:
        """Show its state on the element."""

    def _on_value(self, value: int) -> None:
        if self._is_on and getattr(self._component, "_enabled", True):
            self._take(value)

    def _take(self, value: int) -> None:
        """Tell the listeners."""

    def _tell(self, event: str, *given: Any) -> None:
        listener = self._control.listeners.get(event)
        if listener is not None:
            listener(self._component, *given, self)


class ButtonState(ControlState):
    """A button: its colour is a number, as skins are not there."""

    def __init__(self, control: Any, component: Any, color: Any = 127) -> None:
        super().__init__(control, component)
        self._is_pressed = False
        self._color: Any = None
        self.color = color

    @property
    def color(self) -> Any:
        """The value that is sent as its light."""
        return self._color

    @color.setter
    def color(self, color: Any) -> None:
        if isinstance(color, str):
            message = f"the simulator has no skins: give the number to send instead of {color!r}"
            raise TypeError(message)
        self._color = color
        self._show()

    @property
    def is_pressed(self) -> bool:
        """Whether it is held."""
        return self._is_pressed

    @property
    def is_momentary(self) -> bool:
        """Whether the element also tells when it is let go."""
        return bool(getattr(self.control_element, "_is_momentary", False))

    def _show(self) -> None:
        if self.control_element is not None:
            self.control_element.set_light(self._color if self._is_on else 0)

    def _take(self, value: int) -> None:
        self._tell("value", value)
        if value:
            self._is_pressed = True
            self._tell("pressed")
        if self._is_pressed and (not value or not self.is_momentary):
            self._is_pressed = False
            self._tell("released")


class EncoderState(ControlState):
    """An encoder or slider: absolute values are from 0 to 1, relative ones a part of 64 steps."""

    def _take(self, value: int) -> None:
        mode = str(self.control_element.message_map_mode())
        if "relative" in mode:
            self._tell("value", self.control_element.relative_value_to_delta(value) / 64)
        else:
            self._tell("value", value / 127)


class ButtonControl(DeclaredControl):
    """Declares a button."""

    events = ("pressed", "released", "value")
    state_type = ButtonState


class EncoderControl(DeclaredControl):
    """Declares an encoder."""

    events = ("value",)
    state_type = EncoderState
