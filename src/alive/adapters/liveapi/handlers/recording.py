"""Handlers of the operations on recording."""

from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.handlers.song import COUNT_IN_BARS
from alive.adapters.liveapi.handlers.table import handles
from alive.adapters.liveapi.late import write_seen
from alive.adapters.liveapi.runtime import is_alive
from alive.adapters.liveapi.waiting import TIMEOUT, settled, until_new
from alive.application.handling import Steps, Until
from alive.domain.commands.recording import (
    CaptureMidi,
    GetArrangementOverdub,
    GetRecordingState,
    GetSessionAutomationRecord,
    GetSessionRecord,
    ReEnableAutomation,
    SetArrangementOverdub,
    SetRecordMode,
    SetSessionAutomationRecord,
    SetSessionRecord,
    StartRecording,
    StopRecording,
    TriggerSessionRecord,
)
from alive.domain.enumerations import MonitoringState, SessionRecordStatus
from alive.domain.errors import LiveRejected, OutcomeUnknown
from alive.domain.results.recording import (
    ArrangementOverdub,
    ArrangementOverdubSet,
    AutomationReEnabled,
    CapturedClip,
    MidiCaptured,
    RecordingStarted,
    RecordingState,
    RecordModeSet,
    SessionAutomationRecord,
    SessionAutomationRecordSet,
    SessionRecord,
    SessionRecordSet,
    SessionRecordTriggered,
)
from alive.domain.words import counted

if TYPE_CHECKING:
    from Live.Clip import Clip
    from Live.Song import Song
    from Live.Track import Track


@handles(StartRecording)
def start_recording(live: LiveContext, _command: StartRecording) -> Steps[RecordingStarted]:
    """Turn recording on; a preference says whether that starts playback, and starting it twice would begin anew."""
    song = live.song()
    yield from write_seen(song, {"record_mode": True})
    if not (yield from settled(lambda: _moves(song))):
        song.start_playing()
        yield Until(lambda: _moves(song), TIMEOUT)
    if not (song.record_mode and _moves(song)):
        raise OutcomeUnknown("Live was asked to record, but does not show that it does.")
    return RecordingStarted(
        message="Live counts in." if song.is_counting_in else "Live records into the Arrangement.",
        record_mode=song.record_mode,
        is_playing=song.is_playing,
        is_counting_in=song.is_counting_in,
    )


@handles(StopRecording)
def stop_recording(live: LiveContext, _command: StopRecording) -> Steps[RecordModeSet]:
    """Turn recording off."""
    song = live.song()
    yield from write_seen(song, {"record_mode": False})
    return _record_mode_set(song)


@handles(SetRecordMode)
def set_record_mode(live: LiveContext, command: SetRecordMode) -> Steps[RecordModeSet]:
    """Write it, and give Live the time to start playback if it does."""
    song = live.song()
    yield from write_seen(song, {"record_mode": bool(command.mode)})
    if command.mode:
        yield from settled(lambda: _moves(song))
    return _record_mode_set(song)


def _moves(song: "Song") -> bool:
    return bool(song.is_playing or song.is_counting_in)


def _record_mode_set(song: "Song") -> RecordModeSet:
    return RecordModeSet(
        message=f"Arrangement recording is {_on(song.record_mode)}.",
        record_mode=song.record_mode,
        is_playing=song.is_playing,
    )


@handles(GetArrangementOverdub)
def get_arrangement_overdub(live: LiveContext, _command: GetArrangementOverdub) -> ArrangementOverdub:
    """Read it from the song."""
    return ArrangementOverdub(arrangement_overdub=live.song().arrangement_overdub)


@handles(SetArrangementOverdub)
def set_arrangement_overdub(live: LiveContext, command: SetArrangementOverdub) -> Steps[ArrangementOverdubSet]:
    """Write it."""
    song = live.song()
    yield from write_seen(song, {"arrangement_overdub": command.enabled})
    shown = song.arrangement_overdub
    return ArrangementOverdubSet(message=f"Arrangement overdub is {_on(shown)}.", arrangement_overdub=shown)


@handles(GetSessionRecord)
def get_session_record(live: LiveContext, _command: GetSessionRecord) -> SessionRecord:
    """Read it from the song."""
    status = _status(live.song())
    return SessionRecord(
        session_record=live.song().session_record,
        session_record_status=status.value,
        session_record_status_name=status.name.lower(),
    )


@handles(SetSessionRecord)
def set_session_record(live: LiveContext, command: SetSessionRecord) -> Steps[SessionRecordSet]:
    """Write it; turning it on starts playback, which shows later."""
    song = live.song()
    yield from write_seen(song, {"session_record": command.enabled})
    if command.enabled:
        yield from settled(lambda: song.is_playing)
    return SessionRecordSet(
        message=f"Session recording is {_on(song.session_record)}.",
        session_record=song.session_record,
        is_playing=song.is_playing,
    )


@handles(TriggerSessionRecord)
def trigger_session_record(live: LiveContext, command: TriggerSessionRecord) -> Steps[SessionRecordTriggered]:
    """Ask the song, which does nothing where no track is armed."""
    song = live.song()
    if not any(track.can_be_armed and track.arm for track in song.tracks):
        raise LiveRejected("No track is armed: Live would record nothing.")
    before = _status(song)
    if command.length is None:
        song.trigger_session_record()
    else:
        song.trigger_session_record(command.length)
    if not (yield from until_new(lambda: _status(song) is not before, was_shown=False)):
        raise OutcomeUnknown(f"Live was asked to record, but shows that Session recording is {before.name.lower()}.")
    status = _status(song)
    words = {"OFF": "Nothing is recorded any more.", "ON": "Live records into the Session."}
    return SessionRecordTriggered(
        message=words.get(status.name, "Recording begins or ends at the next launch quantization."),
        session_record_status=status.value,
        session_record_status_name=status.name.lower(),
    )


def _status(song: "Song") -> SessionRecordStatus:
    return SessionRecordStatus(int(song.session_record_status))


@handles(GetSessionAutomationRecord)
def get_session_automation_record(live: LiveContext, _command: GetSessionAutomationRecord) -> SessionAutomationRecord:
    """Read it from the song."""
    return SessionAutomationRecord(session_automation_record=live.song().session_automation_record)


@handles(SetSessionAutomationRecord)
def set_session_automation_record(
    live: LiveContext, command: SetSessionAutomationRecord
) -> Steps[SessionAutomationRecordSet]:
    """Write it."""
    song = live.song()
    yield from write_seen(song, {"session_automation_record": command.enabled})
    shown = song.session_automation_record
    return SessionAutomationRecordSet(message=f"Automation arm is {_on(shown)}.", session_automation_record=shown)


@handles(ReEnableAutomation)
def re_enable_automation(live: LiveContext, _command: ReEnableAutomation) -> Steps[AutomationReEnabled]:
    """Ask the song."""
    song = live.song()
    was_overridden = song.re_enable_automation_enabled
    song.re_enable_automation()
    if song.re_enable_automation_enabled:
        yield Until(lambda: not song.re_enable_automation_enabled, TIMEOUT)
    if song.re_enable_automation_enabled:
        raise OutcomeUnknown("Live was asked to re-enable automation, but shows that some is overridden.")
    return AutomationReEnabled(
        message="Automation is followed again." if was_overridden else "No automation was overridden.",
        re_enable_automation_enabled=song.re_enable_automation_enabled,
    )


@handles(CaptureMidi)
def capture_midi(live: LiveContext, command: CaptureMidi) -> Steps[MidiCaptured]:
    """Ask the song; what is new afterwards on the tracks that hear MIDI is what it made."""
    song = live.song()
    if not song.can_capture_midi:
        raise LiveRejected("Nothing was played that could be captured.")
    tracks = [track for track in song.tracks if _hears_midi(track)]
    before = {live.id_of("clip", clip) for track in tracks for clip in _clips(track)}
    song.capture_midi(command.destination.value)

    def new() -> list[tuple[Any, Any, str]]:
        alive = [track for track in tracks if is_alive(track)]
        clips = [(track, clip, live.id_of("clip", clip)) for track in alive for clip in _clips(track)]
        return [found for found in clips if found[2] not in before]

    found = new()
    if not found:
        yield Until(lambda: bool(new()), TIMEOUT)
        found = new()
    if not found:
        raise OutcomeUnknown("Live was asked to capture what was played, but shows no new clip.")
    clips = tuple(
        CapturedClip(
            track_index=live.track_index_now(track),
            track_id=live.id_of("track", track),
            clip_id=clip_id,
            path=live.path_of(clip),
        )
        for track, clip, clip_id in found
    )
    return MidiCaptured(message=f"Captured {counted(len(clips), 'clip')}.", clips=clips, count=len(clips))


def _hears_midi(track: "Track") -> bool:
    if not (track.has_midi_input and track.can_be_armed):
        return False
    return bool(track.arm or track.current_monitoring_state == MonitoringState.IN)


def _clips(track: "Track") -> "list[Clip]":
    return [slot.clip for slot in track.clip_slots if slot.has_clip] + list(track.arrangement_clips)


@handles(GetRecordingState)
def get_recording_state(live: LiveContext, _command: GetRecordingState) -> RecordingState:
    """Read it from the song."""
    song = live.song()
    status = _status(song)
    return RecordingState(
        record_mode=song.record_mode,
        arrangement_overdub=song.arrangement_overdub,
        session_record=song.session_record,
        session_record_status=status.value,
        session_record_status_name=status.name.lower(),
        session_automation_record=song.session_automation_record,
        re_enable_automation_enabled=song.re_enable_automation_enabled,
        punch_in=song.punch_in,
        punch_out=song.punch_out,
        is_counting_in=song.is_counting_in,
        count_in_bars=COUNT_IN_BARS[song.count_in_duration],
        can_capture_midi=song.can_capture_midi,
    )


def _on(switch: bool) -> str:  # noqa: FBT001 - what Live shows
    return "on" if switch else "off"
