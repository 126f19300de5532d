"""The operations on take lanes, on the simulator of Live."""

import pytest

from alive.domain.commands.song import Undo
from alive.domain.commands.take_lane import (
    CreateAudioClipInLane,
    CreateMidiClipInLane,
    CreateTakeLane,
    GetClipsInTakeLane,
    GetTakeLaneName,
    GetTakeLanes,
    SetTakeLaneName,
)
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, UnsupportedByLive
from alive.domain.operation import operations
from tests.cases.furnished import write_wav


def test_a_new_lane_comes_last_and_has_the_name_that_is_given(live):
    first = live.run(CreateTakeLane(track_index=0))
    second = live.run(CreateTakeLane(track_index=0, name="Two"))
    lanes = live.song.tracks[0].take_lanes
    assert [lane.name for lane in lanes] == [first.name, "Two"]
    assert (second.lane_index, second.path) == (1, "tracks/0/take_lanes/1")
    assert live.run(GetTakeLaneName(track_index=0, lane_index=second.take_lane_id)).name == "Two"


def test_a_lane_and_its_name_are_taken_back_in_one_step(live):
    live.run(CreateTakeLane(track_index=0, name="Two"))
    live.run(Undo())
    assert len(live.song.tracks[0].take_lanes) == 0


@pytest.mark.parametrize("ref", ["return_tracks/0", "master_track"])
def test_other_tracks_have_no_lanes_and_get_none(live, ref):
    assert live.run(GetTakeLanes(track_index=ref)).take_lanes == ()
    with pytest.raises(LiveRejected):
        live.run(CreateTakeLane(track_index=ref))


def test_the_lanes_of_a_track_are_listed(live):
    for name in ("One", "Two"):
        live.run(CreateTakeLane(track_index=1, name=name))
    live.run(CreateMidiClipInLane(track_index=1, lane_index=1))
    result = live.run(GetTakeLanes(track_index=1))
    assert [(lane.index, lane.name, lane.num_clips) for lane in result.take_lanes] == [(0, "One", 0), (1, "Two", 1)]
    for lane in result.take_lanes:
        assert live.run(GetTakeLaneName(track_index=1, lane_index=lane.path)).name == lane.name


def test_a_lane_is_renamed(live):
    live.run(CreateTakeLane(track_index=0))
    result = live.run(SetTakeLaneName(track_index=0, lane_index=0, name="Götterfunken"))
    assert (result.name, result.message) == ("Götterfunken", "The take lane is called Götterfunken.")
    assert live.song.tracks[0].take_lanes[0].name == "Götterfunken"


class TestMidiClips:
    def test_a_clip_lies_where_it_was_wanted(self, live):
        live.run(CreateTakeLane(track_index=0))
        result = live.run(CreateMidiClipInLane(track_index=0, lane_index=0, start_time=8, length=2.5))
        (clip,) = live.song.tracks[0].take_lanes[0].arrangement_clips
        assert (clip.start_time, clip.end_time) == (8.0, 10.5) == (result.start_time, result.end_time)
        assert live.context.clip(result.clip_id) == live.context.clip(result.path) == clip
        assert len(live.song.tracks[0].arrangement_clips) == 0

    def test_without_a_place_it_comes_after_the_others_and_cuts_nothing(self, live):
        live.run(CreateTakeLane(track_index=0))
        places = [live.run(CreateMidiClipInLane(track_index=0, lane_index=0)).start_time for _ in range(3)]
        assert places == [0.0, 4.0, 8.0]
        assert len(live.song.tracks[0].take_lanes[0].arrangement_clips) == 3

    def test_an_audio_track_takes_none(self, live):
        live.run(CreateTakeLane(track_index=2))
        with pytest.raises(LiveRejected):
            live.run(CreateMidiClipInLane(track_index=2, lane_index=0))
        assert len(live.song.tracks[2].take_lanes[0].arrangement_clips) == 0

    def test_a_frozen_track_takes_none(self, live):
        live.run(CreateTakeLane(track_index=0))
        live.sim.freeze(live.song.tracks[0])
        with pytest.raises(LiveRejected, match="frozen"):
            live.run(CreateMidiClipInLane(track_index=0, lane_index=0))

    def test_they_are_listed_in_their_order(self, live):
        live.run(CreateTakeLane(track_index=0))
        for start in (8, 0):
            live.run(CreateMidiClipInLane(track_index=0, lane_index=0, start_time=start))
        result = live.run(GetClipsInTakeLane(track_index=0, lane_index=0))
        assert [(clip.start_time, clip.end_time, clip.length, clip.is_midi) for clip in result.clips] == [
            (0.0, 4.0, 4.0, True),
            (8.0, 12.0, 4.0, True),
        ]
        for clip in result.clips:
            assert live.context.clip(clip.path) == live.context.clip(clip.clip_id)


class TestAudioClips:
    @pytest.fixture
    def wav(self, live, tmp_path):
        live.run(CreateTakeLane(track_index=2))
        return str(write_wav(tmp_path / "Take.wav"))

    def test_a_clip_is_made_of_a_file(self, live, wav):
        result = live.run(CreateAudioClipInLane(track_index=2, lane_index=0, file_path=wav, start_time=4))
        (clip,) = live.song.tracks[2].take_lanes[0].arrangement_clips
        assert (clip.file_path, clip.start_time, clip.is_audio_clip) == (wav, 4.0, True)
        assert result.length == clip.length
        assert "an audio clip from beat 4" in result.message

    def test_without_a_file_there_is_none(self, live, wav):
        with pytest.raises(InvalidArgument, match="file_path: missing"):
            live.run(CreateAudioClipInLane(track_index=2, lane_index=0))

    def test_its_length_cannot_be_chosen(self, live, wav):
        with pytest.raises(UnsupportedByLive, match="as long as its file"):
            live.run(CreateAudioClipInLane(track_index=2, lane_index=0, file_path=wav, length=4))
        assert len(live.song.tracks[2].take_lanes[0].arrangement_clips) == 0

    def test_a_file_that_is_not_there_is_refused(self, live, wav):
        with pytest.raises(NotFound, match="no file"):
            live.run(CreateAudioClipInLane(track_index=2, lane_index=0, file_path=f"{wav}.no"))


@pytest.mark.parametrize("lane", [0, "tracks/0/take_lanes/3", "other", "gone"])
def test_a_lane_that_is_not_there_is_not_found_and_nothing_changes(live, lane):
    other = live.run(CreateTakeLane(track_index=1)).take_lane_id
    gone = live.run(CreateTakeLane(track_index=0)).take_lane_id
    live.run(Undo())
    lane = {"other": other, "gone": gone}.get(lane, lane)
    for command in (
        SetTakeLaneName(track_index=0, lane_index=lane, name="X"),
        GetTakeLaneName(track_index=0, lane_index=lane),
        CreateMidiClipInLane(track_index=0, lane_index=lane),
        CreateAudioClipInLane(track_index=0, lane_index=lane, file_path="x.wav"),
        GetClipsInTakeLane(track_index=0, lane_index=lane),
    ):
        with pytest.raises(NotFound):
            live.run(command)
    assert len(live.song.tracks[1].take_lanes[0].arrangement_clips) == 0
    assert live.song.tracks[1].take_lanes[0].name != "X"


@pytest.mark.parametrize("lane", [-1, "tracks/0/take_lanes/-1"])
def test_a_negative_lane_is_refused(lane):
    with pytest.raises(InvalidArgument):
        SetTakeLaneName(track_index=0, lane_index=lane, name="X")


def test_lanes_came_with_live_12_2():
    names = {name for name in operations() if "take_lane" in name or name.endswith("_in_lane")} - {"delete_take_lane"}
    assert {operations()[name].since for name in names} == {"12.2"}
