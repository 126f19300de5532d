"""Operations on the scale of the Set."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc, Length, PitchClass
from alive.domain.results.scale import Scales, ScaleSet, ScaleState

_CATEGORY = "Session Control"
_SCALE = (
    "Live.Song.Song.root_note",
    "Live.Song.Song.scale_name",
    "Live.Song.Song.scale_intervals",
    "Live.Song.Song.scale_mode",
)
ScaleName = Annotated[str, Length(1, 100)]


@operation(category=_CATEGORY, effect=Effect.READ, source=_SCALE)
class GetScale(Command[ScaleState]):
    """Get the scale of the Set: root note, name and notes, and whether Live follows it."""


@operation(category=_CATEGORY, effect=Effect.PERFORM, source=_SCALE)
class SetScale(Command[ScaleSet]):
    """Set the scale of the Set. What is not given stays as it is.

    Raises:
        LiveRejected: Live knows no scale of that name.
        OutcomeUnknown: Live did not show it in time.
    """

    root_note: PitchClass | None = None
    scale_name: Annotated[ScaleName | None, Doc("Written as Live does, such as Minor; see list_scales.")] = None
    scale_mode: Annotated[bool | None, Doc("Whether Live marks the notes of the scale and devices follow it.")] = None


@operation(category=_CATEGORY, effect=Effect.READ, source="Live.Song.get_all_scales_ordered")
class ListScales(Command[Scales]):
    """List the scales that Live knows, with their notes."""
