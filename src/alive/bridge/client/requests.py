"""What a client asks, as calls; the same for every shell."""

import logging
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from alive.bridge.client.core import Call
from alive.bridge.client.exchanges import Exchange, FrameLimit, Guards, asking, execution, rehearsal
from alive.bridge.client.wire import known_operation, plain
from alive.domain.operation import Command

R_co = TypeVar("R_co", covariant=True)

_log = logging.getLogger("alive.client")

DEFAULT_TIMEOUT = 10.0
"""Seconds within which a command has to start; the script's own choice where none is given."""


class Wrapped(Protocol[R_co]):
    """Something that is sent as one message of its own making."""

    def exchange(self, limit: FrameLimit) -> Exchange[R_co]:
        """Say it, and read the reply."""
        ...


class Requests:
    """Makes calls."""

    def __init__(self, limit: FrameLimit, timeout: float) -> None:
        self._limit = limit
        self._timeout = timeout

    def execution(self, command: Command[Any], timeout: float | None, guards: Guards) -> Call:
        """Have a command carried out."""
        exchange = execution(command, guards, self._limit)
        return self._call(command, exchange, timeout)

    def rehearsal(self, command: Command[Any], timeout: float | None, guards: Guards) -> Call:
        """Have it checked only."""
        return self._call(command, rehearsal(command, guards, self._limit), timeout)

    def plain(self, action: str, parameters: Mapping[str, Any]) -> Call:
        """Ask in plain data. The reserved keys of the protocol may stand among the parameters."""
        message: dict[str, Any] = {"action": action, **plain(dict(parameters))}
        timeout_ms = message.pop("timeout_ms", None)
        spec = known_operation(action)
        return Call(
            action=action,
            effect=None if spec is None else spec.effect,
            exchange=asking(message, self._limit),
            timeout=self._timeout if timeout_ms is None else timeout_ms / 1000,
        )

    def wrapped(self, what: Wrapped[Any], action: str, timeout: float | None) -> Call:
        """Send something of its own making; it is taken to change something."""
        return Call(
            action=action,
            effect=None,
            exchange=what.exchange(self._limit),
            timeout=self._timeout if timeout is None else timeout,
        )

    def _call(self, command: Command[Any], exchange: Exchange[Any], timeout: float | None) -> Call:
        return Call(
            action=command.spec.name,
            effect=command.spec.effect,
            exchange=exchange,
            timeout=self._timeout if timeout is None else timeout,
        )


def call_back(function: Callable[[Any], None], value: Any) -> None:
    """Call what the user gave; its failures are the user's to read, and do not end the client."""
    try:
        function(value)
    except Exception:  # noqa: BLE001 - as above
        _log.exception("A function that the client called back failed.")
