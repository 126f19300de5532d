"""Handlers that change notes together. What the notes become is worked out in `alive.domain.notes`."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from alive.adapters.liveapi.clips.notes import edit, with_notes
from alive.adapters.liveapi.context import LiveContext, PlacedClip
from alive.adapters.liveapi.handlers.table import handles
from alive.application.handling import Steps
from alive.domain import notes as music
from alive.domain.commands.note_editing import (
    QUANTIZATIONS,
    HumanizeNotes,
    LegatoNotes,
    QuantizeClip,
    QuantizeClipPitch,
    QuantizeNotes,
    RampVelocities,
    ReverseNotes,
    ScaleVelocities,
    SetVelocities,
    StretchNotes,
    TransposeNotes,
    live_grid,
)
from alive.domain.results.note_editing import ClipQuantized
from alive.domain.results.notes import NotesEdited
from alive.domain.words import counted, number

if TYPE_CHECKING:
    from Live.Clip import Clip


@handles(QuantizeClip)
def quantize_clip(live: LiveContext, command: QuantizeClip) -> ClipQuantized:
    """Let Live do it; it takes the number of one of its recording quantizations."""
    placed = live.clip_on(command.track_index, command.clip_index)
    return _quantized(live, placed, command, lambda grid: placed.clip.quantize(grid, command.amount))


@handles(QuantizeClipPitch)
def quantize_clip_pitch(live: LiveContext, command: QuantizeClipPitch) -> ClipQuantized:
    """Let Live do it for one pitch."""
    placed = live.clip_on(command.track_index, command.clip_index)
    clip = with_notes(placed.clip)
    return _quantized(live, placed, command, lambda grid: clip.quantize_pitch(command.pitch, grid, command.amount))


@handles(QuantizeNotes)
def quantize_notes(live: LiveContext, command: QuantizeNotes) -> Steps[NotesEdited]:
    """Onto a grid of our own."""
    return edit(
        live,
        command,
        lambda notes: music.quantized(
            notes, command.grid, command.strength, command.swing, starts=command.starts, ends=command.ends
        ),
        "Quantized",
    )


@handles(TransposeNotes)
def transpose_notes(live: LiveContext, command: TransposeNotes) -> Steps[NotesEdited]:
    """By semitones."""
    return edit(live, command, lambda notes: music.transposed(notes, command.semitones), "Transposed")


@handles(HumanizeNotes)
def humanize_notes(live: LiveContext, command: HumanizeNotes) -> Steps[NotesEdited]:
    """Within what the clip plays."""
    clip = with_notes(live.clip(command.clip))
    bounds = clip.loop_start, clip.loop_end
    return edit(
        live,
        command,
        lambda notes: music.humanized(notes, command.seed, command.timing, command.velocity, bounds),
        "Humanized",
    )


@handles(LegatoNotes)
def legato_notes(live: LiveContext, command: LegatoNotes) -> Steps[NotesEdited]:
    """From start to start."""
    return edit(live, command, lambda notes: music.legato(notes, command.until), "Joined")


@handles(ReverseNotes)
def reverse_notes(live: LiveContext, command: ReverseNotes) -> Steps[NotesEdited]:
    """Within the window, or within what the notes take up."""

    def reversed_in_place(notes: music.Notes) -> music.Notes:
        if command.from_time is None or command.time_span is None:
            return music.mirrored(notes, *music.extent(notes))
        return music.mirrored(notes, command.from_time, command.from_time + command.time_span)

    return edit(live, command, reversed_in_place, "Reversed")


@handles(StretchNotes)
def stretch_notes(live: LiveContext, command: StretchNotes) -> Steps[NotesEdited]:
    """Away from, or towards, what stays."""

    def stretched(notes: music.Notes) -> music.Notes:
        given = (anchor for anchor in (command.anchor, command.from_time) if anchor is not None)
        return music.stretched(notes, command.factor, next(given, music.extent(notes)[0]))

    return edit(live, command, stretched, "Stretched")


@handles(SetVelocities)
def set_velocities(live: LiveContext, command: SetVelocities) -> Steps[NotesEdited]:
    """All the same."""
    return edit(live, command, lambda notes: music.with_velocity(notes, command.velocity), "Set the velocity of")


@handles(ScaleVelocities)
def scale_velocities(live: LiveContext, command: ScaleVelocities) -> Steps[NotesEdited]:
    """In proportion."""
    return edit(
        live,
        command,
        lambda notes: music.with_scaled_velocities(notes, command.factor, command.offset, limit=command.limit),
        "Scaled the velocity of",
    )


@handles(RampVelocities)
def ramp_velocities(live: LiveContext, command: RampVelocities) -> Steps[NotesEdited]:
    """From the first to the last."""
    return edit(
        live,
        command,
        lambda notes: music.with_ramp(notes, command.first_velocity, command.last_velocity),
        "Set the velocity of",
    )


def _quantized(
    live: LiveContext,
    placed: PlacedClip,
    command: QuantizeClip | QuantizeClipPitch,
    quantize: Callable[[int], object],
) -> ClipQuantized:
    beats = live_grid(command.quantize_to) or command.quantize_to
    before = _places(placed.clip)
    quantize(QUANTIZATIONS[beats])
    after = _places(placed.clip)
    moved = sum(after[key] != place for key, place in before.items() if key in after)
    noun = "note" if placed.clip.is_midi_clip else "warp marker"
    return ClipQuantized(
        message=f"Moved {counted(moved, noun)} towards a grid of {number(beats)} beats.",
        track_index=placed.track_index,
        clip_index=placed.clip_index,
        clip_id=live.id_of("clip", placed.clip),
        quantize_to=command.quantize_to,
        amount=command.amount,
        moved_count=moved,
        removed_count=len(before.keys() - after.keys()),
    )


def _places(clip: "Clip") -> dict[float, float]:
    """Where the notes of a clip are, by id, or its warp markers, by the moment of the sample they hold."""
    if clip.is_midi_clip:
        return {note.note_id: note.start_time for note in clip.get_all_notes_extended()}
    return {marker.sample_time: marker.beat_time for marker in clip.warp_markers}
