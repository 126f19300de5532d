"""Loads a Remote Script and drives it as Live does."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alive.simulator.host.c_instance import CInstance
from alive.simulator.host.midi_map import SYSEX, ControlMap

if TYPE_CHECKING:
    from alive.simulator.host.imports import ImportGate
    from alive.simulator.host.scheduler import Event
    from alive.simulator.simulator import Simulator

CreateInstance = Callable[[Any], Any]
_MIDI_MAPS_AT_START = 2
"""Live asks for the MIDI map several times at the start; the exact number is not known."""


def import_script(folder: Path, gate: ImportGate, forbid: tuple[str, ...]) -> CreateInstance:
    """Execute the text `import <folder name>`, as Live does, and return its create_instance."""
    parent = str(folder.resolve().parent)
    if parent not in sys.path:
        sys.path.append(parent)
    importlib.invalidate_caches()
    gate.watch(folder.name, forbid)
    namespace: dict[str, Any] = {"__name__": "__live__"}
    exec(f"import {folder.name}", namespace)  # noqa: S102 - what Live does, so a bad name is a SyntaxError
    create_instance: CreateInstance = namespace[folder.name].create_instance
    return create_instance


class HostedScript:
    """A Remote Script in one of Live's control surface slots."""

    def __init__(self, simulation: Simulator, name: str, load: Callable[[], CreateInstance]) -> None:
        self.name = name
        self.instance: Any = None
        """What create_instance returned, or None."""
        self.capabilities: Any = None
        """What get_capabilities of its package returned, or None."""
        self.midi_out: list[tuple[int, ...]] = []
        """The messages it sent to its output port."""
        self.requests: list[tuple[Any, ...]] = []
        """What it asked of Live through c_instance that shows nowhere else: the name and the arguments."""
        self.locked_to: Any = None
        """The device it is locked to, or None."""
        self._simulation = simulation
        self._load = load
        self._midi_map: ControlMap | None = None
        self._c_instance: CInstance | None = None
        self._display: Event | None = None
        self._rebuild: Event | None = None

    def begin(self) -> None:
        """Import it, make the instance and start calling it."""
        simulation = self._simulation
        self._c_instance = CInstance(simulation, self, simulation.scripts.index(self))
        made = [False]

        def make() -> None:
            create_instance = self._load()
            package = (getattr(create_instance, "__module__", None) or "").partition(".")[0]
            capabilities = getattr(sys.modules.get(package), "get_capabilities", None)
            if capabilities is not None:
                self.capabilities = capabilities()
            self.instance = create_instance(self._c_instance)
            made[0] = True

        simulation.call(lambda: self._guarded(make))
        simulation.publish_scripts()
        if not made[0]:
            return
        for _ in range(_MIDI_MAPS_AT_START):
            simulation.call(self._build_midi_map)
        self.send("connect_script_instances", [script.instance for script in simulation.scripts])
        self.send("refresh_state")
        self._plan_display()

    def end(self) -> None:
        """Disconnect the instance; the script can begin again with another Set."""
        for event in (self._display, self._rebuild):
            if event is not None:
                event.cancel()
        self._display = self._rebuild = None
        self._end_midi_map()
        if self.instance is not None:
            self._store_preferences()
            self.send("disconnect")
        self.instance = self.locked_to = None
        self._simulation.publish_scripts()

    def disconnect(self) -> None:
        """Disconnect the instance and leave the control surface slot; a second time does nothing."""
        self.end()
        if self in self._simulation.scripts:
            self._simulation.scripts.remove(self)
            self._simulation.publish_scripts()

    def send(self, method: str, *arguments: Any) -> None:
        """Call a method of the script, if it has it; an exception is logged and Live goes on."""
        function = getattr(self.instance, method, None)
        if function is not None:
            self._simulation.call(lambda: self._guarded(lambda: function(*arguments)))

    def request_rebuild(self) -> None:
        """Have build_midi_map called when the script has returned."""
        if self._rebuild is None and self.instance is not None:
            self._rebuild = self._simulation.after(0.0, self._rebuild_midi_map)

    def receive_midi(self, message: tuple[int, ...]) -> None:
        """Take a message of the controller: what its map says is moved or forwarded, all SysEx is forwarded."""
        midi_map = self._midi_map
        if midi_map is None:
            return
        if message[0] != SYSEX:
            self._simulation.call(lambda: midi_map.move(message))
        if midi_map.wants(message):
            self.send("receive_midi", message)

    def toggle_lock(self) -> None:
        """Lock it to the appointed device or unlock it, once it has returned; if it can be locked at all."""
        self._simulation.after(0.0, lambda: self._guarded(self._toggle_lock))

    def _toggle_lock(self) -> None:
        if self.locked_to is not None:
            device, self.locked_to = self.locked_to, None
            self._invoke("unlock_from_device", device)
            return
        can_lock = getattr(self.instance, "can_lock_to_devices", None)
        device = self._simulation.song.appointed_device
        if device is not None and can_lock is not None and can_lock():
            self.locked_to = device
            self._invoke("lock_to_device", device)

    def _store_preferences(self) -> None:
        c_instance = self._c_instance
        if c_instance is not None:
            self._simulation.call(lambda: self._guarded(c_instance._store_preferences))  # noqa: SLF001 - hidden from scripts

    def _rebuild_midi_map(self) -> None:
        self._rebuild = None
        self._build_midi_map()

    def _build_midi_map(self) -> None:
        self._end_midi_map()
        self._midi_map = ControlMap(self.midi_out.append)
        self._invoke("build_midi_map", self._midi_map.handle)

    def _end_midi_map(self) -> None:
        if self._midi_map is not None:
            self._midi_map.end()
            self._midi_map = None

    def _plan_display(self) -> None:
        self._display = self._simulation.after_display(self._display, self._update_display)

    def _update_display(self) -> None:
        self._plan_display()
        self._invoke("update_display")

    def _invoke(self, method: str, *arguments: Any) -> None:
        function = getattr(self.instance, method, None)
        if function is not None:
            self._guarded(lambda: function(*arguments))

    def _guarded(self, action: Callable[[], Any]) -> None:
        try:
            action()
        except Exception as error:  # noqa: BLE001 - Live survives whatever a script raises
            self._simulation.log_exception(error)
