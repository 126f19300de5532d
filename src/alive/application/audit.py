"""Who did what, on what, and what came of it: a line of JSON for everything but reads, and for what was refused.

Theory of operation. What is settled is noted in memory; at the end of a turn some of it becomes lines and is written in
one piece, so that neither a burst nor a slow disk takes more of Live's main thread than that. What finds no place is
counted, and the next line tells how much it was. Refusals are noted at a limited pace: whoever is refused a thousand
times a second must not push out what others did. JSON escapes whatever could forge a line.
"""

import functools
import json
from collections import Counter, deque
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Protocol

import attrs

from alive.application.guards import Replayed
from alive.application.ports import Clock, LogSink
from alive.application.rate import Bucket
from alive.domain.commands.batch import Batch
from alive.domain.commands.connection import Authenticate
from alive.domain.errors import AliveError, NotAllowed, RateLimited, Unauthenticated
from alive.domain.operation import Command, Effect, OperationSpec, fields_of, operations
from alive.domain.results.connection import Rehearsal
from alive.domain.role import Role

MOST_WAITING = 5000
"""Entries that may wait to be written."""

LEAST_DRAIN = 20
"""Entries that are written in each turn, although its time is over: a flood must not silence what it does."""

PIECE = 16 * 1024
"""Bytes that are written at once, in one turn."""

RETRY_AFTER = 5.0
"""Seconds after a failure to write until the next try."""

LAST_ENTRIES = 0.1
"""Seconds that writing what waits may take at the end."""

LONGEST_TEXT = 200
LONGEST_ARGUMENTS = 4096
"""Characters that are kept of one text, and of all arguments."""

_REFUSED = (Unauthenticated, NotAllowed, RateLimited)


class AuditSink(Protocol):
    """Where lines go."""

    def write(self, lines: bytes) -> None:
        """Append whole lines. MAY raise OSError, and then they count as lost."""
        ...

    def close(self) -> None:
        """Nothing more will come. MUST NOT raise."""
        ...


class Who(Protocol):
    """What is told of a client."""

    name: str
    label: str | None
    peer: str
    role: Role
    token: str | None


@attrs.define(eq=False)
class Done:
    """A request that is settled."""

    client: Who
    action: str
    parameters: Mapping[str, Any]
    command: Command[Any] | None
    """None if it was refused before there was one."""
    request_id: str | int | None
    seconds: float
    outcome: Any


class Audit:
    """Takes note, and writes a little at a time. Everything on Live's main thread."""

    def __init__(self, sink: AuditSink, clock: Clock, wall_clock: Clock, log: LogSink, *, arguments: bool) -> None:
        """Begin. `arguments`: whether all that was given is told too, tokens apart."""
        self._sink = sink
        self._clock = clock
        self._wall_clock = wall_clock
        self._log = log
        self._arguments = arguments
        self._entries: deque[dict[str, Any]] = deque()
        self._left_out = 0
        self._refusals = Bucket.full(10, 50, clock())
        self._retry_at = float("-inf")
        self._is_failing = False

    def concerns(self, action: str, outcome: Any) -> bool:
        """Whether a request with that outcome is noted."""
        spec = operations().get(action)
        if spec is None:
            return False
        return spec.effect is not Effect.READ or action == Authenticate.spec.name or isinstance(outcome, _REFUSED)

    def note(self, done: Done) -> None:
        """Remember that; it is written later."""
        if len(self._entries) >= MOST_WAITING or (
            isinstance(done.outcome, _REFUSED) and self._refusals.take(self._clock())
        ):
            self._left_out += 1
            return
        entry = {"time": self._wall_clock(), **_who(done.client), **self._what(done), **_outcome(done)}
        if self._left_out:
            entry["left_out"], self._left_out = self._left_out, 0
        self._entries.append(entry)

    def drain(self, until: float) -> None:
        """Write some of what waits, until the time is up; a few in any case."""
        if not self._entries or self._clock() < self._retry_at:
            return
        lines: list[bytes] = []
        size = 0
        while self._entries and size < PIECE and (len(lines) < LEAST_DRAIN or self._clock() < until):
            lines.append(_line(self._entries.popleft()))
            size += len(lines[-1])
        self._write(lines)

    def close(self) -> None:
        """Write what waits, as far as there is time, and end."""
        until = self._clock() + LAST_ENTRIES
        self._retry_at, self._is_failing = float("-inf"), False
        while self._entries and not self._is_failing and self._clock() < until:
            self.drain(until)
        self._sink.close()

    def _write(self, lines: list[bytes]) -> None:
        try:
            self._sink.write(b"".join(lines))
        except OSError as error:
            self._left_out += len(lines)
            self._retry_at = self._clock() + RETRY_AFTER
            if not self._is_failing:
                self._log.error(f"The audit log cannot be written: {error}. It is tried again, and counted meanwhile.")
            self._is_failing = True
        else:
            self._is_failing = False

    def _what(self, done: Done) -> dict[str, Any]:
        spec = operations()[done.action]
        told: dict[str, Any] = {"action": spec.name, "effect": spec.effect.value}
        if done.request_id is not None:
            told["request"] = _cut(done.request_id)
        if isinstance(done.command, Batch):
            told["commands"] = Counter(str(each.get("action"))[:LONGEST_TEXT] for each in done.command.commands)
            told |= {} if done.command.label is None else {"label": done.command.label}
        elif done.command is not None and (on := _objects(spec, done.command)):
            told["on"] = on
        if self._arguments:
            told["arguments"] = _arguments(done.parameters)
        return told


def _who(client: Who) -> dict[str, Any]:
    told = {"client": client.name, "label": client.label, "peer": client.peer, "token": client.token}
    return {key: value for key, value in told.items() if value is not None} | {"role": client.role.value}


def _objects(spec: OperationSpec, command: Command[Any]) -> dict[str, Any]:
    """The objects that a command names, as it names them."""
    given = {each.name: getattr(command, each.name) for each in spec.parameters if each.type.ref is not None}
    return {name: _cut(value) for name, value in given.items() if value is not None}


def _outcome(done: Done) -> dict[str, Any]:
    outcome, told = done.outcome, {}
    if isinstance(outcome, Replayed):
        outcome, told = outcome.outcome, {"replayed": True}
    if isinstance(outcome, Rehearsal):
        told["dry_run"] = True
    code = outcome.code if isinstance(outcome, AliveError) else "ok"
    return {"outcome": code, **told, "ms": round(done.seconds * 1000, 3)}


def _arguments(parameters: Mapping[str, Any]) -> Any:
    """All that was given but secrets, as it is or as the beginning of its text."""
    given = _without_secrets(parameters)
    text = json.dumps(given)
    return given if len(text) <= LONGEST_ARGUMENTS else f"{text[:LONGEST_ARGUMENTS]}... ({len(text)} characters)"


def _without_secrets(value: Any) -> Any:
    """Whatever it is part of: also a command of a batch that is none, or is misspelt, may hold a token."""
    if isinstance(value, Mapping):
        return {key: "..." if key in _secret_names() else _without_secrets(each) for key, each in value.items()}
    return [_without_secrets(each) for each in value] if isinstance(value, list | tuple) else value


@functools.cache
def _secret_names() -> frozenset[str]:
    """Parameters that are declared not to be shown."""
    return frozenset(
        field.name for spec in operations().values() for field in fields_of(spec.command) if not field.repr
    )


def _cut(value: Any) -> Any:
    return value[:LONGEST_TEXT] if isinstance(value, str) else value


def _line(entry: dict[str, Any]) -> bytes:
    time = datetime.fromtimestamp(entry["time"], UTC).isoformat(timespec="milliseconds")
    return json.dumps(entry | {"time": time}, separators=(",", ":")).encode() + b"\n"
