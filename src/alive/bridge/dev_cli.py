"""The command `alive dev`."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from alive.bridge.client.json_client import DEFAULT_HOST, DEFAULT_PORT
from alive.bridge.install_cli import LiveDir, Name, UserLibrary

REFUSED = 1

LOOK_EVERY = 0.5
"""Seconds between two looks at the sources."""

LOOK_FOR_SESSION = 0.2
"""Seconds between two looks for the new session."""

END_OF_SIMULATOR = 10.0
"""Seconds that the simulated Live may take to end."""


def dev(
    *,
    in_live: Annotated[
        bool, typer.Option("--live", help="Work on the script that runs in Live, not in a simulated one.")
    ] = False,
    entry: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="Your own module with a create_instance of its own."),
    ] = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port Alive listens on.")] = DEFAULT_PORT,
    name: Name = "Alive",
    live_dir: LiveDir = None,
    user_library: UserLibrary = None,
) -> None:
    """Build the script anew whenever its sources change, and have the running one replaced without a restart.

    A simulated Live is started for it. With --live the script goes into the User Library as `alive install` puts it
    there, and the one that runs in Live is replaced; only what `__init__.py` and `slot.py` of the script hold needs a
    restart of Live. Clients are disconnected and connect again. Ctrl-C ends it.
    """
    from alive.bridge.developing import (  # noqa: PLC0415 - only this command needs it
        BuildFailed,
        Development,
        reload_running,
        run_build,
        sources_of_the_script,
    )

    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda _signal, _frame: stop.set())
    sources = sources_of_the_script(entry)
    with tempfile.TemporaryDirectory(prefix="alive-") as folder:
        arguments = (
            _install_arguments(name, live_dir, user_library, entry)
            if in_live
            else ["build-script", "--out", folder, "--set", f"transports.tcp_json.port={port}", *_entry(entry)]
        )
        build = partial(run_build, *arguments)
        reload = partial(reload_running, DEFAULT_HOST, port, partial(stop.wait, LOOK_FOR_SESSION))
        try:
            typer.echo("Building the script.")
            build()
        except BuildFailed as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(REFUSED) from None
        development = Development(sources, build, reload, typer.echo)
        if in_live:
            development.renew()
        with _running(None if in_live else Path(folder, "Alive")):
            typer.echo("Watching the sources. Ctrl-C ends it.")
            try:
                while not stop.wait(LOOK_EVERY):
                    development.look()
            except KeyboardInterrupt:
                pass


def _install_arguments(name: str, live_dir: Path | None, user_library: Path | None, entry: Path | None) -> list[str]:
    places = {"--live-dir": live_dir, "--user-library": user_library}
    given = [word for option, path in places.items() if path is not None for word in (option, str(path))]
    return ["install", "--name", name, *given, *_entry(entry)]


def _entry(entry: Path | None) -> list[str]:
    return [] if entry is None else ["--entry", str(entry)]


@contextmanager
def _running(script: Path | None) -> Iterator[None]:
    """A simulated Live with that script, in a process of its own; nothing if there is none."""
    if script is None:
        yield
        return
    command = [sys.executable, "-m", "alive.bridge", "sim", "--script", str(script)]
    # A group of its own: Ctrl-C is for us, and we end it.
    group = {} if os.name == "nt" else {"start_new_session": True}
    with subprocess.Popen(command, **group) as live:  # type: ignore[call-overload] # noqa: S603 - our own command
        try:
            yield
        finally:
            live.terminate()
            live.wait(END_OF_SIMULATOR)


def add_dev_command(app: typer.Typer) -> None:
    """Add it to the command line."""
    app.command(epilog="Example: [bold]alive dev --entry my_script.py[/]")(dev)
