"""Handlers of the operations on the properties of clips. Live shows all of these at once."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.clips.arranging import move
from alive.adapters.liveapi.clips.clip_facts import (
    NEAR,
    counts_seconds,
    place_fields,
    require_audio,
    require_shown,
    unit_of,
    write_span,
)
from alive.adapters.liveapi.context import LiveContext, PlacedClip
from alive.adapters.liveapi.handlers.clip_loop import write_start_marker
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.writing import Writes, all_or_none
from alive.domain.commands.clip_properties import (
    GetClip,
    GetClipColor,
    GetClipStartTime,
    SetClip,
    SetClipColor,
    SetClipMuted,
    SetClipSignatureNumerator,
    SetClipStartTime,
)
from alive.domain.enumerations import ClipLaunchQuantization, LaunchMode, WarpMode
from alive.domain.errors import InvalidArgument, OutcomeUnknown, Problem, UnsupportedByLive
from alive.domain.results.clip_properties import (
    AudioClipDetails,
    ClipColor,
    ClipDetails,
    ClipMuted,
    ClipSignature,
    ClipStart,
)
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Clip import Clip

_AUDIO_ONLY = ("gain", "pitch_coarse", "pitch_fine", "warp_mode", "ram_mode", "warping")
_POSITIONS = ("loop_start", "loop_end", "start_marker", "end_marker")
_SNAPS = {"color"}
"""What Live changes to the nearest it has."""


@handles(SetClipMuted)
def set_clip_muted(live: LiveContext, command: SetClipMuted) -> ClipMuted:
    """Write it."""
    placed = live.clip_on(command.track_index, command.clip_index)
    clip = placed.clip
    clip.muted = command.muted
    muted = clip.muted
    words = "The clip is deactivated." if muted else "The clip is active."
    return ClipMuted(**place_fields(live, placed), message=words, muted=muted)


@handles(SetClipColor)
def set_clip_color(live: LiveContext, command: SetClipColor) -> ClipColor:
    """Write the entry of the palette."""
    placed = live.clip_on(command.track_index, command.clip_index)
    placed.clip.color_index = command.color_index
    return _color(live, placed)


@handles(GetClipColor)
def get_clip_color(live: LiveContext, command: GetClipColor) -> ClipColor:
    """Read it in both ways."""
    return _color(live, live.clip_on(command.track_index, command.clip_index))


@handles(SetClipSignatureNumerator)
def set_clip_signature_numerator(live: LiveContext, command: SetClipSignatureNumerator) -> ClipSignature:
    """Write it; the denominator stays."""
    placed = live.clip_on(command.track_index, command.clip_index)
    clip = placed.clip
    clip.signature_numerator = command.numerator
    return ClipSignature(
        **place_fields(live, placed),
        message=f"The signature of the clip is {clip.signature_numerator}/{clip.signature_denominator}.",
        signature_numerator=clip.signature_numerator,
        signature_denominator=clip.signature_denominator,
    )


@handles(GetClipStartTime)
def get_clip_start_time(live: LiveContext, command: GetClipStartTime) -> ClipStart:
    """Read it, with what it means."""
    placed = live.clip_on(command.track_index, command.clip_index)
    time = number(placed.clip.start_time)
    if placed.clip.is_arrangement_clip:
        return _start(live, placed, f"The clip starts at beat {time} of the Arrangement.")
    return _start(live, placed, f"Live shows beat {time} of the song as the time the clip was started.")


@handles(SetClipStartTime)
def set_clip_start_time(live: LiveContext, command: SetClipStartTime) -> ClipStart:
    """Move the start marker, or in the Arrangement the whole clip."""
    placed = live.clip_on(command.track_index, command.clip_index)
    if placed.clip.is_arrangement_clip:
        moved = _moved(live, placed, command.start_time)
        return _start(live, moved, f"The clip starts at beat {number(moved.clip.start_time)} of the Arrangement.")
    write_start_marker(placed.clip, command.start_time)
    words = f"The start marker is at {unit_of(placed.clip, placed.clip.start_marker)}"
    return _start(live, placed, f"{words}; when a Session clip was started cannot be changed.")


@handles(GetClip)
def get_clip(live: LiveContext, command: GetClip) -> ClipDetails:
    """Read everything."""
    clip = live.clip(command.clip)
    return _details(live, clip, f"The clip is called {clip.name}." if clip.name else "The clip has no name.")


@handles(SetClip)
def set_clip(live: LiveContext, command: SetClip) -> ClipDetails:
    """Write what is given, positions last; if Live refuses one of it, all is as it was."""
    clip = live.clip(command.clip)
    given = command.given()
    wanted = _as_live_heeds(clip, given)
    with all_or_none() as writes:
        _write(writes, clip, wanted)
        _require_all_shown(clip, wanted)
    return _details(live, clip, f"Set {', '.join(given)}.")


def _as_live_heeds(clip: "Clip", given: dict[str, Any]) -> dict[str, Any]:
    """What to write, by member: while looping is off, the markers are written under the names of the loop."""
    for name in _AUDIO_ONLY:
        if name in given:
            require_audio(clip, name)
    if given.get("looping", clip.looping):
        return given
    wanted = dict(given)
    for marker, name in (("start_marker", "loop_start"), ("end_marker", "loop_end")):
        if marker in wanted and name in wanted:
            words = f"not allowed together with {marker}: while looping is off, Live has one value for both"
            raise InvalidArgument([Problem(name, words, wanted[name])])
        if marker in wanted:
            wanted[name] = wanted.pop(marker)
    if wanted.get("loop_start", clip.loop_start) >= wanted.get("loop_end", clip.loop_end) and "looping" not in wanted:
        words = "the start of the clip would not be before its end"
        raise InvalidArgument([Problem(next(iter(given.keys() & set(_POSITIONS))), words)])
    return wanted


def _write(writes: Writes, clip: "Clip", wanted: dict[str, Any]) -> None:
    late = {"warping", "looping", *_POSITIONS}
    for name, value in wanted.items():
        if name not in late:
            writes.write(clip, name, _plain(value))
    if "warping" in wanted:
        writes.write(clip, "looping", clip.looping)  # it goes off with warping, and is to come back with it
        writes.write(clip, "warping", wanted["warping"])
    if "looping" in wanted:
        writes.write(clip, "looping", wanted["looping"])
    for start, end in (("loop_start", "loop_end"), ("start_marker", "end_marker")):
        write_span(writes, clip, (start, wanted.get(start)), (end, wanted.get(end)))


def _plain(value: Any) -> Any:
    """Enumerations as the numbers they are: Live has its own."""
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _require_all_shown(clip: "Clip", wanted: dict[str, Any]) -> None:
    for name, value in wanted.items():
        shown = getattr(clip, name)
        if isinstance(value, float):
            require_shown(name, shown, value)
        elif shown != value and name not in _SNAPS:
            raise OutcomeUnknown(f"Live was given {value} as {name}, but shows {shown}.")


def _details(live: LiveContext, clip: "Clip", words: str) -> ClipDetails:
    clip_id, path = live.describe(clip)
    groove = clip.groove
    return ClipDetails(
        message=words,
        clip_id=clip_id,
        path=path,
        track_id=live.id_of("track", live.song().tracks[int(path.split("/")[1])]),
        name=clip.name,
        kind="audio" if clip.is_audio_clip else "midi",
        place="session" if path.endswith("/clip") else "take_lane" if "/take_lanes/" in path else "arrangement",
        color_index=clip.color_index,
        color=clip.color,
        muted=clip.muted,
        is_playing=clip.is_playing,
        is_triggered=clip.is_triggered,
        is_recording=clip.is_recording,
        is_overdubbing=clip.is_overdubbing,
        playing_position=clip.playing_position,
        is_in_seconds=counts_seconds(clip),
        length=clip.length,
        looping=clip.looping,
        loop_start=clip.loop_start,
        loop_end=clip.loop_end,
        start_marker=clip.start_marker,
        end_marker=clip.end_marker,
        start_time=clip.start_time,
        end_time=clip.end_time,
        signature_numerator=clip.signature_numerator,
        signature_denominator=clip.signature_denominator,
        launch_mode=int(clip.launch_mode),
        launch_mode_name=LaunchMode(int(clip.launch_mode)).name.lower(),
        launch_quantization=int(clip.launch_quantization),
        launch_quantization_name=ClipLaunchQuantization(int(clip.launch_quantization)).name.lower(),
        legato=clip.legato,
        velocity_amount=clip.velocity_amount,
        has_envelopes=clip.has_envelopes,
        groove_id=None if groove is None else live.id_of("groove", groove),
        groove_name=None if groove is None else groove.name,
        audio=_audio_details(clip) if clip.is_audio_clip else None,
    )


def _audio_details(clip: "Clip") -> AudioClipDetails:
    mode = int(clip.warp_mode)
    return AudioClipDetails(
        file_path=clip.file_path,
        sample_length=clip.sample_length,
        sample_rate=clip.sample_rate,
        gain=clip.gain,
        gain_display_value=clip.gain_display_string,
        pitch_coarse=clip.pitch_coarse,
        pitch_fine=clip.pitch_fine,
        warping=clip.warping,
        warp_mode=mode,
        warp_mode_name=WarpMode(mode).name.lower(),
        available_warp_modes=tuple(WarpMode(each).name.lower() for each in clip.available_warp_modes),
        ram_mode=clip.ram_mode,
    )


def _moved(live: LiveContext, placed: PlacedClip, start: float) -> PlacedClip:
    if "/take_lanes/" in live.path_of(placed.clip):
        raise UnsupportedByLive("The clip is on a take lane; Live can copy clips to the main lane of a track only.")
    if abs(placed.clip.start_time - start) <= NEAR:
        return placed
    clip = move(live, placed.clip, placed.track, placed.track, start, replace=False).clip
    return placed._replace(clip=clip, clip_index=live.clip_index_now(clip))


def _color(live: LiveContext, placed: PlacedClip) -> ClipColor:
    clip = placed.clip
    return ClipColor(**place_fields(live, placed), color_index=clip.color_index, color=clip.color)


def _start(live: LiveContext, placed: PlacedClip, words: str) -> ClipStart:
    clip = placed.clip
    return ClipStart(
        **place_fields(live, placed),
        message=words,
        start_time=clip.start_time,
        end_time=clip.end_time,
        start_marker=clip.start_marker,
        is_arrangement_clip=clip.is_arrangement_clip,
    )
