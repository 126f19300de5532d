"""Many commands in one request."""

import enum
from collections.abc import Mapping
from typing import Annotated, Any

from alive.domain.operation import Command, Effect, NotInLive, operation
from alive.domain.quantities import Doc, Length
from alive.domain.results.connection import BatchDone

MOST_COMMANDS = 500


class OnError(enum.StrEnum):
    """What a batch that is not atomic does when a command fails."""

    STOP = "stop"
    CONTINUE = "continue"


@operation(category="Session Control", effect=Effect.EDIT, source=NotInLive("carries out other operations"))
class Batch(Command[BatchDone]):
    """Carry out many commands in one request: all or none of them, or as many as succeed.

    A command is an object with its `action`, its parameters and perhaps `expect`. A text that is exactly
    `$0.track_index` stands for that field of the result of the first command; `$$` at its start for one `$`. All
    commands are checked before the first one runs.

    Atomic, all run in one turn of Live, however long, and are one undo step; nothing comes in between. If one fails,
    what was done is written back as it was, and the error says in `details`: `failed` (which command), `remains` (what
    could not be taken back), `undo_entries` (how many entries of this batch the undo history holds now before the
    user's last edit). Live's undo is never used for it. What removes something must come last, and what needs several
    ticks of Live (such as `create_locator`, `undo`) cannot be part of it.

    Not atomic, they run over several turns, with other clients in between and an undo step for each turn. What was done
    before a failure is kept.

    Raises:
        InvalidArgument: A command is not valid, refers to what is not there, or cannot be part of an atomic batch.
        UnsupportedByLive: Live cannot do one of the commands.
        NotFound: An object that a command names was deleted.
    """

    commands: Annotated[
        tuple[Mapping[str, Any], ...], Length(1, MOST_COMMANDS), Doc('Such as {"action": "set_tempo", "bpm": 128}.')
    ]
    atomic: bool = True
    on_error: Annotated[OnError, Doc("Only for a batch that is not atomic.")] = OnError.STOP
    label: Annotated[str | None, Length(1, 200), Doc("For the log; Live cannot label undo steps.")] = None
