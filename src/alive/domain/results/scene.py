"""What operations on scenes return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import (
    Bpm,
    ColorIndex,
    Count,
    Doc,
    Index,
    RgbColor,
    SignatureDenominator,
    SignatureNumerator,
)


@result
class SceneCreated:
    """A new scene, as Live shows it."""

    message: str
    scene_index: Index
    scene_id: str
    name: str


@result
class SceneDuplicated:
    """A copy of a scene."""

    message: str
    new_index: Annotated[Index, Doc("Where Live put the copy.")]
    scene_id: Annotated[str, Doc("The id of the copy.")]
    name: str


@result
class SceneCaptured:
    """A new scene of what plays, as Live shows it."""

    message: str
    scene_index: Index
    scene_id: str
    name: str
    num_clips: Annotated[Count, Doc("Clips in it.")]


@result
class SceneDeleted:
    """A scene that is gone."""

    message: str
    scene_id: Annotated[str, Doc("The id it had; it is never given again.")]
    name: Annotated[str, Doc("The name it had.")]
    num_scenes: Annotated[Count, Doc("Scenes left.")]


@result
class SceneRenamed:
    """The name that Live shows."""

    message: str
    scene_index: Index
    scene_id: str
    name: str


@result
class SceneLaunched:
    """A scene after it was launched."""

    message: str
    scene_index: Index
    scene_id: str
    is_triggered: Annotated[bool, Doc("Whether it still waits for the launch quantization.")]


@result
class SceneLaunchedAsSelected:
    """A scene after it was launched, and what is selected now."""

    message: str
    scene_index: Index
    scene_id: str
    is_triggered: Annotated[bool, Doc("Whether it still waits for the launch quantization.")]
    selected_scene_index: Index
    selected_scene_id: str


@result
class SceneInfo:
    """A scene as Live shows it."""

    scene_index: Index
    scene_id: str
    name: str
    color: RgbColor
    color_index: ColorIndex | None
    tempo: Annotated[Bpm | None, Doc("The tempo that launching it sets; null if it sets none.")]
    tempo_enabled: bool
    time_signature_numerator: Annotated[SignatureNumerator | None, Doc("Null if launching it sets no time signature.")]
    time_signature_denominator: Annotated[
        SignatureDenominator | None, Doc("Null if launching it sets no time signature.")
    ]
    time_signature_enabled: bool
    is_empty: Annotated[bool, Doc("Whether there is no clip in it.")]
    is_triggered: bool
