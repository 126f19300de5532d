"""The main loop in real time, with Python's lock held between callbacks or not."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from alive.simulator import RealClock, Simulator

SOURCE = Path(__file__).parents[3] / "src"


def progress_of_a_thread(gil):
    """Return how many small steps a background thread makes in 0.3 s of an idle Live."""
    steps = 0
    stop = threading.Event()

    def work():
        nonlocal steps
        while not stop.is_set():
            steps += 1
            stop.wait(0.001)

    thread = threading.Thread(target=work, daemon=True)
    with Simulator(RealClock(), gil=gil) as sim:
        end = time.perf_counter() + 0.3
        thread.start()
        sim.run(stop=lambda: time.perf_counter() >= end)
        reached = steps
    stop.set()
    thread.join(timeout=5)
    return reached


def test_a_background_thread_starves_when_the_lock_is_held():
    """Live 12: threads only step while Live runs Python; an idle Live does so about every 100 ms."""
    held, free = progress_of_a_thread("held"), progress_of_a_thread("free")
    assert held * 4 < free


def test_timers_and_display_run_in_real_time():
    """The same events as on the manual clock, at the pace of the clock."""
    calls = []

    class Script:
        def update_display(self):
            calls.append("display")

    with Simulator(RealClock()) as sim:
        import Live

        timer = Live.Base.Timer(lambda: calls.append("timer"), 1, True, True)
        sim.host(lambda _: Script())
        began = sim.clock.now()
        sim.run(stop=lambda: calls.count("display") >= 2)
        elapsed = sim.clock.now() - began
        timer.stop()
    assert elapsed >= 0.19
    assert 2 <= calls.count("timer") <= elapsed / 0.010 + 1


def test_the_clock_decides_how_time_passes():
    """Advance is for a manual clock."""
    with Simulator(RealClock()) as sim, pytest.raises(TypeError, match="ManualClock"):
        sim.advance(0.1)


def test_unknown_settings_are_refused():
    """A typing error must not silently give another Live."""
    with pytest.raises(KeyError):
        Simulator(gil="loose")
    with pytest.raises(KeyError):
        Simulator(timer="beos")


def test_the_command_runs_a_script_without_site_packages(tmp_path):
    """Python -S -m alive.simulator: nothing but the standard library is needed."""
    folder = tmp_path / "Quick"
    folder.mkdir()
    (folder / "__init__.py").write_text(
        "import os, signal, sys\n"
        "class Script:\n"
        "    def __init__(self, c): self.c = c\n"
        "    def update_display(self):\n"
        "        foreign = sorted(name for name in ('attr', 'attrs', 'cattrs', 'pytest') if name in sys.modules)\n"
        "        self.c.log_message('alive at', self.c.song().tempo, foreign)\n"
        "        os.kill(os.getpid(), signal.SIGTERM)\n"
        "    def disconnect(self): self.c.log_message('gone')\n"
        "def create_instance(c): return Script(c)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-S", "-m", "alive.simulator", "--script", str(folder), "--gil", "held"],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        env={"PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "info: RemoteScriptMessage: (Quick) alive at 120.0 []",
        "info: RemoteScriptMessage: (Quick) gone",
    ]
    assert done.returncode == 0
