"""The commands `alive token new`, `alive token list` and `alive token revoke`."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from alive.adapters.storage.token_file import FILE_NAME
from alive.bridge.config_cli import settings_path
from alive.bridge.install_cli import LiveDir, Name, UserLibrary
from alive.bridge.rewriting import BuildError
from alive.domain.role import Role
from alive.usable_settings import usable_settings

REFUSED = 1

Script = Annotated[str, typer.Option("--script", help="The name of the script's folder.")]
File = Annotated[
    Path | None, typer.Option("--file", help="A tokens.json anywhere, instead of the installed script's own.")
]

token = typer.Typer(no_args_is_help=True, help="Tokens: who may do what with Live.")


@token.command(epilog="Example: [bold]alive token new --role edit --name 'web page'[/]")
def new(
    *,
    role: Annotated[Role, typer.Option(help="What it allows; each role has those before it in it.")],
    name: Annotated[str | None, typer.Option(help="What it is called, in lists and logs.")] = None,
    script: Script = "Alive",
    live_dir: LiveDir = None,
    user_library: UserLibrary = None,
    file: File = None,
) -> None:
    """Make a token and print it, this once: only a hash of it is kept. It counts at once, also in a running Live."""
    from alive.bridge.tokens import known_tokens, new_token  # noqa: PLC0415 - only who makes one needs it

    if role is Role.NONE:
        _fail("A token with the role none would be of no use; choose read, perform, edit or admin.")
    where = _file(script, live_dir, user_library, file)
    try:
        was_needed = bool(known_tokens(where))
        made, secret = new_token(where, role, name)
    except BuildError as error:
        _fail(str(error))
    typer.echo(secret)
    _note(f"The token {made.name} allows {made.role.value}. It is shown this once; {where} has a hash of it.")
    if not was_needed:
        _note(_who_else(where))
    if sys.platform == "win32":
        _note("Windows: the file has the rights of its folder; in your own User Library those are yours.")


@token.command("list", epilog="Example: [bold]alive token list[/]")
def list_tokens(
    *,
    script: Script = "Alive",
    live_dir: LiveDir = None,
    user_library: UserLibrary = None,
    file: File = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
) -> None:
    """List the tokens there are: name, role and day. What they are themselves, nobody can tell any more."""
    from alive.bridge.tokens import known_tokens  # noqa: PLC0415 - as above

    where = _file(script, live_dir, user_library, file)
    try:
        known = known_tokens(where)
    except BuildError as error:
        _fail(str(error))
    if as_json:
        rows: list[dict[str, Any]] = [
            {"name": each.name, "role": each.role.value, "made_on": each.made_on} for each in known
        ]
        typer.echo(json.dumps(rows, indent=2))
        return
    if not known:
        typer.echo("There are no tokens.")
    for each in known:
        typer.echo(f"{each.name}: {each.role.value}, made on {each.made_on or 'an unknown day'}")


@token.command(epilog="Example: [bold]alive token revoke 'web page'[/]")
def revoke(
    name: Annotated[str, typer.Argument(help="Its name, as alive token list shows it.")],
    *,
    script: Script = "Alive",
    live_dir: LiveDir = None,
    user_library: UserLibrary = None,
    file: File = None,
) -> None:
    """Take a token away. Who is connected with it is disconnected within a second, also from a running Live."""
    from alive.bridge.tokens import revoke as carry_out  # noqa: PLC0415 - as above

    where = _file(script, live_dir, user_library, file)
    try:
        left = carry_out(where, name)
    except BuildError as error:
        _fail(str(error))
    typer.echo(f"The token {name} counts for nothing any more.")
    if not left:
        role = usable_settings(where.with_name("alive.toml")).settings.security.default_role.value
        typer.echo(f"There is no token left: programs of this computer need none, and have the role {role}.")


def _who_else(where: Path) -> str:
    security = usable_settings(where.with_name("alive.toml")).settings.security
    if security.token_required:
        return "From now on every program needs a token; older clients can show none (see security.token_required)."
    return f"Programs of this computer have the role {security.default_role.value} without one (security.default_role)."


def _file(script: Name, live_dir: LiveDir, user_library: UserLibrary, file: Path | None) -> Path:
    if file is not None:
        return file
    folder = settings_path(script, live_dir, user_library).parent
    if not folder.is_dir():
        _fail(f"There is no {folder}: run alive install first, or name a --file.")
    return folder / FILE_NAME


def _note(text: str) -> None:
    """To standard error, so that the token alone can be piped into something."""
    typer.echo(text, err=True)


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(REFUSED)


def add_token_commands(app: typer.Typer) -> None:
    """Add them to the command line."""
    app.add_typer(token, name="token")
