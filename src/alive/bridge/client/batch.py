"""Many commands as one request: `with live.batch() as batch`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, Literal, TypeVar, cast, overload

import attrs

from alive.bridge.client.exchanges import Exchange, FrameLimit, checked
from alive.bridge.client.wire import Fields, error_of, fields_of_command, known_operation, plain, read_result
from alive.domain.errors import AliveError
from alive.domain.operation import Command, OperationSpec, fields_of

R = TypeVar("R")
OnError = Literal["stop", "continue"]

_NOT_RUN = "it was not carried out: the batch stopped before it"


@attrs.frozen
class Later:
    """A field of the result of an earlier command of the same batch; Live's side puts it in."""

    position: int
    field: str

    def __str__(self) -> str:
        return f"${self.position}.{self.field}"


class BatchUnfinished(RuntimeError):
    """The result of a command of a batch is wanted before there is one, or there will be none."""


class Handle(Generic[R]):
    """One command of a batch, and its result once the batch is over."""

    def __init__(self, position: int, action: str, kind: type[R] | None) -> None:
        self._position = position
        self._action = action
        self._kind = kind
        self._outcome: R | Exception = BatchUnfinished(f"{action} has no result yet: its batch was not sent")

    def ref(self, field: str) -> Later:
        """A field of the result, for the parameters of a later command of the batch."""
        if self._kind is not None and field not in (known := [each.name for each in fields_of(self._kind)]):
            raise ValueError(f"{self._action} answers no field {field!r}; it has {', '.join(known)}")
        return Later(self._position, field)

    def result(self) -> R:
        """What the command answered. Raises its error if it was refused, BatchUnfinished if it was not carried out."""
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome

    def settle(self, reply: Fields | None) -> None:
        """Take the reply to the command; None if there is none."""
        if reply is None:
            self._outcome = BatchUnfinished(f"{self._action} has no result: {_NOT_RUN}")
        elif reply.get("ok") is not True:
            self._outcome = error_of(reply)
        elif self._kind is not None:
            self._outcome = read_result(self._kind, reply)
        else:
            self._outcome = cast("R", {name: value for name, value in reply.items() if name != "ok"})


class Batch:
    """The commands of one batch, in order."""

    def __init__(
        self, *, atomic: bool, label: str | None, on_error: OnError, idempotency_key: str | None = None
    ) -> None:
        self._atomic = atomic
        self._label = label
        self._on_error = on_error
        self._key = idempotency_key
        self._commands: list[dict[str, Any]] = []
        self._handles: list[Handle[Any]] = []

    @overload
    def add(self, command: Command[R], /, *, expect: Mapping[str, Any] | None = None) -> Handle[R]: ...
    @overload
    def add(
        self, command: type[Command[R]], /, *, expect: Mapping[str, Any] | None = None, **parameters: Any
    ) -> Handle[R]: ...
    @overload
    def add(self, command: str, /, *, expect: Mapping[str, Any] | None = None, **parameters: Any) -> Handle[Any]: ...
    def add(
        self,
        command: Command[Any] | type[Command[Any]] | str,
        /,
        *,
        expect: Mapping[str, Any] | None = None,
        **parameters: Any,
    ) -> Handle[Any]:
        """Put a command at the end of the batch.

        Args:
            command: A command; or, where parameters refer to earlier results, its class or its name.
            expect: Properties that must hold of its target.
            **parameters: For a class or a name: its parameters. `handle.ref("track_index")` stands for a field of an
                earlier result.
        """
        spec: OperationSpec | None
        if isinstance(command, Command):
            spec, message = command.spec, _escaped(fields_of_command(command))
        elif isinstance(command, str):
            spec, message = known_operation(command), _message(command, parameters)
        else:
            spec, message = command.spec, _message(command.spec.name, parameters)
        if expect is not None:
            message["expect"] = dict(expect)
        handle: Handle[Any] = Handle(len(self._handles), message["action"], None if spec is None else spec.result)
        self._commands.append(message)
        self._handles.append(handle)
        return handle

    def __len__(self) -> int:
        return len(self._commands)

    def exchange(self, limit: FrameLimit) -> Exchange[None]:
        """Send it and give each command its reply."""
        try:
            reply = yield checked(self._message(), limit)
        except Exception as error:
            for handle in self._handles:
                handle._outcome = error  # noqa: SLF001 - they are parts of one thing
            raise
        self._settle(reply["results"] if isinstance(reply.get("results"), list) else [])

    def _message(self) -> dict[str, Any]:
        message: dict[str, Any] = {"action": "batch", "commands": self._commands, "atomic": self._atomic}
        if self._label is not None:
            message["label"] = self._label
        if self._on_error != "stop":
            message["on_error"] = self._on_error
        if self._key is not None:
            message["idempotency_key"] = self._key
        return message

    def _settle(self, replies: Sequence[Fields]) -> None:
        for position, handle in enumerate(self._handles):
            handle.settle(replies[position] if position < len(replies) else None)
        if self._on_error == "stop":
            refused = [reply for reply in replies if reply.get("ok") is not True]
            if refused:
                raise _stopped(error_of(refused[0]), len(replies) - 1)


def _stopped(error: AliveError, position: int) -> AliveError:
    error.add_note(f"That was command {position} of the batch; those before it were carried out.")
    return error


def _message(action: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {"action": action, **{name: _later(value) for name, value in parameters.items()}}


def _later(value: Any) -> Any:
    """A parameter as plain data, with references to earlier results in their written form."""
    if isinstance(value, Later):
        return str(value)
    if isinstance(value, Mapping):
        return {name: _later(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_later(item) for item in value]
    return _escaped(plain(value))


def _escaped(value: Any) -> Any:
    """Plain data in which no text is taken for a reference."""
    if isinstance(value, str):
        return f"${value}" if value.startswith("$") else value
    if isinstance(value, Mapping):
        return {name: _escaped(item) for name, item in value.items()}
    if isinstance(value, Iterable):
        return [_escaped(item) for item in value]
    return value
