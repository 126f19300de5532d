"""What operations on the Arrangement loop and punching return."""

from alive.domain.operation import result
from alive.domain.quantities import Beats


@result
class LoopStartSet:
    """Where the Arrangement loop starts."""

    message: str
    loop_start: Beats


@result
class LoopLengthSet:
    """How long the Arrangement loop is."""

    message: str
    loop_length: Beats


@result
class LoopEnabledSet:
    """Whether the Arrangement loops."""

    message: str
    loop_enabled: bool


@result
class Loop:
    """The Arrangement loop as Live shows it."""

    loop_enabled: bool
    loop_start: Beats
    loop_end: Beats
    loop_length: Beats


@result
class LoopSet:
    """The Arrangement loop as Live shows it."""

    message: str
    loop_enabled: bool
    loop_start: Beats
    loop_end: Beats
    loop_length: Beats


@result
class PunchInSet:
    """Whether recording begins at the start of the loop."""

    message: str
    punch_in: bool


@result
class PunchOutSet:
    """Whether recording ends at the end of the loop."""

    message: str
    punch_out: bool


@result
class PunchSet:
    """Whether recording begins and ends with the loop."""

    message: str
    punch_in: bool
    punch_out: bool
