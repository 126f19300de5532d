"""What handlers of clips have in common: what kind a clip is, where it lies, how several members are written.

Positions in a clip are in beats, except in an audio clip that is not warped, which counts seconds.
"""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.writing import Writes
from alive.domain.errors import LiveRejected, OutcomeUnknown, UnsupportedByLive
from alive.domain.words import number

if TYPE_CHECKING:
    from Live.Clip import Clip
    from Live.ClipSlot import ClipSlot

    from alive.adapters.liveapi.context import LiveContext, PlacedClip

NEAR = 1e-6
"""What Live shows may differ from what was written by its single precision."""


def place_fields(live: "LiveContext", placed: "PlacedClip") -> dict[str, Any]:
    """The fields that say which clip a result is about."""
    return {
        "track_index": placed.track_index,
        "clip_index": placed.clip_index,
        "clip_id": live.id_of("clip", placed.clip),
    }


def require_audio(clip: "Clip", what: str) -> None:
    """Raise LiveRejected for a MIDI clip. What Live says when one is asked for what it has not was never observed."""
    if not clip.is_audio_clip:
        raise LiveRejected(f"The clip is a MIDI clip; it has no {what}.")


def require_midi(clip: "Clip", what: str) -> None:
    """Raise LiveRejected for an audio clip."""
    if not clip.is_midi_clip:
        raise LiveRejected(f"The clip is an audio clip; it has no {what}.")


def slot_of(clip: "Clip", why: str) -> "ClipSlot":
    """The slot of a Session clip. `why` tells what cannot be done with any other."""
    if clip.is_arrangement_clip:
        raise UnsupportedByLive(f"The clip is in the Arrangement. {why}")
    return clip.canonical_parent


def counts_seconds(clip: "Clip") -> bool:
    """Whether positions in the clip are seconds."""
    return clip.is_audio_clip and not clip.warping


def unit_of(clip: "Clip", value: float) -> str:
    """`4 beats`, or `4 seconds` in a clip that is not warped."""
    unit = "second" if counts_seconds(clip) else "beat"
    return f"{number(value)} {unit}{'' if value == 1 else 's'}"


def write_span(writes: Writes, clip: "Clip", start: tuple[str, float | None], end: tuple[str, float | None]) -> None:
    """Write a start and an end, each a member and a value, in the order that keeps the one before the other."""
    pairs = [start, end]
    if start[1] is not None and start[1] >= getattr(clip, end[0]):
        pairs.reverse()
    for member, value in pairs:
        if value is not None:
            writes.write(clip, member, value)


def require_shown(member: str, shown: float, wanted: float) -> None:
    """Raise OutcomeUnknown if Live took a value but shows another one."""
    if abs(shown - wanted) > NEAR * max(1.0, abs(wanted)):
        raise OutcomeUnknown(f"Live was given {number(wanted)} as {member}, but shows {number(shown)}.")
