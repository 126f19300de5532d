"""What a client says and hears to have one command carried out, without any connection.

An exchange is a generator: it yields the messages to send, is given each reply, and returns the result. A reply that
says no is raised inside it as the error of the script. Usually that is one message and one reply; what is longer than
one request may be is sent in several.
"""

import json
from collections.abc import Generator, Mapping, Sequence
from typing import Any, TypeVar, cast

import attrs

from alive.bridge.client.wire import Fields, fields_of_command, read_result
from alive.domain.commands.notes import AddNotes
from alive.domain.errors import AliveError, FrameTooLarge
from alive.domain.operation import Command
from alive.domain.results.connection import Rehearsal
from alive.domain.results.notes import NotesAdded

R = TypeVar("R")
Exchange = Generator[dict[str, Any], Fields, R]

DEFAULT_FRAME_LIMIT = 262_144
"""Bytes; what a script takes that says nothing else."""

ENVELOPE = 128
"""Bytes that id, deadline and session add to a message, at most."""

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


@attrs.define
class FrameLimit:
    """How long one request may be; told by the script when the connection begins."""

    max_bytes: int = DEFAULT_FRAME_LIMIT

    @property
    def room(self) -> int:
        """Bytes for a message without its envelope."""
        return self.max_bytes - ENVELOPE


@attrs.frozen(kw_only=True)
class Guards:
    """What protects one request."""

    idempotency_key: str | None = None
    expect: Mapping[str, Any] | None = None
    dry_run: bool = False

    def fields(self) -> dict[str, Any]:
        """The reserved keys of the request."""
        keys: dict[str, Any] = {}
        if self.idempotency_key is not None:
            keys["idempotency_key"] = self.idempotency_key
        if self.expect is not None:
            keys["expect"] = dict(self.expect)
        if self.dry_run:
            keys["dry_run"] = True
        return keys


def encode(message: Any) -> bytes:
    """Plain data as JSON. ValueError for what JSON has not."""
    return _encode(message).encode()


def execution(command: Command[R], guards: Guards, limit: FrameLimit) -> Exchange[R]:
    """Have a command carried out."""
    message = fields_of_command(command) | guards.fields()
    if isinstance(command, AddNotes) and len(encode(message)) > limit.room:
        return cast("Exchange[R]", _in_parts(message, limit))
    return _single(message, command.spec.result, limit)


def rehearsal(command: Command[Any], guards: Guards, limit: FrameLimit) -> Exchange[Rehearsal]:
    """Have a command checked and its targets looked up, and nothing changed."""
    return _single(fields_of_command(command) | guards.fields(), Rehearsal, limit)


def asking(message: dict[str, Any], limit: FrameLimit) -> Exchange[dict[str, Any]]:
    """Send plain data and get the fields of the reply."""
    reply = yield checked(message, limit)
    return {name: value for name, value in reply.items() if name not in {"ok", "id"}}


def checked(message: dict[str, Any], limit: FrameLimit) -> dict[str, Any]:
    """The message, if the script takes one as long. FrameTooLarge if not: it would be skipped there."""
    size = len(encode(message))
    if size > limit.room:
        raise FrameTooLarge(
            f"{message.get('action')} has {size} bytes; a request may have {limit.room}. It was not sent.",
            allowed=limit.room,
        )
    return message


def _single(message: dict[str, Any], kind: type[R], limit: FrameLimit) -> Exchange[R]:
    return read_result(kind, (yield checked(message, limit)))


def _in_parts(message: dict[str, Any], limit: FrameLimit) -> Exchange[NotesAdded]:
    """Add many notes, as many at a time as one request can carry."""
    groups = _groups(message["notes"])
    shown: list[NotesAdded] = []
    while groups:
        part = _part(message, groups, len(shown), limit)
        try:
            reply = yield checked(part.message, limit)
        except FrameTooLarge as refused:
            # The script takes less than it was believed to; it has skipped the part.
            if limit.max_bytes < part.limit:
                continue
            raise _partly(refused, shown) from None
        except Exception as error:  # noqa: BLE001 - it goes on, with what was done before it
            raise _partly(error, shown) from None
        shown.append(read_result(NotesAdded, reply))
        del groups[: part.groups]
    added = sum(each.note_count for each in shown)
    return NotesAdded(
        message=f"Added {added} notes in {len(shown)} requests.",
        track_index=shown[-1].track_index,
        scene_index=shown[-1].scene_index,
        clip_id=shown[-1].clip_id,
        note_count=added,
        note_ids=tuple(note_id for each in shown for note_id in each.note_ids),
    )


def _groups(notes: Sequence[Fields]) -> list[list[Fields]]:
    """Notes of the same pitch and start together: Live keeps one of them, so they must not be told apart."""
    groups: dict[tuple[Any, Any], list[Fields]] = {}
    for note in notes:
        groups.setdefault((note.get("pitch"), note.get("start")), []).append(note)
    return list(groups.values())


@attrs.frozen
class _Part:
    message: dict[str, Any]
    groups: int
    """How many groups of notes are in it."""
    limit: int
    """The limit that it was made for."""


def _part(whole: dict[str, Any], groups: list[list[Fields]], number: int, limit: FrameLimit) -> _Part:
    message = whole | {"notes": []}
    if "idempotency_key" in whole and number:
        message["idempotency_key"] = f"{whole['idempotency_key']}/{number}"
    left = limit.room - len(encode(message))
    taken = 0
    for group in groups:
        left -= len(encode(group)) - 1  # one bracket less stands for the comma
        if left < 0 and taken:
            break
        message["notes"] += group
        taken += 1
    return _Part(message, taken, limit.max_bytes)


def _partly(error: Exception, shown: Sequence[NotesAdded]) -> Exception:
    """The error, with what was done before it."""
    added = sum(each.note_count for each in shown)
    if added:
        error.add_note(f"{added} notes were added before that, in requests of their own.")
    if added and isinstance(error, AliveError):
        error.details = {**error.details, "notes_added": added}
    return error
