"""Operations on recording: into the Arrangement, into the Session, automation, and what was played before."""

from typing import Annotated

from alive.domain.enumerations import CaptureDestination
from alive.domain.operation import Command, Effect, Undo, operation
from alive.domain.quantities import BeatDuration, Doc, OneOf, Unit
from alive.domain.results.recording import (
    ArrangementOverdub,
    ArrangementOverdubSet,
    AutomationReEnabled,
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

RecordMode = Annotated[int, OneOf((0, 1)), Unit("0 = Arrangement recording off, 1 = on")]


@operation(
    category="Session Control",
    effect=Effect.EDIT,
    undo=Undo.NOT_TRACKED,
    ticks=True,
    source=(
        "Live.Song.Song.record_mode",
        "Live.Song.Song.start_playing",
        "Live.Song.Song.is_playing",
        "Live.Song.Song.is_counting_in",
    ),
)
class StartRecording(Command[RecordingStarted]):
    """Start recording into the Arrangement, and playback with it.

    What armed tracks have in the Arrangement is replaced while the song plays over it. Playback is started if turning
    recording on does not start it, which is one of Live's preferences. What is recorded is in Live's undo history.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(
    category="Session Control",
    effect=Effect.PERFORM,
    source=("Live.Song.Song.record_mode", "Live.Song.Song.is_playing"),
)
class StopRecording(Command[RecordModeSet]):
    """Stop recording into the Arrangement. Playback goes on.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """


@operation(
    category="Additional Props",
    effect=Effect.EDIT,
    undo=Undo.NOT_TRACKED,
    source=("Live.Song.Song.record_mode", "Live.Song.Song.is_playing"),
)
class SetRecordMode(Command[RecordModeSet]):
    """Turn recording into the Arrangement on or off.

    By Live's preferences this may start playback. What armed tracks have in the Arrangement is replaced while the song
    plays over it.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    mode: RecordMode


@operation(category="Additional Props", effect=Effect.READ, source="Live.Song.Song.arrangement_overdub")
class GetArrangementOverdub(Command[ArrangementOverdub]):
    """Tell whether MIDI is added to what the Arrangement has while it is recorded."""


@operation(category="Transport", effect=Effect.PERFORM, source="Live.Song.Song.arrangement_overdub")
class SetArrangementOverdub(Command[ArrangementOverdubSet]):
    """Set whether MIDI is added to what the Arrangement has while it is recorded, or replaces it.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    enabled: bool


@operation(
    category="Automation",
    effect=Effect.READ,
    source=("Live.Song.Song.session_record", "Live.Song.Song.session_record_status"),
)
class GetSessionRecord(Command[SessionRecord]):
    """Get the Session record switch, and whether the Session records."""


@operation(
    category="Automation",
    effect=Effect.EDIT,
    undo=Undo.NOT_TRACKED,
    source=("Live.Song.Song.session_record", "Live.Song.Song.is_playing"),
)
class SetSessionRecord(Command[SessionRecordSet]):
    """Turn the Session record switch on or off: whether what is played goes into the playing clips of armed tracks.

    Turning it on starts playback. What is recorded is in Live's undo history.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    enabled: bool


@operation(
    category="Automation",
    effect=Effect.EDIT,
    undo=Undo.NOT_TRACKED,
    source=(
        "Live.Song.Song.trigger_session_record",
        "Live.Song.Song.session_record_status",
        "Live.Song.Song.tracks",
        "Live.Track.Track.arm",
        "Live.Track.Track.can_be_armed",
    ),
)
class TriggerSessionRecord(Command[SessionRecordTriggered]):
    """Start recording new Session clips on all armed tracks, or end that recording.

    It begins and ends at the launch quantization. What is recorded is in Live's undo history.

    Raises:
        LiveRejected: No track is armed; Live would do nothing.
        OutcomeUnknown: Live did not show it in time.
    """

    length: Annotated[BeatDuration | None, Doc("How long to record; if not given, until it is ended.")] = None


@operation(category="Automation", effect=Effect.READ, source="Live.Song.Song.session_automation_record")
class GetSessionAutomationRecord(Command[SessionAutomationRecord]):
    """Tell whether automation is recorded: the Automation Arm switch."""


@operation(category="Automation", effect=Effect.PERFORM, source="Live.Song.Song.session_automation_record")
class SetSessionAutomationRecord(Command[SessionAutomationRecordSet]):
    """Set whether automation is recorded: the Automation Arm switch.

    Raises:
        OutcomeUnknown: Live did not show it in time.
    """

    enabled: bool


@operation(
    category="Automation",
    effect=Effect.PERFORM,
    source=("Live.Song.Song.re_enable_automation", "Live.Song.Song.re_enable_automation_enabled"),
)
class ReEnableAutomation(Command[AutomationReEnabled]):
    """Let all parameters follow their automation again.

    Nothing happens where none is overridden.

    Raises:
        OutcomeUnknown: Live still shows that automation is overridden.
    """


@operation(
    category="Automation",
    effect=Effect.EDIT,
    source=(
        "Live.Song.Song.capture_midi",
        "Live.Song.Song.can_capture_midi",
        "Live.Song.Song.tracks",
        "Live.Track.Track.clip_slots",
        "Live.Track.Track.arrangement_clips",
    ),
)
class CaptureMidi(Command[MidiCaptured]):
    """Make clips of what was played on armed or monitored MIDI tracks without being recorded.

    In an empty Set, Live may also set the tempo and start playback.

    Raises:
        LiveRejected: Nothing was played that could be captured, or the edition has no room for another scene.
        OutcomeUnknown: Live did not show a new clip in time.
    """

    destination: CaptureDestination = CaptureDestination.AUTO


@operation(
    category="Automation",
    effect=Effect.READ,
    source=(
        "Live.Song.Song.record_mode",
        "Live.Song.Song.arrangement_overdub",
        "Live.Song.Song.session_record",
        "Live.Song.Song.session_record_status",
        "Live.Song.Song.session_automation_record",
        "Live.Song.Song.re_enable_automation_enabled",
        "Live.Song.Song.punch_in",
        "Live.Song.Song.punch_out",
        "Live.Song.Song.is_counting_in",
        "Live.Song.Song.count_in_duration",
        "Live.Song.Song.can_capture_midi",
    ),
)
class GetRecordingState(Command[RecordingState]):
    """Get everything about recording at once: switches, status, punch, count-in, what can be captured."""
