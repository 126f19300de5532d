"""Small functions."""  # noqa: N999 - the framework's own name

from alive.simulator.framework.functions import first, flatten, lazy_attribute, memoize, second, sign, third
from alive.simulator.framework.live_objects import clamp, const, find_if, index_if, nop

__all__ = [
    "clamp",
    "const",
    "find_if",
    "first",
    "flatten",
    "index_if",
    "lazy_attribute",
    "memoize",
    "nop",
    "second",
    "sign",
    "third",
]
