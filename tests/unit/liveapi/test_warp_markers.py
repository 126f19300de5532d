"""Warp markers, on the simulator of Live."""

import pytest

from alive.domain.commands.audio_clip import CreateAudioClip, SetClipWarping
from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.song import Undo
from alive.domain.commands.warp_markers import (
    AddWarpMarker,
    ConvertClipTime,
    GetWarpMarkers,
    MoveWarpMarker,
    RemoveWarpMarker,
)
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown
from tests.cases.furnished import write_wav

CLIP = "tracks/2/clip_slots/0/clip"
MIDI = "tracks/0/clip_slots/0/clip"


@pytest.fixture
def clip(live, tmp_path):
    """A warped clip of eight beats, four seconds."""
    path = str(write_wav(tmp_path / "Loop.wav"))
    live.run(CreateAudioClip(track_index=2, scene_index=0, file_path=path))
    return live.song.tracks[2].clip_slots[0].clip


def marks(clip):
    """What can be seen: the last marker is hidden."""
    return [(mark.beat_time, mark.sample_time) for mark in clip.warp_markers][:-1]


def test_markers_are_read_as_live_gives_them(live, clip):
    result = live.run(GetWarpMarkers(track_index=2, clip_index=0))
    assert result.count == len(clip.warp_markers) == 2
    assert (result.markers[0].beat_time, result.markers[0].sample_time) == (0.0, 0.0)


def test_a_marker_without_a_moment_is_put_where_the_beat_sounds(live, clip):
    result = live.run(AddWarpMarker(clip=CLIP, beat_time=4))
    assert marks(clip) == [(0.0, 0.0), (4.0, 2.0)]
    assert (result.message, result.count) == ("Added a warp marker at beat 4; 2 markers can be seen.", 3)
    live.run(Undo())
    assert marks(clip) == [(0.0, 0.0)]


def test_a_marker_fixes_a_beat_to_a_moment(live, clip):
    live.run(AddWarpMarker(clip=CLIP, beat_time=4, sample_time=1.5))
    assert marks(clip) == [(0.0, 0.0), (4.0, 1.5)]


def test_a_marker_moves_and_goes(live, clip):
    live.run(AddWarpMarker(clip=CLIP, beat_time=4))
    live.run(MoveWarpMarker(clip=CLIP, beat_time=4, distance=-1))
    assert marks(clip) == [(0.0, 0.0), (3.0, 2.0)]
    live.run(RemoveWarpMarker(clip=CLIP, beat_time=3))
    assert marks(clip) == [(0.0, 0.0)]


def test_there_must_be_a_marker_at_the_beat(live, clip):
    live.run(AddWarpMarker(clip=CLIP, beat_time=4))
    hidden = clip.warp_markers[2].beat_time
    for beat in (1.0, -4.0, hidden):
        for command in (
            RemoveWarpMarker(clip=CLIP, beat_time=beat),
            MoveWarpMarker(clip=CLIP, beat_time=beat, distance=1),
        ):
            with pytest.raises(NotFound, match="there are some at: 0, 4"):
                live.run(command)
    assert marks(clip) == [(0.0, 0.0), (4.0, 2.0)]


def test_live_refuses_markers_out_of_order_and_to_remove_the_last(live, clip):
    live.run(AddWarpMarker(clip=CLIP, beat_time=4))
    with pytest.raises(LiveRejected):
        live.run(MoveWarpMarker(clip=CLIP, beat_time=4, distance=-5))
    with pytest.raises(LiveRejected):
        live.run(AddWarpMarker(clip=CLIP, beat_time=2, sample_time=3))
    live.run(RemoveWarpMarker(clip=CLIP, beat_time=4))
    with pytest.raises(LiveRejected):
        live.run(RemoveWarpMarker(clip=CLIP, beat_time=0))
    assert marks(clip) == [(0.0, 0.0)]


def test_a_clip_that_is_not_warped_or_has_no_sample_has_no_markers_to_change(live, clip):
    live.run(SetClipWarping(track_index=2, clip_index=0, warping=False))
    with pytest.raises(LiveRejected, match="not warped"):
        live.run(AddWarpMarker(clip=CLIP, beat_time=4))
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    for command in (AddWarpMarker(clip=MIDI, beat_time=4), GetWarpMarkers(track_index=0, clip_index=0)):
        with pytest.raises(LiveRejected, match="has no warp markers"):
            live.run(command)


def test_a_deleted_clip_is_not_found(live, clip):
    clip_id = live.run(AddWarpMarker(clip=CLIP, beat_time=4)).clip_id
    live.user(live.song.tracks[2].clip_slots[0].delete_clip)
    with pytest.raises(NotFound, match="was deleted"):
        live.run(RemoveWarpMarker(clip=clip_id, beat_time=4))


@pytest.mark.parametrize(
    ("member", "command"),
    [
        ("add_warp_marker", AddWarpMarker(clip=CLIP, beat_time=6)),
        ("move_warp_marker", MoveWarpMarker(clip=CLIP, beat_time=4, distance=1)),
        ("remove_warp_marker", RemoveWarpMarker(clip=CLIP, beat_time=4)),
    ],
)
def test_what_live_does_not_show_has_an_unknown_outcome(live, clip, monkeypatch, member, command):
    live.run(AddWarpMarker(clip=CLIP, beat_time=4))
    monkeypatch.setattr(type(clip), member, lambda *_arguments: None)
    with pytest.raises(OutcomeUnknown):
        live.run(command)


@pytest.mark.parametrize("given", [{"beat_time": 4}, {"sample_time": 12000}, {"seconds": 1.5}])
def test_a_moment_is_told_in_every_unit(live, clip, given):
    live.run(AddWarpMarker(clip=CLIP, beat_time=4, sample_time=1.5))
    result = live.run(ConvertClipTime(clip=CLIP, **given))
    assert (result.beat_time, result.sample_time, result.seconds) == (4.0, 12000.0, 1.5)


def test_a_clip_that_is_not_warped_has_no_beats(live, clip):
    live.run(SetClipWarping(track_index=2, clip_index=0, warping=False))
    result = live.run(ConvertClipTime(clip=CLIP, seconds=0))
    assert (result.beat_time, result.sample_time, result.seconds) == (None, 0.0, 0.0)
    with pytest.raises(LiveRejected):
        live.run(ConvertClipTime(clip=CLIP, beat_time=1))


@pytest.mark.parametrize("given", [{}, {"beat_time": 1, "seconds": 1}])
def test_exactly_one_unit_is_given(given):
    with pytest.raises(InvalidArgument, match="give one of"):
        ConvertClipTime(clip=CLIP, **given)
