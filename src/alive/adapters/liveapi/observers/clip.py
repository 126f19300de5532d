"""Observes clips, in the Session and in the Arrangement."""

from collections.abc import Iterator, Mapping
from typing import Any

from alive.adapters.liveapi.observers.observer import Observer
from alive.adapters.liveapi.observers.track import track_index
from alive.adapters.liveapi.observers.watch import Watch
from alive.domain.event import Event
from alive.domain.events.structure import ClipAdded, ClipRemoved


class ClipObserver(Observer):
    """A clip."""

    kind = "clip"

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
