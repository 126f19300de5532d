"""Live.LomObject."""  # noqa: N999 - Live's own name

from alive.simulator.lom import LomObject

__all__ = ["LomObject"]
