"""The playing position of clips, on the simulator of Live."""

import pytest

from alive.domain.commands.clip import CreateMidiClip, LaunchClip
from alive.domain.commands.clip_position import JumpInClip, ScrubClip, StopClipScrub
from alive.domain.errors import LiveRejected, NotFound, OutcomeUnknown, UnsupportedByLive

CLIP = "tracks/0/clip_slots/0/clip"


@pytest.fixture
def clip(live):
    """A clip of 64 beats that plays since half a second."""
    live.run(CreateMidiClip(track_index=0, scene_index=0, length=64))
    live.run(LaunchClip(track_index=0, scene_index=0))
    live.sim.advance(0.5)
    return live.song.tracks[0].clip_slots[0].clip


def test_a_clip_that_plays_jumps(live, clip):
    result = live.run(JumpInClip(clip=CLIP, beats=16))
    assert result.playing_position == pytest.approx(clip.playing_position)
    assert 17.0 < clip.playing_position < 19.0
    live.run(JumpInClip(clip=CLIP, beats=-8))
    assert 9.0 < clip.playing_position < 12.0


def test_a_clip_that_stands_still_does_not_jump(live):
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    with pytest.raises(LiveRejected, match="does not play"):
        live.run(JumpInClip(clip=CLIP, beats=1))


def test_a_scrub_stays_where_it_is_until_it_is_stopped(live, clip):
    live.run(ScrubClip(clip=CLIP, position=33))
    live.sim.advance(7.0)
    assert 32.0 <= clip.playing_position < 36.0
    result = live.run(StopClipScrub(clip=CLIP))
    assert result.is_playing is True
    live.sim.advance(2.5)
    assert clip.playing_position > 36.0


def test_a_scrub_that_live_does_not_show_has_an_unknown_outcome(live):
    live.run(CreateMidiClip(track_index=0, scene_index=0))
    with pytest.raises(OutcomeUnknown, match="does not show that it plays"):
        live.run(ScrubClip(clip=CLIP, position=1))
    assert live.run(StopClipScrub(clip=CLIP)).message == "The clip stands still."


@pytest.mark.parametrize(
    "command",
    [
        JumpInClip(clip="tracks/0/arrangement_clips/0", beats=1),
        ScrubClip(clip="tracks/0/arrangement_clips/0", position=1),
        StopClipScrub(clip="tracks/0/arrangement_clips/0"),
    ],
)
def test_a_clip_of_the_arrangement_follows_the_song(live, command):
    live.user(lambda: live.song.tracks[0].create_midi_clip(0.0, 4.0))
    with pytest.raises(UnsupportedByLive, match="the song can jump"):
        live.run(command)


def test_a_clip_that_is_deleted_meanwhile_is_not_found(live, clip):
    started = live.start(JumpInClip(clip=CLIP, beats=1))
    live.sim.call(live.song.tracks[0].clip_slots[0].delete_clip)
    with pytest.raises(NotFound, match="was deleted"):
        live.finish(started)
