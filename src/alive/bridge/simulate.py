"""Runs the Remote Script, as it is installed, in a simulated Live in real time."""

import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from alive.bridge.build_script import build_script
from alive.simulator import RealClock, Simulation

CARRIED = ("alive", "attr", "attrs", "cattrs", "typing_extensions")
"""What the built folder has copies of: inside Live there are no others, so the simulated one has none either."""


class NotStarted(Exception):
    """Live went on without the script; the log says why."""


def simulate(
    *,
    overrides: Mapping[str, Any],
    timer: Literal["macos", "windows"],
    gil: Literal["held", "free"],
    show: Callable[[str], None],
) -> None:
    """Run until Ctrl-C or SIGTERM.

    Args:
        overrides: Settings of the script by dotted key.
        timer: Whose shortest timer interval to imitate.
        gil: Whether Python threads stand still between callbacks, as in Live, or run.
        show: Gets each line of Live's log as it is written.

    Raises:
        NotStarted: If the script could not start.
    """
    with _stop_requested() as stop, tempfile.TemporaryDirectory(prefix="alive-") as folder:
        script_folder = build_script(Path(folder), overrides=overrides)
        with Simulation(clock=RealClock(), timer=timer, gil=gil, on_log=show) as simulation:
            script = simulation.load_script(script_folder, forbid=CARRIED)
            # What stands in for a script that could not start says why.
            if script.instance is None or hasattr(script.instance, "reason"):
                raise NotStarted
            simulation.run(stop)
            script.disconnect()


@contextmanager
def _stop_requested() -> Iterator[Callable[[], bool]]:
    """Whether somebody asked for the end. Asking once interrupts nothing; asking again does, should a script hang."""
    asked = False

    def ask(_signal: int, _frame: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
