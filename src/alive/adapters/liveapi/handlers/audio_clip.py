"""Handlers of the operations on audio clips. Live shows all of these at once."""

from alive.adapters.liveapi.clips.clip_facts import place_fields, require_audio, require_shown, unit_of
from alive.adapters.liveapi.context import LiveContext, PlacedClip
from alive.adapters.liveapi.files import existing_file
from alive.adapters.liveapi.handlers.table import handles
from alive.domain.commands.audio_clip import (
    CreateAudioClip,
    GetClipFilePath,
    GetClipRamMode,
    GetClipWarpMode,
    SetClipGain,
    SetClipPitchCoarse,
    SetClipPitchFine,
    SetClipRamMode,
    SetClipWarping,
    SetClipWarpMode,
)
from alive.domain.enumerations import WarpMode
from alive.domain.errors import LiveRejected, OutcomeUnknown
from alive.domain.results.audio_clip import (
    AudioClipCreated,
    ClipFile,
    ClipGainSet,
    ClipPitch,
    ClipRamMode,
    ClipWarping,
    ClipWarpMode,
)
from alive.domain.words import number


@handles(CreateAudioClip)
def create_audio_clip(live: LiveContext, command: CreateAudioClip) -> AudioClipCreated:
    """Create it; Live refuses slots that have a clip, and tracks and files that are not audio."""
    cell = live.cell(command.track_index, command.scene_index)
    cell.slot.create_audio_clip(existing_file(command.file_path))
    clip = live.clip_in(cell)
    return AudioClipCreated(
        message=f"Created an audio clip of {unit_of(clip, clip.length)}.",
        track_index=cell.track_index,
        scene_index=cell.scene_index,
        clip_id=live.id_of("clip", clip),
        name=clip.name,
        length=clip.length,
        file_path=clip.file_path,
        warping=clip.warping,
    )


@handles(SetClipGain)
def set_clip_gain(live: LiveContext, command: SetClipGain) -> ClipGainSet:
    """Write it; read back the value and what Live shows for it."""
    placed = _audio(live, command.track_index, command.clip_index, "gain")
    clip = placed.clip
    clip.gain = command.gain
    require_shown("gain", clip.gain, command.gain)
    display = clip.gain_display_string
    return ClipGainSet(
        **place_fields(live, placed), message=f"The gain is {display}.", gain=clip.gain, gain_display_value=display
    )


@handles(SetClipPitchCoarse)
def set_clip_pitch_coarse(live: LiveContext, command: SetClipPitchCoarse) -> ClipPitch:
    """Write it."""
    placed = _audio(live, command.track_index, command.clip_index, "transposition")
    placed.clip.pitch_coarse = command.semitones
    require_shown("pitch_coarse", placed.clip.pitch_coarse, command.semitones)
    return _pitch(live, placed)


@handles(SetClipPitchFine)
def set_clip_pitch_fine(live: LiveContext, command: SetClipPitchFine) -> ClipPitch:
    """Write it, fractions too."""
    placed = _audio(live, command.track_index, command.clip_index, "transposition")
    placed.clip.pitch_fine = command.cents
    require_shown("pitch_fine", placed.clip.pitch_fine, command.cents)
    return _pitch(live, placed)


@handles(GetClipWarpMode)
def get_clip_warp_mode(live: LiveContext, command: GetClipWarpMode) -> ClipWarpMode:
    """Read it."""
    return _warp_mode(live, _audio(live, command.track_index, command.clip_index, "warp mode"))


@handles(SetClipWarpMode)
def set_clip_warp_mode(live: LiveContext, command: SetClipWarpMode) -> ClipWarpMode:
    """Write it if the sample can have it."""
    placed = _audio(live, command.track_index, command.clip_index, "warp mode")
    clip = placed.clip
    if command.warp_mode not in tuple(clip.available_warp_modes):
        raise LiveRejected(f"The sample cannot be warped so; it can be: {', '.join(_available(placed))}.")
    clip.warp_mode = int(command.warp_mode)  # type: ignore[assignment] # Live takes the number
    if int(clip.warp_mode) != int(command.warp_mode):
        raise OutcomeUnknown(f"Live was given the warp mode {command.warp_mode.name.lower()}, but does not show it.")
    return _warp_mode(live, placed)


@handles(GetClipFilePath)
def get_clip_file_path(live: LiveContext, command: GetClipFilePath) -> ClipFile:
    """Read it."""
    placed = _audio(live, command.track_index, command.clip_index, "file")
    return ClipFile(**place_fields(live, placed), file_path=placed.clip.file_path)


@handles(SetClipWarping)
def set_clip_warping(live: LiveContext, command: SetClipWarping) -> ClipWarping:
    """Write it; Live converts the positions."""
    placed = _audio(live, command.track_index, command.clip_index, "warping")
    clip = placed.clip
    clip.warping = command.warping
    if clip.warping != command.warping:
        raise OutcomeUnknown(f"Live was asked to turn warping {'on' if command.warping else 'off'}, but did not.")
    return ClipWarping(
        **place_fields(live, placed),
        message=f"Warping is {'on' if clip.warping else 'off'}; the clip is {unit_of(clip, clip.length)} long.",
        warping=clip.warping,
        looping=clip.looping,
        length=clip.length,
    )


@handles(GetClipRamMode)
def get_clip_ram_mode(live: LiveContext, command: GetClipRamMode) -> ClipRamMode:
    """Read it."""
    return _ram_mode(live, _audio(live, command.track_index, command.clip_index, "sample"))


@handles(SetClipRamMode)
def set_clip_ram_mode(live: LiveContext, command: SetClipRamMode) -> ClipRamMode:
    """Write it."""
    placed = _audio(live, command.track_index, command.clip_index, "sample")
    placed.clip.ram_mode = command.ram_mode
    if placed.clip.ram_mode != command.ram_mode:
        raise OutcomeUnknown(f"Live was asked to turn RAM mode {'on' if command.ram_mode else 'off'}, but did not.")
    return _ram_mode(live, placed)


def _audio(live: LiveContext, track_ref: int | str, clip_ref: int | str, what: str) -> PlacedClip:
    placed = live.clip_on(track_ref, clip_ref)
    require_audio(placed.clip, what)
    return placed


def _pitch(live: LiveContext, placed: PlacedClip) -> ClipPitch:
    coarse, fine = placed.clip.pitch_coarse, placed.clip.pitch_fine
    return ClipPitch(
        **place_fields(live, placed),
        message=f"The clip is transposed by {coarse} semitones and {number(fine)} cents.",
        pitch_coarse=coarse,
        pitch_fine=fine,
    )


def _available(placed: PlacedClip) -> tuple[str, ...]:
    return tuple(WarpMode(mode).name.lower() for mode in placed.clip.available_warp_modes)


def _warp_mode(live: LiveContext, placed: PlacedClip) -> ClipWarpMode:
    mode = int(placed.clip.warp_mode)
    return ClipWarpMode(
        **place_fields(live, placed),
        warp_mode=mode,
        warp_mode_name=WarpMode(mode).name.lower(),
        warping=placed.clip.warping,
        available_warp_modes=_available(placed),
    )


def _ram_mode(live: LiveContext, placed: PlacedClip) -> ClipRamMode:
    return ClipRamMode(**place_fields(live, placed), ram_mode=placed.clip.ram_mode)
