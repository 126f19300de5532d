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
from typing import Any, NamedTuple, Protocol

import attrs

from alive.application.guards import Replayed
from alive.application.ports import Clock, LogSink
from alive.application.rate import Bucket
from alive.domain.commands.batch import Batch
from alive.domain.commands.connection import Authenticate
from alive.domain.errors import AliveError, NotAllowed, RateLimited, Unauthenticated
from alive.domain.operation import Command, Effect, fields_of, operations
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
        """Begin with nothing that waits."""
        self._sink = sink
        self._clock = clock
        self._wall_clock = wall_clock
        self._log = log
        self.arguments = arguments
        """Whether all that was given is told too, tokens apart."""
        self._entries: deque[_Entry] = deque()
        self._left_out = 0
        self._refusals = Bucket.full(10, 50, clock())
        self._retry_at = float("-inf")
        self._is_failing = False

    def concerns(self, action: str, outcome: Any) -> bool:
        """Whether a request with that outcome is noted."""
        return action in _noted() or (isinstance(outcome, _REFUSED) and action in operations())

    def note(self, done: Done) -> None:
        """Remember that; it is written later."""
        is_refused = isinstance(done.outcome, _REFUSED)
        if len(self._entries) >= MOST_WAITING or (is_refused and self._refusals.take(self._clock())):
            self._left_out += 1
            return
        client = done.client
        who = (client.name, client.label, client.peer, client.token, client.role)
        more = _more(done)
        if self.arguments:
            more["arguments"] = _arguments(done.parameters)
        if self._left_out:
            more["left_out"], self._left_out = self._left_out, 0
        self._entries.append(_Entry(self._wall_clock(), who, done.action, more, done.seconds))

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


class _Entry(NamedTuple):
    """What was noted: nothing that would keep a request alive."""

    time: float
    who: tuple[str, str | None, str, str | None, Role]
    action: str
    more: dict[str, Any]
    """Without `outcome` it was ok."""
    seconds: float


@functools.cache
def _noted() -> frozenset[str]:
    """The operations that are noted whatever comes of them."""
    changing = (name for name, spec in operations().items() if spec.effect is not Effect.READ)
    return frozenset({*changing, Authenticate.spec.name})


def _more(done: Done) -> dict[str, Any]:
    """On what, and what came of it."""
    told: dict[str, Any] = {}
    if done.request_id is not None:
        told["request"] = _cut(done.request_id)
    if done.command.__class__ is Batch:
        told |= _of_batch(done.command)
    elif done.command is not None and (names := _names_of_objects(done.action)):
        given = {name: getattr(done.command, name) for name in names}
        told["on"] = {name: _cut(value) for name, value in given.items() if value is not None}
    outcome = done.outcome
    if outcome.__class__ is Replayed:
        outcome, told["replayed"] = outcome.outcome, True
    if isinstance(outcome, AliveError):
        told["outcome"] = outcome.code
    elif outcome.__class__ is Rehearsal:
        told["dry_run"] = True
    return told


def _of_batch(batch: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"commands": Counter(str(each.get("action"))[:LONGEST_TEXT] for each in batch.commands)}
    return told if batch.label is None else told | {"label": batch.label}


@functools.cache
def _names_of_objects(action: str) -> tuple[str, ...]:
    """The parameters that name objects."""
    return tuple(parameter.name for parameter in operations()[action].parameters if parameter.type.ref is not None)


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


# A line is put together from parts that are the same for many: writing it anew each time took four times as long as the
# command itself.

_in_json = json.JSONEncoder(separators=(",", ":")).encode


def _line(entry: _Entry) -> bytes:
    more = entry.more if "outcome" in entry.more else entry.more | {"outcome": "ok"}
    second, fraction = divmod(entry.time, 1)
    time = f'{{"time":"{_second(int(second))}.{int(fraction * 1000):03d}+00:00"'
    rest = _in_json(more)[1:]
    return f'{time},{_who(*entry.who)},{_what(entry.action)},"ms":{entry.seconds * 1000:.3f},{rest}\n'.encode()


@functools.lru_cache(maxsize=4)
def _second(epoch: int) -> str:
    return datetime.fromtimestamp(epoch, UTC).isoformat()[:19]


@functools.lru_cache(maxsize=256)
def _who(name: str, label: str | None, peer: str, token: str | None, role: Role) -> str:
    told = {"client": name, "label": label, "peer": peer, "token": token, "role": role.value}
    return _in_json({key: value for key, value in told.items() if value is not None})[1:-1]


@functools.cache
def _what(action: str) -> str:
    return _in_json({"action": action, "effect": operations()[action].effect.value})[1:-1]
