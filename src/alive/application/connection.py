"""The operations about a connection: who asks, who else is there, what is not to be run after all."""

from collections.abc import Callable
from typing import Any

import attrs

from alive.application.gateway import Client, Gateway
from alive.application.handling import HandlerTable
from alive.application.reception import OfConnection
from alive.domain.commands.connection import (
    Authenticate,
    Cancel,
    DisconnectClient,
    Hello,
    ListClients,
    StopRemoteControl,
)
from alive.domain.errors import NotFound
from alive.domain.operation import Command
from alive.domain.results.connection import (
    Authenticated,
    CancelResult,
    ClientDisconnected,
    ClientInfo,
    ClientList,
    RemoteControlStopped,
    Welcome,
)
from alive.domain.words import counted
from alive.version import PROTOCOL_VERSION, __version__

HOW_TO_RESUME = "To allow it again, choose None and then Alive as the control surface in Live, or open a Set."


@attrs.frozen
class Asked:
    """Who asks, and who answers."""

    client: Client
    gateway: Gateway
    session: str
    live_version: str


handlers: HandlerTable[Asked] = HandlerTable()


def answers(gateway: Gateway, session: str, live_version: str) -> dict[type[Command[Any]], OfConnection]:
    """What answers each of these commands."""

    def bound(handler: Callable[[Asked, Any], Any]) -> OfConnection:
        return lambda client, command: handler(Asked(client, gateway, session, live_version), command)

    return {command: bound(handler) for command, handler in handlers.as_mapping().items()}


@handlers.handles(Hello)
def hello(asked: Asked, command: Hello) -> Welcome:
    """Take the name; say who answers."""
    client = asked.client
    if command.client is not None:
        asked.gateway.greet(client, command.client)
    return Welcome(
        message=f"Alive {__version__} in Live {asked.live_version} greets {client.label or client.name}.",
        client=client.name,
        session=asked.session,
        protocol_version=PROTOCOL_VERSION,
        script_version=__version__,
        live_version=asked.live_version,
        role=client.role.value,
        max_frame_bytes=client.max_frame_bytes,
    )


@handlers.handles(Authenticate)
def authenticate(asked: Asked, command: Authenticate) -> Authenticated:
    """Give it the role of its token."""
    token = asked.gateway.authenticate(asked.client, command.token)
    return Authenticated(
        message=f"The token {token.name} allows {token.role.value}.", role=token.role.value, token=token.name
    )


@handlers.handles(ListClients)
def list_clients(asked: Asked, _command: ListClients) -> ClientList:
    """List them, the longest connected first."""
    now = asked.gateway.clock()
    clients = tuple(
        ClientInfo(
            client=client.name,
            label=client.label,
            peer=client.peer,
            role=client.role.value,
            token=client.token,
            connected_for=now - client.since,
            requests=client.requests,
            is_you=client is asked.client,
        )
        for client in asked.gateway.clients.values()
    )
    return ClientList(clients=clients, count=len(clients))


@handlers.handles(DisconnectClient)
def disconnect_client(asked: Asked, command: DisconnectClient) -> ClientDisconnected:
    """Have its transport close it."""
    client = asked.gateway.clients.get(command.client)
    if client is None or client.close is None:
        known = ", ".join(asked.gateway.clients)
        raise NotFound(f"There is no client {command.client!r:.80}; there are {known}.")
    client.close(f"{asked.client.name} ended its connection")
    return ClientDisconnected(
        message=f"{client.name} is disconnected; {counted(len(asked.gateway.clients), 'client')} left.",
        client=client.name,
    )


@handlers.handles(StopRemoteControl)
def stop_remote_control(asked: Asked, _command: StopRemoteControl) -> RemoteControlStopped:
    """Refuse all that waits; what takes connections closes once this is answered."""
    others = len(asked.gateway.clients) - 1
    asked.gateway.stop(asked.client)
    return RemoteControlStopped(
        message=f"All remote control of Live is cut, {counted(others, 'other client')} too. {HOW_TO_RESUME}",
        clients=others,
    )


@handlers.handles(Cancel)
def cancel(asked: Asked, command: Cancel) -> CancelResult:
    """Say what became of it: it was withdrawn, if at all, when this request arrived."""
    was_cancelled, wanted = asked.client.was_cancelled, command.request
    words = "was withdrawn and never runs" if was_cancelled else "had started, or there is none of that id"
    return CancelResult(message=f"The request {wanted!r:.80} {words}.", cancelled=was_cancelled)
