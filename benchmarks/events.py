"""What events cost on Live's main thread: noting a change, telling it, attaching a Set, a Set that never rests."""

import gc
import itertools
import resource
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alive.adapters.transport.osc_encoding import Forms, sequenced
from alive.config import Settings, with_overrides
from alive.domain.events.device import ParameterValueChanged
from alive.simulator import ManualClock, RealClock, Simulator
from benchmarks.inside import ANY_PORT, best, largest_share, timed_turns
from remote_script_entry.composition import compose

MOVING = 64
"""Parameters that move at once."""

HERTZ = 60
SUBSCRIBERS = 8


@contextmanager
def _ears(count: int) -> Iterator[list[socket.socket]]:
    """Sockets that events are sent to, and which nobody empties: the kernel drops what does not fit."""
    ears = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(count)]
    for ear in ears:
        ear.bind(("127.0.0.1", 0))
    try:
        yield ears
    finally:
        for ear in ears:
            ear.close()


def _to(ears: list[socket.socket], **osc: Any) -> Any:
    """What makes the script that sends to these."""
    targets = [{"port": ear.getsockname()[1], **osc} for ear in ears]
    settings = with_overrides(Settings(), ANY_PORT | {"transports.osc.targets": targets})

    def make(c_instance: Any) -> Any:
        script = compose(c_instance, settings)
        script.settle_in()
        return script

    return make


def _attached(script: Any) -> None:
    while not script._observers.is_complete:
        script.pump.turn()


def encoding() -> tuple[float, float]:
    """Microseconds to encode one event: python-osc, and ours."""
    from pythonosc.osc_message_builder import OscMessageBuilder  # noqa: PLC0415 - the yardstick is wanted here only

    made = ParameterValueChanged(
        parameter_id="parameter#1.a", track_index=3, device_index=1, parameter_index=7,
        path="tracks/3/devices/1/parameters/7", value=0.25,
    )  # fmt: skip
    forms = Forms(ParameterValueChanged.spec, lambda: (4, 2))

    def ours() -> bytes:
        return sequenced(forms.messages(made)[0], 812, 2.5)

    def theirs() -> bytes:
        builder = OscMessageBuilder("/live/seq")
        values: tuple[int | float | str, ...] = (812, 2.5, "/live/device/param", 3, 1, 7, 0.25)
        for value, kind in zip(values, "ifsiiif", strict=True):
            builder.add_arg(value, kind)
        return bytes(builder.build().dgram)

    assert ours() == theirs()
    return best(theirs, 2000) * 1e6, best(ours, 2000) * 1e6


def noting() -> tuple[float, float]:
    """Microseconds that a listener takes, which Live calls in the middle of its own work: bare, and ours.

    The bare one reads, encodes and sends at once, as plain scripts do.
    """
    with _ears(1) as ears, Simulator(clock=ManualClock()) as simulation:
        script = simulation.host(_to(ears), name="Alive").instance
        simulation.call(lambda: _attached(script))
        volume = simulation.song.tracks[0].mixer_device.volume
        track = script._observers.song.children["tracks"][0]
        listener = track._listeners["track.volume"]
        address, bare_socket = ears[0].getsockname(), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

        def bare() -> None:
            head = b"/live/seq\0\0\0,ifsif\0\0" + struct.pack(">if", 1, 2.5)
            bare_socket.sendto(head + b"/live/track/volume\0\0" + struct.pack(">if", 0, volume.value), address)

        costs = best(bare, 2000) * 1e6, best(listener, 2000) * 1e6
        bare_socket.close()
        return costs


def telling(targets: int = 1) -> float:
    """Microseconds from what was noted to the datagram, for each event, with so many OSC targets."""
    with _ears(targets) as ears, Simulator(clock=ManualClock()) as simulation:
        script = simulation.host(_to(ears), name="Alive").instance
        simulation.call(lambda: _attached(script))
        names = itertools.count()

        def rename() -> None:
            for scene in simulation.song.scenes:
                scene.name = f"Scene {next(names)}"

        per_event: list[float] = []
        for _ in range(200):
            simulation.call(rename)
            before = script._osc.targets[0].sent
            start = time.perf_counter()
            script._publishing.publish(float("inf"))
            took = time.perf_counter() - start
            per_event.append(took / (script._osc.targets[0].sent - before))
        return min(per_event) * 1e6


def per_second(microseconds: float) -> float:
    """How many events a second fit into 60 % of the main thread."""
    return 0.6 / (microseconds / 1e6)


def attaching(tracks: int) -> tuple[float, float, float]:
    """Of a Set with so many tracks of two devices: seconds of the main thread, MB of memory, the longest turn in ms.

    What the simulator is made of is kept out of garbage collections: in Live that is no part of Python.
    """
    with _ears(1) as ears, Simulator(clock=ManualClock()) as simulation:
        song = simulation.song
        simulation.call(lambda: [song.create_midi_track(-1) for _ in range(tracks - len(song.tracks))])
        simulation.call(lambda: [track.insert_device(name) for track in song.tracks for name in ("Reverb", "Delay")])
        gc.collect()
        gc.freeze()
        before = _resident()
        script = simulation.host(_to(ears), name="Alive").instance
        turns: list[float] = []

        def attach() -> None:
            while not script._observers.is_complete:
                start = time.perf_counter()
                script.pump.turn()
                turns.append(time.perf_counter() - start)

        simulation.call(attach)
        gc.unfreeze()
        return sum(turns), _resident() - before, max(turns) * 1000


def _resident() -> float:
    """Memory of this process in MB; where that cannot be told, the most it ever had."""
    try:
        with open("/proc/self/statm", encoding="ascii") as pages:  # noqa: PTH123 - no file
            return int(pages.read().split()[1]) * resource.getpagesize() / 2**20
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def moving(seconds: float = 10.0) -> tuple[float, float, float]:
    """While 64 parameters move at 60 Hz, with 8 subscribers and 2 OSC targets.

    The longest turn in ms, the events told in a second, and the largest share of 100 ms in percent.
    """
    with _ears(2) as ears, Simulator(clock=RealClock(), gil="free") as simulation:
        simulation.call(lambda: [simulation.song.tracks[0].insert_device("Reverb") for _ in range(4)])
        script = simulation.host(_to(ears), name="Alive").instance
        devices = simulation.song.tracks[0].devices
        parameters = [each for device in devices for each in device.parameters if not each.is_quantized][:MOVING]
        assert len(parameters) == MOVING
        simulation.call(lambda: _attached(script))
        turns = timed_turns(script.pump)
        port = next(int(line.rpartition(":")[2]) for line in simulation.log if "tcp_json listening on" in line)
        with _listening(port):
            receivers = script._publishing._log.receivers
            simulation.run(stop=lambda: len(receivers) == SUBSCRIBERS + len(ears))
            turns.clear()
            before = script._publishing._log.seq
            end = time.perf_counter() + seconds
            _move(simulation, parameters, end, 0)
            simulation.run(stop=lambda: time.perf_counter() >= end)
            told = script._publishing._log.seq - before
    longest = max(stop - start for start, stop in turns) * 1000
    return longest, told / seconds, largest_share(turns) * 100


@contextmanager
def _listening(port: int) -> Iterator[None]:
    """Another process that subscribes to everything, a few times."""
    with subprocess.Popen([sys.executable, "-c", _LISTENING, str(port)]) as process:
        try:
            yield
        finally:
            process.terminate()


def _move(simulation: Simulator, parameters: list[Any], end: float, step: int) -> None:
    """Turn all of them, 60 times a second of Live's own time."""

    def turn() -> None:
        for number, parameter in enumerate(parameters):
            parameter.value = parameter.min + (parameter.max - parameter.min) * (1 + (step + number) % 48) / 50
        if time.perf_counter() < end:
            _move(simulation, parameters, end, step + 1)

    simulation.after(1 / HERTZ, turn)


_LISTENING = f"""
import selectors, socket, sys
selector = selectors.DefaultSelector()
for _ in range({SUBSCRIBERS}):
    client = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    client.sendall(b'{{"action": "subscribe", "topics": ["*"]}}\\n')
    selector.register(client, selectors.EVENT_READ)
while True:
    for key, _ in selector.select():
        if not key.fileobj.recv(1 << 20):
            sys.exit()
"""
