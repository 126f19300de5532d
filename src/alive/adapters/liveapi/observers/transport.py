"""Observes the song: its transport and settings, its tracks, scenes and locators."""

from collections.abc import Iterator, Mapping
from typing import Any

from alive.adapters.liveapi.observers.observer import Children, MadeReading, Observer, Reading
from alive.adapters.liveapi.observers.rows import Look, looks_at_groups
from alive.adapters.liveapi.observers.watch import Watch


class TransportObserver(Observer):
    """The song."""

    kind = "song"
    children = (
        Children("tracks", "track"),
        Children("return_tracks", "track"),
        Children("master_track", "track", is_single=True),
        Children("scenes", "scene"),
        Children("cue_points", "cue_point"),
    )

    def readings(self, thing: Any, watch: Watch) -> Iterator[Reading]:
        """Its properties; a beat is a whole number of them, counted from 0."""
        for reading in super().readings(thing, watch):
            if reading.spec.topic == "transport.beat":
                yield MadeReading(
                    reading.spec, reading.owner, reading.listens, make=lambda: int(thing.current_song_time)
                )
            else:
                yield reading

    def rearranged(self, watch: Watch, name: str) -> Iterator[Look]:
        """What tells of places: default names have a number, and group tracks show the tracks in them."""
        if name in {"tracks", "return_tracks"}:
            yield from ((track, "track.renamed") for track in watch.children[name])
        if name == "tracks":
            yield from looks_at_groups(watch)
        if name == "scenes":
            for track in watch.children["tracks"]:
                yield from ((track, topic) for topic in ("track.playing_slot", "track.fired_slot"))

    def place(self, watch: Watch) -> Mapping[str, Any]:  # noqa: ARG002 - there is one song
        """Nothing: there is one song."""
        return {}


class CuePointObserver(Observer):
    """A locator."""

    kind = "cue_point"

    def place(self, watch: Watch) -> Mapping[str, Any]:
        """Id and index."""
        return {"cue_point_id": watch.object_id, "cue_point_index": watch.index}
