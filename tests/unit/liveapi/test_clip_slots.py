"""Slots of the Session, on the simulator of Live."""

import pytest

from alive.domain.commands.clip import CreateMidiClip, LaunchClip, StopClip
from alive.domain.commands.clip_slots import FireClipSlot, GetClipSlots, SetSlotStopButton
from alive.domain.errors import LiveRejected, NotFound, OutcomeUnknown

PLACE = {"track_index": 0, "scene_index": 0}


@pytest.fixture
def clip(live):
    live.run(CreateMidiClip(**PLACE))
    return slot(live).clip


def slot(live, track=0, scene=0):
    return live.song.tracks[track].clip_slots[scene]


def play(live):
    live.user(live.song.start_playing)
    live.sim.advance(0.5)


def test_the_slots_of_a_track_show_what_they_have(live, clip):
    live.user(lambda: setattr(clip, "name", "Riff"))
    live.user(lambda: setattr(slot(live, scene=2), "has_stop_button", False))
    live.run(LaunchClip(**PLACE))
    result = live.run(GetClipSlots(track_index=0))
    first = result.slots[0]
    assert (first.has_clip, first.name, first.is_playing, first.color) == (True, "Riff", True, clip.color)
    assert [each.has_stop_button for each in result.slots] == [True, True, False, *[True] * 5]
    assert (result.count, result.playing_scene_index, result.fired_scene_index) == (8, 0, None)
    empty = result.slots[1]
    assert (empty.has_clip, empty.clip_id, empty.name, empty.color) == (False, None, None, None)
    live.run(StopClip(**PLACE))
    assert live.run(GetClipSlots(track_index=0)).is_stop_fired is True


def test_many_slots_are_read_over_several_turns(live):
    live.user(lambda: [live.song.create_scene(-1) for _ in range(120)])
    started = live.start(GetClipSlots(track_index=0))
    live.sim.call(lambda: live.song.create_midi_track(0))
    result = live.finish(started)
    assert (result.track_index, result.count) == (1, 128)
    assert [each.scene_index for each in result.slots] == list(range(128))


def test_a_track_that_is_deleted_while_its_slots_are_read_is_not_found(live):
    live.user(lambda: [live.song.create_scene(-1) for _ in range(120)])
    started = live.start(GetClipSlots(track_index=0))
    live.sim.call(lambda: live.song.delete_track(0))
    with pytest.raises(NotFound, match="was deleted"):
        live.finish(started)


def test_return_tracks_have_no_slots(live):
    with pytest.raises(NotFound, match="has no clip slots"):
        live.run(GetClipSlots(track_index="return_tracks/0"))


def test_a_stop_button_is_taken_away_and_given_back(live):
    result = live.run(SetSlotStopButton(**PLACE, has_stop_button=False))
    assert (result.has_stop_button, slot(live).has_stop_button) == (False, False)
    assert result.message == "The slot has no stop button."
    assert live.run(SetSlotStopButton(**PLACE, has_stop_button=True)).has_stop_button is True


def test_a_clip_is_launched_on_another_quantization_than_its_own(live, clip):
    play(live)
    result = live.run(FireClipSlot(**PLACE, launch_quantization="none"))
    assert (result.is_playing, result.is_triggered, result.message) == (True, False, "The slot plays.")
    live.run(CreateMidiClip(track_index=1, scene_index=0))
    live.user(lambda: setattr(slot(live, 1).clip, "launch_quantization", 1))
    result = live.run(LaunchClip(track_index=1, scene_index=0, launch_quantization="global"))
    assert (result.is_playing, result.is_triggered) == (False, True)
    live.sim.advance(2.0)
    assert slot(live, 1).is_playing is True


def test_a_clip_takes_over_the_position_in_legato(live, clip):
    live.user(lambda: setattr(clip, "loop_end", 64.0))
    live.run(CreateMidiClip(track_index=0, scene_index=1, length=64))
    live.run(LaunchClip(**PLACE))
    live.sim.advance(3.0)
    live.run(FireClipSlot(track_index=0, scene_index=1, launch_quantization="none", force_legato=True))
    assert slot(live, scene=1).clip.playing_position > 6.0
    live.run(LaunchClip(**PLACE, launch_quantization="none", force_legato=True))
    assert clip.playing_position > 6.0
    live.run(FireClipSlot(track_index=0, scene_index=1, launch_quantization="none"))
    assert slot(live, scene=1).clip.playing_position < 1.0


def test_an_empty_slot_of_an_armed_track_records_for_as_long_as_is_said(live):
    live.user(lambda: setattr(live.song.tracks[0], "arm", True))
    play(live)
    result = live.run(FireClipSlot(**PLACE, record_length=4, launch_quantization="none"))
    assert (result.is_recording, result.message) == (True, "The slot records.")
    assert result.clip_id is not None
    live.sim.advance(4.0)
    assert (slot(live).is_recording, slot(live).clip.length) == (False, 4.0)


def test_an_empty_slot_waits_for_its_recording(live):
    live.user(lambda: setattr(live.song.tracks[0], "arm", True))
    play(live)
    result = live.run(FireClipSlot(**PLACE))
    assert (result.is_triggered, result.is_recording, result.clip_id) == (True, False, None)
    assert result.message == "The slot waits for its start."


def test_an_empty_slot_stops_its_track(live, clip):
    live.run(LaunchClip(**PLACE))
    live.sim.advance(0.5)
    result = live.run(FireClipSlot(track_index=0, scene_index=3))
    assert (result.is_stop_fired, result.message) == (True, "The track waits for its stop.")
    live.sim.advance(2.5)
    assert clip.is_playing is False
    assert live.run(FireClipSlot(track_index=0, scene_index=3)).message == "The track stands still."


def test_a_slot_that_can_do_nothing_is_refused(live):
    live.run(SetSlotStopButton(**PLACE, has_stop_button=False))
    with pytest.raises(LiveRejected, match="nothing would happen"):
        live.run(FireClipSlot(**PLACE))


def test_a_record_length_is_for_slots_that_record(live, clip):
    with pytest.raises(LiveRejected, match="this slot has a clip"):
        live.run(FireClipSlot(**PLACE, record_length=4))
    with pytest.raises(LiveRejected, match="its track is not armed"):
        live.run(FireClipSlot(track_index=0, scene_index=1, record_length=4))
    assert live.song.is_playing is False


def test_a_launch_that_live_does_not_show_has_an_unknown_outcome(live, clip, monkeypatch):
    monkeypatch.setattr(type(slot(live)), "fire", lambda _self: None)
    with pytest.raises(OutcomeUnknown, match="asked to launch the slot"):
        live.run(FireClipSlot(**PLACE))


def test_a_clip_in_toggle_mode_is_stopped_by_its_slot(live, clip):
    live.user(lambda: setattr(clip, "launch_mode", 2))
    live.run(FireClipSlot(**PLACE))
    live.sim.advance(0.5)
    assert live.run(FireClipSlot(**PLACE, launch_quantization="none")).message == "The track stands still."
    assert clip.is_playing is False
