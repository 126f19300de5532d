"""Observes the slots of the Session."""

from collections.abc import Iterator, Mapping
from typing import Any

from alive.adapters.liveapi.observers.observer import Children, Observer
from alive.adapters.liveapi.observers.rows import Look, looks_at_row
from alive.adapters.liveapi.observers.track import track_index
from alive.adapters.liveapi.observers.watch import Watch
from alive.domain.event import Event
from alive.domain.events.structure import ClipSlotCreated


class ClipSlotObserver(Observer):
    """A slot and the clip in it."""

    kind = "clip_slot"
    children = (Children("clip", "clip", listens="has_clip", is_single=True),)

    def place(self, watch: Watch) -> Mapping[str, Any]:
        """Id, track and scene."""
        return {"clip_slot_id": watch.object_id, "track_index": track_index(watch), "scene_index": watch.index}

    def follows(self, watch: Watch, topic: str, before: Any, now: Any) -> Iterator[Look]:  # noqa: ARG002
        """What it shows of its clip, and what the slots of its groups show of it."""
        if topic == "clip_slot.has_clip":
            yield from looks_at_row(watch)

    def rearranged(self, watch: Watch, name: str) -> Iterator[Look]:  # noqa: ARG002 - it has one list
        """As above: another clip may have come in the place of one."""
        yield from looks_at_row(watch)

    def arrived(self, watch: Watch) -> Iterator[Event]:
        """That it was added."""
        slot = watch.thing
        yield ClipSlotCreated(
            **self.place(watch),
            has_clip=slot.has_clip,
            has_stop_button=slot.has_stop_button,
            playing_status=int(slot.playing_status),
        )
