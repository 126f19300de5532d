"""The operations on the views of Live's window."""

import pytest

from alive.domain.commands.transport import StartPlayback
from alive.domain.commands.view import (
    FocusView,
    GetView,
    HideView,
    IsViewVisible,
    ScrollView,
    ScrollViewToTime,
    SetSessionHighlight,
    ShowArrangementView,
    ShowClipView,
    ShowView,
    ToggleBrowse,
)
from alive.domain.errors import InvalidArgument, LiveRejected, OutcomeUnknown


def test_a_view_takes_the_place_of_its_alternative(live):
    result = live.run(ShowView(view="Arranger"))
    assert (result.is_visible, result.focused_document_view) == (True, "Arranger")
    assert live.run(IsViewVisible(view="Session")).is_visible is False
    assert live.run(HideView(view="Arranger")).focused_document_view == "Session"
    assert live.run(ShowArrangementView()).view == "Arranger"
    assert live.run(ShowClipView()).focused_document_view == "Session"


def test_the_views_are_those_that_live_names(live):
    names = [view.name for view in live.run(GetView()).views]
    assert names == list(live.sim.application.view.available_main_views())


@pytest.mark.parametrize("view", ["Mixer", "session", ""])
def test_a_view_that_live_does_not_have_is_refused(view):
    with pytest.raises(InvalidArgument):
        FocusView(view=view)


@pytest.mark.parametrize(("command", "method"), [(ShowView, "show_view"), (FocusView, "focus_view")])
def test_a_view_that_does_not_come_has_an_unknown_outcome(live, monkeypatch, command, method):
    monkeypatch.setattr(type(live.sim.application.view), method, lambda *_: None)
    with pytest.raises(OutcomeUnknown, match="asked to show Browser"):
        live.run(command(view="Browser"))


def test_directions_go_to_live_as_its_numbers(live):
    for direction in ("up", 1, "left", "right"):
        from_wire = ScrollView(view="Session", direction=direction)
        live.run(from_wire)
    assert [move[2] for move in live.sim.view_moves] == [0, 1, 2, 3]


def test_a_time_is_not_scrolled_to_while_the_song_plays(live):
    live.run(StartPlayback())
    with pytest.raises(LiveRejected, match="would be heard"):
        live.run(ScrollViewToTime(time_in_beats=64))
    live.sim.advance(0.1)
    assert live.song.current_song_time < 10
    assert live.song.view.follow_song is False


def test_a_time_behind_the_end_changes_nothing(live):
    with pytest.raises(LiveRejected, match="behind the Songlength"):
        live.run(ScrollViewToTime(time_in_beats=100_000))
    assert live.song.view.follow_song is False
    assert live.sim.application.view.focused_document_view == "Session"


def test_hot_swapping_is_toggled(live):
    assert [live.run(ToggleBrowse()).browse_mode for _ in range(2)] == [True, False]


@pytest.mark.parametrize("wrong", [{"width": 0}, {"height": 0}, {"track_offset": -1}])
def test_the_box_of_a_controller_has_a_place_and_a_size(wrong):
    with pytest.raises(InvalidArgument):
        SetSessionHighlight(**({"track_offset": 0, "scene_offset": 0, "width": 1, "height": 1} | wrong))
