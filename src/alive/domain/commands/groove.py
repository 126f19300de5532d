"""Operations on grooves: the pool, its grooves, and which clip has which."""

from typing import Annotated

from alive.domain.commands.clip import ClipOnTrack
from alive.domain.enumerations import GrooveBase
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc, GrooveAmount, GrooveVelocity, Name
from alive.domain.refs import ClipRef, GrooveRef, TrackRef
from alive.domain.results.groove import (
    ClipGroove,
    ClipGrooveAmountSet,
    ClipGrooveCleared,
    ClipGrooveSet,
    GlobalGroove,
    GlobalGrooveSet,
    GroovePool,
    GrooveSet,
)

_CATEGORY = "Groove Pool"
_POOL = ("Live.Song.Song.groove_pool", "Live.GroovePool.GroovePool.grooves")
_GROOVE = (
    *_POOL,
    "Live.Groove.Groove.name",
    "Live.Groove.Groove.base",
    "Live.Groove.Groove.timing_amount",
    "Live.Groove.Groove.quantization_amount",
    "Live.Groove.Groove.random_amount",
    "Live.Groove.Groove.velocity_amount",
)


@operation(category=_CATEGORY, effect=Effect.READ, source="Live.Song.Song.groove_amount")
class GetGrooveAmount(Command[GlobalGroove]):
    """Get the global groove amount, which all grooves of the Set are multiplied with."""


@operation(category=_CATEGORY, effect=Effect.PERFORM, source="Live.Song.Song.groove_amount")
class SetGrooveAmount(Command[GlobalGrooveSet]):
    """Set the global groove amount, which all grooves of the Set are multiplied with.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    amount: GrooveAmount


@operation(category=_CATEGORY, effect=Effect.READ, source=_GROOVE)
class GetGroovePoolGrooves(Command[GroovePool]):
    """List the grooves of the groove pool with their amounts.

    Only a person or the browser puts grooves into the pool.
    """


@operation(category=_CATEGORY, effect=Effect.EDIT, source=_GROOVE)
class SetGroove(Command[GrooveSet]):
    """Change a groove of the pool, for all clips that use it. What is not given stays as it is.

    Raises:
        NotFound: There is no such groove.
        LiveRejected: Live does not take the value.
    """

    groove: GrooveRef
    name: Name | None = None
    base: Annotated[GrooveBase | None, Doc("The grid that it moves notes of.")] = None
    timing_amount: GrooveAmount | None = None
    quantization_amount: GrooveAmount | None = None
    random_amount: GrooveAmount | None = None
    velocity_amount: GrooveVelocity | None = None


@operation(category=_CATEGORY, effect=Effect.EDIT, source=("Live.Clip.Clip.groove", *_POOL))
class SetClipGroove(Command[ClipGrooveSet]):
    """Give a clip a groove of the pool.

    Raises:
        NotFound: There is no such track, clip or groove.
        LiveRejected: Live does not take it.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    groove_index: GrooveRef


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    partly=(
        "A clip has no groove amount of its own: this sets the timing amount of its groove, which all clips with that "
        "groove share. set_groove sets the other amounts, set_groove_amount the one of the whole Set."
    ),
    source=("Live.Clip.Clip.groove", "Live.Groove.Groove.timing_amount", *_POOL),
)
class SetClipGrooveAmount(Command[ClipGrooveAmountSet]):
    """Set the timing amount of the groove that a clip has, for all clips with that groove.

    Raises:
        NotFound: There is no such track or clip.
        LiveRejected: The clip has no groove.
    """

    track_index: TrackRef
    clip_index: ClipOnTrack
    amount: GrooveAmount


@operation(category=_CATEGORY, effect=Effect.READ, source=("Live.Clip.Clip.groove", "Live.Clip.Clip.has_groove"))
class GetClipGroove(Command[ClipGroove]):
    """Get the groove of a clip.

    Raises:
        NotFound: There is no such clip.
    """

    clip: ClipRef


@operation(category=_CATEGORY, effect=Effect.EDIT, source=("Live.Clip.Clip.groove", "Live.Clip.Clip.has_groove"))
class ClearClipGroove(Command[ClipGrooveCleared]):
    """Take the groove away from a clip. The groove stays in the pool.

    Raises:
        NotFound: There is no such clip.
    """

    clip: ClipRef
