"""Operations on the loop of the Arrangement, and on punching in and out at its ends."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import BeatDuration, Beats, Doc
from alive.domain.results.loop import (
    Loop,
    LoopEnabledSet,
    LoopLengthSet,
    LoopSet,
    LoopStartSet,
    PunchInSet,
    PunchOutSet,
    PunchSet,
)

_LOOP = ("Live.Song.Song.loop", "Live.Song.Song.loop_start", "Live.Song.Song.loop_length")


@operation(category="Session Control", effect=Effect.PERFORM, source="Live.Song.Song.loop_start")
class SetLoopStart(Command[LoopStartSet]):
    """Set where the Arrangement loop starts; its length stays.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    position: Beats


@operation(category="Session Control", effect=Effect.PERFORM, source="Live.Song.Song.loop_length")
class SetLoopLength(Command[LoopLengthSet]):
    """Set the length of the Arrangement loop; its start stays.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    length: BeatDuration


@operation(category="Session Control", effect=Effect.PERFORM, source="Live.Song.Song.loop")
class SetLoopEnabled(Command[LoopEnabledSet]):
    """Turn the Arrangement loop on or off.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    enabled: bool


@operation(category="Session Control", effect=Effect.READ, source=_LOOP)
class GetLoopEnabled(Command[Loop]):
    """Get the Arrangement loop: whether it is on, where it starts and how long it is."""


@operation(category="Session Control", effect=Effect.PERFORM, source=_LOOP)
class SetLoop(Command[LoopSet]):
    """Set the Arrangement loop as a range, and turn it on or off. What is not given stays as it is.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    start: Annotated[Beats | None, Doc("Where it starts.")] = None
    length: BeatDuration | None = None
    enabled: bool | None = None


@operation(category="Transport", effect=Effect.PERFORM, source="Live.Song.Song.punch_in")
class SetPunchIn(Command[PunchInSet]):
    """Turn punching in on or off: whether recording begins at the start of the Arrangement loop.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    enabled: bool


@operation(category="Transport", effect=Effect.PERFORM, source="Live.Song.Song.punch_out")
class SetPunchOut(Command[PunchOutSet]):
    """Turn punching out on or off: whether recording ends at the end of the Arrangement loop.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    enabled: bool


@operation(category="Transport", effect=Effect.PERFORM, source=("Live.Song.Song.punch_in", "Live.Song.Song.punch_out"))
class SetPunch(Command[PunchSet]):
    """Turn punching in and out on or off together.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    punch_in: bool
    punch_out: bool
