"""The loop and the markers of clips, on the simulator of Live."""

import pytest

from alive.domain.commands.clip import CreateMidiClip
from alive.domain.commands.clip_loop import (
    SetClipEndMarker,
    SetClipLoopEnd,
    SetClipLooping,
    SetClipLoopStart,
    SetClipStartMarker,
)
from alive.domain.errors import LiveRejected, NotFound, OutcomeUnknown

PLACE = {"track_index": 0, "clip_index": 0}


@pytest.fixture
def clip(live):
    """A looping clip of eight beats."""
    live.run(CreateMidiClip(track_index=0, scene_index=0, length=8))
    return live.song.tracks[0].clip_slots[0].clip


def markers(clip):
    return clip.start_marker, clip.end_marker


def test_the_loop_moves_alone_while_it_is_on(live, clip):
    result = live.run(SetClipLoopStart(**PLACE, loop_start=2))
    result = live.run(SetClipLoopEnd(**PLACE, loop_end=6))
    assert (clip.loop_start, clip.loop_end, markers(clip)) == (2.0, 6.0, (0.0, 8.0))
    assert (result.loop_start, result.loop_end, result.length) == (2.0, 6.0, 4.0)
    assert (result.start_marker, result.end_marker, result.is_in_seconds) == (0.0, 8.0, False)
    assert result.message == "The loop ends at 6 beats."


def test_without_looping_start_and_end_of_the_loop_are_the_markers(live, clip):
    live.run(SetClipLooping(**PLACE, looping=False))
    live.run(SetClipLoopStart(**PLACE, loop_start=1))
    result = live.run(SetClipLoopEnd(**PLACE, loop_end=5))
    assert markers(clip) == (1.0, 5.0)
    assert (result.start_marker, result.loop_start) == (1.0, 1.0)
    live.user(lambda: setattr(clip, "looping", True))
    assert (clip.loop_start, clip.loop_end) == (0.0, 8.0)


@pytest.mark.parametrize("looping", [True, False])
def test_the_markers_move_also_without_looping_where_live_ignores_a_plain_write(live, clip, looping):
    live.user(lambda: setattr(clip, "looping", looping))
    result = live.run(SetClipStartMarker(**PLACE, start_marker=1.5))
    assert (result.start_marker, clip.start_marker) == (1.5, 1.5)
    result = live.run(SetClipEndMarker(**PLACE, end_marker=7))
    assert (result.end_marker, clip.end_marker) == (7.0, 7.0)
    live.user(lambda: setattr(clip, "looping", True))
    assert (clip.loop_start, clip.loop_end) == (0.0, 8.0)


@pytest.mark.parametrize(
    "command",
    [
        SetClipLoopStart(**PLACE, loop_start=8),
        SetClipLoopEnd(**PLACE, loop_end=0),
        SetClipStartMarker(**PLACE, start_marker=9),
        SetClipEndMarker(**PLACE, end_marker=-1),
    ],
)
@pytest.mark.parametrize("looping", [True, False])
def test_live_refuses_a_start_that_is_not_before_the_end(live, clip, command, looping):
    live.user(lambda: setattr(clip, "looping", looping))
    with pytest.raises(LiveRejected):
        live.run(command)
    assert (clip.loop_start, clip.loop_end, markers(clip)) == (0.0, 8.0, (0.0, 8.0))


def test_what_live_takes_but_does_not_show_has_an_unknown_outcome(live, clip, monkeypatch):
    kind = type(clip)
    monkeypatch.setattr(kind, "start_marker", property(lambda _self: 0.0, lambda _self, _value: None))
    with pytest.raises(OutcomeUnknown, match="Live was given 1 as start_marker, but shows 0"):
        live.run(SetClipStartMarker(**PLACE, start_marker=1))


def test_looping_that_live_does_not_show_has_an_unknown_outcome(live, clip, monkeypatch):
    monkeypatch.setattr(type(clip), "looping", property(lambda _self: True, lambda _self, _value: None))
    with pytest.raises(OutcomeUnknown, match="turn looping off"):
        live.run(SetClipLooping(**PLACE, looping=False))


def test_a_clip_of_the_arrangement_is_named_by_its_path(live):
    live.user(lambda: live.song.tracks[0].create_midi_clip(4.0, 8.0))
    path = "tracks/0/arrangement_clips/0"
    result = live.run(SetClipLooping(track_index=0, clip_index=path, looping=True))
    assert (result.clip_index, result.looping) == (path, True)
    assert live.song.tracks[0].arrangement_clips[0].looping is True


def test_there_is_no_loop_in_an_empty_slot(live):
    with pytest.raises(NotFound, match="the slot is empty"):
        live.run(SetClipLooping(track_index=0, clip_index=4, looping=False))
