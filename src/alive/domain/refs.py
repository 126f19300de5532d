"""How objects of Live are named: by index, by path, or by a stable id.

A path is Live's own member names from the song down, with indices from 0: `tracks/3`, `return_tracks/0`,
`master_track`, `scenes/2`, `tracks/3/clip_slots/0/clip`. A bare index means the obvious list (`3` is `tracks/3`
where a track is wanted), and `master` is short for `master_track`.

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

    def parse(self, reference: int | str) -> ObjectPath | ObjectId:
        """Read a reference; ValueError says in words what is allowed."""
        return _parse(self, reference)

    @property
    def allowed(self) -> str:
        """What may be given, for people."""
        return f"a {self.kind}: {self.examples}, or an id such as {self.kind}#17.9f2c"


_INDEX = r"(?:0|[1-9][0-9]{0,8})"
_TRACK = rf"(?:tracks/{_INDEX}|return_tracks/{_INDEX}|master_track)"
_SLOT = rf"tracks/{_INDEX}/clip_slots/{_INDEX}"

TRACK = RefKind("track", "tracks", _TRACK, "an index from 0, tracks/3, return_tracks/0, master_track")
SCENE = RefKind("scene", "scenes", rf"scenes/{_INDEX}", "an index from 0, scenes/2")
CLIP_SLOT = RefKind("clip_slot", None, _SLOT, "tracks/3/clip_slots/0")
CLIP = RefKind("clip", None, rf"{_SLOT}/clip", "tracks/3/clip_slots/0/clip")

_SHORT = {"master": "master_track"}
_ID = re.compile(r"([a-z_]+)#([1-9][0-9]{0,17})\.([0-9a-f]{4,16})")

TrackRef = Annotated[int | str, TRACK]
SceneRef = Annotated[int | str, SCENE]
ClipRef = Annotated[int | str, CLIP]


# Clients name the same few objects over and over; the bound only keeps a hostile client from filling memory.
@functools.lru_cache(maxsize=4096)
def _parse(kind: RefKind, reference: int | str) -> ObjectPath | ObjectId:
    if isinstance(reference, int):
        return _parse_index(kind, reference)
    reference = _SHORT.get(reference, reference)
    if match := _ID.fullmatch(reference):
        if match[1] != kind.kind:
            raise ValueError(f"this is the id of a {match[1]}, not of a {kind.kind}")
        return ObjectId(match[1], int(match[2]), match[3])
    if not re.fullmatch(kind.path, reference):
        raise ValueError(f"this does not name a {kind.kind}")
    return ObjectPath(tuple(int(step) if step.isdigit() else step for step in reference.split("/")))


def _parse_index(kind: RefKind, index: int) -> ObjectPath:
    if kind.index_of is None:
        raise ValueError(f"an index alone does not name a {kind.kind}")
    if not 0 <= index < 10**9:
        raise ValueError("an index counts from 0")
    return ObjectPath((kind.index_of, index))
