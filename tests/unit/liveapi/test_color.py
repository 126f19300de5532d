"""The operation that colours anything, on the simulator of Live."""

import pytest

from alive.domain.commands.color import SetColor
from alive.domain.commands.song import Undo
from alive.domain.commands.track import DeleteTrack, GetTrackInfo
from alive.domain.errors import InvalidArgument, NotFound


def test_live_takes_the_nearest_entry_of_its_palette(live):
    result = live.run(SetColor(object="tracks/0", color=0xABCDEF))
    assert (result.color, result.color_index) == (0xB9C1E3, 37)
    assert live.song.tracks[0].color == 0xB9C1E3
    assert (result.path, result.message) == ("tracks/0", "The track has colour #B9C1E3.")


def test_an_entry_of_the_palette_is_no_rgb(live):
    live.run(SetColor(object="tracks/0", color=14))
    nearly_black = live.song.tracks[0].color
    live.run(SetColor(object="tracks/0", color_index=14))
    assert (nearly_black, live.song.tracks[0].color) == (0x3C3C3C, 0xFF3636)


def test_a_scene_a_clip_and_the_main_track_are_coloured(live):
    live.user(lambda: live.song.tracks[0].clip_slots[2].create_clip(4.0))
    for path in ("scenes/3", "tracks/0/clip_slots/2/clip", "master"):
        result = live.run(SetColor(object=path, color=0xFF0000))
        assert result.color == 0xFF3636
    assert live.song.scenes[3].color_index == 14
    assert live.song.tracks[0].clip_slots[2].clip.color_index == 14
    assert live.song.master_track.color_index == 14


def test_an_object_is_named_by_its_id(live):
    track_id = live.run(GetTrackInfo(track_index=2)).track_id
    live.run(DeleteTrack(track_index=0))
    result = live.run(SetColor(object=track_id, color_index=14))
    assert (result.object_id, result.path) == (track_id, "tracks/1")
    live.run(Undo())
    assert live.song.tracks[1].color_index != 14


@pytest.mark.parametrize("colours", [{}, {"color": 0, "color_index": 0}])
def test_one_of_both_colours_is_given(live, colours):
    before = live.song.tracks[0].color
    with pytest.raises(InvalidArgument, match="either color or color_index"):
        live.run(SetColor(object="tracks/0", **colours))
    assert live.song.tracks[0].color == before


@pytest.mark.parametrize("colours", [{"color": 0x1000000}, {"color": -1}, {"color_index": 70}])
def test_what_is_no_colour_is_refused(colours):
    with pytest.raises(InvalidArgument):
        SetColor(object="tracks/0", **colours)


@pytest.mark.parametrize("path", ["tracks/0/devices/0", "tracks/0/mixer_device", 3, "device#1.9f2c"])
def test_what_has_no_colour_is_refused(path):
    with pytest.raises(InvalidArgument):
        SetColor(object=path, color=0)


def test_what_is_not_there_is_not_found(live):
    with pytest.raises(NotFound):
        live.run(SetColor(object="tracks/0/clip_slots/0/clip", color=0))
