"""Operations on scenes."""

from typing import Annotated

from alive.domain.enumerations import CaptureMode
from alive.domain.operation import Command, Effect, operation
from alive.domain.quantities import Doc, Index, Name
from alive.domain.refs import SceneRef
from alive.domain.results.scene import (
    SceneCaptured,
    SceneCreated,
    SceneDeleted,
    SceneDuplicated,
    SceneInfo,
    SceneLaunched,
    SceneLaunchedAsSelected,
    SceneRenamed,
)

_CATEGORY = "Scene Management"


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Song.Song.create_scene", "Live.Song.Song.scenes", "Live.Scene.Scene.name"),
)
class CreateScene(Command[SceneCreated]):
    """Create a scene, after the last one or at an index.

    Raises:
        LiveRejected: There is no such place, or Live makes no more scenes, such as at the limit of its edition.
    """

    name: Annotated[Name | None, Doc("If not given, it has no name and Live shows its number.")] = None
    index: Annotated[Index | None, Doc("Where it is put; the scenes from there on move down. Else it is the last.")] = (
        None
    )


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=("Live.Song.Song.duplicate_scene", "Live.Song.Song.scenes", "Live.Scene.Scene.name"),
)
class DuplicateScene(Command[SceneDuplicated]):
    """Duplicate a scene with all its clips. Live puts the copy after it and selects it.

    Raises:
        NotFound: There is no such scene.
        LiveRejected: Live makes no more scenes, such as at the limit of its edition.
        OutcomeUnknown: Live did not show a new scene.
    """

    scene_index: SceneRef


@operation(
    category=_CATEGORY,
    effect=Effect.EDIT,
    source=(
        "Live.Song.Song.capture_and_insert_scene",
        "Live.Song.CaptureMode",
        "Live.Song.Song.scenes",
        "Live.Scene.Scene.name",
        "Live.Scene.Scene.clip_slots",
        "Live.ClipSlot.ClipSlot.has_clip",
    ),
)
class CaptureAndInsertScene(Command[SceneCaptured]):
    """Make a new scene of copies of the clips that play, after the selected scene. They go on without a gap.

    Raises:
        LiveRejected: Live makes no more scenes, such as at the limit of its edition.
        OutcomeUnknown: Live did not show a new scene in time.
    """

    mode: CaptureMode = CaptureMode.ALL


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
    force_legato: Annotated[bool, Doc("Whether its clips start at once, at the place where the former ones are.")] = (
        False
    )
    select: Annotated[bool, Doc("Whether Live may select the scene, as its preference has it.")] = True


@operation(
    category=_CATEGORY,
    effect=Effect.PERFORM,
    source=(
        "Live.Scene.Scene.fire_as_selected",
        "Live.Song.Song.View.selected_scene",
        "Live.Scene.Scene.is_empty",
        "Live.Scene.Scene.clip_slots",
        "Live.ClipSlot.ClipSlot.is_playing",
        "Live.Clip.Clip.launch_mode",
        "Live.Track.Track.fired_slot_index",
    ),
)
class FireSceneAsSelected(Command[SceneLaunchedAsSelected]):
    """Launch the selected scene and select the next one.

    A scene that is given is selected first. Answers as launch_scene does.

    Raises:
        NotFound: There is no such scene.
        OutcomeUnknown: Live did not show it in time.
    """

    scene_index: Annotated[SceneRef | None, Doc("If not given, the selected scene.")] = None
    force_legato: Annotated[bool, Doc("Whether its clips start at once, at the place where the former ones are.")] = (
        False
    )


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
