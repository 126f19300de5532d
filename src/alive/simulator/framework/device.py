"""A device on controls: eight parameters at a time, in banks."""

from __future__ import annotations

from typing import Any

from alive.simulator.framework.component import ComponentCore
from alive.simulator.framework.controls import ButtonSlot, ParameterSlot
from alive.simulator.framework.events import Slot, listens
from alive.simulator.framework.live_objects import liveobj_valid

BANK_SIZE = 8


class DeviceCore(ComponentCore):
    """The appointed device, or the one it is locked to; the first parameter, which switches it, is in no bank."""

    __subject_events__ = ("device",)

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self._device: Any = None
        self._locked = False
        self._bank_index = 0
        self._parameters: list[ParameterSlot] = []
        self._bank_up, self._bank_down, self._on_off, self._lock = (
            self.register_disconnectable(ButtonSlot(handler))
            for handler in (self._mover(1), self._mover(-1), self._on_on_off, self._on_lock)
        )
        self.register_disconnectable(Slot(self.live_song(), self._on_appointed, "appointed_device"))

    def device(self) -> Any:
        """Return the device, or None."""
        return self._device

    def set_device(self, device: Any) -> None:
        """Control a device, unless locked to another one."""
        if not self._locked and device != self._device:
            self._device = device
            self._bank_index = 0
            self._on_parameters_changed.subject = device
            self._connect()
            self.notify_device()  # type: ignore[attr-defined]

    def set_lock_to_device(self, lock: bool, device: Any) -> None:  # noqa: FBT001 - the framework's signature
        """Stay with a device, or follow again."""
        self._locked = False
        if lock:
            self.set_device(device)
        self._locked = bool(lock)
        self.update()

    def restore_bank(self, bank_index: int) -> None:
        """Show a bank."""
        self._bank_index = bank_index
        self._connect()

    def set_parameter_controls(self, controls: Any) -> None:
        """Use controls for the parameters of the bank."""
        for slot in self._parameters:
            slot.disconnect()
        self._parameters = [ParameterSlot() for _ in controls or ()]
        for slot, control in zip(self._parameters, controls or (), strict=True):
            slot.set_control(control)
        self._connect()

    def set_bank_nav_buttons(self, down_button: Any, up_button: Any) -> None:
        """Use two buttons that change the bank."""
        self._bank_down.set(down_button)
        self._bank_up.set(up_button)

    def set_on_off_button(self, button: Any) -> None:
        """Use a button that switches the device."""
        self._on_off.set(button)
        self.update()

    def set_lock_button(self, button: Any) -> None:
        """Use a button that locks to the device."""
        self._lock.set(button)
        self.update()

    def update(self) -> None:
        """Light the buttons."""
        if self._enabled:
            self._lock.light(self._locked)
            self._on_off.light(liveobj_valid(self._device) and bool(self._device.parameters[0].value))

    def disconnect(self) -> None:
        """Let the controls go."""
        self.set_parameter_controls(None)
        super().disconnect()

    def _banked(self) -> list[Any]:
        return list(self._device.parameters)[1:] if liveobj_valid(self._device) else []

    def _connect(self) -> None:
        shown = self._banked()[self._bank_index * BANK_SIZE :]
        for index, slot in enumerate(self._parameters):
            slot.set_parameter(shown[index] if index < min(len(shown), BANK_SIZE) else None)
        self.update()

    @listens("parameters")
    def _on_parameters_changed(self) -> None:
        self._connect()

    def _on_appointed(self) -> None:
        self.set_device(self.live_song().appointed_device)

    def _mover(self, step: int) -> Any:
        def move(value: int) -> None:
            index = self._bank_index + step
            if value and 0 <= index * BANK_SIZE < max(1, len(self._banked())):
                self.restore_bank(index)

        return move

    def _on_on_off(self, value: int) -> None:
        if value and liveobj_valid(self._device):
            switch = self._device.parameters[0]
            switch.value = 0.0 if switch.value else 1.0
            self.update()

    def _on_lock(self, value: int) -> None:
        if value:
            self._surface._c_instance.toggle_lock()  # noqa: SLF001 - the surface's own part
