"""The operations that lead to the first and last of things."""

import pytest

from alive.domain.commands.navigation import (
    GetViewState,
    JumpToFirst,
    JumpToLast,
    ScrollToBottom,
    ScrollToTop,
    SelectFirstTrack,
    SelectLastScene,
    SelectLastTrack,
)
from alive.domain.commands.transport import JumpToTime, StartPlayback
from alive.domain.commands.view import HideView, ShowView


def test_in_the_session_it_goes_to_scenes_and_in_the_arrangement_to_tracks(live):
    view = live.song.view
    last = live.run(JumpToLast())
    assert (last.view, last.scene_index, last.track_index) == ("session", 7, None)
    assert view.selected_scene == live.song.scenes[7]
    before = view.selected_scene
    live.run(ShowView(view="Arranger"))
    last = live.run(JumpToLast())
    assert (last.view, last.track_index, last.scene_index) == ("arrangement", 3, None)
    assert view.selected_track == live.song.tracks[3]
    assert live.run(JumpToFirst()).track_index == 0
    assert view.selected_track == live.song.tracks[0]
    assert view.selected_scene == before


def test_the_last_are_those_that_are_there_now(live):
    live.user(lambda: live.song.create_midi_track(-1))
    live.user(lambda: live.song.create_scene(-1))
    assert live.run(SelectLastTrack()).track_index == 4
    assert live.run(SelectLastScene()).scene_index == 8
    live.user(lambda: live.song.delete_track(4))
    assert live.run(SelectLastTrack()).track_index == 3
    assert live.run(SelectFirstTrack()).track_index == 0


def test_the_end_is_that_of_what_lies_in_the_arrangement(live):
    live.user(lambda: live.song.tracks[0].create_midi_clip(64.0, 4.0))
    assert live.run(ScrollToBottom()).time == 68.0
    assert live.run(ScrollToTop()).time == 0.0
    assert live.song.current_song_time == 0.0


def test_where_the_song_stands_there_already_nothing_is_waited_for(live):
    assert live.start(ScrollToTop()).time == 0.0
    live.run(ScrollToBottom())
    assert live.start(ScrollToBottom()).time == 16.0


def test_what_others_have_asked_for_and_live_does_not_show_yet_is_overruled(live):
    live.sim.call(lambda: setattr(live.song, "current_song_time", 32.0))
    live.run(ScrollToTop())
    live.sim.advance(0.1)
    assert live.song.current_song_time == 0.0


def test_it_goes_to_the_beginning_also_while_the_song_plays(live):
    live.run(JumpToTime(time_in_beats=32))
    live.run(StartPlayback())
    live.run(JumpToTime(time_in_beats=64))
    scrolled = live.run(ScrollToTop())
    assert scrolled.is_playing
    assert scrolled.time < 4
    assert live.song.current_song_time < 4


@pytest.mark.parametrize(
    ("shown", "expected"),
    [("Detail/DeviceChain", ("device", True, False)), ("Detail/Clip", ("clip", False, True))],
)
def test_the_state_tells_what_lies_below(live, shown, expected):
    live.run(ShowView(view=shown))
    state = live.run(GetViewState())
    assert (state.detail_view, state.device_visible, state.clip_view_visible) == expected


def test_the_state_tells_nothing_that_live_does_not(live):
    """Live has no such names among its views; whether these are shown only a person sees."""
    live.run(HideView(view="Detail/Clip"))
    live.run(ShowView(view="Arranger"))
    live.run(ShowView(view="Browser"))
    live.user(lambda: setattr(live.song, "tempo", 90.0))
    live.user(lambda: setattr(live.song, "signature_numerator", 7))
    state = live.run(GetViewState())
    assert (state.groove_pool_visible, state.info_view_visible, state.detail_view) == (None, None, None)
    assert (state.view, state.browser_visible) == ("arrangement", True)
    assert (state.transport.tempo, state.transport.time_signature) == (90.0, (7, 4))
    assert (state.transport_playing, state.transport.is_playing) == (False, False)


def test_the_state_has_all_tracks_and_scenes_with_their_ids(live):
    state = live.run(GetViewState())
    song = live.song
    assert [track.name for track in state.tracks] == [
        track.name for track in (*song.tracks, *song.return_tracks, song.master_track)
    ]
    assert [scene.scene_index for scene in state.scenes] == list(range(8))
    assert len({track.track_id for track in state.tracks}) == len(state.tracks)
