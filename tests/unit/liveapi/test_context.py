"""The way from references to Live's objects and back, on the simulator of Live."""

import pytest

from alive.adapters.liveapi.context import item_at
from alive.domain.errors import NotFound
from alive.domain.refs import ObjectPath, RefKind


@pytest.fixture
def context(live):
    return live.context


@pytest.mark.parametrize("ref", [2, "tracks/2"])
def test_a_track_is_named_by_index_or_path(live, context, ref):
    track = context.track(ref)
    assert track == live.song.tracks[2]
    assert context.track_index(ref, track) == 2


@pytest.mark.parametrize("ref", ["master", "master_track"])
def test_the_main_track_has_a_short_name(live, context, ref):
    track = context.track(ref)
    assert track == live.song.master_track
    assert context.track_index(ref, track) == "master_track"


@pytest.mark.parametrize("place", [3, "return_tracks/1", "master_track"])
def test_a_track_that_is_named_by_id_is_answered_with_its_place(context, place):
    track = context.track(place)
    track_id = context.id_of("track", track)
    assert context.track(track_id) == track
    assert context.track_index(track_id, track) == place


def test_an_id_stays_with_a_track_that_moves(live, context):
    track_id = context.id_of("track", live.song.tracks[3])
    live.user(lambda: live.song.create_midi_track(0))
    track = context.track(track_id)
    assert track == live.song.tracks[4]
    assert context.track_index(track_id, track) == 4
    assert context.track_index_now(track, 3) == 4


def test_where_a_deleted_track_is_now_is_not_found(live, context):
    track = live.song.tracks[3]
    live.user(lambda: live.song.delete_track(3))
    with pytest.raises(NotFound, match="the track was deleted"):
        context.track_index_now(track, 3)


def test_where_a_deleted_scene_is_now_is_not_found(live, context):
    scene = live.song.scenes[7]
    live.user(lambda: live.song.delete_scene(7))
    with pytest.raises(NotFound, match="the scene was deleted"):
        context.scene_index_now(scene, 7)


def test_paths_of_any_depth_are_followed(live, context):
    parameter = RefKind("parameter", None, r"tracks/\d+/mixer_device/sends/\d+", "")
    found = context._resolve(parameter, "tracks/1/mixer_device/sends/0")
    assert found == live.song.tracks[1].mixer_device.sends[0]


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        (("tracks", 0, "clip_slots", 9), "tracks/0/clip_slots/9: there are 8 clip slots, 0 to 7"),
        (("tracks", 0, "clip_slots", 0, "clip"), "tracks/0/clip_slots/0/clip: tracks/0/clip_slots/0 has no clip"),
        (("tracks", 0, "chains", 0), "tracks/0/chains/0: tracks/0 has no chains"),
        (("master_track", "clip_slots", 0), "master_track/clip_slots/0: there are no clip slots"),
        (("tracks", 0, "_live_ptr"), "tracks/0/_live_ptr: _live_ptr is not public"),
    ],
)
def test_a_path_that_leads_nowhere_says_at_which_step(context, steps, message):
    with pytest.raises(NotFound) as refused:
        context._walk(ObjectPath(steps))
    assert refused.value.message == message


def test_an_item_beyond_the_end_says_how_many_there_are():
    assert item_at(["x"], 0, "sends") == "x"
    with pytest.raises(NotFound, match="sends/1: there is 1 of the sends, 0"):
        item_at(["x"], 1, "sends")
