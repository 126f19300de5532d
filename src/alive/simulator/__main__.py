"""Run a Remote Script on the simulator in real time: python -m alive.simulator --script FOLDER."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from alive.simulator.application.edition import EDITIONS
from alive.simulator.clock import RealClock
from alive.simulator.live_sets.set_file import SetFileError
from alive.simulator.object_model.versions import VERSIONS
from alive.simulator.simulator import Simulator


def main(arguments: list[str] | None = None) -> int:
    """Load the script and run Live's main loop until interrupted or terminated."""
    parser = argparse.ArgumentParser(prog="python -m alive.simulator", description=__doc__)
    parser.add_argument(
        "--script", type=_folder, required=True, action="append", help="the folder of a Remote Script; may be repeated"
    )
    parser.add_argument("--timer", choices=("macos", "windows"), default="macos")
    parser.add_argument("--gil", choices=("held", "free"), default="held")
    parser.add_argument("--live", choices=tuple(VERSIONS), default="12.3.6", help="which Live to be")
    parser.add_argument("--edition", choices=tuple(EDITIONS), default="Suite", help="whose limits to have")
    parser.add_argument("--set", type=Path, dest="set_file", help="a Live Set (.als) to open")
    parser.add_argument("--forbid", action="append", default=[], help="a module the script must not import")
    options = parser.parse_args(arguments)
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: stopped.append(number))
    signal.signal(signal.SIGINT, lambda number, _: stopped.append(number))
    try:
        simulation = Simulator(
            RealClock(),
            timer=options.timer,
            gil=options.gil,
            live=options.live,
            edition=options.edition,
            set_file=options.set_file,
            on_log=_show,
        )
    except SetFileError as error:
        parser.error(str(error))
    for line in simulation.load_report:
        _show(f"Not represented: {line}")
    with simulation as live:
        for folder in options.script:
            live.load_script(folder, forbid=tuple(options.forbid))
        live.run(stop=lambda: bool(stopped))
    return 0


def _folder(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        message = f"no folder of a Remote Script: {text}"
        raise argparse.ArgumentTypeError(message)
    return folder


def _show(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
