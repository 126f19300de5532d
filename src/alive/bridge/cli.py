"""The command `alive`."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

import alive.domain.commands  # noqa: F401 - declares all operations
from alive.application import catalogue
from alive.bridge.arguments import BadArgument, key_values, parameters_of
from alive.bridge.build_script import build_script
from alive.bridge.client import DEFAULT_HOST, DEFAULT_PORT, JsonClient, NotConnected
from alive.bridge.client.failures import TokenRefused
from alive.bridge.clients_cli import add_client_commands
from alive.bridge.config_cli import add_config_commands
from alive.bridge.connecting import Host, Port, Token
from alive.bridge.dev_cli import add_dev_command
from alive.bridge.follow_cli import add_follow_commands
from alive.bridge.install_cli import add_install_commands
from alive.bridge.logs_cli import add_logs_command
from alive.bridge.midi_cli import add_midi_commands
from alive.bridge.presenting import console, operation_page, operations_table, summary_of
from alive.bridge.rewriting import BuildError
from alive.bridge.token_cli import add_token_commands
from alive.config import SettingsError
from alive.domain.errors import UnknownAction
from alive.domain.operation import operations
from alive.version import __version__

REFUSED = 1
BAD_USAGE = 2
NO_CONNECTION = 3

LONGEST_TIMEOUT = 60.0
"""Seconds; the longest deadline the server takes."""

_GRACE = 2.0
"""Seconds to wait for the reply beyond the deadline that the server was given: it is the server that tells best."""

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="Control and observe Ableton Live from programs.",
    epilog="Example: [bold]alive sim[/] in one terminal, [bold]alive call set_tempo bpm=128[/] in another.",
)


class Timer(StrEnum):
    """Whose shortest timer interval is imitated."""

    MACOS = "macos"
    WINDOWS = "windows"


class Gil(StrEnum):
    """What Python threads do while Live itself works."""

    HELD = "held"
    FREE = "free"


class Live(StrEnum):
    """Which Live is simulated."""

    LIVE_12_0 = "12.0"
    LIVE_12_1 = "12.1"
    LIVE_12_2 = "12.2"
    LIVE_12_3_6 = "12.3.6"


class Edition(StrEnum):
    """Which edition of Live is simulated."""

    SUITE = "Suite"
    STANDARD = "Standard"
    INTRO = "Intro"
    LITE = "Lite"


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the value of the option
    if wanted:
        typer.echo(f"alive {__version__}")
        raise typer.Exit


@app.callback()
def _alive(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Control and observe Ableton Live from programs."""


@app.command(epilog="Example: [bold]alive sim --port 0 -v[/] (any free port, which is then shown)")
def sim(  # noqa: PLR0913 - the options
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes any free one.")] = (
        DEFAULT_PORT
    ),
    text_port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="The port of the text commands: 9001, or any free one if --port is 0."),
    ] = None,
    timer: Annotated[Timer, typer.Option(help="The shortest timer of Live: 10 ms on macOS, 34 ms on Windows.")] = (
        Timer.MACOS
    ),
    gil: Annotated[Gil, typer.Option(help="Whether Python threads stand still while Live works, as they do.")] = (
        Gil.HELD
    ),
    live: Annotated[Live, typer.Option(help="Which Live to be; 12.0 shows how a script refuses it.")] = (
        Live.LIVE_12_3_6
    ),
    script: Annotated[
        list[Path] | None,
        typer.Option(
            exists=True,
            file_okay=False,
            help="The folder of another Remote Script to host instead of Alive; can be given again.",
        ),
    ] = None,
    edition: Annotated[Edition, typer.Option(help="Whose limits on tracks and scenes Live has.")] = Edition.SUITE,
    set_file: Annotated[
        Path | None,
        typer.Option("--set", exists=True, dir_okay=False, help="A Live Set (.als) to open instead of a new one."),
    ] = None,
    log_file: Annotated[
        Path | None, typer.Option(dir_okay=False, help="A file to write as well, as Live does its Log.txt.")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="A line for each client and command.")] = False,
) -> None:
    """Run a simulated Live with the Remote Script, or with any other, until Ctrl-C."""
    # Nothing but this command needs the simulator.
    from alive.bridge.simulate import NotStarted, simulate, simulate_others  # noqa: PLC0415 - as above
    from alive.bridge.simulated_log import LogFile  # noqa: PLC0415 - as above
    from alive.simulator.live_sets.set_file import SetFileError  # noqa: PLC0415 - as above

    typer.echo(f"A simulated Live {live}, timer as on {timer}, GIL {gil} between callbacks. Ctrl-C ends it.")
    overrides: dict[str, Any] = {"transports.tcp_json.port": port, "log.commands": verbose}
    if text_port is not None or port == 0:
        overrides["transports.line_commands.port"] = text_port or 0
    names = [folder.name for folder in script] if script else ["Alive"]
    show = LogFile(log_file, live.value, names, typer.echo) if log_file else typer.echo
    try:
        if script:
            simulate_others(
                script,
                timer=timer.value,
                gil=gil.value,
                live=live.value,
                show=show,
                edition=edition.value,
                set_file=set_file,
            )
        else:
            simulate(
                overrides=overrides,
                timer=timer.value,
                gil=gil.value,
                live=live.value,
                show=show,
                edition=edition.value,
                set_file=set_file,
            )
    except NotStarted:
        _fail("The Remote Script could not start; the lines above say why.", REFUSED)
    except (BuildError, SetFileError) as error:
        _fail(str(error), REFUSED)


@app.command(
    epilog="Examples:\n\n[bold]alive call set_tempo bpm=128[/]\n\n"
    "[bold]alive call rename_track track_index=tracks/0 name=Bass[/]\n\n"
    "[bold]alive call add_notes track_index=0 scene_index=0 notes='\\[{\"pitch\": 60}]'[/]"
)
def call(
    action: Annotated[str, typer.Argument(help="The operation, such as set_tempo.")],
    parameters: Annotated[list[str] | None, typer.Argument(metavar="KEY=VALUE", help="Its parameters.")] = None,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    token: Token = None,
    timeout: Annotated[
        float, typer.Option(min=0.001, max=LONGEST_TIMEOUT, help="Seconds after which the command does not start.")
    ] = 10.0,
) -> None:
    """Carry out one operation and print its reply as JSON.

    Text parameters are taken as they are, tracks and scenes as an index, a path or an id, all others as JSON.

    The exit code is 0 if the reply is ok, 1 if it is not, 2 for bad usage, and 3 if there is no connection or no reply.
    """
    request = _request(action, parameters or [])
    request.setdefault("timeout_ms", max(1, round(timeout * 1000)))
    try:
        with JsonClient(host, port, timeout + _GRACE, token) as client:
            reply = client.call(action, **request)
    except TokenRefused as error:
        _fail(str(error), REFUSED)
    except NotConnected as error:
        _fail(str(error), NO_CONNECTION)
    _print_json(reply)
    if reply.get("ok") is not True:
        raise typer.Exit(REFUSED)


@app.command("operations", epilog="Example: [bold]alive operations tempo[/]")
def list_operations(
    text: Annotated[str | None, typer.Argument(help="Only those with this in name, category or summary.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
) -> None:
    """List the operations there are."""
    found = sorted(catalogue.search(text), key=lambda spec: (spec.category, spec.name))
    if as_json:
        _print_json([summary_of(spec) for spec in found])
    else:
        console().print(operations_table(found))


@app.command(epilog="Example: [bold]alive describe set_tempo[/]")
def describe(
    action: Annotated[str, typer.Argument(help="The operation, such as set_tempo.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, with JSON Schemas, for programs.")] = False,
) -> None:
    """Show all about one operation: parameters, result, units and ranges, what undo does to it."""
    try:
        spec = catalogue.find(action)
    except UnknownAction as error:
        _fail(error.message, BAD_USAGE)
    if as_json:
        _print_json(catalogue.describe(spec))
    else:
        console().print(operation_page(spec))


@app.command(
    "build-script",
    epilog="Example: [bold]alive build-script --out ~/Music/Ableton/User\\ Library/Remote\\ Scripts "
    "--set transports.tcp_json.port=9314[/]",
)
def build_script_command(
    out: Annotated[Path, typer.Option(help="The folder of Remote Scripts, in which the script's folder is made.")],
    name: Annotated[str, typer.Option(help="The name of the folder, under which Live lists it.")] = "Alive",
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="A setting for its alive.toml.")
    ] = None,
    entry: Annotated[
        Path | None, typer.Option(help="Your own module with a create_instance, such as one that adds a transport.")
    ] = None,
) -> None:
    """Make the folder to install in Live. One made before is replaced as a whole, its settings too."""
    replaced = (out / name).exists()
    try:
        folder = build_script(out, name, key_values(settings or []), entry)
    except (BadArgument, SettingsError) as error:
        _fail(str(error), BAD_USAGE)
    except BuildError as error:
        _fail(str(error), REFUSED)
    kept = (
        " The folder that was there is gone, and what was set in its alive.toml; its tokens stay." if replaced else ""
    )
    typer.echo(f"Made {folder}.{kept}")


add_install_commands(app)
add_config_commands(app)
add_token_commands(app)
add_client_commands(app)
add_midi_commands(app)
add_follow_commands(app)
add_logs_command(app)
add_dev_command(app)


def _request(action: str, arguments: list[str]) -> dict[str, Any]:
    try:
        return parameters_of(operations().get(action), arguments)
    except BadArgument as error:
        _fail(str(error), BAD_USAGE)


def _print_json(content: Any) -> None:
    # A pipe of Windows may have an encoding that lacks most characters; JSON can do without them.
    text = json.dumps(content, indent=2, ensure_ascii="utf" not in (sys.stdout.encoding or "").lower())
    if sys.stdout.isatty():
        console().print_json(text)
    else:
        typer.echo(text)


def _fail(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)


def main() -> None:
    """Run the command line."""
    app()
