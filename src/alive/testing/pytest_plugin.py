"""Fixtures for testing Remote Scripts on the simulator; pytest loads this by itself where alive is installed.

It stands outside of the simulator so that a project that only happens to have alive installed pays nothing for it:
the simulator is imported by the first test that asks for a fixture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from alive.simulator import Simulator
    from alive.simulator.host.host import HostedScript

MARKER = "remote_script(folder, allow_errors=False): the folder of the Remote Script that `remote_script` loads"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the setting that says where the script is."""
    parser.addini("remote_script", "the folder of the Remote Script under test, from the project's root", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker."""
    config.addinivalue_line("markers", MARKER)


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    """A Live with a new Set, on a clock that stands still until `simulator.advance(seconds)`."""
    from alive.simulator import ManualClock, Simulator  # noqa: PLC0415 - paid for by who uses it

    with Simulator(ManualClock()) as running:
        yield running


@pytest.fixture
def load_remote_script(simulator: Simulator) -> Callable[[str | Path], HostedScript]:
    """Load one more Remote Script from its folder."""
    return lambda folder: simulator.load_script(Path(folder))


@pytest.fixture
def remote_script(request: pytest.FixtureRequest, simulator: Simulator) -> Iterator[HostedScript]:
    """The Remote Script under test, started; the test fails if it leaves errors in Live's log."""
    marker = request.node.get_closest_marker("remote_script")
    folder = marker.args[0] if marker is not None and marker.args else request.config.getini("remote_script")
    if not folder:
        message = "say where the script is: `remote_script = FOLDER` in pytest's settings, or the marker of that name"
        raise pytest.UsageError(message)
    script = simulator.load_script(request.config.rootpath / folder)
    yield script
    script.disconnect()
    if marker is None or not marker.kwargs.get("allow_errors"):
        errors = [line for line in simulator.log if line.startswith("RemoteScriptError")]
        if errors:
            pytest.fail("the script left errors in Log.txt:\n" + "\n".join(errors), pytrace=False)
