"""The commands `alive config show`, `check`, `path` and `reload`."""

import json
import os
from pathlib import Path
from typing import Annotated, Any, NoReturn

import attrs
import typer

from alive.adapters.storage.token_file import FILE_NAME as TOKENS
from alive.adapters.storage.token_file import read_tokens
from alive.application.access import is_of_this_computer
from alive.bridge.client import DEFAULT_HOST, DEFAULT_PORT, JsonClient, NotConnected
from alive.bridge.connecting import Token
from alive.bridge.install_cli import LiveDir, Name, UserLibrary
from alive.bridge.rewriting import BuildError
from alive.bridge.settings_file import FILE_NAME
from alive.config import Settings, SettingsError, load_settings, setting_types, value_of
from alive.usable_settings import UsableSettings, usable_settings

REFUSED = 1
NO_CONNECTION = 3

File = Annotated[
    Path | None, typer.Option("--file", help="An alive.toml anywhere, instead of the installed script's own.")
]

config = typer.Typer(
    no_args_is_help=True, help="Look at the settings of the installed script, or have them read again."
)


@config.command(epilog="Example: [bold]alive config path[/]")
def path(
    *, name: Name = "Alive", live_dir: LiveDir = None, user_library: UserLibrary = None, file: File = None
) -> None:
    """Show where the settings are, to open them in an editor: [bold]open "$(alive config path)"[/]."""
    typer.echo(_file(name, live_dir, user_library, file))


@config.command(epilog="Example: [bold]alive config show[/]")
def show(
    *,
    name: Name = "Alive",
    live_dir: LiveDir = None,
    user_library: UserLibrary = None,
    file: File = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
) -> None:
    """Show every setting with the value that the script uses, and mark those that are not the default."""
    where = _file(name, live_dir, user_library, file)
    usable = usable_settings(where)
    values = {key: _plain(value_of(usable.settings, key)) for key in setting_types()}
    if as_json:
        typer.echo(json.dumps({"path": str(where), "settings": values, "problems": _problems(usable)}, indent=2))
        return
    for key, value in values.items():
        is_default = value == _plain(value_of(Settings(), key))
        typer.echo(f"{key} = {json.dumps(value, ensure_ascii=False)}{'' if is_default else '  (not the default)'}")
    for problem in usable.problems:
        typer.echo(f"Not used: {problem.path}: {problem.message}", err=True)


@config.command(epilog="Example: [bold]alive config check[/]")
def check(
    *, name: Name = "Alive", live_dir: LiveDir = None, user_library: UserLibrary = None, file: File = None
) -> None:
    """Say everything that is wrong with the settings. The exit code is 1 if anything is."""
    where = _file(name, live_dir, user_library, file)
    if not where.is_file():
        typer.echo(f"There is no {where}; all settings have their defaults.")
        return
    try:
        settings = load_settings(where)
    except SettingsError as error:
        for problem in error.problems:
            typer.echo(f"{where}: {problem.path}: {problem.message}", err=True)
        raise typer.Exit(REFUSED) from None
    _check_hosts(where, settings)
    typer.echo(f"{where} can be used as it is.")


def _check_hosts(where: Path, settings: Settings) -> None:
    """An address that other computers reach is not listened on before there is a token."""
    tokens = read_tokens(where.with_name(TOKENS))
    for name in ("tcp_json", "line_commands"):
        host = getattr(settings.transports, name).host
        if not is_of_this_computer(host) and not tokens.known:
            typer.echo(
                f"{where}: transports.{name}.host: {host} is not listened on, for there is no token: alive token new",
                err=True,
            )
            raise typer.Exit(REFUSED)


@config.command(epilog="Example: [bold]alive config reload[/]")
def reload(
    *,
    host: Annotated[str, typer.Option(help="The address Alive listens on.")] = DEFAULT_HOST,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port Alive listens on.")] = DEFAULT_PORT,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
    token: Token = None,
) -> None:
    """Have the running script read its settings again and apply what has changed. Clients stay connected.

    The exit code is 0 if everything that has changed is applied, 1 if not, and 3 if there is no connection.
    """
    try:
        with JsonClient(host, port, token=token) as client:
            reply = client.call("reload_configuration")
    except NotConnected as error:
        _fail(str(error), NO_CONNECTION)
    if as_json:
        typer.echo(json.dumps(reply, indent=2))
    elif not reply["ok"]:
        typer.echo(reply["error"], err=True)
    else:
        typer.echo(reply["message"])
        for change in reply["changes"]:
            typer.echo(f"{change['key']}: {change['before']} -> {change['after']}, {change['takes_effect']}")
    if not reply["ok"] or reply["not_applied"] or reply["needs_restart"]:
        raise typer.Exit(REFUSED)


def _plain(value: Any) -> Any:
    """A value of a setting as JSON has it."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return attrs.asdict(value) if attrs.has(type(value)) else value


def _problems(usable: UsableSettings) -> list[dict[str, Any]]:
    return [problem.as_details() for problem in usable.problems]


def _file(name: str, live_dir: Path | None, user_library: Path | None, file: Path | None) -> Path:
    return file if file is not None else settings_path(name, live_dir, user_library)


def settings_path(name: str, live_dir: Path | None, user_library: Path | None) -> Path:
    """Where the settings of the installed script are. Leaves with an exit code if that cannot be told."""
    from alive.bridge.live_found import home_of, place_for  # noqa: PLC0415 - only who asks needs it

    try:
        return place_for(home_of(os.environ), live_dir, user_library).scripts / name / FILE_NAME
    except BuildError as error:
        _fail(str(error))


def _fail(message: str, code: int = REFUSED) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)


def add_config_commands(app: typer.Typer) -> None:
    """Add them to the command line."""
    app.add_typer(config, name="config")
