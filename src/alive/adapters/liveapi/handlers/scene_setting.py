"""Handlers of the operations on the settings of a scene. Live shows all of these at once.

Live writes -1 for a tempo or a time signature that a scene does not set; such numbers are left out.
"""

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.domain.commands.scene_setting import (
    GetSceneColor,
    GetSceneIsEmpty,
    GetSceneTempo,
    SetSceneColor,
    SetSceneTempo,
    SetSceneTimeSignature,
)
from alive.domain.errors import InvalidArgument, OutcomeUnknown, Problem
from alive.domain.results.scene_setting import (
    SceneColor,
    SceneColorSet,
    SceneIsEmpty,
    SceneTempo,
    SceneTempoSet,
    SceneTimeSignatureSet,
)
from alive.domain.words import number


@handles(GetSceneIsEmpty)
def get_scene_is_empty(live: LiveContext, command: GetSceneIsEmpty) -> SceneIsEmpty:
    """Read it from the scene."""
    scene = live.scene(command.scene_index)
    return SceneIsEmpty(
        scene_index=live.scene_index(command.scene_index, scene),
        scene_id=live.id_of("scene", scene),
        is_empty=scene.is_empty,
    )


@handles(GetSceneTempo)
def get_scene_tempo(live: LiveContext, command: GetSceneTempo) -> SceneTempo:
    """Read it from the scene."""
    scene = live.scene(command.scene_index)
    has_tempo = scene.tempo_enabled
    return SceneTempo(
        scene_index=live.scene_index(command.scene_index, scene),
        scene_id=live.id_of("scene", scene),
        tempo=scene.tempo if has_tempo else None,
        has_tempo=has_tempo,
    )


@handles(SetSceneTempo)
def set_scene_tempo(live: LiveContext, command: SetSceneTempo) -> SceneTempoSet:
    """Write it, which also switches it on; or switch it off."""
    scene = live.scene(command.scene_index)
    if command.tempo is not None:
        scene.tempo = command.tempo
    wanted = command.tempo is not None
    if scene.tempo_enabled != wanted:
        scene.tempo_enabled = wanted
    shown = scene.tempo_enabled
    if shown != wanted:
        raise OutcomeUnknown(
            f"Live was asked for a scene {'with' if wanted else 'without'} a tempo, but shows another."
        )
    tempo = scene.tempo if shown else None
    return SceneTempoSet(
        message="The scene sets no tempo." if tempo is None else f"The scene sets the tempo to {number(tempo)} BPM.",
        scene_index=live.scene_index(command.scene_index, scene),
        scene_id=live.id_of("scene", scene),
        tempo=tempo,
        has_tempo=shown,
    )


@handles(SetSceneTimeSignature)
def set_scene_time_signature(live: LiveContext, command: SetSceneTimeSignature) -> SceneTimeSignatureSet:
    """Write it, which also switches it on; or switch it off."""
    scene = live.scene(command.scene_index)
    numerator, denominator = command.numerator, command.denominator
    if (numerator is None) != (denominator is None):
        path, allowed = ("numerator" if numerator is None else "denominator"), "a number for both, or null for both"
        raise InvalidArgument([Problem(path, f"got null, allowed is {allowed}", None, allowed)])
    if numerator is not None and denominator is not None:
        scene.time_signature_numerator = numerator
        scene.time_signature_denominator = denominator
    wanted = numerator is not None
    if scene.time_signature_enabled != wanted:
        scene.time_signature_enabled = wanted
    on = scene.time_signature_enabled
    shown = (scene.time_signature_numerator, scene.time_signature_denominator) if on else (None, None)
    if shown != (numerator, denominator):
        raise OutcomeUnknown("Live was asked for another time signature of the scene, but does not show it.")
    return SceneTimeSignatureSet(
        message=f"The scene sets the time signature to {numerator}/{denominator}."
        if on
        else "The scene sets no time signature.",
        scene_index=live.scene_index(command.scene_index, scene),
        scene_id=live.id_of("scene", scene),
        time_signature_numerator=shown[0],
        time_signature_denominator=shown[1],
        time_signature_enabled=on,
    )


@handles(GetSceneColor)
def get_scene_color(live: LiveContext, command: GetSceneColor) -> SceneColor:
    """Read it from the scene."""
    scene = live.scene(command.scene_index)
    return SceneColor(
        scene_index=live.scene_index(command.scene_index, scene),
        scene_id=live.id_of("scene", scene),
        color=scene.color,
        color_index=scene.color_index,
    )


@handles(SetSceneColor)
def set_scene_color(live: LiveContext, command: SetSceneColor) -> SceneColorSet:
    """Write the entry of the palette; Live shows its colour at once."""
    scene = live.scene(command.scene_index)
    scene.color_index = command.color_index
    color, color_index = scene.color, scene.color_index
    return SceneColorSet(
        message="The scene has no colour."
        if color_index is None
        else f"The scene has colour {color_index} of the palette, #{color:06X}.",
        scene_index=live.scene_index(command.scene_index, scene),
        scene_id=live.id_of("scene", scene),
        color=color,
        color_index=color_index,
    )
