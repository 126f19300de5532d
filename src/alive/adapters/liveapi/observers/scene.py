"""Observes scenes."""

from collections.abc import Iterator, Mapping
from typing import Any

from alive.adapters.liveapi.observers.observer import Observer
from alive.adapters.liveapi.observers.watch import Watch
from alive.domain.event import Event
from alive.domain.events.structure import SceneAdded, SceneRemoved, SceneReordered


class SceneObserver(Observer):
    """A scene."""

    kind = "scene"

    def place(self, watch: Watch) -> Mapping[str, Any]:
        """Id and index."""
        return {"scene_id": watch.object_id, "scene_index": watch.index}

    def arrived(self, watch: Watch) -> Iterator[Event]:
        """That it was added."""
        yield SceneAdded(**self.place(watch), name=watch.thing.name)

    def left(self, watch: Watch, place: Mapping[str, Any]) -> Iterator[Event]:  # noqa: ARG002 - it is gone
        """That it was deleted."""
        yield SceneRemoved(**place)

    def moved(self, watch: Watch, was_at: int) -> Iterator[Event]:  # noqa: ARG002 - where it was is not told
        """That it is at another place."""
        yield SceneReordered(**self.place(watch), name=watch.thing.name)
