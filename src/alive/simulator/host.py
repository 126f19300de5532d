"""Loads a Remote Script and drives it as Live does."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alive.simulator.c_instance import CInstance

if TYPE_CHECKING:
    from alive.simulator.imports import ImportGate
    from alive.simulator.scheduler import Event
    from alive.simulator.simulation import Simulation

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

    def __init__(self, simulation: Simulation, name: str, load: Callable[[], CreateInstance]) -> None:
        self.name = name
        self.instance: Any = None
        self._simulation = simulation
        self._load = load
        self._c_instance: CInstance | None = None
        self._display: Event | None = None
        self._rebuild: Event | None = None

    def begin(self) -> None:
        """Import it, make the instance and start calling it."""
        simulation = self._simulation
        self._c_instance = CInstance(simulation, self, simulation.scripts.index(self))
        made = [False]

        def make() -> None:
            self.instance = self._load()(self._c_instance)
            made[0] = True

        simulation.call(lambda: self._guarded(make))
        if not made[0]:
            return
        for _ in range(_MIDI_MAPS_AT_START):
            self.send("build_midi_map", simulation.midi_map_handle)
        self.send("connect_script_instances", [script.instance for script in simulation.scripts])
        self.send("refresh_state")
        self._plan_display()

    def end(self) -> None:
        """Disconnect the instance; the script can begin again with another Set."""
        for event in (self._display, self._rebuild):
            if event is not None:
                event.cancel()
        self._display = self._rebuild = None
        if self.instance is not None:
            self.send("disconnect")
        self.instance = None

    def disconnect(self) -> None:
        """Disconnect the instance and leave the control surface slot; a second time does nothing."""
        self.end()
        if self in self._simulation.scripts:
            self._simulation.scripts.remove(self)

    def send(self, method: str, *arguments: Any) -> None:
        """Call a method of the script, if it has it; an exception is logged and Live goes on."""
        function = getattr(self.instance, method, None)
        if function is not None:
            self._simulation.call(lambda: self._guarded(lambda: function(*arguments)))

    def request_rebuild(self) -> None:
        """Have build_midi_map called when the script has returned."""
        if self._rebuild is None and self.instance is not None:
            self._rebuild = self._simulation.after(0.0, self._rebuild_midi_map)

    def _rebuild_midi_map(self) -> None:
        self._rebuild = None
        self._invoke("build_midi_map", self._simulation.midi_map_handle)

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
