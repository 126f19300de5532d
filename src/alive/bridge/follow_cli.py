"""The commands `alive watch` and `alive mirror`."""

import json
import queue
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from alive.bridge.client.failures import LiveSilent, NotConnected
from alive.bridge.client.json_client import DEFAULT_HOST, DEFAULT_PORT
from alive.bridge.connecting import Host, Port, Token
from alive.domain.errors import AliveError

REFUSED = 1
NO_CONNECTION = 3

FRAMES = 8
"""How often the shown Set is drawn in a second."""


def watch(
    topics: Annotated[
        list[str] | None,
        typer.Argument(metavar="TOPIC", help="Such as track.renamed or track.*; all if none is given."),
    ] = None,
    *,
    initial: Annotated[bool, typer.Option("--initial", help="Begin with how everything is now.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")] = False,
    count: Annotated[int, typer.Option(min=0, help="End after so many events; 0 goes on until Ctrl-C.")] = 0,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    token: Token = None,
) -> None:
    """Print what changes in Live, as it changes, until Ctrl-C.

    It goes on when another Set is opened or the connection is lost for a while, and says so.
    """
    show = _as_json if as_json else _for_people()
    with _told():
        for number, line in enumerate(_events(topics or ["*"], host, port, token, initial=initial), 1):
            show(line)
            if number == count:
                return


def mirror(
    *,
    once: Annotated[bool, typer.Option("--once", help="Show it once and end.")] = False,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    token: Token = None,
) -> None:
    """Show the Set as a tree that follows Live: tracks with meters, playing clips, devices. Ctrl-C ends it."""
    from rich.live import Live  # noqa: PLC0415 - the other commands need none of this

    from alive.bridge.following import METERED, set_page  # noqa: PLC0415 - as above
    from alive.bridge.live_mirror import LiveMirror  # noqa: PLC0415 - as above
    from alive.bridge.presenting import console  # noqa: PLC0415 - as above

    with _told(), LiveMirror(host, port, topics=METERED, token=token) as copy:
        if once:
            copy.sync()
            console().print(set_page(copy.snapshot()))
            return
        pause = threading.Event()  # nobody sets it
        with Live(console=console(), auto_refresh=False, screen=True) as shown:
            while True:
                shown.update(set_page(copy.snapshot(), copy.why_not), refresh=True)
                pause.wait(1 / FRAMES)


def _events(
    topics: list[str], host: str, port: int, token: str | None, *, initial: bool
) -> Iterator[Mapping[str, Any]]:
    """The events, on this connection and on those that follow it."""
    from alive.bridge.client.blocking import connect  # noqa: PLC0415 - as above
    from alive.bridge.client.core import CONNECTED  # noqa: PLC0415 - as above

    lines: queue.SimpleQueue[Mapping[str, Any]] = queue.SimpleQueue()
    wanted: set[str | None] = {None}
    with connect(host, port, client="alive watch", token=token, on_event=lines.put) as live:
        while True:
            line = lines.get()
            if line["event"] == CONNECTED:
                begun = live.call("subscribe", topics=topics, initial=initial)
                wanted = {None, begun["subscription"]}
            elif line["event"] != "heartbeat" and line.get("subscription") in wanted:
                yield line


def _as_json(line: Mapping[str, Any]) -> None:
    typer.echo(json.dumps(line))


def _for_people() -> Callable[[Mapping[str, Any]], None]:
    from alive.bridge.following import event_line  # noqa: PLC0415 - as above
    from alive.bridge.presenting import console  # noqa: PLC0415 - as above

    out = console()
    return lambda line: out.print(event_line(line), soft_wrap=True)


@contextmanager
def _told() -> Iterator[None]:
    """Show what went wrong as a sentence, and leave with its exit code; Ctrl-C is the usual end."""
    try:
        yield
    except KeyboardInterrupt:
        return
    except (NotConnected, LiveSilent) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(NO_CONNECTION) from None
    except AliveError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(REFUSED) from None


def add_follow_commands(app: typer.Typer) -> None:
    """Add both to the command line."""
    app.command("watch", epilog="Example: [bold]alive watch track.* transport.tempo --json[/]")(watch)
    app.command("mirror", epilog="Example: [bold]alive mirror --once[/]")(mirror)
