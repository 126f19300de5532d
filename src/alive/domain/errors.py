"""Everything that can go wrong, one class per code. Codes are part of the wire protocol and never change.

AliveError
├── InvalidRequest          the message is no request
│   ├── InvalidJson
│   └── FrameTooLarge
├── UnknownAction           no operation of that name
├── InvalidArgument         parameters missing, unknown, of the wrong type or out of range
├── NotFound                no such object, or it was deleted
├── Unauthenticated         a token is needed, or the one that was shown is not known
├── NotAllowed              the role of the client does not go that far
├── RateLimited             the client asks faster than the settings allow
├── PreconditionFailed      what the request expected does not hold; nothing was changed
├── IdempotencyConflict     the key was used for another request
├── LiveRejected            Live itself said no; its text is kept
├── UnsupportedByLive       the Live API cannot do this at all
├── UnsupportedVersion      this version of Live cannot do this yet
├── OutcomeUnknown          asked of Live, but Live did not show the effect in time
├── Busy                    the queue is full
├── Expired                 the deadline passed before the command started; it never runs
├── Cancelled               withdrawn by its client before it started
├── ShuttingDown            the script is being unloaded
└── Internal                a defect of ours
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import attrs

_BY_CODE: dict[str, type["AliveError"]] = {}
_NOT_IN_JSON = {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}


class AliveError(Exception):
    """Base of all errors. `code` is stable, `message` is for people, `details` for programs."""

    code: ClassVar[str]
    may_have_run = True
    """Whether something may have been done before it was raised. Not told to clients."""

    def __init_subclass__(cls) -> None:
        """Register the class under its code, so that a client can raise what the server raised."""
        existing = _BY_CODE.setdefault(cls.code, cls)
        if existing is not cls:
            msg = f"{cls.__name__} and {existing.__name__} share the code {cls.code!r}"
            raise TypeError(msg)

    def __init__(self, message: str, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.details: Mapping[str, Any] = details

    def as_fields(self) -> dict[str, Any]:
        """The error as it stands in a reply."""
        fields: dict[str, Any] = {"error": self.message, "code": self.code}
        if self.details:
            fields["details"] = self.details
        return fields


def error_classes() -> Mapping[str, type[AliveError]]:
    """Every error class by its code."""
    return dict(_BY_CODE)


class InvalidRequest(AliveError):
    """The message is not an object, has no action, or has a bad reserved key."""

    code = "invalid_request"


class InvalidJson(AliveError):
    """The frame is not JSON, or JSON that no two readers understand alike (duplicate keys, NaN)."""

    code = "invalid_json"


class FrameTooLarge(AliveError):
    """One request is longer than the configured limit; it was skipped."""

    code = "frame_too_large"


class UnknownAction(AliveError):
    """There is no operation of that name; the nearest names are in the details."""

    code = "unknown_action"


@attrs.frozen
class Problem:
    """One thing that is wrong with one parameter."""

    path: str
    """Where: `bpm`, or `notes.3.pitch`."""
    message: str
    got: Any = None
    allowed: str | None = None

    def as_details(self) -> dict[str, Any]:
        """The problem as it goes over the wire; what is not known is left out."""
        shown: dict[str, Any] = {"path": self.path, "message": self.message}
        if self.allowed is not None:
            shown |= {"got": abbreviated(self.got), "allowed": self.allowed}
        return shown


class InvalidArgument(AliveError):
    """Parameters are missing, unknown, of the wrong type or out of range: all of them at once."""

    code = "invalid_argument"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            "; ".join(f"{problem.path}: {problem.message}" for problem in problems),
            problems=[problem.as_details() for problem in problems],
        )
        self.problems = tuple(problems)


class NotFound(AliveError):
    """There is no such object, it was deleted, or it belongs to another Set."""

    code = "not_found"


class Unauthenticated(AliveError):
    """The client must authenticate first, or its token is not known. Nothing was run."""

    code = "unauthenticated"
    may_have_run = False


class NotAllowed(AliveError):
    """The role of the client does not allow this. Nothing was run."""

    code = "not_allowed"
    may_have_run = False


class RateLimited(AliveError):
    """The client asks faster than it may; `retry_after_ms` in the details says when to try again. Nothing was run."""

    code = "rate_limited"
    may_have_run = False


class PreconditionFailed(AliveError):
    """What the request expected of its target does not hold; nothing was changed."""

    code = "precondition_failed"


class IdempotencyConflict(AliveError):
    """The idempotency key was used before, for a request with other content."""

    code = "idempotency_conflict"


class LiveRejected(AliveError):
    """Live said no. Its own text is kept in the message."""

    code = "live_rejected"


class UnsupportedByLive(AliveError):
    """The Live API has no way to do this; the message names the nearest thing that can be done."""

    code = "unsupported_by_live"


class UnsupportedVersion(AliveError):
    """The running Live is older than this operation needs."""

    code = "unsupported_version"


class OutcomeUnknown(AliveError):
    """Live took the command but did not show its effect within the time allowed."""

    code = "outcome_unknown"


class Busy(AliveError):
    """The queue of commands is full; nothing was run."""

    code = "busy"


class Expired(AliveError):
    """The deadline passed before the command could start. It will never run."""

    code = "expired"


class Cancelled(AliveError):
    """The client withdrew the request before it started."""

    code = "cancelled"


class ShuttingDown(AliveError):
    """The script is being unloaded; the command was not run."""

    code = "shutting_down"


class Internal(AliveError):
    """A defect of ours. The log has the traceback."""

    code = "internal"


def abbreviated(value: Any, limit: int = 80) -> Any:
    """What was got, short enough for an error: long texts and containers are cut to `limit` characters."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else _NOT_IN_JSON[str(value)]
    if isinstance(value, int):
        return value if abs(value) < 2**63 else "a number beyond 64 bits"
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"
