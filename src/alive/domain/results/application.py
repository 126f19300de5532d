"""What operations on the script and the application return."""

from collections.abc import Mapping
from typing import Annotated, Any

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, Index, LoadShare, Milliseconds, Seconds, VersionNumber
from alive.domain.results.logging import LogStats


@result
class Pong:
    """The script is there."""

    message: str
    script: str
    version: Annotated[str, Doc("Version of the script.")]


@result
class Health:
    """The script can reach Live."""

    message: str
    tool_count: Annotated[Count, Doc("How many operations are declared.")]
    ableton_version: Annotated[VersionNumber, Doc("Major version of Live.")]
    live_version: str
    queue_size: Annotated[Count, Doc("How many commands wait.")]


@result
class ApplicationVersion:
    """Which Live is running."""

    major_version: VersionNumber
    minor_version: VersionNumber
    bugfix_version: VersionNumber
    version: Annotated[str, Doc("As Live writes it itself.")]
    build_id: str
    variant: Annotated[str, Doc("Edition of Live: Suite, Standard, Intro, Lite, ...")]


@result
class OperationSummary:
    """One line of the list of operations."""

    name: str
    category: str
    effect: str
    summary: str
    supported: Annotated[bool, Doc("Whether the running Live can do it.")]
    destructive: bool
    partly: Annotated[str | None, Doc("What part of what its name says Live cannot do.")] = None
    errors: Annotated[tuple[str, ...], Doc("The codes of the errors that it itself may answer.")] = ()


@result
class OperationList:
    """The operations that match, by category and name."""

    operations: tuple[OperationSummary, ...]
    count: Count


@result
class OperationDescription:
    """Everything that is declared about one operation."""

    name: str
    summary: str
    description: str
    category: str
    effect: str
    destructive: bool
    undo: str
    since: Annotated[str, Doc("The first version of Live that can do it.")]
    source: Annotated[tuple[str, ...], Doc("The members of Live it rests on; empty if it does not touch Live.")]
    supported: Annotated[bool, Doc("Whether the running Live can do it.")]
    reason: Annotated[str | None, Doc("Why not, if it is not supported.")] = None
    partly: Annotated[str | None, Doc("What part of what its name says Live cannot do.")] = None
    errors: Annotated[
        Mapping[str, str], Doc("The errors that it itself may answer, by code, with when. Any request may get more.")
    ]
    parameters: Annotated[Mapping[str, Any], Doc("JSON Schema of the parameters.")]
    result: Annotated[Mapping[str, Any], Doc("JSON Schema of the reply.")]


@result
class Capabilities:
    """What this script on this Live can do."""

    live_version: str
    script_version: str
    protocol_version: VersionNumber
    catalogue_hash: Annotated[str, Doc("Changes whenever the declaration of any operation changes.")]
    session: Annotated[str, Doc("Id of this instance of the Set; a new one means that all ids are void.")]
    operations: Annotated[Count, Doc("How many operations are declared.")]
    unavailable: Annotated[Mapping[str, str], Doc("What this Live cannot do, by name, each with the reason.")]


@result
class Stats:
    """What the script knows of its own work since it started."""

    uptime_seconds: Seconds
    turns: Annotated[Count, Doc("Callbacks from Live in which the script worked.")]
    longest_turn_ms: Milliseconds
    overruns: Annotated[Count, Doc("Turns that took longer than their budget.")]
    faults: Annotated[Count, Doc("Defects of the script that were caught and logged.")]
    callback_interval_ms: Annotated[Milliseconds, Doc("Smoothed time between callbacks from Live.")]
    timer_restarts: Count
    commands: Annotated[Count, Doc("How many requests were answered, refusals included.")]
    errors: Annotated[Count, Doc("How many of them failed.")]
    by_action: Annotated[Mapping[str, int], Doc("How often each operation was asked for.")]
    by_error: Annotated[Mapping[str, int], Doc("How often each error code was answered.")]
    clients: Annotated[Count, Doc("Connections that are open.")]
    queue_size: Annotated[Count, Doc("How many commands wait.")]
    queue_capacity: Annotated[Count, Doc("How many commands may wait.")]
    suspended: Annotated[Count, Doc("Commands that wait for Live to show their effect.")]
    transports: Annotated[Mapping[str, Any], Doc("Counters of each transport.")]
    log: Annotated[LogStats, Doc("Counters of the log.")]


@result
class BuildId:
    """The build of Live."""

    build_id: str


@result
class Variant:
    """The edition of Live."""

    variant: str


@result
class ProcessUsage:
    """The load of Live's audio engine."""

    average_process_usage: LoadShare
    peak_process_usage: LoadShare


@result
class ControlSurface:
    """One of the control surfaces of Live's settings."""

    index: Annotated[Index, Doc("Its row in Live's settings.")]
    name: Annotated[str | None, Doc("The folder of its script; null in a row without one.")]
    class_name: str | None


@result
class ControlSurfaces:
    """The control surfaces of Live's settings, by row."""

    control_surfaces: tuple[ControlSurface, ...]
    count: Annotated[Count, Doc("Rows that have one.")]


@result
class MessageShown:
    """The text that Live was given for its status bar."""

    message: str


@result
class MessageBoxAnswered:
    """The box is closed."""

    message: Annotated[str, Doc("The text that was shown.")]
    button_pressed: Annotated[Index, Doc("The position of the button.")]
