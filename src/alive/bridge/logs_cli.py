"""The command `alive logs`: what Alive says, asked of Alive itself or read from Live's Log.txt."""

import contextlib
import os
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Annotated, Any, NoReturn

import typer

from alive.bridge.client.failures import NotConnected
from alive.bridge.client.json_client import DEFAULT_HOST, DEFAULT_PORT, JsonClient
from alive.bridge.connecting import Host, Port, Token
from alive.domain.log_level import LogLevel

REFUSED = 1
NO_CONNECTION = 3

MOST_AT_ONCE = 500
"""Lines that Alive tells in one reply."""

POLL = 0.25
"""Seconds between two looks at what is new."""

RETRY = 1.0
"""Seconds between two tries to reach Alive again: opening another Set takes it away for a while."""

_pause = threading.Event().wait


def logs(  # noqa: PLR0913 - the options
    *,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on with what comes, until Ctrl-C.")] = False,
    count: Annotated[int, typer.Option("--lines", "-n", min=1, max=MOST_AT_ONCE, help="How many lines.")] = 50,
    level: Annotated[
        LogLevel | None, typer.Option(case_sensitive=False, help="Only this level or a higher one.")
    ] = None,
    component: Annotated[str | None, typer.Option(help="Only this part of Alive, such as transports.")] = None,
    from_file: Annotated[
        bool, typer.Option("--file", help="Read the Log.txt of the newest Live on this computer instead.")
    ] = False,
    script: Annotated[str, typer.Option(help="With --file: the name of the script's folder.")] = "Alive",
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    token: Token = None,
) -> None:
    """Show what Alive wrote to Live's log, the oldest line first.

    It is asked of the running Alive, without the tracebacks; --file shows all of it, also when Live is not running.
    """
    with contextlib.suppress(KeyboardInterrupt):
        if from_file:
            _show_file(count, level, component, script, follow=follow)
        else:
            wanted = {"level": level, "component": component}
            asked = {name: value for name, value in wanted.items() if value is not None}
            with contextlib.closing(JsonSource(host, port, token)) as source:
                _show_running(source, count, asked, follow=follow)


class JsonSource:
    """The running Alive; knows the session, since another one numbers its lines anew."""

    def __init__(self, host: str, port: int, token: str | None = None) -> None:
        self._address = host, port
        self._token = token
        self._client: JsonClient | None = None
        self.session: str | None = None

    def call(self, action: str, **parameters: Any) -> dict[str, Any]:
        """The fields of the reply. Leaves with an exit code if there is none to have."""
        if self._client is None:
            self._client = JsonClient(*self._address, token=self._token)
        reply = self._client.call(action, **parameters)
        if reply.get("ok") is not True:
            _fail(str(reply.get("error")), REFUSED)
        return reply

    def connect_again(self) -> bool:
        """Connect anew; whether the lines are numbered as before."""
        before = self.session
        self.close()
        self.session = str(self.call("hello", client="alive logs")["session"])
        return self.session == before

    def close(self) -> None:
        """End the connection."""
        if self._client is not None:
            self._client.close()
            self._client = None


def _show_running(source: JsonSource, count: int, asked: dict[str, Any], *, follow: bool) -> None:
    try:
        if follow:
            source.connect_again()
        last = _show_reply(source.call("get_log_lines", count=count, **asked))
    except NotConnected as error:
        _fail(str(error), NO_CONNECTION)
    while follow:
        try:
            reply = source.call("get_log_lines", after=last, count=MOST_AT_ONCE, **asked)
        except NotConnected as error:
            typer.echo(str(error), err=True)
            last = last if _reached_again(source) else 0
            continue
        last = _show_reply(reply)
        if reply["count"] < MOST_AT_ONCE:
            _pause(POLL)


def _reached_again(source: JsonSource) -> bool:
    """Wait until Alive answers again; whether it is the same session of it."""
    while True:
        try:
            return source.connect_again()
        except NotConnected:
            _pause(RETRY)


def _show_reply(reply: dict[str, Any]) -> int:
    if reply["missed"]:
        typer.echo(f"{reply['missed']} lines were no longer kept.", err=True)
    for line in reply["lines"]:
        time = line["time"].partition("T")[2]
        typer.echo(f"[{time}] [{line['level']}] [{line['component']}] {line['message']}")
    return int(reply["last"])


def _show_file(count: int, level: LogLevel | None, component: str | None, script: str, *, follow: bool) -> None:
    from alive.bridge.live_found import find_lives, home_of  # noqa: PLC0415 - only who reads the file needs them
    from alive.bridge.own_lines import Wanted, own_lines  # noqa: PLC0415 - as above

    home = home_of(os.environ)
    path = next((live.log for live in find_lives(home) if live.log.is_file()), None)
    if path is None:
        _fail(f"There is no Log.txt of Live in the home folder {home.folder}: Live was never started here.", REFUSED)
    typer.echo(str(path), err=True)
    wanted = Wanted(script=script, level=level, component=component)
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            _show_last(own_lines(file, wanted), count)
            if follow:
                for line in own_lines(_lines_to_come(file, path), wanted):
                    typer.echo(line)
    except OSError as error:
        _fail(f"{path} cannot be read: {error.strerror}", REFUSED)


def _show_last(lines: Iterator[str], count: int) -> None:
    for line in deque(lines, maxlen=count):
        typer.echo(line)


def _lines_to_come(file: IO[str], path: Path) -> Iterator[str]:
    """The lines that are written from now on, each when it is complete. Live may begin its file anew."""
    begun = ""
    while True:
        begun += file.readline()
        if begun.endswith("\n"):
            yield begun
            begun = ""
        else:
            _pause(POLL)
            if path.stat().st_size < file.tell():
                file.seek(0)
                begun = ""


def _fail(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)


def add_logs_command(app: typer.Typer) -> None:
    """Add it to the command line."""
    app.command(epilog="Example: [bold]alive logs -f --level warn[/]")(logs)
