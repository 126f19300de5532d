"""What colouring something returns."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import ColorIndex, Doc, RgbColor


@result
class ColorSet:
    """The colour that Live shows."""

    message: str
    object_id: str
    path: str
    color: RgbColor
    color_index: Annotated[ColorIndex | None, Doc("Null where Live shows no entry of its palette.")]
