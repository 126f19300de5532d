"""The tracks of a Set: all of them, where they are, of what kind, and how they are grouped."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from alive.adapters.liveapi.runtime import live_ptr

if TYPE_CHECKING:
    from Live.Song import Song
    from Live.Track import Track


def all_tracks(song: "Song") -> "list[Track]":
    """All tracks as they are shown: those of the Set, return tracks, the main track."""
    return [*song.tracks, *song.return_tracks, song.master_track]


def place_in(song: "Song") -> "Callable[[Track], int | str]":
    """A function that tells where a living track is in this callback: its index, or the path if it has none."""
    places: dict[int, int | str] = {live_ptr(song.master_track): "master_track"}
    places |= {live_ptr(track): index for index, track in enumerate(song.tracks)}
    places |= {live_ptr(track): f"return_tracks/{index}" for index, track in enumerate(song.return_tracks)}
    return lambda track: places[live_ptr(track)]


def kind_of_track(song: "Song", track: "Track") -> str:
    """`midi`, `audio`, `group`, `return` or `main`."""
    if track == song.master_track:
        return "main"
    if track.is_foldable:
        return "group"
    if any(track == other for other in song.return_tracks):
        return "return"
    return "midi" if track.has_midi_input else "audio"


def group_of(track: "Track") -> "Track | None":
    """The group that a track is in."""
    return track.group_track if track.is_grouped else None


def depth_in(track: "Track", group: "Track | None") -> int | None:
    """How many groups are between a track and a group (or the Set); None if the track is not inside the group."""
    depth, around = 0, group_of(track)
    while around is not None:
        if group is not None and around == group:
            return depth
        depth, around = depth + 1, group_of(around)
    return depth if group is None else None


def members_of(tracks: Sequence["Track"], place: int) -> "Iterator[tuple[int, Track, int]]":
    """The members of the group at a place, those of groups inside it too: where they are, and how deep inside."""
    group = tracks[place]
    for index in range(place + 1, len(tracks)):
        depth = depth_in(tracks[index], group)
        if depth is None:
            return
        yield index, tracks[index], depth
