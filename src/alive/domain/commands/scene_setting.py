"""Operations on what a scene has beside its clips: tempo, time signature, colour."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Bpm, ColorIndex, Doc, SignatureDenominator, SignatureNumerator
from alive.domain.refs import SceneRef
from alive.domain.results.scene_setting import (
    SceneColor,
    SceneColorSet,
    SceneIsEmpty,
    SceneTempo,
    SceneTempoSet,
    SceneTimeSignatureSet,
)

_TEMPO = ("Live.Scene.Scene.tempo", "Live.Scene.Scene.tempo_enabled")
_COLOR = ("Live.Scene.Scene.color_index", "Live.Scene.Scene.color")


@operation(category="Additional Props", effect=Effect.READ, source="Live.Scene.Scene.is_empty")
class GetSceneIsEmpty(Command[SceneIsEmpty]):
    """Get whether there is no clip in a scene.

    Raises:
        NotFound: There is no such scene.
    """

    scene_index: SceneRef


@operation(category="Additional Props", effect=Effect.READ, source=_TEMPO)
class GetSceneTempo(Command[SceneTempo]):
    """Get the tempo that launching a scene sets; null if it sets none.

    Raises:
        NotFound: There is no such scene.
    """

    scene_index: SceneRef


@operation(category="Scene Management", effect=Effect.EDIT, source=_TEMPO)
class SetSceneTempo(Command[SceneTempoSet]):
    """Set the tempo that launching a scene sets, or with null let it set none.

    Raises:
        NotFound: There is no such scene.
        OutcomeUnknown: Live did not show it.
    """

    scene_index: SceneRef
    tempo: Annotated[Bpm | None, Doc("Null for a scene that sets no tempo.")]


@operation(
    category="Scene Management",
    effect=Effect.EDIT,
    source=(
        "Live.Scene.Scene.time_signature_numerator",
        "Live.Scene.Scene.time_signature_denominator",
        "Live.Scene.Scene.time_signature_enabled",
    ),
)
class SetSceneTimeSignature(Command[SceneTimeSignatureSet]):
    """Set the time signature that launching a scene sets, or with both null let it set none.

    Raises:
        NotFound: There is no such scene.
        InvalidArgument: Only one of the two is null.
        OutcomeUnknown: Live did not show it.
    """

    scene_index: SceneRef
    numerator: Annotated[SignatureNumerator | None, Doc("Null, with the denominator, for none.")]
    denominator: Annotated[SignatureDenominator | None, Doc("Null, with the numerator, for none.")]


@operation(category="Scene Color", effect=Effect.READ, source=_COLOR)
class GetSceneColor(Command[SceneColor]):
    """Get the colour of a scene, as an entry of Live's palette and as RGB.

    Raises:
        NotFound: There is no such scene.
    """

    scene_index: SceneRef


@operation(category="Scene Color", effect=Effect.EDIT, source=_COLOR)
class SetSceneColor(Command[SceneColorSet]):
    """Set the colour of a scene to an entry of Live's palette, or with null take it away.

    Raises:
        NotFound: There is no such scene.
    """

    scene_index: SceneRef
    color_index: Annotated[ColorIndex | None, Doc("Null for no colour.")]
