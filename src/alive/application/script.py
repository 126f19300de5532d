"""The parts of the running script that its own operations work with, and the table of those operations' handlers."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Protocol

import attrs

from alive.application.conversion import Conversion
from alive.application.dispatcher import Dispatcher
from alive.application.executor import Executor
from alive.application.gateway import Gateway
from alive.application.handling import HandlerTable
from alive.application.log_queue import LogQueue
from alive.application.ports import Clock, LivePort, LogSink
from alive.application.pump import Pump
from alive.domain.operation import Command
from alive.domain.results.configuration import ConfigurationReloaded
from alive.domain.results.osc import OscStatus


class OscOutput(Protocol):
    """Whoever sends events as OSC."""

    def start(self) -> None:
        """Send from now on what is published. MUST be harmless when repeated."""
        ...

    def stop(self) -> None:
        """Send nothing any more. MUST be harmless when repeated, and leave clients their subscriptions."""
        ...

    def refresh(self) -> None:
        """Look at everything anew. MUST do nothing while it is stopped."""
        ...

    def status(self, message: str) -> OscStatus:
        """How it is now, with a sentence about it."""
        ...


@attrs.define(eq=False, kw_only=True)
class Script:
    """The parts of the running script."""

    live: LivePort
    dispatcher: Dispatcher
    executor: Executor
    gateway: Gateway
    conversion: Conversion
    pump: Pump
    clock: Clock
    log: LogSink
    logs: LogQueue
    """What all parts log into."""
    osc: OscOutput
    session: str
    """Id of this instance of the Set."""
    transports: Callable[[], Mapping[str, Any]]
    """What each transport says of itself."""
    transport_faults: Callable[[], int]
    timer_restarts: Callable[[], int]
    reload_configuration: Callable[[], ConfigurationReloaded]
    """Reads the settings again and applies them. PreconditionFailed if they cannot be read."""
    ask_to_be_replaced: Callable[[], bool]
    """Has the script read anew from its folder once the turn is over; whether that is possible."""
    started_at: float
    of_connection: Collection[type[Command[Any]]]
    """The commands about the connection, which are answered before the dispatcher."""


handlers: HandlerTable[Script] = HandlerTable()
"""The handlers of the operations that the script answers itself."""


def answer_about(script: Script) -> None:
    """Let the dispatcher answer these operations from the script itself."""
    for command, handler in handlers.as_mapping().items():
        script.dispatcher.answer_here(command, _bound(handler, script))


def _bound(handler: Callable[[Script, Any], Any], script: Script) -> Callable[[Any], Any]:
    return lambda command: handler(script, command)
