"""Handlers of the operations on scenes."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.handlers.track import AT_THE_END
from alive.application.handling import NEXT_TURN, Steps, Until
from alive.domain.commands.scene import CreateScene, DeleteScene, GetSceneInfo, LaunchScene, RenameScene
from alive.domain.errors import OutcomeUnknown
from alive.domain.results import SceneCreated, SceneDeleted, SceneInfo, SceneLaunched, SceneRenamed

if TYPE_CHECKING:
    from Live.Scene import Scene


@handles(CreateScene)
def create_scene(live: LiveContext, command: CreateScene) -> SceneCreated:
    """Create it at the end."""
    song = live.song()
    scene = song.create_scene(AT_THE_END)
    if command.name is not None:
        scene.name = command.name
    index = live.scene_index_now(scene, len(song.scenes) - 1)
    return SceneCreated(
        message=f"Created scene {index}.",
        scene_index=index,
        scene_id=live.id_of("scene", scene),
        name=scene.name,
    )


@handles(DeleteScene)
def delete_scene(live: LiveContext, command: DeleteScene) -> SceneDeleted:
    """Delete by index."""
    song = live.song()
    scene = live.scene(command.scene_index)
    index = live.scene_index(command.scene_index, scene)
    scene_id, name = live.id_of("scene", scene), scene.name
    song.delete_scene(index)
    return SceneDeleted(message=f"Deleted scene {index}.", scene_id=scene_id, name=name, num_scenes=len(song.scenes))


@handles(RenameScene)
def rename_scene(live: LiveContext, command: RenameScene) -> SceneRenamed:
    """Write the name; Live shows it at once."""
    scene = live.scene(command.scene_index)
    scene.name = command.name
    name = scene.name
    return SceneRenamed(
        message=f"The scene is called {name}.",
        scene_index=live.scene_index(command.scene_index, scene),
        scene_id=live.id_of("scene", scene),
        name=name,
    )


@handles(LaunchScene)
def launch_scene(live: LiveContext, command: LaunchScene) -> Steps[SceneLaunched]:
    """Fire it; Live shows on its next tick that it waits, or that its clips play."""
    scene = live.scene(command.scene_index)
    index = live.scene_index(command.scene_index, scene)
    scene.fire()
    return _when_launched(live, scene, index)


@handles(GetSceneInfo)
def get_scene_info(live: LiveContext, command: GetSceneInfo) -> SceneInfo:
    """Read it from the scene; numbers that it does not set are left out, since Live writes -1 for them."""
    scene = live.scene(command.scene_index)
    sets_tempo, sets_signature = scene.tempo_enabled, scene.time_signature_enabled
    return SceneInfo(
        scene_index=live.scene_index(command.scene_index, scene),
        scene_id=live.id_of("scene", scene),
        name=scene.name,
        color=scene.color,
        color_index=scene.color_index,
        tempo=scene.tempo if sets_tempo else None,
        tempo_enabled=sets_tempo,
        time_signature_numerator=scene.time_signature_numerator if sets_signature else None,
        time_signature_denominator=scene.time_signature_denominator if sets_signature else None,
        time_signature_enabled=sets_signature,
        is_empty=scene.is_empty,
        is_triggered=scene.is_triggered,
    )


def _when_launched(live: LiveContext, scene: "Scene", index: int) -> Steps[SceneLaunched]:
    scene_id = live.id_of("scene", scene)
    # A scene without clips only stops what plays: once launched it shows nothing of its own.
    shown = yield NEXT_TURN if scene.is_empty else Until(lambda: _is_launched(scene))
    live.require(scene, scene_id)
    if not shown:
        raise OutcomeUnknown(f"Live was asked to launch {scene_id}, but shows neither that it waits nor that it plays.")
    is_triggered = scene.is_triggered
    return SceneLaunched(
        message="The scene waits for its start." if is_triggered else "The scene was launched.",
        scene_index=live.scene_index_now(scene, index),
        scene_id=scene_id,
        is_triggered=is_triggered,
    )


def _is_launched(scene: "Scene") -> bool:
    return scene.is_triggered or any(slot.is_playing or slot.is_triggered for slot in scene.clip_slots)
