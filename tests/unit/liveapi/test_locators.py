"""The operations on locators. Live only toggles one where its position is, which shows on a later tick."""

import pytest

from alive.application.executor import Suspension
from alive.domain.commands.locators import (
    CreateLocator,
    DeleteLocator,
    GetLocators,
    JumpToLocator,
    JumpToNextCue,
    JumpToPrevCue,
    RenameLocator,
)
from alive.domain.commands.song import Undo
from alive.domain.commands.transport import StartPlayback
from alive.domain.errors import InvalidArgument, LiveRejected, NotFound, OutcomeUnknown


def add(live, *places):
    for time, name in places:
        live.user(lambda time=time, name=name: live.sim.document.song.add_cue(time, name))


def places(live):
    return [(locator.time, locator.name) for locator in live.song.cue_points]


def position(live, beats):
    live.user(lambda: setattr(live.song, "current_song_time", beats))


def test_a_locator_is_made_with_its_name_and_the_position_is_where_it_was(live):
    position(live, 3.0)
    result = live.run(CreateLocator(time_in_beats=16, name="Bridge"))
    assert (result.time, result.name, result.locator_index, result.path) == (16.0, "Bridge", 0, "cue_points/0")
    assert result.current_song_time == 3.0
    live.sim.advance(0.1)
    assert places(live) == [(16.0, "Bridge")]
    assert live.song.current_song_time == 3.0


def test_without_a_name_live_names_it(live):
    add(live, (4.0, "Verse"))
    assert live.run(CreateLocator(time_in_beats=16)).name == live.song.cue_points[1].name == "2"


def test_where_the_position_is_already_a_locator_is_made_too(live):
    position(live, 16.0)
    live.run(CreateLocator(time_in_beats=16, name="Here"))
    assert places(live) == [(16.0, "Here")]
    assert live.song.current_song_time == 16.0


def test_the_reply_says_where_live_put_it(live):
    result = live.run(CreateLocator(time_in_beats=16.1, name="Bridge"))
    assert result.time == live.song.cue_points[0].time == 16.0
    assert result.message == "Created the locator Bridge at beat 16."


def test_one_undo_takes_it_back_and_leaves_what_the_user_did_around_it(live):
    live.user(lambda: setattr(live.song.scenes[0], "name", "before"))
    live.run(CreateLocator(time_in_beats=16, name="Bridge"))
    live.user(lambda: setattr(live.song.scenes[1], "name", "after"))
    live.run(Undo())
    assert (places(live), live.song.scenes[1].name) == ([(16.0, "Bridge")], "")
    live.run(Undo())
    assert (places(live), live.song.scenes[0].name) == ([], "before")


@pytest.mark.parametrize("at", [8.0, 8.0005, 8.1, 7.9, 7.76, 8.24])
def test_where_a_locator_is_none_is_made_and_that_one_stays(live, at):
    """Live moves to the nearest sixteenth, so that a place nearby would delete it."""
    add(live, (8.0, "Verse"))
    kept = live.song.cue_points[0]
    with pytest.raises(LiveRejected, match="There is a locator at beat 8 already"):
        live.run(CreateLocator(time_in_beats=at))
    live.sim.advance(0.1)
    assert live.song.cue_points[0] == kept
    assert places(live) == [(8.0, "Verse")]
    assert live.song.current_song_time == 0.0


@pytest.mark.parametrize("at", [7.75, 8.25, 8.3])
def test_a_sixteenth_beside_a_locator_is_free(live, at):
    add(live, (8.0, "Verse"))
    live.run(CreateLocator(time_in_beats=at, name="New"))
    assert sorted(name for _time, name in places(live)) == ["New", "Verse"]


def test_a_locator_beside_the_sixteenth_that_live_takes_for_the_place_stays(live, monkeypatch):
    """Which places Live counts as on a locator is for Live to say."""
    add(live, (8.0, "Verse"))
    monkeypatch.setattr(type(live.song), "is_cue_point_selected", lambda _song: True)
    with pytest.raises(LiveRejected, match="There is a locator at beat 12 already"):
        live.run(CreateLocator(time_in_beats=12))
    live.sim.advance(0.1)
    assert places(live) == [(8.0, "Verse")]
    assert live.song.current_song_time == 0.0


@pytest.mark.parametrize("make", [lambda: CreateLocator(time_in_beats=16), lambda: DeleteLocator(locator_index=0)])
def test_while_the_song_plays_nothing_is_changed(live, make):
    add(live, (8.0, "Verse"))
    live.run(StartPlayback())
    before = live.song.current_song_time
    with pytest.raises(LiveRejected, match="stop it first"):
        live.run(make())
    live.sim.advance(0.1)
    assert places(live) == [(8.0, "Verse")]
    assert before <= live.song.current_song_time < before + 1


@pytest.mark.parametrize("make", [lambda: CreateLocator(time_in_beats=16), lambda: DeleteLocator(locator_index=0)])
def test_a_song_that_is_started_meanwhile_is_left_alone(live, make):
    add(live, (8.0, "Verse"))
    waiting = live.start(make())
    assert isinstance(waiting, Suspension)
    live.user(live.song.start_playing)
    with pytest.raises(LiveRejected, match="stop it first"):
        live.finish(waiting)
    live.sim.advance(0.2)
    assert places(live) == [(8.0, "Verse")]
    assert live.song.is_playing is True


@pytest.mark.parametrize("make", [lambda: CreateLocator(time_in_beats=16), lambda: DeleteLocator(locator_index=1)])
def test_a_position_that_the_user_moves_meanwhile_makes_and_deletes_nothing(live, make):
    add(live, (5.0, "Other"), (8.0, "Verse"))
    waiting = live.start(make())
    live.sim.call(lambda: setattr(live.song, "current_song_time", 5.0))
    with pytest.raises(OutcomeUnknown, match="but shows beat 5; nothing was changed"):
        live.finish(waiting)
    live.sim.advance(0.1)
    assert sorted(places(live)) == [(5.0, "Other"), (8.0, "Verse")]
    assert live.song.current_song_time == 5.0


def test_behind_the_end_of_the_song_live_refuses(live):
    with pytest.raises(LiveRejected, match="behind the Songlength"):
        live.run(CreateLocator(time_in_beats=100_000))
    assert places(live) == []


def test_a_locator_is_deleted_and_the_position_is_where_it_was(live):
    add(live, (8.0, "Verse"), (24.0, "Chorus"))
    position(live, 3.0)
    listed = live.run(GetLocators()).locators
    result = live.run(DeleteLocator(locator_index=listed[0].locator_id))
    assert (result.locator_index, result.locator_id, result.name, result.time) == (0, listed[0].locator_id, "Verse", 8)
    assert places(live) == [(24.0, "Chorus")]
    assert result.current_song_time == live.song.current_song_time == 3.0


def test_one_undo_brings_a_deleted_locator_back(live):
    add(live, (8.0, "Verse"))
    live.user(lambda: setattr(live.song.scenes[0], "name", "before"))
    live.run(DeleteLocator(locator_index=0))
    live.run(Undo())
    assert (places(live), live.song.scenes[0].name) == ([(8.0, "Verse")], "before")


def test_a_locator_that_is_at_the_position_is_deleted(live):
    add(live, (8.0, "Verse"))
    position(live, 8.0)
    live.run(DeleteLocator(locator_index=0))
    assert places(live) == []


def test_of_a_song_that_gets_shorter_the_position_stays_where_it_can(live):
    """The last locator made the song that long."""
    add(live, (220.0, "End"))
    position(live, 245.0)
    result = live.run(DeleteLocator(locator_index=0))
    assert places(live) == []
    assert result.current_song_time == live.song.current_song_time == 220.0


def test_a_locator_that_is_gone_meanwhile_deletes_no_other(live):
    add(live, (8.0, "Verse"), (24.0, "Chorus"))
    waiting = live.start(DeleteLocator(locator_index=0))
    node = live.sim.document.song
    live.sim.call(lambda: node._toggle(8.0))
    with pytest.raises(NotFound, match=r"cue_point#\d+\.9f2c was deleted before"):
        live.finish(waiting)
    live.sim.advance(0.1)
    assert places(live) == [(24.0, "Chorus")]
    assert live.song.current_song_time == 0.0


def test_a_locator_that_live_does_not_take_for_the_place_is_not_toggled(live, monkeypatch):
    add(live, (8.0, "Verse"))
    monkeypatch.setattr(type(live.song), "is_cue_point_selected", lambda _song: False)
    with pytest.raises(LiveRejected, match="nothing was changed"):
        live.run(DeleteLocator(locator_index=0))
    live.sim.advance(0.1)
    assert places(live) == [(8.0, "Verse")]


def test_what_live_never_shows_has_an_unknown_outcome(live, monkeypatch):
    add(live, (8.0, "Verse"))
    monkeypatch.setattr(type(live.song), "set_or_delete_cue", lambda _song: None)
    with pytest.raises(OutcomeUnknown, match="but shows none"):
        live.run(CreateLocator(time_in_beats=16))
    with pytest.raises(OutcomeUnknown, match="asked to delete the locator Verse, but shows it"):
        live.run(DeleteLocator(locator_index=0))
    assert live.song.current_song_time == 0.0


@pytest.mark.parametrize("reference", [1, 7, "cue_points/1"])
def test_a_locator_that_is_not_there_deletes_nothing(live, reference):
    add(live, (8.0, "Verse"))
    with pytest.raises(NotFound):
        live.run(DeleteLocator(locator_index=reference))
    assert places(live) == [(8.0, "Verse")]


def test_a_negative_index_and_the_id_of_a_deleted_locator_delete_nothing(live):
    add(live, (8.0, "Verse"), (24.0, "Chorus"))
    stale = live.run(DeleteLocator(locator_index=0)).locator_id
    with pytest.raises(NotFound, match="was deleted"):
        live.run(DeleteLocator(locator_index=stale))
    with pytest.raises(InvalidArgument):
        DeleteLocator(locator_index=-1)
    assert places(live) == [(24.0, "Chorus")]


def test_locators_are_listed_as_live_lists_them(live):
    add(live, (24.0, "Chorus"), (8.0, "Verse"))
    result = live.run(GetLocators())
    assert [(each.index, each.time, each.name) for each in result.locators] == [(0, 8.0, "Verse"), (1, 24.0, "Chorus")]
    assert result.count == 2
    assert live.run(RenameLocator(locator=result.locators[1].locator_id, name="Drop")).locator_index == 1
    assert places(live) == [(8.0, "Verse"), (24.0, "Drop")]


def test_a_locator_is_renamed_and_undo_gives_the_name_back(live):
    add(live, (8.0, "Verse"))
    live.run(RenameLocator(locator=0, name="Intro"))
    live.run(Undo())
    assert places(live) == [(8.0, "Verse")]


@pytest.mark.parametrize("command", [{"locator": 1}, {"name": "Chorus"}, {"locator": "cue_points/1"}])
def test_a_jump_while_the_song_stands_still_goes_there(live, command):
    add(live, (8.0, "Verse"), (24.0, "Chorus"))
    result = live.run(JumpToLocator(**command))
    assert (result.name, result.locator_index, result.current_song_time, result.is_pending) == (
        "Chorus",
        1,
        24.0,
        False,
    )
    assert live.song.current_song_time == 24.0


def test_a_jump_while_the_song_plays_waits_for_the_grid_and_says_so(live):
    add(live, (24.0, "Chorus"))
    live.run(StartPlayback())
    result = live.run(JumpToLocator(locator=0))
    assert (result.is_pending, result.message) == (True, "Live jumps at the next launch quantization.")
    live.sim.advance(2.1)
    assert 24.0 <= live.song.current_song_time < 25.0


def test_a_jump_while_the_song_plays_without_a_grid_is_not_pending(live):
    add(live, (24.0, "Chorus"))
    live.user(lambda: setattr(live.song, "clip_trigger_quantization", 0))
    live.run(StartPlayback())
    result = live.run(JumpToLocator(locator=0))
    assert result.is_pending is False
    assert 24.0 <= result.current_song_time < 25.0


def test_which_locator_is_meant_must_be_clear(live):
    add(live, (8.0, "Verse"), (24.0, "Verse"))
    for arguments in ({}, {"locator": 0, "name": "Verse"}, {"name": "Verse"}):
        with pytest.raises(InvalidArgument):
            live.run(JumpToLocator(**arguments))
    with pytest.raises(NotFound, match="no locator is called 'Bridge'"):
        live.run(JumpToLocator(name="Bridge"))
    assert live.song.current_song_time == 0.0


def test_jumps_from_locator_to_locator_end_where_there_is_none(live):
    add(live, (8.0, "Verse"), (24.0, "Chorus"))
    assert live.run(JumpToNextCue()).current_song_time == 8.0
    assert live.run(JumpToNextCue()).current_song_time == 24.0
    with pytest.raises(LiveRejected, match="no locator after"):
        live.run(JumpToNextCue())
    assert live.run(JumpToPrevCue()).current_song_time == 8.0
    with pytest.raises(LiveRejected, match="no locator before"):
        live.run(JumpToPrevCue())
    assert live.song.current_song_time == 8.0


def test_a_jump_that_live_does_not_show_has_an_unknown_outcome(live, monkeypatch):
    add(live, (8.0, "Verse"))
    monkeypatch.setattr(type(live.song), "jump_to_next_cue", lambda _song: None)
    monkeypatch.setattr(type(live.song.cue_points[0]), "jump", lambda _locator: None)
    for command in (JumpToNextCue(), JumpToLocator(locator=0)):
        with pytest.raises(OutcomeUnknown):
            live.run(command)


@pytest.mark.parametrize("make", [lambda: CreateLocator(time_in_beats=16), lambda: DeleteLocator(locator_index=0)])
def test_the_toggle_has_an_undo_step_of_its_own_that_is_closed_whatever_happens(live, make, monkeypatch):
    """Where Live acts on a later tick, an entry that is not open would be somebody else's."""
    add(live, (8.0, "Verse"))
    calls = []
    for name in ("begin_undo_step", "set_or_delete_cue", "end_undo_step"):
        monkeypatch.setattr(type(live.song), name, lambda _song, name=name: calls.append(name))
    with pytest.raises(OutcomeUnknown):
        live.run(make())
    assert calls[-3:] == ["begin_undo_step", "set_or_delete_cue", "end_undo_step"]
