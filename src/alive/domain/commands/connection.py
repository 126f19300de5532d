"""Operations on the connection itself."""

from typing import Annotated

import attrs

from alive.domain.errors import InvalidArgument, Problem
from alive.domain.operation import Command, Effect, NotInLive, operation
from alive.domain.quantities import Doc, Length
from alive.domain.results.connection import (
    Authenticated,
    CancelResult,
    ClientDisconnected,
    ClientList,
    RemoteControlStopped,
    Welcome,
)

_CATEGORY = "Application Info"


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("about the connection"))
class Hello(Command[Welcome]):
    """Say who you are, and learn the session, the versions and what you may do."""

    client: Annotated[str | None, Length(1, 100), Doc('What you are, for the log: "my tool 1.2".')] = None


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("about the connection"))
class Authenticate(Command[Authenticated]):
    """Show a token, and get the role that it was made for. Where tokens are needed, this comes first.

    After three wrong tokens the connection is ended.

    Raises:
        Unauthenticated: The token is not known, or the file of the tokens cannot be read.
    """

    token: Annotated[str, Length(1, 200), Doc("As `alive token new` printed it.")] = attrs.field(repr=False)


@operation(category=_CATEGORY, effect=Effect.ADMIN, source=NotInLive("about the connections"))
class ListClients(Command[ClientList]):
    """List the clients that are connected."""


@operation(category=_CATEGORY, effect=Effect.ADMIN, source=NotInLive("about the connections"))
class DisconnectClient(Command[ClientDisconnected]):
    """End the connection of a client. What it asked and has not started is dropped.

    Raises:
        NotFound: There is no such client.
    """

    client: Annotated[str, Length(1, 100), Doc("Its name in list_clients.")]


@operation(category=_CATEGORY, effect=Effect.ADMIN, source=NotInLive("about the connections"))
class StopRemoteControl(Command[RemoteControlStopped]):
    """Cut all remote control at once: every connection ends, every port is closed, and no OSC is sent any more.

    What has not started never runs, and a batch that runs in parts ends where it is. No program can take it back. In
    Live it is resumed: choose None and then Alive again as the control surface, or open a Set.
    """


@operation(category=_CATEGORY, effect=Effect.READ, source=NotInLive("about the connection"))
class Cancel(Command[CancelResult]):
    """Withdraw a request of your own that has not started.

    It is looked for when this request arrives and not when its turn comes: what was withdrawn is answered `cancelled`
    in its place, and this one in its own, after all that was asked before it.
    """

    request: Annotated[int | str, Doc("The id that the request was given.")]

    def __attrs_post_init__(self) -> None:
        """Refuse what no request can have as its id."""
        if self.request.__class__ is not int and self.request.__class__ is not str:
            allowed = "a text or a whole number"
            raise InvalidArgument([Problem("request", f"allowed is {allowed}", self.request, allowed)])
