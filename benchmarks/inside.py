"""What is measured on Live's main thread itself, with the same parts that run inside Live, on the simulator."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from pathlib import Path
from typing import Any

from alive.adapters.transport.session import JsonSession, Limits
from alive.bridge.build_script import build_script
from alive.config import Settings, with_overrides
from alive.simulator import ManualClock, RealClock, Simulator
from benchmarks.hosts import BARE
from benchmarks.wire import REQUEST, pipelined
from remote_script_entry.composition import AliveScript, compose

ANY_PORT = {"transports.tcp_json.port": 0, "transports.line_commands.enabled": False}


def best(function: Any, count: int, rounds: int = 7) -> float:
    """Seconds of one call: the best round, since anything slower was somebody else's work."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(count):
            function()
        times.append((time.perf_counter() - start) / count)
    return min(times)


def best_of_both(one: Any, other: Any, count: int = 300, rounds: int = 60) -> tuple[float, float]:
    """Seconds of one call of each, in turns, so that both meet the machine as it is at the time."""
    pairs = [(best(one, count, 1), best(other, count, 1)) for _ in range(rounds)]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def composed(c_instance: Any) -> AliveScript:
    """The script from source, on a free port, begun as Live begins it."""
    script = compose(c_instance, with_overrides(Settings(), ANY_PORT))
    script.settle_in()
    return script


def timed_turns(pump: Any) -> list[tuple[float, float]]:
    """When each turn of the pump begins and ends, from now on."""
    turn, turns = pump.turn, []

    def timed() -> None:
        start = time.perf_counter()
        turn()
        turns.append((start, time.perf_counter()))

    pump.turn = timed
    return turns


def cost_of_a_command() -> tuple[float, float]:
    """Microseconds from the bytes of a request to the bytes of its reply: bare, and ours."""
    with Simulator(clock=ManualClock()) as simulation:
        script = simulation.host(composed, name="Alive")
        hub, executor = script.instance._hub, script.instance._executor
        session = JsonSession(hub.gateway, "127.0.0.1:1", Limits(), lambda: None)
        song = simulation.song

        def bare() -> bytes:
            json.loads(REQUEST)
            shown = {"ok": True, "current_song_time": song.current_song_time, "is_playing": song.is_playing}
            return json.dumps(shown).encode()

        def ours() -> bytes | None:
            session.receive(REQUEST, time.perf_counter())
            executor.run(float("inf"))
            return session.next_output()

        assert json.loads(ours() or b"{}")["ok"], "what is refused costs less"
        theirs, mine = best_of_both(bare, ours)
        return theirs * 1e6, mine * 1e6


def idle_turn() -> float:
    """Microseconds of a turn in which nothing happens."""
    with Simulator(clock=ManualClock()) as simulation:
        script = simulation.host(composed, name="Alive")
        deque(script.instance.pump.idle, maxlen=0)  # that is made ready in some fifteen seconds
        return best(script.instance.pump.turn, 300, rounds=100) * 1e6


def share_of_the_main_thread() -> tuple[float, float]:
    """Under a flood of requests: the largest share of any 100 ms in percent, and the longest turn in milliseconds."""
    with Simulator(clock=RealClock(), gil="free") as simulation:
        turns = timed_turns(simulation.host(composed, name="Alive").instance.pump)
        port = next(int(line.rpartition(":")[2]) for line in simulation.log if "listening on" in line)
        flood = threading.Thread(target=lambda: subprocess.run(flood_command(port), check=True))
        flood.start()
        simulation.run(stop=lambda: not flood.is_alive())
        flood.join()
    return largest_share(turns) * 100, max(end - start for start, end in turns) * 1000


def flood_command(port: int) -> list[str]:
    """Another process that pipelines requests."""
    return [sys.executable, "-c", f"from benchmarks.wire import pipelined; pipelined({port}, 30000)"]


def largest_share(turns: list[tuple[float, float]], window: float = 0.1) -> float:
    """The largest share of any window that begins with a turn."""
    shares = []
    for begin, _ in turns:
        busy = sum(min(end, begin + window) - start for start, end in turns if begin <= start < begin + window)
        shares.append(busy / window)
    return max(shares)


def start_time() -> tuple[float, float, float]:
    """Milliseconds to import the installed script and start it, in a fresh interpreter.

    Of the bare script; of ours when it has started before, as usual; of ours right after installing, when Live's Python
    has to compile it.
    """
    with tempfile.TemporaryDirectory() as folder:
        built = build_script(Path(folder), overrides=ANY_PORT)
        first = min(_start(built, keep=False) for _ in range(3))
        _start(BARE, keep=False)
        _start(built, keep=True)
        return (
            min(_start(BARE, keep=False) for _ in range(3)), min(_start(built, keep=True) for _ in range(3)), first
        )  # fmt: skip


def _start(script: Path, *, keep: bool) -> float:
    """One start; `keep` what Python compiles, as Live does, so that the next one is faster."""
    program = (
        "import time; from pathlib import Path; from alive.simulator import ManualClock, Simulator\n"
        "with Simulator(clock=ManualClock()) as simulation:\n"
        f"    path = Path({str(script)!r}); start = time.perf_counter(); simulation.load_script(path)\n"
        "    print((time.perf_counter() - start) * 1000)\n"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, *([] if keep else ["-B"]), "-c", program]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return float(done.stdout.split()[-1])


__all__ = ["cost_of_a_command", "idle_turn", "pipelined", "share_of_the_main_thread", "start_time"]
