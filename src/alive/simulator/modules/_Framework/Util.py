"""Small functions."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.live_objects import clamp, const, find_if, index_if, nop

__all__ = ["clamp", "const", "find_if", "index_if", "nop"]
