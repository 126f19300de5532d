"""What all commands that talk to Alive ask of their user."""

from typing import Annotated

import typer

Host = Annotated[str, typer.Option(help="The address Alive listens on.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="The port Alive listens on.")]
Token = Annotated[
    str | None,
    typer.Option(envvar="ALIVE_TOKEN", show_envvar=True, help="A token, where Alive asks for one (alive token new)."),
]
"""Best given in the environment: what is on a command line, other users of the computer can see."""
