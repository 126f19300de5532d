"""The operations on the selection."""

import pytest

from alive.domain.commands.selection import (
    FocusTrack,
    GetSelection,
    SelectClip,
    SelectClipSlot,
    SelectDevice,
    SelectScene,
    SelectTrack,
)
from alive.domain.errors import NotFound, OutcomeUnknown


@pytest.mark.parametrize("reference", [2, "return_tracks/0", "master"])
@pytest.mark.parametrize("command", [FocusTrack, SelectTrack])
def test_tracks_of_all_kinds_can_be_selected(live, command, reference):
    result = live.run(command(track_index=reference))
    assert live.song.view.selected_track == live.context.track(reference)
    assert result.track_index == ("master_track" if reference == "master" else reference)
    assert live.run(SelectTrack(track_index=result.track_id)).track_id == result.track_id


def test_of_a_return_track_no_slot_is_selected(live):
    live.run(SelectTrack(track_index="return_tracks/1"))
    selection = live.run(GetSelection())
    assert (selection.track.path, selection.clip_slot, selection.clip) == ("return_tracks/1", None, None)


def test_the_selected_parameter_is_told(live):
    """Only a person selects a parameter."""
    song = live.sim.document.song
    song.view.parameter_id = song.tracks[1].mixer_device.volume.document_id
    parameter = live.run(GetSelection()).parameter
    assert (parameter.path, parameter.name) == ("tracks/1/mixer_device/volume", "Track Volume")


def test_what_is_not_there_is_not_selected(live):
    before = live.run(GetSelection())
    for command in (
        SelectTrack(track_index=9),
        SelectScene(scene_index=9),
        SelectClip(clip="tracks/0/clip_slots/0/clip"),
        SelectClipSlot(clip_slot="tracks/0/clip_slots/9"),
        SelectDevice(device="tracks/0/devices/0"),
    ):
        with pytest.raises(NotFound):
            live.run(command)
    assert live.run(GetSelection()) == before


def test_a_device_is_appointed_only_if_that_is_wanted(live):
    live.user(lambda: live.song.tracks[0].insert_device("Operator"))
    live.user(lambda: live.song.tracks[1].insert_device("Operator"))
    assert live.run(SelectDevice(device="tracks/0/devices/0")).is_appointed is True
    assert live.run(SelectDevice(device="tracks/1/devices/0", appoint=False)).is_appointed is False
    assert live.song.appointed_device == live.song.tracks[0].devices[0]
    assert live.song.view.selected_track == live.song.tracks[1]


def test_what_live_does_not_select_has_an_unknown_outcome(live, monkeypatch):
    live.user(lambda: live.song.tracks[0].insert_device("Operator"))
    live.run(SelectTrack(track_index=1))
    monkeypatch.setattr(type(live.song.view), "select_device", lambda *_: None)
    with pytest.raises(OutcomeUnknown, match="select Operator"):
        live.run(SelectDevice(device="tracks/0/devices/0"))


@pytest.mark.parametrize(
    ("member", "command", "what"),
    [
        ("selected_track", SelectTrack(track_index=1), "track"),
        ("selected_scene", SelectScene(scene_index=1), "scene"),
        ("highlighted_clip_slot", SelectClipSlot(clip_slot="tracks/1/clip_slots/1"), "clip slot"),
    ],
)
def test_a_selection_that_stays_has_an_unknown_outcome(live, monkeypatch, member, command, what):
    shown = getattr(live.song.view, member)
    monkeypatch.setattr(type(live.song.view), member, property(lambda _view: shown, lambda *_: None))
    with pytest.raises(OutcomeUnknown, match=f"asked to select another {what}, but does not show it"):
        live.run(command)
