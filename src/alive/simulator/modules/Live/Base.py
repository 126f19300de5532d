"""Live.Base."""  # noqa: N999 - Live's own name

from alive.simulator import running
from alive.simulator.errors import LimitationError
from alive.simulator.timer import Timer
from alive.simulator.vectors import FloatVector, IntU64Vector, IntVector, ObjectVector, StringVector, Vector


def log(string: str, /) -> None:
    """Write a line to Log.txt."""
    running.current().write_log(f"info: Python: {string}")


__all__ = [
    "FloatVector",
    "IntU64Vector",
    "IntVector",
    "LimitationError",
    "ObjectVector",
    "StringVector",
    "Timer",
    "Vector",
    "log",
]
