"""Observes tracks, return tracks and the main track, and their sends."""

from collections.abc import Iterator, Mapping
from typing import Any

from alive.adapters.liveapi.observers.observer import Children, MadeReading, Observer, Reading
from alive.adapters.liveapi.observers.rows import looks_at_row
from alive.adapters.liveapi.observers.watch import Watch
from alive.domain.event import Event
from alive.domain.events.structure import TrackAdded, TrackDeleted, TrackMoved
from alive.domain.events.track import TrackMeter

_METER = TrackMeter.spec


class TrackObserver(Observer):
    """A track: its mixer, its slots, its clips in the Arrangement, its devices."""

    kind = "track"
    children = (
        Children("clip_slots", "clip_slot"),
        Children("arrangement_clips", "clip"),
        Children("devices", "device"),
        Children("sends", "send", reads="mixer_device.sends", listens="mixer_device.sends"),
    )

    def place(self, watch: Watch) -> Mapping[str, Any]:
        """Id and index."""
        return {"track_id": watch.object_id, "track_index": track_index(watch)}

    def readings(self, thing: Any, watch: Watch) -> Iterator[Reading]:
        """Its properties. A track that has no output now may have one later, so its meters are listened to."""
        for reading in super().readings(thing, watch):
            if reading.spec.topic != "track.meter":
                yield reading
        for side in ("left", "right"):
            yield MadeReading(_METER, thing, f"output_meter_{side}", make=lambda: _meters(thing))

    def follows(self, watch: Watch, topic: str, before: Any, now: Any) -> Iterator[tuple[Watch, str]]:
        """The slots that began or ceased to play or wait: Live never calls back for a slot's playing status."""
        if topic in {"track.playing_slot", "track.fired_slot"}:
            slots = watch.children["clip_slots"]
            for index in {before, now}:
                if isinstance(index, int) and 0 <= index < len(slots):
                    yield from looks_at_row(slots[index])

    def arrived(self, watch: Watch) -> Iterator[Event]:
        """That it was added."""
        yield TrackAdded(**self.place(watch), name=watch.thing.name, type=_type_of(watch))

    def left(self, watch: Watch, place: Mapping[str, Any]) -> Iterator[Event]:  # noqa: ARG002 - it is gone
        """That it was deleted."""
        yield TrackDeleted(**place)

    def moved(self, watch: Watch, was_at: int) -> Iterator[Event]:
        """That it moved."""
        yield TrackMoved(**self.place(watch), was_at=was_at)


class SendObserver(Observer):
    """How much of a track goes to a return track."""

    kind = "send"

    def place(self, watch: Watch) -> Mapping[str, Any]:
        """Its own id, the track, and which send it is."""
        return {"send_id": watch.object_id, "track_index": track_index(watch), "send_index": watch.index}


def track_index(watch: Watch) -> int | str:
    """Where the track is that something is on: a number, or the path for those beyond the main list."""
    track = watch.ancestor("track")
    if track is None or track.member == "master_track":
        return "master_track"
    return track.index if track.member == "tracks" else f"{track.member}/{track.index}"


def _meters(track: Any) -> dict[str, float]:
    return {"left": track.output_meter_left, "right": track.output_meter_right}


def _type_of(watch: Watch) -> str:
    track = watch.thing
    if watch.member == "return_tracks":
        return "return"
    if watch.member == "master_track":
        return "master"
    if track.is_foldable:
        return "group"
    return "midi" if track.has_midi_input else "audio"
