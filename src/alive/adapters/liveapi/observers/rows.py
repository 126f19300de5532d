"""What a slot shows of others: its own clip, and for the slot of a group track those below it.

Live does not say when that changes, or not surely; so whoever notes a change of what it is made of has to have the slot
looked at.
"""

from collections.abc import Iterator

from alive.adapters.liveapi.observers.watch import Watch
from alive.adapters.liveapi.runtime import is_alive

Look = tuple[Watch, str]
"""An object and the topic that is to be looked at."""

SHOWN = (
    "clip_slot.playing_status",
    "clip_slot.triggered",
    "clip_slot.color",
    "clip_slot.color_index",
    "clip_slot.controls_others",
)


def looks_at_row(slot: Watch) -> Iterator[Look]:
    """A slot, and the slots of the same scene on the group tracks that it is in."""
    track = slot.parent
    while track is not None:
        slots = track.children["clip_slots"]
        if slot.index < len(slots):
            yield from ((slots[slot.index], topic) for topic in SHOWN)
        track = _group_of(track)


def looks_at_groups(song: Watch) -> Iterator[Look]:
    """All slots of all group tracks: tracks came, went or moved."""
    for track in song.children["tracks"]:
        if is_alive(track.thing) and track.thing.is_foldable:
            for slot in track.children.get("clip_slots", ()):
                yield from ((slot, topic) for topic in SHOWN)


def _group_of(track: Watch) -> Watch | None:
    """The group track that a track is in; it is before it in the list."""
    if track.parent is None or track.member != "tracks" or not is_alive(track.thing):
        return None
    group = track.thing.group_track
    if not is_alive(group):
        return None
    before = track.parent.children["tracks"][: track.index]
    return next((other for other in reversed(before) if other.thing == group), None)
