"""Run a Remote Script on the simulator in real time: python -m alive.simulator --script FOLDER."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from alive.simulator.clock import RealClock
from alive.simulator.simulation import Simulation


def main(arguments: list[str] | None = None) -> int:
    """Load the script and run Live's main loop until interrupted or terminated."""
    parser = argparse.ArgumentParser(prog="python -m alive.simulator", description=__doc__)
    parser.add_argument("--script", type=Path, required=True, help="the folder of the Remote Script")
    parser.add_argument("--timer", choices=("macos", "windows"), default="macos")
    parser.add_argument("--gil", choices=("held", "free"), default="held")
    parser.add_argument("--forbid", action="append", default=[], help="a module the script must not import")
    options = parser.parse_args(arguments)
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: stopped.append(number))
    signal.signal(signal.SIGINT, lambda number, _: stopped.append(number))
    simulation = Simulation(RealClock(), timer=options.timer, gil=options.gil, on_log=_show)
    with simulation as live:
        live.load_script(options.script, forbid=tuple(options.forbid))
        live.run(stop=lambda: bool(stopped))
    return 0


def _show(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
