"""The operations on what a track plays, on the simulator of Live."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.clip import LaunchClip
from alive.domain.commands.track_playing import JumpInRunningSessionClip, ReturnTrackToArrangement, StopTrackClips
from alive.domain.errors import LiveRejected, NotFound, OutcomeUnknown


@pytest.fixture
def clips(live):
    """A clip of 16 beats in the first slot of the first two tracks, which play."""
    for track in (0, 1):
        live.user(lambda track=track: live.song.tracks[track].clip_slots[0].create_clip(16.0))
        live.run(LaunchClip(track_index=track, scene_index=0))
    live.sim.advance(3.0)  # the second one waits for the bar
    found = [live.song.tracks[track].clip_slots[0].clip for track in (0, 1)]
    assert [clip.is_playing for clip in found] == [True, True]
    return found


class TestStopping:
    def test_a_stop_waits_for_the_quantization_and_says_so(self, live, clips):
        result = live.run(StopTrackClips(track_index=0))
        assert (result.is_stopping, result.message) == (True, "The track plays until its stop.")
        live.sim.advance(2.1)
        assert [clip.is_playing for clip in clips] == [False, True]

    def test_a_stop_without_quantization_is_at_once(self, live, clips):
        result = live.run(StopTrackClips(track_index=0, quantized=False))
        assert (result.is_stopping, result.message) == (False, "The track plays no Session clip.")
        assert [clip.is_playing for clip in clips] == [False, True]
        assert live.song.is_playing is True

    def test_a_launch_that_waits_is_withdrawn(self, live, clips):
        live.user(lambda: live.song.tracks[0].clip_slots[1].create_clip(4.0))
        live.run(LaunchClip(track_index=0, scene_index=1))
        assert live.song.tracks[0].fired_slot_index == 1
        live.run(StopTrackClips(track_index=0))
        live.sim.advance(2.1)
        assert live.song.tracks[0].playing_slot_index == -2

    def test_a_group_stops_its_members(self, live, clips):
        live.sim.group_tracks(0, 1)
        result = live.run(StopTrackClips(track_index=0, quantized=False))
        assert (result.track_index, result.is_stopping) == (0, False)
        assert [clip.is_playing for clip in clips] == [False, False]

    def test_a_track_where_nothing_plays_stays_so(self, live):
        assert live.run(StopTrackClips(track_index=3)).is_stopping is False

    @pytest.mark.parametrize("ref", ["return_tracks/0", "master_track", 9])
    def test_a_track_without_slots_is_not_found(self, live, ref):
        with pytest.raises(NotFound):
            live.run(StopTrackClips(track_index=ref))

    def test_a_stop_that_live_does_not_show_is_told(self, live, clips, monkeypatch):
        monkeypatch.setattr(type(live.song.tracks[0]), "stop_all_clips", lambda _self, _quantized: None)
        with pytest.raises(OutcomeUnknown, match="still plays"):
            live.run(StopTrackClips(track_index=0))

    def test_a_track_that_goes_meanwhile_is_not_found(self, live, clips):
        waiting = live.start(StopTrackClips(track_index=0))
        assert isinstance(waiting, Suspension)
        live.user(lambda: live.song.delete_track(0))
        with pytest.raises(NotFound, match="was deleted"):
            live.finish(waiting)


class TestJumping:
    @pytest.mark.parametrize("beats", [4, -2])
    def test_the_clip_goes_on_from_another_place(self, live, clips, beats):
        before = clips[0].playing_position
        result = live.run(JumpInRunningSessionClip(track_index=0, beats=beats))
        moved = (result.playing_position - before) % 16
        assert beats % 16 < moved < beats % 16 + 1
        assert (result.scene_index, live.context.clip(result.clip_id)) == (0, clips[0])
        assert result.playing_position == clips[0].playing_position

    @pytest.mark.parametrize("ref", [2, "return_tracks/0", "master_track"])
    def test_where_nothing_plays_there_is_nothing_to_jump_in(self, live, clips, ref):
        with pytest.raises(LiveRejected, match="No Session clip plays"):
            live.run(JumpInRunningSessionClip(track_index=ref, beats=4))


class TestReturning:
    def test_the_track_follows_the_arrangement_again_and_others_do_not(self, live, clips):
        result = live.run(ReturnTrackToArrangement(track_index=0))
        assert result.back_to_arranger is False
        assert [track.back_to_arranger for track in live.song.tracks[:2]] == [False, True]

    def test_a_track_that_follows_it_stays_so(self, live):
        assert live.run(ReturnTrackToArrangement(track_index=3)).message == "The track follows the Arrangement."

    def test_what_live_does_not_show_is_told(self, live, clips, monkeypatch):
        kind = type(live.song.tracks[0])
        monkeypatch.setattr(kind, "back_to_arranger", property(lambda _self: True, lambda _self, _value: None))
        with pytest.raises(OutcomeUnknown, match="does not show it"):
            live.run(ReturnTrackToArrangement(track_index=0))
