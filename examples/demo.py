"""The main job, shown on the simulator: starts it with the Remote Script as it is installed, then drives it."""

import re
import subprocess
import sys

from stock_client import play


def main() -> None:
    """Start `alive sim` on a free port, play, end it."""
    command = [sys.executable, "-m", "alive.bridge", "sim", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as simulator:
        try:
            play(listening_port(simulator))
        finally:
            simulator.terminate()


def listening_port(simulator: "subprocess.Popen[str]") -> int:
    """Show what the simulator says until it says where it listens."""
    assert simulator.stdout is not None
    for line in simulator.stdout:
        print(line, end="")
        if match := re.search(r"listening on 127\.0\.0\.1:(\d+)", line):
            print()
            return int(match[1])
    raise SystemExit("the simulator ended before it listened")


if __name__ == "__main__":
    main()
