"""How objects of Live are named."""

import pytest

from alive.domain.refs import CLIP, CLIP_SLOT, DEVICE, OBJECT, SCENE, TRACK, ObjectId, ObjectPath


@pytest.mark.parametrize(
    ("kind", "reference", "steps"),
    [
        (TRACK, 3, ("tracks", 3)),
        (TRACK, 0, ("tracks", 0)),
        (TRACK, "tracks/3", ("tracks", 3)),
        (TRACK, "return_tracks/0", ("return_tracks", 0)),
        (TRACK, "master_track", ("master_track",)),
        (TRACK, "master", ("master_track",)),
        (SCENE, 2, ("scenes", 2)),
        (SCENE, "scenes/2", ("scenes", 2)),
        (CLIP_SLOT, "tracks/3/clip_slots/0", ("tracks", 3, "clip_slots", 0)),
        (CLIP, "tracks/3/clip_slots/0/clip", ("tracks", 3, "clip_slots", 0, "clip")),
    ],
)
def test_an_index_or_path_is_the_way_from_the_song(kind, reference, steps):
    assert kind.parse(reference) == ObjectPath(steps)


def test_an_id_is_kind_number_and_nonce_and_is_written_as_it_was_read():
    assert TRACK.parse("track#17.9f2c") == ObjectId("track", 17, "9f2c")
    assert str(TRACK.parse("track#17.9f2c")) == "track#17.9f2c"


def test_a_path_is_written_as_it_was_read():
    assert str(CLIP.parse("tracks/3/clip_slots/0/clip")) == "tracks/3/clip_slots/0/clip"


@pytest.mark.parametrize(
    ("kind", "reference"),
    [
        (TRACK, -1),
        (TRACK, 10**9),
        (TRACK, ""),
        (TRACK, "3"),
        (TRACK, "tracks"),
        (TRACK, "tracks/"),
        (TRACK, "tracks/-1"),
        (TRACK, "tracks/03"),
        (TRACK, "tracks/3/"),
        (TRACK, "tracks/3\n"),
        (TRACK, "tracks/٣"),
        (TRACK, "tracks/3/clip_slots/0"),
        (TRACK, "scenes/3"),
        (TRACK, "tracks/__class__"),
        (TRACK, "track#0.9f2c"),
        (TRACK, "track#17"),
        (TRACK, "track#17.9F2C"),
        (TRACK, "scene#17.9f2c"),
        (OBJECT, "tracks/03"),
        (OBJECT, "tracks/²"),
        (OBJECT, "tracks//3"),
        (OBJECT, "tracks/" + "x" * 1000),
        (OBJECT, "tracks/3/_live_ptr/X"),
        (DEVICE, "tracks/0/devices/0" + "/chains/0/devices/0" * 100),
        (SCENE, "master"),
        (CLIP, 0),
        (CLIP, "return_tracks/0/clip_slots/0/clip"),
    ],
)
def test_what_names_nothing_of_the_kind_is_refused(kind, reference):
    with pytest.raises(ValueError, match=r"does not name|is the id of|counts from 0|an index alone"):
        kind.parse(reference)


def test_the_id_of_another_kind_says_so():
    with pytest.raises(ValueError, match="the id of a scene, not of a track"):
        TRACK.parse("scene#17.9f2c")
