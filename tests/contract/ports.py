"""The doors to Live that the scenario runs over."""

import asyncio
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import alive
from alive.bridge.client.asynchronous import AsyncLiveClient
from alive.bridge.client.blocking import LiveClient
from alive.domain.operation import Command
from alive.simulator import ManualClock, Simulator
from tests.contract.scenario import Port
from tests.unit.liveapi.desk import LiveDesk

R = TypeVar("R")

PAUSE = 0.05
"""Seconds."""

MOST_LINES = 50


@contextmanager
def simulated_live() -> Iterator[int]:
    """A simulated Live with the installed script, in real time in a process of its own: the port it listens on."""
    command = [sys.executable, "-m", "alive.bridge", "sim", "--port", "0", "--gil", "free"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    rest = threading.Thread(target=process.stdout.read, daemon=True)
    try:
        shown = [process.stdout.readline()]
        while not (listening := re.search(r"listening on 127\.0\.0\.1:(\d+)", shown[-1])):
            assert shown[-1], "".join(shown)
            assert len(shown) < MOST_LINES, "".join(shown)
            shown.append(process.stdout.readline())
        # What it says from now on is of no interest, but must be read.
        rest.start()
        yield int(listening[1])
    finally:
        process.terminate()
        process.wait(20)
        if rest.ident is not None:
            rest.join(20)
        process.stdout.close()


class InProcess:
    """Adapter and dispatcher on a simulated Live in this process, on a clock that is moved by hand."""

    def __init__(self, desk: LiveDesk) -> None:
        self._desk = desk

    def execute(self, command: Command[R]) -> R:
        return self._desk.run(command)

    def pause(self) -> None:
        self._desk.sim.advance(PAUSE)


class OverTcp:
    """The blocking client."""

    def __init__(self, live: LiveClient) -> None:
        self._live = live

    def execute(self, command: Command[R]) -> R:
        return self._live.execute(command)

    def pause(self) -> None:
        threading.Event().wait(PAUSE)


class OverAsyncio:
    """The asyncio client, whose loop runs while it is asked something."""

    def __init__(self, live: AsyncLiveClient, runner: asyncio.Runner) -> None:
        self._live = live
        self._runner = runner

    def execute(self, command: Command[R]) -> R:
        return self._runner.run(self._live.execute(command))

    def pause(self) -> None:
        self._runner.run(asyncio.sleep(PAUSE))


@contextmanager
def in_process() -> Iterator[Port]:
    with Simulator(clock=ManualClock()) as sim:
        yield InProcess(LiveDesk(sim))


@contextmanager
def over_tcp(host: str, port: int) -> Iterator[Port]:
    with alive.connect(host, port, client="the scenario") as live:
        yield OverTcp(live)


@contextmanager
def over_asyncio(host: str, port: int) -> Iterator[Port]:
    with asyncio.Runner() as runner:
        live = runner.run(_entered(alive.connect_async(host, port, client="the scenario")))
        try:
            yield OverAsyncio(live, runner)
        finally:
            runner.run(live.close())


async def _entered(live: AsyncLiveClient) -> AsyncLiveClient:
    return await live.__aenter__()
