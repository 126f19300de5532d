"""Which Simulator is the running Live of this process; `Live` modules are imported once and ask here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alive.simulator.simulator import Simulator

_running: list[Simulator] = []


def enter(simulation: Simulator) -> None:
    """Make it the running one; there can be only one."""
    if _running:
        message = "another Simulator is running in this process"
        raise RuntimeError(message)
    _running.append(simulation)


def leave(simulation: Simulator) -> None:
    """End its time."""
    _running.remove(simulation)


def current() -> Simulator:
    """Return the running Simulator."""
    if not _running:
        message = "no Simulator is running: use `with Simulator() as sim:`"
        raise RuntimeError(message)
    return _running[0]
