"""What operations on grooves return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, EnumNumber, GrooveAmount, GrooveVelocity, Index
from alive.domain.refs import ClipOnTrackRef, TrackRef


@result
class GlobalGroove:
    """The amount that all grooves of the Set are multiplied with."""

    groove_amount: GrooveAmount


@result
class GlobalGrooveSet:
    """The amount that all grooves of the Set are multiplied with, as Live shows it."""

    message: str
    groove_amount: GrooveAmount


@result
class GrooveOfPool:
    """One groove of the pool."""

    index: Index
    name: str
    base: EnumNumber
    base_name: Annotated[str, Doc("The grid that it moves notes of.")]
    timing_amount: GrooveAmount
    quantization_amount: GrooveAmount
    random_amount: GrooveAmount
    velocity_amount: GrooveVelocity
    groove_id: str
    path: str


@result
class GroovePool:
    """The grooves of the Set, in Live's order."""

    grooves: tuple[GrooveOfPool, ...]
    count: Count


@result
class GrooveSet:
    """A groove as Live shows it."""

    message: str
    groove_index: Index
    name: str
    base: EnumNumber
    base_name: str
    timing_amount: GrooveAmount
    quantization_amount: GrooveAmount
    random_amount: GrooveAmount
    velocity_amount: GrooveVelocity
    groove_id: str
    path: str


@result
class ClipGrooveSet:
    """The groove that Live shows for the clip."""

    message: str
    track_index: TrackRef
    clip_index: ClipOnTrackRef
    clip_id: str
    groove_index: Index
    groove_id: str


@result
class ClipGrooveAmountSet:
    """The timing amount of the clip's groove."""

    message: str
    groove_amount: Annotated[GrooveAmount, Doc("The timing amount of the groove, which all its clips share.")]
    clip_id: str
    groove_index: Index
    groove_id: str


@result
class ClipGroove:
    """Which groove a clip has."""

    clip_id: str
    path: str
    has_groove: bool
    groove_index: Annotated[Index | None, Doc("Its place in the pool; null without a groove.")]
    groove_id: str | None
    groove_name: str | None


@result
class ClipGrooveCleared:
    """That the clip has no groove."""

    message: str
    clip_id: str
    path: str
    has_groove: bool
