"""The operation that colours anything that has a colour."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import ColorIndex, Doc, RgbColor
from alive.domain.refs import ColoredRef
from alive.domain.results.color import ColorSet


@operation(
    category="Colors",
    effect=Effect.EDIT,
    source=(
        "Live.Track.Track.color",
        "Live.Track.Track.color_index",
        "Live.Scene.Scene.color",
        "Live.Scene.Scene.color_index",
        "Live.Clip.Clip.color",
        "Live.Clip.Clip.color_index",
        "Live.Chain.Chain.color",
        "Live.Chain.Chain.color_index",
    ),
)
class SetColor(Command[ColorSet]):
    """Set the colour of a track, scene, clip or chain, by RGB or as an entry of Live's palette.

    Live takes the entry of its palette that is nearest to an RGB colour; the reply has the colour that Live shows.

    Raises:
        NotFound: There is no such object.
        InvalidArgument: Both colours are given, or none.
    """

    object: ColoredRef
    color: Annotated[RgbColor | None, Doc("Instead of the entry of the palette.")] = None
    color_index: Annotated[ColorIndex | None, Doc("Instead of the RGB colour.")] = None
