"""Observes clips, in the Session and in the Arrangement."""

from collections.abc import Iterator, Mapping
from typing import Any

from alive.adapters.liveapi.observers.observer import MadeReading, Observer, Reading
from alive.adapters.liveapi.observers.rows import Look, looks_at_row
from alive.adapters.liveapi.observers.track import track_index
from alive.adapters.liveapi.observers.watch import Watch
from alive.adapters.liveapi.runtime import is_alive
from alive.domain.event import Event
from alive.domain.events.structure import ClipAdded, ClipRemoved

_STANDS_FOR = {
    "clip.start_marker": ("clip.loop_start",),
    "clip.end_marker": ("clip.loop_end",),
    "clip.looping": ("clip.loop_start", "clip.loop_end"),
}
"""What to look at when something else of a clip changed: without a loop, its ends are the markers."""

_SHOWN_BY_SLOTS = {"clip.color", "clip.muted", "clip.playing", "clip.triggered", "clip.recording"}


class ClipObserver(Observer):
    """A clip."""

    kind = "clip"

    def readings(self, thing: Any, watch: Watch) -> Iterator[Reading]:
        """Its properties; a groove is told by its name."""
        for reading in super().readings(thing, watch):
            if reading.spec.topic == "clip.groove":
                yield MadeReading(reading.spec, reading.owner, reading.listens, make=lambda: _groove_of(thing))
            else:
                yield reading

    def follows(self, watch: Watch, topic: str, before: Any, now: Any) -> Iterator[Look]:  # noqa: ARG002
        """What stands for a marker while it does not loop; what its slot shows of it, and the slots of its groups."""
        for other in _STANDS_FOR.get(topic, ()):
            yield watch, other
        slot = watch.ancestor("clip_slot")
        if slot is not None and topic in _SHOWN_BY_SLOTS:
            yield from looks_at_row(slot)

    def place(self, watch: Watch) -> Mapping[str, Any]:
        """Id and track; the scene, or the place in the Arrangement."""
        slot = watch.ancestor("clip_slot")
        where = {"arrangement_index": watch.index} if slot is None else {"scene_index": slot.index}
        return {"clip_id": watch.object_id, "track_index": track_index(watch), **where}

    def arrived(self, watch: Watch) -> Iterator[Event]:
        """That it was added."""
        yield ClipAdded(**self.place(watch), name=watch.thing.name)

    def left(self, watch: Watch, place: Mapping[str, Any]) -> Iterator[Event]:  # noqa: ARG002 - it is gone
        """That it was deleted."""
        yield ClipRemoved(**place)


def _groove_of(clip: Any) -> str:
    return str(clip.groove.name) if is_alive(clip.groove) else ""
