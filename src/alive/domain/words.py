"""How numbers are written in messages for people: truly, and as people write them."""

_FINEST = 1e-9
"""Finer than any measure of Live, coarser than the rounding of its sums."""

_LARGEST = 1e15
"""From here on a float says little about its last digits, and nobody wants to count its zeros."""


def number(value: float) -> str:
    """A number as people write it: `232`, not `232.0`; `231.9999`, not `232`; `0.3`, not `0.30000000000000004`."""
    if isinstance(value, int):
        return str(value)
    if value == 0:
        return "0"  # also for -0.0
    if not _FINEST <= abs(value) < _LARGEST:
        return repr(value)
    return f"{value:.9f}".rstrip("0").rstrip(".")


def counted(count: int, noun: str) -> str:
    """`1 note`, `2 notes`."""
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"
