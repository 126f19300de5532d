"""Everything of a Set that can be seen, read from Live's own objects and not through anything of ours."""

import re
from typing import Any

CHILDREN = {
    "Song": ("tracks", "return_tracks", "master_track", "scenes", "cue_points", "view", "groove_pool"),
    "Track": ("clip_slots", "arrangement_clips", "take_lanes", "devices", "mixer_device", "view"),
    "ClipSlot": ("clip",),
    "TakeLane": ("arrangement_clips",),
    "Device": ("parameters", "chains", "return_chains", "sample", "view"),
    "Chain": ("devices", "mixer_device"),
    "MixerDevice": (
        "volume", "panning", "sends", "track_activator", "cue_volume", "crossfader", "left_split_stereo",
        "right_split_stereo",
    ),
    "ChainMixerDevice": ("volume", "panning", "sends", "chain_activator"),
    "GroovePool": ("grooves",),
}  # fmt: skip
"""What belongs to what: each object is in the picture once, under its owner."""

ONLY = {"DeviceParameter": ("name", "value", "automation_state", "is_enabled")}
"""There are hundreds of parameters; what else they have does not change."""

VOLATILE = {
    "can_undo", "can_redo", "canonical_parent", "current_song_time", "playing_position", "last_event_time",
    "performance_impact", "signature_time", "ram_mode_estimate", "can_jump_to_next_cue", "can_jump_to_prev_cue",
    "can_capture_midi",
}  # fmt: skip
"""What changes by itself, or only says that there is a history."""


def picture(thing: Any) -> dict[str, Any]:
    """What is seen of an object and all that belongs to it, as plain values by path."""
    seen: dict[str, Any] = {}
    _look(thing, "", seen)
    return seen


def differences(before: dict[str, Any], after: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What two pictures do not have in common, by path."""
    absent = "(absent)"
    paths = sorted(before.keys() | after.keys())
    pairs = {path: (before.get(path, absent), after.get(path, absent)) for path in paths}
    return {path: pair for path, pair in pairs.items() if pair[0] != pair[1]}


def without_selection(changed: dict[str, tuple[Any, Any]]) -> dict[str, tuple[Any, Any]]:
    """Differences without those in what is selected, which Live moves along and its undo does not know."""
    return {path: pair for path, pair in changed.items() if not _SELECTION.search(path)}


def _look(thing: Any, path: str, seen: dict[str, Any]) -> None:
    children = _children(thing)
    for name in _properties(type(thing)):
        if name not in children and name not in VOLATILE and "meter" not in name:
            value = _plain(_read(thing, name))
            if value is not _NOTHING:
                seen[f"{path}.{name}"] = value
    if hasattr(thing, "get_all_notes_extended") and thing.is_midi_clip:
        seen[f"{path}.notes"] = sorted(map(_note, thing.get_all_notes_extended()))
    if hasattr(type(thing), "automation_envelopes"):
        seen[f"{path}.envelopes"] = [_events(envelope) for envelope in thing.automation_envelopes]
    if hasattr(type(thing), "warp_markers") and getattr(thing, "is_audio_clip", True):
        seen[f"{path}.marks"] = [(mark.beat_time, mark.sample_time) for mark in thing.warp_markers]
    for name in children:
        _look_at_child(_read(thing, name), f"{path}/{name}", seen)


def _look_at_child(child: Any, path: str, seen: dict[str, Any]) -> None:
    if child is None or child is _NOTHING:
        return
    if not hasattr(child, "__len__"):
        _look(child, path, seen)
        return
    seen[f"{path}.count"] = len(child)
    for index, item in enumerate(child):
        _look(item, f"{path}/{index}", seen)


def _children(thing: Any) -> tuple[str, ...]:
    return next((CHILDREN[kind.__name__] for kind in type(thing).__mro__ if kind.__name__ in CHILDREN), ())


_SELECTION = re.compile(r"selected|is_part_of_selection|appointed_device|highlighted|detail_clip|\.is_collapsed$")
_NOTHING = object()
_known: dict[type, tuple[str, ...]] = {}


def _properties(kind: type) -> tuple[str, ...]:
    if kind not in _known:
        names = ONLY.get(kind.__name__) or [
            name for name in dir(kind) if not name.startswith("_") and isinstance(getattr(kind, name), property)
        ]
        _known[kind] = tuple(names)
    return _known[kind]


def _read(thing: Any, name: str) -> Any:
    try:
        return getattr(thing, name)
    except (AttributeError, RuntimeError):
        return _NOTHING


def _plain(value: Any) -> Any:
    """Values as they are, lists as tuples, objects by what they are called: their place is shown elsewhere."""
    if isinstance(value, int):
        return int(value)
    if value is None or isinstance(value, float | str):
        return value
    if isinstance(value, dict):
        return tuple(sorted((key, str(item)) for key, item in value.items()))
    if hasattr(value, "__len__"):
        return tuple(_plain(item) for item in value)
    return getattr(value, "name", None) or getattr(value, "display_name", None) or type(value).__name__


def _note(note: Any) -> tuple[Any, ...]:
    return (
        note.start_time, note.pitch, note.duration, note.velocity, note.mute, note.probability,
        note.velocity_deviation, note.release_velocity,
    )  # fmt: skip


def _events(envelope: Any) -> list[tuple[float, float]]:
    return [(event.time, event.value) for event in envelope.events_in_range(-1e6, 1e6)]
