"""How objects of Live are named: by index, by path, or by a stable id.

A path is Live's own member names from the song down, with indices from 0: `tracks/3`, `return_tracks/0`,
`master_track`, `scenes/2`, `tracks/3/clip_slots/0/clip`. A bare index means the obvious list (`3` is `tracks/3`
where a track is wanted, and `devices/3` of the track where a device on a track is wanted), and `master` is short for
`master_track`.

An id looks different, so the two cannot be mistaken: `track#17.9f2c` is kind, running number, and the nonce of the
Set it belongs to. It stays with its object through moves and renames and is never given to another one.
"""

import functools
import re
from typing import Annotated

import attrs


@attrs.frozen
class ObjectPath:
    """A path from the song: `("tracks", 3)`."""

    steps: tuple[str | int, ...]

    def __str__(self) -> str:
        return "/".join(map(str, self.steps))


@attrs.frozen
class ObjectId:
    """The stable id of one object of one Set."""

    kind: str
    number: int
    nonce: str

    def __str__(self) -> str:
        return f"{self.kind}#{self.number}.{self.nonce}"


@attrs.frozen
class RefKind:
    """One kind of object that a parameter can name, and the paths that lead to such an object."""

    kind: str
    index_of: str | None
    """The list that a bare index counts in; None where an index alone says nothing."""
    path: str
    """Regular expression that a whole path to such an object matches."""
    examples: str
    within: str | None = None
    """The other parameter whose object has the list that a bare index counts in; None if that is the song."""
    ids_of: tuple[str, ...] = ()
    """The kinds whose ids may be given, if not this one's alone."""

    def parse(self, reference: int | str) -> ObjectPath | ObjectId:
        """Read a reference; ValueError says in words what is allowed. A bare index gives a path from `within`."""
        return _parse(self, reference)

    def takes_id_of(self, kind: str) -> bool:
        """Whether the id of an object of that kind may be given."""
        return kind in (self.ids_of or (self.kind,)) or self.kind == ANY

    @property
    def allowed(self) -> str:
        """What may be given, for people."""
        article = "an" if self.kind[0] in "aeiou" else "a"
        example = "track" if self.kind == ANY else (*self.ids_of, self.kind)[0]
        return f"{article} {self.kind}: {self.examples}, or an id such as {example}#17.9f2c"


ANY = "object"
"""The kind of a parameter that takes whatever object of Live there is."""

LONGEST = 1000
"""Characters of a reference: forty racks deep. What was read is kept, so there has to be a limit."""

_INDEX = r"(?:0|[1-9][0-9]{0,8})"
_TRACK = rf"(?:tracks/{_INDEX}|return_tracks/{_INDEX}|master_track)"
_SCENE = rf"scenes/{_INDEX}"
_SLOT = rf"tracks/{_INDEX}/clip_slots/{_INDEX}"
_TAKE_LANE = rf"tracks/{_INDEX}/take_lanes/{_INDEX}"
_CLIP = rf"(?:{_SLOT}/clip|(?:tracks/{_INDEX}|{_TAKE_LANE})/arrangement_clips/{_INDEX})"
_IN_RACK = rf"(?:(?:/drum_pads/{_INDEX})?/chains|/return_chains)/{_INDEX}"
_DEVICE = rf"{_TRACK}/devices/{_INDEX}(?:{_IN_RACK}/devices/{_INDEX})*"
_CHAIN = rf"{_DEVICE}{_IN_RACK}"
_MIXER = rf"(?:{_TRACK}|{_CHAIN})/mixer_device"
_PARAMETER = rf"(?:{_DEVICE}/(?:parameters/{_INDEX}|chain_selector)|{_MIXER}/(?:sends/{_INDEX}|[a-z_]+))"

TRACK = RefKind("track", "tracks", _TRACK, "an index from 0, tracks/3, return_tracks/0, master_track")
RETURN_TRACK = RefKind(
    "track", "return_tracks", rf"return_tracks/{_INDEX}", "an index among the return tracks from 0, return_tracks/0"
)
SCENE = RefKind("scene", "scenes", _SCENE, "an index from 0, scenes/2")
CLIP_SLOT = RefKind("clip_slot", None, _SLOT, "tracks/3/clip_slots/0")
CLIP = RefKind("clip", None, _CLIP, "tracks/3/clip_slots/0/clip, tracks/3/arrangement_clips/0")
SLOT_ON_TRACK = RefKind(
    "clip_slot", "scenes", _SCENE, "the index of its scene from 0, scenes/2", within="track_index", ids_of=("scene",)
)
CLIP_ON_TRACK = RefKind(
    "clip",
    "scenes",
    rf"(?:{_SCENE}|{_CLIP})",
    "the index of its scene from 0, scenes/2, tracks/3/arrangement_clips/0",
    within="track_index",
    ids_of=("clip", "scene"),
)
TAKE_LANE = RefKind("take_lane", None, _TAKE_LANE, "tracks/3/take_lanes/0")
TAKE_LANE_ON_TRACK = RefKind(
    "take_lane", "take_lanes", _TAKE_LANE, "an index on the track from 0, tracks/3/take_lanes/0", within="track_index"
)
DEVICE = RefKind("device", None, _DEVICE, "tracks/3/devices/0, tracks/3/devices/0/chains/2/devices/1")
DEVICE_ON_TRACK = RefKind(
    "device",
    "devices",
    _DEVICE,
    "an index on the track from 0, tracks/3/devices/0/chains/2/devices/1",
    within="track_index",
)
CHAIN = RefKind("chain", None, _CHAIN, "tracks/3/devices/0/chains/2, tracks/3/devices/0/drum_pads/36/chains/0")
CHAIN_IN_RACK = RefKind(
    "chain", "chains", _CHAIN, "an index in the rack from 0, tracks/3/devices/0/chains/2", within="device_index"
)
DEVICE_CONTAINER = RefKind(
    "track",
    "tracks",
    rf"(?:{_TRACK}|{_CHAIN})",
    "an index from 0, tracks/3, master_track, or a chain such as tracks/3/devices/0/chains/2",
    ids_of=("track", "chain"),
)
COLORED = RefKind(
    "track",
    None,
    rf"(?:{_TRACK}|{_SCENE}|{_CLIP}|{_CHAIN})",
    "tracks/3, scenes/2, tracks/3/clip_slots/0/clip, tracks/3/devices/0/chains/2",
    ids_of=("track", "scene", "clip", "chain"),
)
DRUM_PAD = RefKind("drum_pad", None, rf"{_DEVICE}/drum_pads/{_INDEX}", "tracks/3/devices/0/drum_pads/36")
PARAMETER = RefKind(
    "parameter",
    None,
    _PARAMETER,
    "tracks/3/devices/0/parameters/5, tracks/3/mixer_device/volume, tracks/3/mixer_device/sends/0",
)
CUE_POINT = RefKind("cue_point", "cue_points", rf"cue_points/{_INDEX}", "an index from 0, cue_points/2")
GROOVE = RefKind("groove", "groove_pool/grooves", rf"groove_pool/grooves/{_INDEX}", "an index from 0")
OBJECT = RefKind(
    ANY,
    None,
    rf"|[a-z_]+(?:/(?:[a-z_]+|{_INDEX}))*",
    "an empty text for the song, tracks/3/mixer_device, application/view",
)

_SHORT = {"master": "master_track"}
_ID = re.compile(r"([a-z_0-9]+)#([1-9][0-9]{0,17})\.([0-9a-f]{4,16})")

TrackRef = Annotated[int | str, TRACK]
ReturnTrackRef = Annotated[int | str, RETURN_TRACK]
SceneRef = Annotated[int | str, SCENE]
ClipSlotRef = Annotated[int | str, CLIP_SLOT]
SlotOnTrackRef = Annotated[int | str, SLOT_ON_TRACK]
ClipRef = Annotated[int | str, CLIP]
ClipOnTrackRef = Annotated[int | str, CLIP_ON_TRACK]
TakeLaneOnTrackRef = Annotated[int | str, TAKE_LANE_ON_TRACK]
DeviceRef = Annotated[int | str, DEVICE]
DeviceOnTrackRef = Annotated[int | str, DEVICE_ON_TRACK]
ChainRef = Annotated[int | str, CHAIN]
ChainInRackRef = Annotated[int | str, CHAIN_IN_RACK]
DeviceContainerRef = Annotated[int | str, DEVICE_CONTAINER]
ColoredRef = Annotated[int | str, COLORED]
DrumPadRef = Annotated[int | str, DRUM_PAD]
ParameterRef = Annotated[int | str, PARAMETER]
CuePointRef = Annotated[int | str, CUE_POINT]
GrooveRef = Annotated[int | str, GROOVE]
ObjectRef = Annotated[int | str, OBJECT]


# Clients name the same few objects over and over. What is kept outlives the Set, so it is bounded: a few hundred KB.
@functools.lru_cache(maxsize=1024)
def _parse(kind: RefKind, reference: int | str) -> ObjectPath | ObjectId:
    if isinstance(reference, int):
        return _parse_index(kind, reference)
    if len(reference) > LONGEST:
        raise ValueError(f"this does not name a {kind.kind}: it has more than {LONGEST} characters")
    reference = _SHORT.get(reference, reference)
    if match := _ID.fullmatch(reference):
        if not kind.takes_id_of(match[1]):
            raise ValueError(f"this is the id of a {match[1]}, not of a {kind.kind}")
        return ObjectId(match[1], int(match[2]), match[3])
    if not re.fullmatch(kind.path, reference):
        raise ValueError(f"this does not name a {kind.kind}")
    return ObjectPath(tuple(int(step) if step.isdigit() else step for step in reference.split("/") if step))


def _parse_index(kind: RefKind, index: int) -> ObjectPath:
    if kind.index_of is None:
        raise ValueError(f"an index alone does not name a {kind.kind}")
    if not 0 <= index < 10**9:
        raise ValueError("an index counts from 0")
    return ObjectPath((*kind.index_of.split("/"), index))
