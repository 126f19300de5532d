"""What handlers are given: the way from references to Live's objects and back.

Indices are good only in the callback in which they were read: between two callbacks the user may move or delete
anything. A handler that waits keeps wrappers and asks for the indices again.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, cast

from alive.adapters.liveapi.identity import Identities
from alive.adapters.liveapi.object_model.class_facts import Classes
from alive.adapters.liveapi.places import kind_of, path_of
from alive.adapters.liveapi.runtime import is_alive
from alive.domain.errors import NotFound, UnsupportedByLive
from alive.domain.refs import (
    CHAIN,
    CLIP,
    CLIP_ON_TRACK,
    CUE_POINT,
    DEVICE,
    DEVICE_ON_TRACK,
    DRUM_PAD,
    GROOVE,
    PARAMETER,
    SCENE,
    TAKE_LANE,
    TRACK,
    ObjectId,
    ObjectPath,
    RefKind,
)

if TYPE_CHECKING:
    from Live.Application import Application
    from Live.Chain import Chain
    from Live.Clip import Clip
    from Live.ClipSlot import ClipSlot
    from Live.Device import Device
    from Live.DeviceParameter import DeviceParameter
    from Live.DrumPad import DrumPad
    from Live.Groove import Groove
    from Live.Scene import Scene
    from Live.Song import CuePoint, Song
    from Live.TakeLane import TakeLane
    from Live.Track import Track

_MISSING: Final = object()


class Cell(NamedTuple):
    """Where a track and a scene cross: a slot, and its place at the time of asking."""

    track_index: int | str
    scene_index: int
    track: "Track"
    slot: "ClipSlot"


class PlacedClip(NamedTuple):
    """A clip on a track, and its place at the time of asking."""

    track_index: int | str
    clip_index: int | str
    """The scene of its slot, or its path in the Arrangement or on a take lane."""
    track: "Track"
    clip: "Clip"


class PlacedDevice(NamedTuple):
    """A device on a track, and its place at the time of asking."""

    track_index: int | str
    device_index: int | str
    """Its position on the track, or its path if it is nested in a rack."""
    track: "Track"
    device: "Device"


class Surface(Protocol):
    """What Live gives to one Remote Script beside its object model: the script's own MIDI ports, the status bar."""

    def send_midi(self, midi_event_bytes: tuple[int, ...]) -> object:
        """Send a message out of the port that is chosen as the script's output."""

    def show_message(self, message: str) -> None:
        """Show a text in the status bar."""

    def set_session_highlight(self, *area: int | bool) -> None:
        """Show the coloured box in the Session: track and scene offset, width, height, with return tracks or not."""


class LiveContext:
    """The running Live, for handlers. Main thread only."""

    def __init__(
        self, song: "Song", application: "Application", identities: Identities, surface: Surface | None = None
    ) -> None:
        self._surface = surface
        self._song = song
        self._application = application
        self._identities = identities
        self.id_of = identities.id_of
        """The stable id of a living object, by kind and wrapper."""
        self.classes: Final = Classes()
        """What the running Live says of its classes."""
        self.own_entries = 0
        """How often something was written that Live gives an entry of its own in its undo history."""

    def song(self) -> "Song":
        """The Set."""
        return self._song

    def application(self) -> "Application":
        """Live."""
        return self._application

    def surface(self) -> Surface:
        """The script's place among Live's control surfaces. Raises UnsupportedByLive if it runs outside of one."""
        if self._surface is None:
            raise UnsupportedByLive("This script does not run as one of Live's control surfaces.")
        return self._surface

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

    def clip(self, ref: int | str) -> "Clip":
        """The clip that is meant, wherever it lies."""
        return cast("Clip", self._resolve(CLIP, ref))

    def clip_on(self, track_ref: int | str, clip_ref: int | str) -> PlacedClip:
        """The clip on a track that is meant: by the scene of its slot, by path or by id."""
        target = CLIP_ON_TRACK.parse(clip_ref)
        if _names_scene(target):
            cell = self.cell(track_ref, clip_ref)
            return PlacedClip(cell.track_index, cell.scene_index, cell.track, self.clip_in(cell))
        track = self.track(track_ref)
        clip: Clip = self._found(target)
        path = self.path_of(clip)
        self._require_on(track, path, track_ref)
        place = int(path.split("/")[3]) if path.endswith("/clip") else path
        return PlacedClip(self.track_index(track_ref, track), place, track, clip)

    def clip_index_now(self, clip: "Clip") -> int | str:
        """Where a clip is now: the scene of its slot, or its path in the Arrangement or on a take lane."""
        path = self.path_of(clip)
        return int(path.split("/")[3]) if path.endswith("/clip") else path

    def device(self, ref: int | str) -> "Device":
        """The device that is meant, wherever it is nested."""
        return cast("Device", self._resolve(DEVICE, ref))

    def device_on(self, track_ref: int | str, device_ref: int | str) -> PlacedDevice:
        """The device on a track that is meant: by its index, or nested in racks by path or id."""
        track = self.track(track_ref)
        target = DEVICE_ON_TRACK.parse(device_ref)
        place = self.track_index(track_ref, track)
        if isinstance(device_ref, int):
            return PlacedDevice(place, device_ref, track, item_at(track.devices, device_ref, "devices"))
        device: Device = self._found(target)
        path = self.path_of(device)
        self._require_on(track, path, track_ref)
        own = f"{self.path_of(track)}/devices/"
        rest = path.removeprefix(own)
        return PlacedDevice(place, int(rest) if rest.isdigit() else path, track, device)

    def chain(self, ref: int | str) -> "Chain":
        """The chain that is meant."""
        return cast("Chain", self._resolve(CHAIN, ref))

    def drum_pad(self, ref: int | str) -> "DrumPad":
        """The drum pad that is meant."""
        return cast("DrumPad", self._resolve(DRUM_PAD, ref))

    def parameter(self, ref: int | str) -> "DeviceParameter":
        """The parameter that is meant, of a device or of a mixer."""
        return cast("DeviceParameter", self._resolve(PARAMETER, ref))

    def take_lane_on(self, track_ref: int | str, lane_ref: int | str) -> "TakeLane":
        """The take lane on a track that is meant."""
        track = self.track(track_ref)
        if isinstance(lane_ref, int):
            return cast("TakeLane", item_at(track.take_lanes, lane_ref, "take lanes"))
        lane = cast("TakeLane", self._resolve(TAKE_LANE, lane_ref))
        self._require_on(track, self.path_of(lane), track_ref)
        return lane

    def cue_point(self, ref: int | str) -> "CuePoint":
        """The locator that is meant."""
        return cast("CuePoint", self._resolve(CUE_POINT, ref))

    def groove(self, ref: int | str) -> "Groove":
        """The groove of the pool that is meant."""
        return cast("Groove", self._resolve(GROOVE, ref))

    def find(self, kind: RefKind, ref: int | str) -> Any:
        """The object that is meant, of any kind that does not count within another parameter's object."""
        return self._resolve(kind, ref)

    def path_of(self, thing: Any) -> str:
        """The path that leads to an object now."""
        return path_of(self._song, thing)

    def describe(self, thing: Any) -> tuple[str, str]:
        """The id and the path of an object."""
        return self.id_of(kind_of(thing), thing), self.path_of(thing)

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
        return self._found(kind.parse(ref))

    def _found(self, target: ObjectPath | ObjectId) -> Any:
        if target.__class__ is ObjectPath:
            return self._walk(target)
        return self._identities.find(target)  # type: ignore[arg-type] # a reference is a path or an id

    def _require_on(self, track: "Track", path: str, track_ref: int | str) -> None:
        if not f"{path}/".startswith(f"{self.path_of(track)}/"):
            raise NotFound(f"{path} is not on track {track_ref}")

    def _walk(self, path: ObjectPath) -> Any:
        thing: Any = self._song
        if path.steps[:1] == ("application",):
            thing, path = self._application, ObjectPath(path.steps[1:])
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


def _names_scene(target: ObjectPath | ObjectId) -> bool:
    return target.kind == "scene" if isinstance(target, ObjectId) else target.steps[0] == "scenes"


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
