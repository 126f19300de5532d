"""What an operation may change of Live, as its declaration says: the members that it rests on."""

import functools
from collections import defaultdict
from typing import Any

from alive.adapters.liveapi.runtime import member_of_live
from alive.domain.operation import Effect, NotInLive, OperationSpec, Undo, operations

MAKING = {
    "create_midi_track", "create_audio_track", "create_return_track", "duplicate_track", "create_scene",
    "duplicate_scene", "capture_and_insert_scene", "create_clip", "create_audio_clip", "create_midi_clip",
    "duplicate_clip_to", "duplicate_clip_slot", "duplicate_clip_to_arrangement", "insert_device", "duplicate_device",
}  # fmt: skip
"""Methods of Live that make objects, which can be deleted again."""

NOTES = {
    "add_new_notes", "apply_note_modifications", "remove_notes_by_id", "remove_notes_extended", "quantize",
    "quantize_pitch", "duplicate_region", "duplicate_notes_by_id", "select_all_notes", "deselect_all_notes",
    "select_notes_by_id",
}  # fmt: skip
"""Methods of Live that change notes and nothing else that is saved."""

PLAYBACK = {"start_playing", "continue_playing", "stop_playing"}

STARTS = {"record_mode", "session_record"}
"""Properties of the song that start it when they are written; so does `is_playing`, which most only read."""

READING = (
    "get_", "str_for_value", "value_at_time", "events_in_range", "automation_envelope", "available_", "note_number",
    "beat_to", "sample_to", "seconds_to", "is_", "view", "MidiNote", "begin_undo_step", "end_undo_step",
)  # fmt: skip
"""How the names of Live's methods begin that change nothing."""

_LOOP = ("end_marker", "loop_end", "loop_start", "looping", "start_marker")
COMPANIONS = {
    "color": ("color_index", "is_auto_colored"),
    "color_index": ("color", "is_auto_colored"),
    "tempo": ("tempo_enabled",),
    "time_signature_numerator": ("time_signature_enabled",),
    "time_signature_denominator": ("time_signature_enabled",),
    **dict.fromkeys(_LOOP, _LOOP),
}
"""Properties that Live changes along with another. They are written back in the order of their names."""

TWINS = {"track_activator": "mute", "chain_activator": "mute", "song_tempo": "tempo"}
"""Parameters of a mixer that are one with a property: of its track or chain, or of the song."""


class Members:
    """The members of Live that an operation rests on, by the names of their classes."""

    def __init__(self, spec: OperationSpec) -> None:
        self._properties: defaultdict[str, set[str]] = defaultdict(set)
        self.methods: set[str] = set()
        self._classes: set[str] = set()
        for source in () if isinstance(spec.source, NotInLive) else spec.source:
            *path, name = source.split(".")
            self._classes.add(path[-1])
            member = member_of_live(source)
            if isinstance(member, property):
                self._properties[path[-1]].add(name)
            elif not isinstance(member, type) and not name.startswith(READING):
                self.methods.add(name)

    def properties_of(self, thing: Any) -> set[str]:
        """Those of the class of an object and of its bases."""
        return set().union(*(self._properties.get(kind.__name__, set()) for kind in type(thing).__mro__))

    def mentions(self, *classes: str) -> bool:
        """Whether it rests on a member of one of these classes."""
        return not self._classes.isdisjoint(classes) or (
            "MixerDevice" in classes
            and any(not names.isdisjoint({"mixer_device"}) for names in self._properties.values())
        )


@functools.cache
def untracked() -> frozenset[tuple[str, str]]:
    """Properties that Live's undo history does not know, as the operations on them declare: class and name."""
    by_undo: dict[bool, set[tuple[str, str]]] = {True: set(), False: set()}
    for spec in operations().values():
        if (
            spec.effect is not Effect.READ
            and spec.undo is not Undo.OWN_ENTRIES
            and not isinstance(spec.source, NotInLive)
        ):
            members = (source.split(".") for source in spec.source)
            by_undo[spec.undo is Undo.STEP].update((path[-2], path[-1]) for path in members)
    return frozenset(by_undo[False] - by_undo[True])


def with_companions(names: set[str]) -> set[str]:
    """The properties, and those that Live changes along with them."""
    return names.union(*(COMPANIONS.get(name, ()) for name in names))
