"""The commands `alive install`, `alive uninstall` and `alive doctor`."""

import json
import os
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from alive.bridge.arguments import BadArgument, key_values
from alive.bridge.connecting import Token
from alive.bridge.rewriting import BuildError
from alive.config import SettingsError

REFUSED = 1
BAD_USAGE = 2

Name = Annotated[str, typer.Option(help="The name of the script's folder, under which Live lists it.")]
LiveDir = Annotated[
    Path | None,
    typer.Option(help="Which Live, by its preferences (the folder Live 12.3.6) or its application. Else the newest."),
]
UserLibrary = Annotated[
    Path | None, typer.Option(help="The User Library of Live. Else the one that Live's settings name.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")]


def install(
    *,
    name: Name = "Alive",
    live_dir: LiveDir = None,
    user_library: UserLibrary = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="A setting for its alive.toml.")
    ] = None,
    entry: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="Your own module with a create_instance of its own."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Put the Remote Script where Live finds it, or bring it up to date. Your settings in its alive.toml are kept."""
    from alive.bridge.doctor import CHOOSE  # noqa: PLC0415 - the other commands do without all of this
    from alive.bridge.installing import install as carry_out  # noqa: PLC0415 - as above
    from alive.bridge.installing import plan  # noqa: PLC0415 - as above
    from alive.bridge.live_found import home_of, place_for  # noqa: PLC0415 - as above

    try:
        planned = plan(place_for(home_of(os.environ), live_dir, user_library), name)
        typer.echo(f"User Library: {planned.place.user_library} ({planned.place.known_from})")
        typer.echo(planned.sentence)
        for warning in planned.warnings:
            typer.echo(f"Mind: {warning}")
        if dry_run:
            typer.echo("Nothing was done.")
            return
        for line in carry_out(planned, key_values(settings or []), entry):
            typer.echo(line)
    except (BadArgument, SettingsError) as error:
        _fail(str(error), BAD_USAGE)
    except BuildError as error:
        _fail(str(error), REFUSED)
    typer.echo(f"Done. {_what_is_left(CHOOSE.format(name=name), upgraded=planned.was_there)}")


def uninstall(
    *, name: Name = "Alive", live_dir: LiveDir = None, user_library: UserLibrary = None, dry_run: DryRun = False
) -> None:
    """Take the Remote Script away again, its settings too."""
    from alive.bridge.installing import check_removable  # noqa: PLC0415 - as in install
    from alive.bridge.installing import uninstall as carry_out  # noqa: PLC0415 - as above
    from alive.bridge.live_found import home_of, place_for  # noqa: PLC0415 - as above

    try:
        folder = place_for(home_of(os.environ), live_dir, user_library).scripts / name
        check_removable(folder)
        if dry_run:
            typer.echo(f"{folder} would be removed, its alive.toml too. Nothing was done.")
            return
        carry_out(folder)
    except BuildError as error:
        _fail(str(error), REFUSED)
    typer.echo(f"Removed {folder}. A Live that is running has it until it is restarted.")


def doctor(
    *,
    name: Name = "Alive",
    live_dir: LiveDir = None,
    user_library: UserLibrary = None,
    host: Annotated[str | None, typer.Option(help="Where Alive listens, if not as its settings say.")] = None,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="The port Alive listens on, if not as its settings say.")
    ] = None,
    token: Token = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
) -> None:
    """Look at everything that has to be right for Alive to work, one line each, and say what to do about the rest.

    The exit code is 0 if nothing has failed, else 1. Live's Follow button is switched for a moment, and back.
    """
    from alive.bridge.doctor import as_json as plain  # noqa: PLC0415 - as in install
    from alive.bridge.doctor_page import doctor_page  # noqa: PLC0415 - as above
    from alive.bridge.examination import examine  # noqa: PLC0415 - as above
    from alive.bridge.live_found import home_of  # noqa: PLC0415 - as above
    from alive.bridge.presenting import console  # noqa: PLC0415 - as above

    findings = examine(
        home_of(os.environ), name=name, live_dir=live_dir, user_library=user_library, host=host, port=port, token=token
    )
    if as_json:
        typer.echo(json.dumps(plain(findings), indent=2))
    else:
        console().print(doctor_page(findings), soft_wrap=True)
    if any(finding.state == "failed" for finding in findings):
        raise typer.Exit(REFUSED)


def _what_is_left(choose: str, *, upgraded: bool) -> str:
    """The one click, or the restart, that nobody can do for the user."""
    if upgraded:
        return "Restart Live, which has the older files in its memory. alive doctor says whether all is well."
    return f"One thing is left to do. {choose} alive doctor says whether all is well."


def _fail(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)


def add_install_commands(app: typer.Typer) -> None:
    """Add them to the command line."""
    app.command(epilog="Example: [bold]alive install --set transports.tcp_json.port=9314[/]")(install)
    app.command(epilog="Example: [bold]alive uninstall --dry-run[/]")(uninstall)
    app.command(epilog="Example: [bold]alive doctor --json[/]")(doctor)
