"""Which Simulation is the running Live of this process; `Live` modules are imported once and ask here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alive.simulator.simulation import Simulation

_running: list[Simulation] = []


def enter(simulation: Simulation) -> None:
    """Make it the running one; there can be only one."""
    if _running:
        message = "another Simulation is running in this process"
        raise RuntimeError(message)
    _running.append(simulation)


def leave(simulation: Simulation) -> None:
    """End its time."""
    _running.remove(simulation)


def current() -> Simulation:
    """Return the running Simulation."""
    if not _running:
        message = "no Simulation is running: use `with Simulation() as sim:`"
        raise RuntimeError(message)
    return _running[0]
