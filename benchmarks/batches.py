"""A batch that builds a whole Set: in one turn, and in slices beside another client."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from typing import Any

from whole_song import song_batch

from alive.simulator import RealClock, Simulator
from benchmarks.inside import composed, timed_turns
from benchmarks.wire import Client


def whole_song(*, atomic: bool) -> dict[str, float]:
    """Milliseconds: of the batch as its client sees it, of the longest turn, and of the slowest read of another."""
    with Simulator(clock=RealClock(), gil="free") as simulation:
        pump = simulation.host(composed, name="Alive").instance.pump
        turns = timed_turns(pump)
        # What is made on first use is there some fifteen seconds after the start. Before, a turn takes about 15 ms.
        deque(pump.idle, maxlen=0)
        port = next(int(line.rpartition(":")[2]) for line in simulation.log if "listening on" in line)
        found: dict[str, float] = {}
        client = threading.Thread(target=lambda: found.update(_in_another_process(port, atomic=atomic)))
        client.start()
        simulation.run(stop=lambda: not client.is_alive())
        client.join()
    return {**found, "longest turn": max(end - start for start, end in turns) * 1000}


def _in_another_process(port: int, *, atomic: bool) -> dict[str, float]:
    program = f"from benchmarks.batches import measure; measure({port}, atomic={atomic})"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def measure(port: int, *, atomic: bool) -> None:
    """Send the batch, read beside it until it is answered, and print what was seen."""
    reader = Client(port)
    reader.ask()
    request = (json.dumps(song_batch(atomic=atomic)) + "\n").encode()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        answered = threading.Event()
        reply: dict[str, Any] = {}

        def send() -> None:
            start = time.perf_counter()
            connection.sendall(request)
            reply.update(json.loads(connection.makefile().readline()))
            reply["took"] = (time.perf_counter() - start) * 1000
            answered.set()

        sender = threading.Thread(target=send)
        sender.start()
        reads = []
        while not answered.is_set():
            reads.append(reader.ask() * 1000)
        sender.join()
    assert reply["ok"], reply
    assert reply["completed"], reply
    print(json.dumps({"batch": reply["took"], "slowest read": max(reads), "turns": reply["turns"]}))
