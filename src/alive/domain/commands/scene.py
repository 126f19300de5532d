"""Operations on scenes."""

from typing import Annotated

from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc, Name
from alive.domain.refs import SceneRef
from alive.domain.results.scene import SceneCreated, SceneDeleted, SceneInfo, SceneLaunched, SceneRenamed

_CATEGORY = "Scene Management"


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Song.Song.create_scene", "Live.Song.Song.scenes", "Live.Scene.Scene.name"),
)
class CreateScene(Command[SceneCreated]):
    """Create a scene after the last scene.

    Raises:
        LiveRejected: Live makes no more scenes, such as at the limit of its edition.
    """

    name: Annotated[Name | None, Doc("If not given, it has no name and Live shows its number.")] = None


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    destructive=True,
    source=("Live.Song.Song.delete_scene", "Live.Scene.Scene.name"),
)
class DeleteScene(Command[SceneDeleted]):
    """Delete a scene with all clips in it.

    Raises:
        NotFound: There is no such scene.
        LiveRejected: Live keeps it, such as the last scene of the Set.
    """

    scene_index: SceneRef


@operation(category=_CATEGORY, effect=Effect.EDIT, source="Live.Scene.Scene.name")
class RenameScene(Command[SceneRenamed]):
    """Rename a scene.

    Raises:
        NotFound: There is no such scene.
    """

    scene_index: SceneRef
    name: Name


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=(
        "Live.Scene.Scene.fire",
        "Live.Scene.Scene.is_triggered",
        "Live.Scene.Scene.is_empty",
        "Live.Scene.Scene.clip_slots",
        "Live.ClipSlot.ClipSlot.is_triggered",
        "Live.ClipSlot.ClipSlot.is_playing",
        "Live.Clip.Clip.launch_mode",
        "Live.Track.Track.fired_slot_index",
    ),
)
class LaunchScene(Command[SceneLaunched]):
    """Launch a scene: all its clips start together at the next launch quantization.

    Clips that play start anew, or stop if their launch mode is Toggle. A scene without clips stops what plays. Answers
    once Live shows that the scene waits for its start, or that a clip of it plays; where it did so before, and for a
    scene without clips, a tenth of a second later, with what Live shows by then.

    Raises:
        NotFound: There is no such scene.
        OutcomeUnknown: Live did not show it in time.
    """

    scene_index: SceneRef


@operation(
    category=_CATEGORY,
    effect=Effect.READ,
    source=(
        "Live.Scene.Scene.name",
        "Live.Scene.Scene.color",
        "Live.Scene.Scene.color_index",
        "Live.Scene.Scene.tempo",
        "Live.Scene.Scene.tempo_enabled",
        "Live.Scene.Scene.time_signature_numerator",
        "Live.Scene.Scene.time_signature_denominator",
        "Live.Scene.Scene.time_signature_enabled",
        "Live.Scene.Scene.is_empty",
        "Live.Scene.Scene.is_triggered",
    ),
)
class GetSceneInfo(Command[SceneInfo]):
    """Get the state of a scene: name, colour, and the tempo and time signature it sets.

    Raises:
        NotFound: There is no such scene.
    """

    scene_index: SceneRef
