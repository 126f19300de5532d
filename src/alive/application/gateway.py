"""Where every transport, whatever its dialect, hands in requests: conversion, deadline, queue, answer."""

import traceback
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from alive.application.conversion import Conversion
from alive.application.executor import Executor, Job, Lane, Request
from alive.application.ports import Clock, LogSink
from alive.domain.errors import AliveError, Internal
from alive.domain.operation import operations

DEFAULT_TIMEOUT = 10.0
LONGEST_TIMEOUT = 60.0
"""Seconds. A request that waits longer than a minute is one that nobody waits for any more."""


@attrs.define(eq=False)
class Client:
    """One connection, as the rest of the script sees it."""

    name: str
    lane: Lane


@attrs.define(eq=False)  # frozen would cost half a microsecond each, several times a request
class Ask:
    """What a client asks for, in plain data."""

    action: str
    parameters: Mapping[str, Any]
    timeout: float
    """Seconds from when it was sent."""


class Gateway:
    """The door to the executor."""

    def __init__(
        self, executor: Executor, conversion: Conversion, clock: Clock, log: LogSink, *, log_commands: bool = False
    ) -> None:
        self.clock = clock
        self._executor = executor
        self._conversion = conversion
        self._log = log
        self._log_commands = log_commands
        self._made = 0
        self.clients: dict[str, Client] = {}

    def connect(self, peer: str) -> Client:
        """A new client. It is named after a number, so that a log stays readable."""
        self._made += 1
        # One request waits in the lane; what follows it waits as bytes, which the transport bounds.
        client = Client(f"client {self._made}", self._executor.open_lane(capacity=1))
        self.clients[client.name] = client
        if self._log_commands:
            self._log.info(f"{client.name} connected from {peer}")
        return client

    def disconnect(self, client: Client, why: str | None = None) -> None:
        """The client is gone. What it asked and has not started is dropped. `why` if it is worth a line in the log."""
        if self.clients.pop(client.name, None) is None:
            return
        self._executor.close_lane(client.lane)
        if why is not None or self._log_commands:
            self._log.info(f"{client.name} disconnected{f': {why}' if why else ''}")

    def submit(self, client: Client, read: Callable[[], Ask], sent_at: float, answer: Callable[[Any], None]) -> None:
        """Queue a request of a client.

        Args:
            client: Who asks. Its lane must have room.
            read: Makes out what is asked, when its turn has come. Raises AliveError if it cannot be made out.
            sent_at: When it was sent at the earliest; its deadline counts from there.
            answer: Gets the result or the AliveError. MUST NOT raise.
        """
        job = Job(lambda: self._request(client, read, sent_at), answer)
        if self._log_commands:
            job = self._logged(client, read, sent_at, answer)
        try:
            self._executor.submit(client.lane, job)
        except AliveError as refused:
            refused.__traceback__ = None
            answer(refused)

    def fields(self, result: Any) -> dict[str, Any]:
        """A result as plain data."""
        return self._conversion.fields(result)

    def report_defect(self, what: str, defect: Exception) -> None:
        """Write a defect of ours into the log, with its traceback."""
        self._log.error(f"{what}\n{''.join(traceback.format_exception(defect))}")

    def _request(self, client: Client, read: Callable[[], Ask], sent_at: float) -> Request:
        ask = read()
        try:
            command = self._conversion.command(ask.action, ask.parameters)
        except AliveError:
            raise
        except Exception as defect:  # noqa: BLE001 - a defect of ours is answered, and the connection lives
            self.report_defect(f"A request of {client.name} could not be converted.", defect)
            text = "A defect in alive: the request could not be converted. Log.txt of Live has the details."
            raise Internal(text) from None
        return Request(command, sent_at + ask.timeout)

    def _logged(self, client: Client, read: Callable[[], Ask], sent_at: float, answer: Callable[[Any], None]) -> Job:
        """The same job, with a line in the log when it is settled."""
        action = "?"

        def read_and_note() -> Ask:
            nonlocal action
            ask = read()
            # Only names of ours are written as they are: a log must not be forged by what a client calls an action.
            action = ask.action if ask.action in operations() else repr(ask.action[:60])
            return ask

        def answer_and_log(outcome: Any) -> None:
            state = outcome.code if isinstance(outcome, AliveError) else "ok"
            self._log.info(f"{client.name} {action} {state} {(self.clock() - sent_at) * 1000:.2f} ms")
            answer(outcome)

        return Job(lambda: self._request(client, read_and_note, sent_at), answer_and_log)
