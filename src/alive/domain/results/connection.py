"""What is answered about a connection, and about a request that was not carried out."""

from collections.abc import Mapping
from typing import Annotated, Any

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, Milliseconds, Seconds, VersionNumber


@result
class Target:
    """An object that a command would act on, as it is now."""

    parameter: Annotated[str | None, Doc("The parameter that names it; null for the song, which needs no name.")]
    kind: str
    object_id: str
    path: str
    values: Annotated[Mapping[str, Any], Doc("Its plain properties.")]


@result
class Rehearsal:
    """What a command would act on. Nothing was changed, and it does not say what Live would have answered."""

    dry_run: bool
    action: str
    effect: str
    targets: tuple[Target, ...]


@result
class Welcome:
    """Who answers, and what the client may do."""

    message: str
    client: Annotated[str, Doc("What the client is called from now on.")]
    session: Annotated[str, Doc("Id of this instance of the Set; a new one means that all ids are void.")]
    protocol_version: VersionNumber
    script_version: str
    live_version: str
    role: Annotated[str, Doc("What the client may do: admin is everything.")]
    max_frame_bytes: Annotated[Count, Doc("The longest request that is taken, in bytes.")]


@result
class Authenticated:
    """What a token was made for."""

    message: str
    role: Annotated[str, Doc("What the client may do from now on.")]
    token: Annotated[str, Doc("The name of the token.")]


@result
class ClientInfo:
    """One connection."""

    client: Annotated[str, Doc("The name by which disconnect_client takes it.")]
    label: Annotated[str | None, Doc("What it called itself in hello.")]
    peer: str
    role: Annotated[str, Doc("What it may do; none until it has authenticated, where it must.")]
    token: Annotated[str | None, Doc("The name of the token it has shown.")]
    connected_for: Annotated[Seconds, Doc("How long it has been connected.")]
    requests: Annotated[Count, Doc("How many requests it has made.")]
    is_you: bool


@result
class ClientList:
    """All connections."""

    clients: tuple[ClientInfo, ...]
    count: Count


@result
class ClientDisconnected:
    """A connection that was ended."""

    message: str
    client: str


@result
class RemoteControlStopped:
    """Nobody controls Live from outside any more."""

    message: str
    clients: Annotated[Count, Doc("How many others were connected.")]


@result
class CancelResult:
    """What became of a request that its client withdrew."""

    message: str
    cancelled: Annotated[bool, Doc("Whether it had not started and now never will.")]


@result
class BatchDone:
    """What came of each command of a batch."""

    message: str
    atomic: bool
    completed: Annotated[bool, Doc("Whether every command was carried out.")]
    results: Annotated[
        tuple[Mapping[str, Any], ...],
        Doc("One reply for each command that was carried out or refused, in order, as it would be on its own."),
    ]
    count: Annotated[Count, Doc("How many commands were carried out.")]
    turns: Annotated[Count, Doc("Callbacks from Live that it took, without those in which it only waited.")]
    turn_ms: Annotated[Milliseconds, Doc("How long the longest of them was.")]
    label: str | None
