"""The operation that looks at the whole Set."""

from alive.application.executor import Suspension
from alive.domain.commands.overview import GetSessionOverview
from alive.domain.commands.scene import RenameScene
from alive.domain.commands.track import CreateMidiTrack


def test_all_tracks_and_scenes_are_there_with_their_places(live):
    live.run(RenameScene(scene_index=2, name="Drop"))
    live.user(lambda: setattr(live.song.tracks[3], "mute", True))
    live.user(lambda: setattr(live.song.tracks[1], "arm", True))
    live.sim.group_tracks(2, 3)
    overview = live.run(GetSessionOverview())
    assert [track.track_index for track in overview.tracks] == [
        0,
        1,
        2,
        3,
        4,
        "return_tracks/0",
        "return_tracks/1",
        "master_track",
    ]
    assert [track.kind for track in overview.tracks] == [
        "midi",
        "midi",
        "group",
        "audio",
        "audio",
        "return",
        "return",
        "main",
    ]
    assert [track.mute for track in overview.tracks] == [False] * 4 + [True] + [False] * 3
    assert [track.arm for track in overview.tracks] == [False, True] + [False] * 6
    assert [track.is_grouped for track in overview.tracks] == [False] * 3 + [True] * 2 + [False] * 3
    assert [scene.name for scene in overview.scenes] == ["", "", "Drop"] + [""] * 5
    assert (overview.track_count, overview.return_track_count, overview.scene_count) == (5, 2, 8)
    for track in overview.tracks:
        assert live.context.track(track.track_id).name == track.name


def test_what_is_deleted_while_it_is_read_is_left_out_and_the_places_are_those_of_the_end(live):
    for _ in range(30):
        live.run(CreateMidiTrack())
    waiting = live.start(GetSessionOverview())
    assert isinstance(waiting, Suspension)
    live.user(lambda: live.song.delete_track(0))
    live.user(lambda: live.song.create_scene(0))
    overview = live.finish(waiting)
    assert [track.track_index for track in overview.tracks[:33]] == list(range(33))
    assert overview.tracks[0].track_id == live.context.id_of("track", live.song.tracks[0])
    assert overview.track_count == 33
    assert [scene.scene_index for scene in overview.scenes][-1] == 8
