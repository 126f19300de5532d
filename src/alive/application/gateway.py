"""Where every transport, whatever its dialect, hands in requests: conversion, deadline, queue, answer."""

import traceback
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from alive.application.conversion import Conversion
from alive.application.executor import Executor, Job, Lane
from alive.application.ports import Clock, LogSink
from alive.domain.errors import AliveError, Busy, Internal, ShuttingDown

DEFAULT_TIMEOUT = 10.0
LONGEST_TIMEOUT = 60.0
"""Seconds. A request that waits longer than a minute is one that nobody waits for any more."""


@attrs.define(eq=False)
class Client:
    """One connection, as the rest of the script sees it."""

    name: str
    lane: Lane


class Gateway:
    """The door to the executor."""

    def __init__(
        self,
        executor: Executor,
        conversion: Conversion,
        clock: Clock,
        log: LogSink,
        *,
        lane_capacity: int = 64,
        log_commands: bool = False,
    ) -> None:
        self.clock = clock
        self._executor = executor
        self._conversion = conversion
        self._log = log
        self._lane_capacity = lane_capacity
        self._log_commands = log_commands
        self._made = 0
        self.clients: dict[str, Client] = {}

    def connect(self, peer: str) -> Client:
        """A new client. It is named after a number, so that a log stays readable."""
        self._made += 1
        name = f"client {self._made}"
        client = Client(name, self._executor.open_lane(name, self._lane_capacity))
        self.clients[name] = client
        if self._log_commands:
            self._log.info(f"{name} connected from {peer}")
        return client

    def disconnect(self, client: Client, why: str | None = None) -> None:
        """The client is gone. What it asked and has not started is dropped. `why` if it is worth a line in the log."""
        if self.clients.pop(client.name, None) is None:
            return
        self._executor.close_lane(client.lane)
        if why is not None or self._log_commands:
            self._log.info(f"{client.name} disconnected{f': {why}' if why else ''}")

    def request(
        self,
        client: Client,
        action: str,
        parameters: Mapping[str, Any],
        deadline: float,
        answer: Callable[[Any], None],
    ) -> None:
        """Queue a command. `answer` gets the result or the AliveError, after everything this client asked before."""
        try:
            command: Any = self._conversion.command(action, parameters)
        except AliveError as refused:
            command = refused
        except Exception as defect:  # noqa: BLE001 - a defect of ours is answered, and the connection lives
            self.report_defect(f"{action} could not be read", defect)
            command = Internal("A defect in alive: the request could not be read. Log.txt of Live has the details.")
        if self._log_commands:
            answer = self._logged(client, action, answer)
        self._submit(client, Job(command, deadline, answer))

    def refuse(self, client: Client, error: AliveError, answer: Callable[[Any], None]) -> None:
        """Answer with an error, in its place among the answers of this client."""
        self._submit(client, Job(error, float("inf"), answer))

    def fields(self, result: Any) -> dict[str, Any]:
        """A result as plain data."""
        return self._conversion.fields(result)

    def report_defect(self, what: str, defect: Exception) -> None:
        """Write a defect of ours into the log, with its traceback."""
        self._log.error(f"{what}\n{''.join(traceback.format_exception(defect))}")

    def _submit(self, client: Client, job: Job) -> None:
        try:
            self._executor.submit(client.lane, job)
        except Busy as refused:
            # A refusal takes no room in the queue, and keeps its place among the answers.
            self._executor.submit(client.lane, Job(refused, job.deadline, job.settle))
        except ShuttingDown as refused:
            job.settle(refused)

    def _logged(self, client: Client, action: str, answer: Callable[[Any], None]) -> Callable[[Any], None]:
        start = self.clock()

        def settle(outcome: Any) -> None:
            state = outcome.code if isinstance(outcome, AliveError) else "ok"
            self._log.info(f"{client.name} {action} {state} {(self.clock() - start) * 1000:.2f} ms")
            answer(outcome)

        return settle
