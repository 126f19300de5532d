"""A long run: a simulated Live with the installed script, 32 clients that do anything, and another Set now and then.

python -m benchmarks.soak [seconds] [seed]

What was promised is compared with the Set through Live's own door before each Set change. Prints a table of figures;
the exit code is 1 if any of them is not as it must be.
"""

import contextlib
import ctypes
import gc
import json
import queue
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
from rich.console import Console
from rich.table import Table

from alive.bridge.build_script import build_script
from alive.bridge.simulate import CARRIED
from benchmarks.soak.ledger import faults_of
from benchmarks.soak.watched import GRACE, WatchedSimulator

CLIENTS = 32
DEFAULT_SECONDS = 600.0
OF_ONE_SET = 10.0
"""Seconds until another Set is opened."""
MOST_GROWTH = 5.0
"""Percent by which the memory may grow, from the first third of the Sets to the last."""
PATIENCE = 60.0
"""Seconds that the clients may take to stop between two steps."""


@attrs.define
class Run:
    """What came of it."""

    sets: int = 0
    written: int = 0
    compared: int = 0
    lost: list[str] = attrs.field(factory=list)
    memory: list[float] = attrs.field(factory=list)
    """MB of the process after each Set. Python gives the system back little, so the largest Set so far shows in it."""
    blocks: list[float] = attrs.field(factory=list)
    """Pieces of memory that Python has in use after each Set."""
    faults: list[str] = attrs.field(factory=list)
    """What clients met with that they must not."""
    done: dict[str, int] = attrs.field(factory=dict)
    pump_faults: int = 0
    timer_restarts: int = 0
    ends: list[float] = attrs.field(factory=list)
    """Seconds of the processor that it took to disconnect the script."""


class Players:
    """The process of the clients."""

    def __init__(self, seed: int) -> None:
        command = [sys.executable, "-m", "benchmarks.soak.players", str(CLIENTS), str(seed)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._said: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def tell(self, command: str) -> None:
        """Give a command."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()

    def has_said(self) -> bool:
        """Whether an answer is there, or none can come any more."""
        return not self._said.empty() or self._process.poll() is not None

    def answer(self) -> dict[str, Any]:
        """The answer that is there."""
        content: dict[str, Any] = json.loads(self._said.get_nowait())
        return content

    def end(self) -> None:
        """Have all leave."""
        self.tell("end")
        self._process.wait(PATIENCE)

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.put(line)


def soak(seconds: float, seed: int) -> tuple[Run, WatchedSimulator]:
    """Run for so long."""
    run = Run()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    overrides = {"transports.tcp_json.port": port, "transports.line_commands.port": 0, "transports.osc.enabled": True}
    with tempfile.TemporaryDirectory(prefix="alive-") as folder, WatchedSimulator(gil="free") as simulation:
        script = simulation.load_script(build_script(Path(folder), overrides=overrides), forbid=CARRIED)
        deque(script.instance.pump.idle, maxlen=0)  # what is made when there is nothing else to do, as it would be
        players = Players(seed)
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            players.tell(f"go {port}")
            simulation.run(_until(min(end, time.perf_counter() + OF_ONE_SET)))
            players.tell("pause")
            late = time.perf_counter() + PATIENCE
            simulation.run(lambda late=late: players.has_said() or time.perf_counter() >= late)  # type: ignore[misc]
            _compare(run, simulation, script.instance, players.answer())
            run.ends.append(simulation.timed(script.end))
            simulation.open_new_set()
            gc.collect()
            run.memory.append(_memory())
            run.blocks.append(sys.getallocatedblocks())
        players.end()
    return run, simulation


def _until(moment: float) -> Callable[[], bool]:
    return lambda: time.perf_counter() >= moment


def _compare(run: Run, simulation: WatchedSimulator, script: Any, answer: dict[str, Any]) -> None:
    """Compare what was promised with what Live shows."""
    shown = simulation.call(lambda: {track.name: _shown(track) for track in simulation.song.tracks})
    run.sets += 1
    for ledger in answer["ledgers"]:
        run.written += ledger["written"]
        run.compared += len(ledger["deleted"]) + sum(1 + len(track["values"]) for track in ledger["tracks"])
        run.lost += faults_of(ledger, shown)
    run.faults, run.done = answer["faults"], answer["done"]
    run.pump_faults += script.pump.stats.faults
    run.timer_restarts += script.timer_restarts


def _shown(track: Any) -> dict[str, Any]:
    mixer, slot = track.mixer_device, track.clip_slots[0]
    notes = 0
    if slot.has_clip and track.has_midi_input:
        notes = len(slot.clip.get_all_notes_extended())
    return {"volume": mixer.volume.value, "pan": mixer.panning.value, "mute": track.mute, "notes": notes}


def _memory() -> float:
    """What this process holds, in MB, once it has given back to the system what it need not keep."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def growth_of(memory: list[float]) -> float:
    """Percent from the first third to the last; what the first Set takes is the beginning, and left out."""
    settled = memory[1:] or memory
    third = max(1, len(settled) // 3)
    first, last = statistics.median(settled[:third]), statistics.median(settled[-third:])
    return 100 * (last - first) / first


def main(seconds: float = DEFAULT_SECONDS, seed: int = 1) -> int:
    """Run and print; 0 if all is as it must be."""
    run, simulation = soak(seconds, seed)
    measured = simulation.measured
    over = sorted(measured.over)
    steps = sum(run.done.values()) - run.done.get("events", 0)
    walls = sorted(1000 * wall for wall in measured.wall)
    growth = growth_of(run.blocks)
    errors = [line for line in simulation.log if "RemoteScriptError" in line or "[ERROR]" in line]
    rows = [
        ("Sets, clients, steps of clients", f"{run.sets}, {CLIENTS}, {steps}", True),
        ("writes with a reply", f"{run.written}", run.written > 0),
        ("promises compared with the Set, of them broken", f"{run.compared}, {len(run.lost)}", not run.lost),
        ("events received", f"{run.done.get('events', 0)}", True),
        ("what clients met with that they must not", f"{len(run.faults)}", not run.faults),
        ("faults in the pump, timers replaced", f"{run.pump_faults}, {run.timer_restarts}", not run.pump_faults),
        ("errors in the log", f"{len(errors)}", not errors),
        (
            "memory in use, growth from the first third of the Sets to the last",
            f"{growth:+.1f} %",
            growth <= MOST_GROWTH,
        ),
        (
            "memory of the process, growth likewise, most",
            f"{growth_of(run.memory):+.1f} %, {max(run.memory):.0f} MB",
            True,
        ),
        ("callbacks", f"{len(walls)}", len(walls) > 0),
        ("by the clock: p50, p99, longest", f"{_at(walls, 0.5):.1f}, {_at(walls, 0.99):.1f}, {walls[-1]:.1f} ms", True),
        (
            f"beyond the budget and one change of the Set: p50, p99, longest (at most {GRACE * 1000:g} ms)",
            f"{_at(over, 0.5) * 1000:+.1f}, {_at(over, 0.99) * 1000:+.1f}, {over[-1] * 1000:+.1f} ms",
            over[-1] <= GRACE,
        ),
        ("Python's collector in one callback, longest", f"{measured.longest_collector * 1000:.0f} ms", True),
        (
            "to disconnect, by the processor: median, longest (at most 300 ms)",
            f"{statistics.median(run.ends) * 1000:.0f}, {max(run.ends) * 1000:.0f} ms",
            max(run.ends) < 0.3,
        ),
    ]
    table = Table(title=f"{seconds:g} s, seed {seed}")
    for column in ("what", "measured", ""):
        table.add_column(column)
    for what, figure, is_right in rows:
        table.add_row(what, figure, "" if is_right else "WRONG")
    Console(width=110).print(table)
    for line in [*run.lost[:10], *run.faults[:10], *errors[:10]]:
        print(line)
    return 0 if all(is_right for _, _, is_right in rows) else 1


def _at(ordered: list[float], share: float) -> float:
    return ordered[int(share * (len(ordered) - 1))]


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(float(given[0]) if given else DEFAULT_SECONDS, int(given[1]) if given[1:] else 1))
