"""Handlers of the operations on scenes."""

from typing import TYPE_CHECKING

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.handlers.track import AT_THE_END
from alive.adapters.liveapi.launching import STOP_FIRED, TOGGLE
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.waiting import TIMEOUT, settled
from alive.application.handling import Steps, Until
from alive.domain.commands.scene import CreateScene, DeleteScene, GetSceneInfo, LaunchScene, RenameScene
from alive.domain.errors import OutcomeUnknown
from alive.domain.results.scene import SceneCreated, SceneDeleted, SceneInfo, SceneLaunched, SceneRenamed

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
    """Fire it; Live shows on its next tick that it waits, or that its clips play, or stop if they are set to that."""
    scene = live.scene(command.scene_index)
    index = live.scene_index(command.scene_index, scene)
    scene_id = live.id_of("scene", scene)
    played, waited = _plays(scene), _waits(live, scene)
    scene.fire()
    yield from _until_launched(live, scene, played=played, waited=waited)
    live.require(scene, scene_id)
    return SceneLaunched(
        message=_launched_words(live, scene, scene_id, played=played),
        scene_index=live.scene_index_now(scene, index),
        scene_id=scene_id,
        is_triggered=_waits(live, scene),
    )


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


def _until_launched(live: LiveContext, scene: "Scene", *, played: bool, waited: bool) -> Steps[None]:
    if not played and not waited:
        # A scene without clips only stops what plays, and shows nothing of its own; its last clip may go meanwhile.
        yield Until(lambda: not is_alive(scene) or scene.is_empty or _plays(scene) or _waits(live, scene), TIMEOUT)
    if played or waited or (is_alive(scene) and scene.is_empty):
        yield from settled(lambda: not is_alive(scene) or (not waited and _waits(live, scene)))


def _launched_words(live: LiveContext, scene: "Scene", scene_id: str, *, played: bool) -> str:
    if _waits(live, scene):
        return "The scene waits for its start."
    if scene.is_empty:
        return "The scene was launched; it has no clips."
    if _plays(scene):
        until = "; its clips play until their stop" if _all_stop(live, scene) else ""
        return f"The scene was launched{until}."
    if played and any(slot.clip.launch_mode == TOGGLE for slot in scene.clip_slots if slot.has_clip):
        return "The scene was launched; that stopped its clips, by their launch mode Toggle."
    raise OutcomeUnknown(f"Live was asked to launch {scene_id}, but shows neither that it waits nor that it plays.")


def _plays(scene: "Scene") -> bool:
    return any(slot.is_playing for slot in scene.clip_slots)


def _waits(live: LiveContext, scene: "Scene") -> bool:
    """Whether a slot of it waits to start. Not is_triggered, which is true also while a stop waits."""
    index = live.scene_index_now(scene)
    return any(track.fired_slot_index == index for track in live.song().tracks)


def _all_stop(live: LiveContext, scene: "Scene") -> bool:
    """Whether a stop waits for every clip of the scene that plays."""
    cells = zip(live.song().tracks, scene.clip_slots, strict=False)
    return all(track.fired_slot_index == STOP_FIRED for track, slot in cells if slot.is_playing)
