"""The handler of the operation that looks at the whole Set."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.pace import Pace
from alive.adapters.liveapi.runtime import is_alive, live_ptr
from alive.adapters.liveapi.tracks import all_tracks, kind_of_track, place_in
from alive.application.handling import OTHERS_FIRST, Steps
from alive.domain.commands.overview import GetSessionOverview
from alive.domain.results.overview import SceneInOverview, SessionOverview, TrackInOverview

if TYPE_CHECKING:
    from Live.Scene import Scene
    from Live.Song import Song
    from Live.Track import Track

_LOOKS_AT_A_TRACK = 12
_LOOKS_AT_A_SCENE = 3


@handles(GetSessionOverview)
def get_session_overview(live: LiveContext, _command: GetSessionOverview) -> Steps[SessionOverview]:
    """Read all of it, some at a time; the places are asked for at the end, when they are the same for all."""
    song, pace = live.song(), Pace()
    tracks: list[tuple[Track, dict[str, Any]]] = []
    for track in all_tracks(song):
        if pace.is_over(_LOOKS_AT_A_TRACK):
            yield OTHERS_FIRST
        if is_alive(track):
            tracks.append((track, _track_facts(live, track)))
    scenes: list[tuple[Scene, dict[str, Any]]] = []
    for scene in tuple(song.scenes):
        if pace.is_over(_LOOKS_AT_A_SCENE):
            yield OTHERS_FIRST
        if is_alive(scene):
            scenes.append((scene, {"scene_id": live.id_of("scene", scene), "name": scene.name}))
    return _overview(song, tracks, scenes)


def _overview(
    song: "Song", tracks: "list[tuple[Track, dict[str, Any]]]", scenes: "list[tuple[Scene, dict[str, Any]]]"
) -> SessionOverview:
    place = place_in(song)
    rows = {live_ptr(scene): index for index, scene in enumerate(song.scenes)}
    return SessionOverview(
        tracks=tuple(TrackInOverview(track_index=place(track), **facts) for track, facts in tracks if is_alive(track)),
        scenes=tuple(
            SceneInOverview(scene_index=rows[live_ptr(scene)], **facts) for scene, facts in scenes if is_alive(scene)
        ),
        track_count=len(song.tracks),
        return_track_count=len(song.return_tracks),
        scene_count=len(song.scenes),
    )


def _track_facts(live: LiveContext, track: "Track") -> dict[str, Any]:
    is_main = track == live.song().master_track
    return {
        "track_id": live.id_of("track", track),
        "name": track.name,
        "color": track.color,
        "kind": kind_of_track(live.song(), track),
        "is_grouped": track.is_grouped,
        "mute": False if is_main else track.mute,
        "solo": False if is_main else track.solo,
        "arm": track.can_be_armed and track.arm,
        "device_count": len(track.devices),
    }
