"""The commands `alive clients` and `alive stop`: who controls Live, and the end of it."""

import json
from typing import Annotated, Any, NoReturn

import typer

from alive.application.log_lines import in_one_line
from alive.bridge.client.failures import NotConnected, TokenRefused
from alive.bridge.client.json_client import DEFAULT_HOST, DEFAULT_PORT, JsonClient
from alive.bridge.connecting import Host, Port, Token

REFUSED = 1
NO_CONNECTION = 3


def clients(
    *,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    token: Token = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
) -> None:
    """List who is connected to Alive now: name, address, role, token, for how long, and how many requests.

    It needs the role admin, where there are tokens. [bold]alive call disconnect_client client='client 3'[/] ends one.
    """
    reply = _ask("list_clients", "alive clients", host, port, token)
    others = [client for client in reply["clients"] if not client["is_you"]]
    if as_json:
        typer.echo(json.dumps(others, indent=2))
        return
    if not others:
        typer.echo("Nobody is connected.")
    for client in others:
        typer.echo(_line(client))


def stop(*, host: Host = DEFAULT_HOST, port: Port = DEFAULT_PORT, token: Token = None) -> None:
    """Cut all remote control of Live at once: every connection ends, every port is closed, no OSC is sent any more.

    It needs the role admin, where there are tokens. No program can take it back: in Live, choose None and then Alive
    again as the control surface, or open a Set.
    """
    typer.echo(_ask("stop_remote_control", "alive stop", host, port, token)["message"])


def _ask(action: str, label: str, host: str, port: int, token: str | None) -> dict[str, Any]:
    """The reply to one request. Leaves with an exit code if there is none, or if it says no."""
    try:
        with JsonClient(host, port, token=token) as client:
            client.call("hello", client=label)
            reply = client.call(action)
    except TokenRefused as error:
        _fail(str(error), REFUSED)
    except NotConnected as error:
        _fail(str(error), NO_CONNECTION)
    if reply.get("ok") is not True:
        _fail(str(reply.get("error")), REFUSED)
    return reply


def _line(client: dict[str, Any]) -> str:
    label = f" {client['label']!r}" if client["label"] else ""
    token = f" by the token {client['token']}" if client["token"] else ""
    seconds = round(client["connected_for"])
    words = f"{client['client']}{label} from {client['peer']}: {client['role']}{token}, "
    return in_one_line(f"{words}{seconds} s, {client['requests']} requests")


def _fail(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)


def add_client_commands(app: typer.Typer) -> None:
    """Add both to the command line."""
    app.command(epilog="Example: [bold]alive clients --json[/]")(clients)
    app.command(epilog="Example: [bold]alive stop[/]")(stop)
