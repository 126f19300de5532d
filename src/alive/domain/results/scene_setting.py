"""What operations on the settings of a scene return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import (
    Bpm,
    ColorIndex,
    Doc,
    Index,
    RgbColor,
    SignatureDenominator,
    SignatureNumerator,
)

_NO_COLOR = Doc("Null if it has no colour.")


@result
class SceneIsEmpty:
    """Whether a scene is empty."""

    scene_index: Index
    scene_id: str
    is_empty: bool


@result
class SceneTempo:
    """The tempo of a scene."""

    scene_index: Index
    scene_id: str
    tempo: Annotated[Bpm | None, Doc("Null if launching it sets none.")]
    has_tempo: bool


@result
class SceneTempoSet:
    """The tempo that Live shows."""

    message: str
    scene_index: Index
    scene_id: str
    tempo: Annotated[Bpm | None, Doc("Null if launching it sets none.")]
    has_tempo: bool


@result
class SceneTimeSignatureSet:
    """The time signature that Live shows."""

    message: str
    scene_index: Index
    scene_id: str
    time_signature_numerator: SignatureNumerator | None
    time_signature_denominator: SignatureDenominator | None
    time_signature_enabled: bool


@result
class SceneColor:
    """The colour of a scene."""

    scene_index: Index
    scene_id: str
    color: RgbColor
    color_index: Annotated[ColorIndex | None, _NO_COLOR]


@result
class SceneColorSet:
    """The colour that Live shows."""

    message: str
    scene_index: Index
    scene_id: str
    color: RgbColor
    color_index: Annotated[ColorIndex | None, _NO_COLOR]
