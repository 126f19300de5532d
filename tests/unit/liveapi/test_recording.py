"""The operations on recording."""

import pytest

from alive.domain.commands.loop import SetPunch
from alive.domain.commands.recording import (
    CaptureMidi,
    GetRecordingState,
    ReEnableAutomation,
    SetRecordMode,
    SetSessionRecord,
    StartRecording,
    StopRecording,
    TriggerSessionRecord,
)
from alive.domain.commands.song import Undo
from alive.domain.commands.transport import StartPlayback
from alive.domain.errors import InvalidArgument, LiveRejected, OutcomeUnknown


def arm(live, *indices):
    for index in indices:
        live.user(lambda index=index: setattr(live.song.tracks[index], "arm", True))


def test_recording_starts_playback_and_goes_on_when_it_is_stopped(live):
    result = live.run(StartRecording())
    assert (result.record_mode, result.is_playing) == (True, True)
    stopped = live.run(StopRecording())
    assert (stopped.record_mode, stopped.is_playing) == (False, True)
    assert (live.song.record_mode, live.song.is_playing) == (False, True)


def test_recording_does_not_begin_anew_while_the_song_plays(live):
    live.run(StartPlayback())
    live.sim.advance(2.0)
    live.run(StartRecording())
    assert live.song.current_song_time > 3.9


def test_recording_waits_for_the_count_in_of_the_user(live):
    live.sim.choose_count_in(1)
    result = live.run(StartRecording())
    assert (result.is_counting_in, result.is_playing, result.message) == (True, False, "Live counts in.")
    assert live.run(GetRecordingState()).count_in_bars == 1
    live.sim.advance(2.1)
    assert live.song.is_playing is True


def test_recording_starts_playback_also_where_the_preference_does_not(live, monkeypatch):
    monkeypatch.setattr(type(live.sim.document.song), "recording_changed", lambda *_: None)
    live.run(StartRecording())
    assert (live.song.record_mode, live.song.is_playing) == (True, True)


def test_recording_that_live_does_not_start_has_an_unknown_outcome(live, monkeypatch):
    monkeypatch.setattr(type(live.sim.document.song), "recording_changed", lambda *_: None)
    monkeypatch.setattr(type(live.song), "start_playing", lambda _song: None)
    with pytest.raises(OutcomeUnknown, match="does not show that it does"):
        live.run(StartRecording())


@pytest.mark.parametrize("mode", [1, 0])
def test_the_record_mode_is_the_arrangement_record_switch(live, mode):
    live.user(lambda: setattr(live.song, "record_mode", not mode))
    result = live.run(SetRecordMode(mode=mode))
    assert result.record_mode is live.song.record_mode is bool(mode)
    assert result.is_playing is True


def test_there_are_two_record_modes():
    with pytest.raises(InvalidArgument):
        SetRecordMode(mode=2)


def test_session_recording_starts_playback(live):
    result = live.run(SetSessionRecord(enabled=True))
    assert (result.session_record, result.is_playing) == (True, True)
    assert live.run(SetSessionRecord(enabled=False)).session_record is live.song.session_record is False


def test_without_an_armed_track_a_trigger_is_refused(live):
    live.user(lambda: [setattr(track, "arm", False) for track in live.song.tracks])
    with pytest.raises(LiveRejected, match="No track is armed"):
        live.run(TriggerSessionRecord())
    live.sim.advance(0.1)
    assert live.song.is_playing is False


def test_a_trigger_records_for_as_long_as_asked(live):
    arm(live, 0)
    result = live.run(TriggerSessionRecord(length=4))
    assert result.session_record_status_name in {"on", "transition"}
    live.sim.advance(1.0)
    assert live.song.tracks[0].clip_slots[0].clip.is_recording is True
    live.sim.advance(3.0)
    assert live.song.tracks[0].clip_slots[0].clip.is_recording is False


def test_a_second_trigger_ends_the_recording(live):
    arm(live, 0)
    live.run(TriggerSessionRecord())
    live.sim.advance(1.0)
    live.run(TriggerSessionRecord())
    live.sim.advance(3.0)
    assert live.song.tracks[0].clip_slots[0].clip.is_recording is False


def test_a_trigger_that_live_does_not_show_has_an_unknown_outcome(live, monkeypatch):
    arm(live, 0)
    monkeypatch.setattr(type(live.song), "trigger_session_record", lambda *_: None)
    with pytest.raises(OutcomeUnknown, match="Session recording is off"):
        live.run(TriggerSessionRecord())


def test_nothing_played_is_nothing_to_capture(live):
    with pytest.raises(LiveRejected, match="Nothing was played"):
        live.run(CaptureMidi())


@pytest.mark.parametrize(("destination", "place"), [("session", "clip_slots/0/clip"), (2, "arrangement_clips/0")])
def test_what_was_played_becomes_clips(live, destination, place):
    arm(live, 0, 1)
    live.sim.play_notes(60, 64)
    result = live.run(CaptureMidi(destination=destination))
    assert [clip.path for clip in result.clips] == [f"tracks/{index}/{place}" for index in (0, 1)]
    assert [clip.track_index for clip in result.clips] == [0, 1]
    assert len(live.context.clip(result.clips[1].clip_id).get_all_notes_extended()) == 2
    live.run(Undo())
    assert all(not slot.has_clip for slot in live.song.tracks[0].clip_slots)
    assert len(live.song.tracks[0].arrangement_clips) == 0


def test_where_nothing_is_overridden_automation_is_left_as_it_is(live):
    assert live.run(ReEnableAutomation()).message == "No automation was overridden."


def test_automation_that_stays_overridden_has_an_unknown_outcome(live, monkeypatch):
    monkeypatch.setattr(type(live.song), "re_enable_automation_enabled", property(lambda _song: True))
    with pytest.raises(OutcomeUnknown, match="some is overridden"):
        live.run(ReEnableAutomation())


def test_the_state_of_recording_is_what_the_song_shows(live):
    live.run(SetPunch(punch_in=True, punch_out=False))
    live.user(lambda: setattr(live.song, "arrangement_overdub", True))
    state = live.run(GetRecordingState())
    assert (state.punch_in, state.punch_out, state.arrangement_overdub, state.record_mode) == (True, False, True, False)
    assert (state.can_capture_midi, state.session_record_status_name, state.count_in_bars) == (False, "off", 0)
