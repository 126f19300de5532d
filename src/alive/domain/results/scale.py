"""What operations on the scale of the Set return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, PitchClass, ScaleInterval


@result
class ScaleState:
    """The scale of the Set."""

    root_note: PitchClass
    root_name: Annotated[str, Doc("The root note by name, with sharps.")]
    scale_name: str
    scale_intervals: Annotated[tuple[ScaleInterval, ...], Doc("The notes of the scale.")]
    scale_mode: Annotated[bool, Doc("Whether Live marks the notes of the scale and devices follow it.")]


@result
class ScaleSet:
    """The scale of the Set as Live shows it."""

    message: str
    root_note: PitchClass
    root_name: Annotated[str, Doc("The root note by name, with sharps.")]
    scale_name: str
    scale_intervals: Annotated[tuple[ScaleInterval, ...], Doc("The notes of the scale.")]
    scale_mode: Annotated[bool, Doc("Whether Live marks the notes of the scale and devices follow it.")]


@result
class ScaleOfLive:
    """One scale."""

    name: str
    intervals: tuple[ScaleInterval, ...]


@result
class Scales:
    """The scales that Live knows, in its own order."""

    scales: tuple[ScaleOfLive, ...]
    count: Count
