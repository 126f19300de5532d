"""What operations on recording return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, EnumNumber
from alive.domain.refs import TrackRef

_COUNT_IN = Doc("Bars that Live counts in: 0, 1, 2 or 4. A preference of the user, which can only be read.")


@result
class RecordingStarted:
    """The transport and the Arrangement record switch as Live shows them."""

    message: str
    record_mode: bool
    is_playing: bool
    is_counting_in: bool


@result
class RecordModeSet:
    """The Arrangement record switch that Live shows."""

    message: str
    record_mode: bool
    is_playing: bool


@result
class ArrangementOverdub:
    """The Arrangement overdub switch."""

    arrangement_overdub: bool


@result
class ArrangementOverdubSet:
    """The Arrangement overdub switch that Live shows."""

    message: str
    arrangement_overdub: bool


@result
class SessionRecord:
    """The Session record switch, and whether the Session records."""

    session_record: bool
    session_record_status: EnumNumber
    session_record_status_name: Annotated[str, Doc("off, on or transition, which is the wait for the grid.")]


@result
class SessionRecordSet:
    """The Session record switch that Live shows."""

    message: str
    session_record: bool
    is_playing: bool


@result
class SessionRecordTriggered:
    """Whether the Session records."""

    message: str
    session_record_status: EnumNumber
    session_record_status_name: Annotated[str, Doc("off, on or transition, which is the wait for the grid.")]


@result
class SessionAutomationRecord:
    """The automation arm switch."""

    session_automation_record: bool


@result
class SessionAutomationRecordSet:
    """The automation arm switch that Live shows."""

    message: str
    session_automation_record: bool


@result
class AutomationReEnabled:
    """Whether automation is still overridden."""

    message: str
    re_enable_automation_enabled: Annotated[bool, Doc("Whether some automated parameter is overridden.")]


@result
class CapturedClip:
    """One clip that was made."""

    track_index: TrackRef
    track_id: str
    clip_id: str
    path: str


@result
class MidiCaptured:
    """The clips that were made of what was played."""

    message: str
    clips: tuple[CapturedClip, ...]
    count: Count


@result
class RecordingState:
    """Everything about recording, as Live shows it."""

    record_mode: Annotated[bool, Doc("Whether Arrangement recording is on.")]
    arrangement_overdub: bool
    session_record: bool
    session_record_status: EnumNumber
    session_record_status_name: str
    session_automation_record: bool
    re_enable_automation_enabled: Annotated[bool, Doc("Whether some automated parameter is overridden.")]
    punch_in: bool
    punch_out: bool
    is_counting_in: bool
    count_in_bars: Annotated[Count, _COUNT_IN]
    can_capture_midi: bool
