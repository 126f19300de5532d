"""Handlers of the operations on scenes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from alive.adapters.liveapi.clips.launching import STOP_FIRED, is_toggle
from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.handlers.track import AT_THE_END
from alive.adapters.liveapi.runtime import is_alive, live_ptr
from alive.adapters.liveapi.waiting import TIMEOUT, settled
from alive.application.handling import Steps, Until
from alive.domain.commands.scene import (
    CaptureAndInsertScene,
    CreateScene,
    DeleteScene,
    DuplicateScene,
    FireSceneAsSelected,
    GetSceneInfo,
    LaunchScene,
    RenameScene,
)
from alive.domain.errors import OutcomeUnknown
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
from alive.domain.words import counted

if TYPE_CHECKING:
    from Live.Scene import Scene


@handles(CreateScene)
def create_scene(live: LiveContext, command: CreateScene) -> SceneCreated:
    """Create it where it is wanted; Live refuses places that are not there."""
    song = live.song()
    scene = song.create_scene(AT_THE_END if command.index is None else command.index)
    if command.name is not None:
        scene.name = command.name
    index = live.scene_index_now(scene, len(song.scenes) - 1 if command.index is None else command.index)
    return SceneCreated(
        message=f"Created scene {index}.",
        scene_index=index,
        scene_id=live.id_of("scene", scene),
        name=scene.name,
    )


@handles(DuplicateScene)
def duplicate_scene(live: LiveContext, command: DuplicateScene) -> SceneDuplicated:
    """Duplicate by index, and look for what is new."""
    scene = live.scene(command.scene_index)
    index = live.scene_index(command.scene_index, scene)
    before = _scenes(live)
    live.song().duplicate_scene(index)
    copy = _new_scene(live, before)
    if copy is None:
        raise OutcomeUnknown(f"Live was asked to duplicate scene {index}, but shows no new one.")
    new_index = live.scene_index_now(copy, index + 1)
    return SceneDuplicated(
        message=f"Duplicated scene {index} as scene {new_index}.",
        new_index=new_index,
        scene_id=live.id_of("scene", copy),
        name=copy.name,
    )


@handles(CaptureAndInsertScene)
def capture_and_insert_scene(live: LiveContext, command: CaptureAndInsertScene) -> Steps[SceneCaptured]:
    """Capture, and look for what is new: whether Live shows it in the same callback is not known."""
    before = _scenes(live)
    live.song().capture_and_insert_scene(command.mode.value)
    if _new_scene(live, before) is None:
        yield Until(lambda: _new_scene(live, before) is not None, TIMEOUT)
    scene = _new_scene(live, before)
    if scene is None:
        raise OutcomeUnknown("Live was asked to capture a scene, but shows no new one.")
    index = live.scene_index_now(scene)
    clips = sum(slot.has_clip for slot in scene.clip_slots)
    return SceneCaptured(
        message=f"Captured {counted(clips, 'clip')} as scene {index}.",
        scene_index=index,
        scene_id=live.id_of("scene", scene),
        name=scene.name,
        num_clips=clips,
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
    index, scene_id = live.scene_index(command.scene_index, scene), live.id_of("scene", scene)
    # Arguments only where they are wanted: the second one came in some version of Live 12.
    arguments = (command.force_legato, False) if not command.select else (True,) if command.force_legato else ()
    words = yield from _launched(live, scene, lambda: scene.fire(*arguments))
    return SceneLaunched(
        message=words,
        scene_index=live.scene_index_now(scene, index),
        scene_id=scene_id,
        is_triggered=_waits(live, scene),
    )


@handles(FireSceneAsSelected)
def fire_scene_as_selected(live: LiveContext, command: FireSceneAsSelected) -> Steps[SceneLaunchedAsSelected]:
    """Select it, and fire it as the selected one, which selects the next."""
    view = live.song().view
    if command.scene_index is not None:
        view.selected_scene = live.scene(command.scene_index)
    scene = view.selected_scene
    scene_id = live.id_of("scene", scene)
    words = yield from _launched(live, scene, lambda: scene.fire_as_selected(command.force_legato))
    selected = view.selected_scene
    return SceneLaunchedAsSelected(
        message=words,
        scene_index=live.scene_index_now(scene),
        scene_id=scene_id,
        is_triggered=_waits(live, scene),
        selected_scene_index=live.scene_index_now(selected),
        selected_scene_id=live.id_of("scene", selected),
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


def _launched(live: LiveContext, scene: "Scene", fire: Callable[[], None]) -> Steps[str]:
    """Fire a scene, wait for what comes of it, and tell it."""
    scene_id = live.id_of("scene", scene)
    played, waited = _plays(scene), _waits(live, scene)
    fire()
    yield from _until_launched(live, scene, played=played, waited=waited)
    live.require(scene, scene_id)
    return _launched_words(live, scene, scene_id, played=played)


def _scenes(live: LiveContext) -> set[int]:
    return {live_ptr(scene) for scene in live.song().scenes}


def _new_scene(live: LiveContext, before: set[int]) -> "Scene | None":
    return next((scene for scene in live.song().scenes if live_ptr(scene) not in before), None)


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
    if played and any(is_toggle(slot.clip) for slot in scene.clip_slots if slot.has_clip):
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
