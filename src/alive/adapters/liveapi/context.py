"""What handlers are given: the way from references to Live's objects and back.

Indices are good only in the callback in which they were read: between two callbacks the user may move or delete
anything. A handler that waits keeps wrappers and asks for the indices again.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from alive.adapters.liveapi.identity import Identities
from alive.adapters.liveapi.runtime import is_alive
from alive.domain.errors import NotFound
from alive.domain.refs import SCENE, TRACK, ObjectPath, RefKind

if TYPE_CHECKING:
    from Live.Application import Application
    from Live.Clip import Clip
    from Live.ClipSlot import ClipSlot
    from Live.Scene import Scene
    from Live.Song import Song
    from Live.Track import Track

_MISSING: Final = object()


class Cell(NamedTuple):
    """Where a track and a scene cross: a slot, and its place at the time of asking."""

    track_index: int | str
    scene_index: int
    track: "Track"
    slot: "ClipSlot"


class LiveContext:
    """The running Live, for handlers. Main thread only."""

    def __init__(self, song: "Song", application: "Application", identities: Identities) -> None:
        self._song = song
        self._application = application
        self._identities = identities
        self.id_of = identities.id_of
        """The stable id of a living object, by kind and wrapper."""

    def song(self) -> "Song":
        """The Set."""
        return self._song

    def application(self) -> "Application":
        """Live."""
        return self._application

    def track(self, ref: int | str) -> "Track":
        """The track, return track or main track that is meant."""
        return cast("Track", self._resolve(TRACK, ref))

    def track_index(self, ref: int | str, track: "Track") -> int | str:
        """Where the track that `ref` named in this callback is: its index, or the path if it has none."""
        target = TRACK.parse(ref)
        if isinstance(target, ObjectPath):
            return _shown_place(target)
        return self.track_index_now(track)

    def track_index_now(self, track: "Track", likely: int | str = "master_track") -> int | str:
        """Where a track is now, whatever happened since; `likely` is looked at first."""
        song = self._song
        if isinstance(likely, int) and likely < len(song.tracks) and song.tracks[likely] == track:
            return likely
        for index, other in enumerate(song.tracks):
            if other == track:
                return index
        for index, other in enumerate(song.return_tracks):
            if other == track:
                return f"return_tracks/{index}"
        if song.master_track == track:
            return "master_track"
        raise NotFound("the track was deleted")

    def scene(self, ref: int | str) -> "Scene":
        """The scene that is meant."""
        return cast("Scene", self._resolve(SCENE, ref))

    def scene_index(self, ref: int | str, scene: "Scene | None" = None) -> int:
        """Where the scene that `ref` named in this callback is. A path is not looked up."""
        target = SCENE.parse(ref)
        if isinstance(target, ObjectPath):
            return cast("int", target.steps[1])
        return self.scene_index_now(self.scene(ref) if scene is None else scene)

    def scene_index_now(self, scene: "Scene", likely: int = 0) -> int:
        """Where a scene is now, whatever happened since; `likely` is looked at first."""
        scenes = self._song.scenes
        if likely < len(scenes) and scenes[likely] == scene:
            return likely
        for index, other in enumerate(scenes):
            if other == scene:
                return index
        raise NotFound("the scene was deleted")

    def cell(self, track_ref: int | str, scene_ref: int | str) -> Cell:
        """The slot where a track and a scene cross."""
        track = self.track(track_ref)
        index = self.scene_index(scene_ref)
        slots: Sequence[ClipSlot] = track.clip_slots
        try:
            slot = slots[index]
        except IndexError:
            raise self._no_slot(track_ref, index, slots) from None
        return Cell(self.track_index(track_ref, track), index, track, slot)

    def clip_in(self, cell: Cell) -> "Clip":
        """The clip of a slot. Raises NotFound if it is empty."""
        clip = cell.slot.clip
        if clip is None:
            raise NotFound(f"track_index {cell.track_index}, scene_index {cell.scene_index}: the slot is empty")
        return clip

    def require(self, thing: Any, object_id: str) -> None:
        """Raise NotFound if an object that was there before a wait is there no longer."""
        if not is_alive(thing):
            raise NotFound(f"{object_id} was deleted before Live showed the effect")

    def _resolve(self, kind: RefKind, ref: int | str) -> Any:
        target = kind.parse(ref)
        if target.__class__ is ObjectPath:
            return self._walk(target)
        return self._identities.find(target)  # type: ignore[arg-type] # a reference is a path or an id

    def _walk(self, path: ObjectPath) -> Any:
        thing: Any = self._song
        for position, step in enumerate(path.steps):
            if step.__class__ is int:
                try:
                    thing = thing[step]
                except IndexError:
                    raise _beyond(path, position, len(thing)) from None
            else:
                thing = _member(thing, cast("str", step), path, position)
        return thing

    def _no_slot(self, track_ref: int | str, index: int, slots: Sequence["ClipSlot"]) -> NotFound:
        if not len(slots):
            return NotFound(f"track {track_ref} has no clip slots: return tracks and the main track have none")
        return _beyond(ObjectPath(("scenes", index)), 1, len(slots))


def item_at(items: Sequence[Any], index: int, name: str) -> Any:
    """One of a list of Live. Raises NotFound with the range that is allowed; `name` is the plural of what it holds."""
    if index < len(items):
        return items[index]
    raise _beyond(ObjectPath((name, index)), 1, len(items))


def _member(thing: Any, name: str, path: ObjectPath, position: int) -> Any:
    if name.startswith("_"):
        raise NotFound(f"{path}: {name} is not public")
    found = getattr(thing, name, _MISSING)
    if found is None or found is _MISSING:
        parent = ObjectPath(path.steps[:position]) if position else "the Set"
        raise NotFound(f"{path}: {parent} has no {name}")
    return found


def _beyond(path: ObjectPath, position: int, count: int) -> NotFound:
    name = str(path.steps[position - 1]).replace("_", " ")
    if not count:
        return NotFound(f"{path}: there are no {name}", count=0)
    if count == 1:
        return NotFound(f"{path}: there is 1 of the {name}, 0", count=1)
    return NotFound(f"{path}: there are {count} {name}, 0 to {count - 1}", count=count)


def _shown_place(path: ObjectPath) -> int | str:
    steps = path.steps
    return steps[1] if steps[0] == "tracks" else str(path)
