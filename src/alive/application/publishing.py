"""Brings the observers, the log of events and the clients together."""

from typing import Any, Protocol

from alive.application.event_log import EventLog
from alive.application.gateway import Client, Gateway
from alive.application.published import Published
from alive.application.reception import OfConnection
from alive.application.subscriptions import Desk, Observing, end_all, handlers
from alive.domain.operation import Command


class Observers(Observing, Protocol):
    """Whoever observes Live, as the pump knows it."""

    @property
    def has_news(self) -> bool:
        """Whether something was noted, or is to be attached."""
        ...

    def start(self) -> None:
        """Begin to attach."""
        ...

    def stop(self) -> None:
        """Take every listener away."""
        ...

    def flush(self, until: float) -> None:
        """Look at what was noted and publish what differs."""
        ...


class Output(Protocol):
    """Whoever sends events by itself, without a client that asked for them."""

    def end_turn(self) -> None:
        """Send what was held back until all of this turn was published."""
        ...


class Publishing:
    """Publishes what changes in Live; answers what is about events."""

    def __init__(
        self, log: EventLog, published: Published, observers: Observers, gateway: Gateway, session: str
    ) -> None:
        self._log = log
        self._published = published
        self._observers = observers
        self._gateway = gateway
        self._session = session
        self.outputs: list[Output] = []
        gateway.on_disconnect = self._end
        gateway.next_event = lambda client: client.feed.take(log)

    def answers(self) -> dict[type[Command[Any]], OfConnection]:
        """What answers each command about events: these are about the connection, which gets them."""

        def bound(handler: Any) -> OfConnection:
            return lambda client, command: handler(self._desk(client), command)

        return {command: bound(handler) for command, handler in handlers.as_mapping().items()}

    @property
    def has_news(self) -> bool:
        """Whether something is to be published."""
        return self._observers.has_news

    def publish(self, until: float) -> None:
        """Publish what changed, and keep in touch with those who heard nothing for a while."""
        self._observers.flush(until)
        for output in self.outputs:
            output.end_turn()
        self._log.keep_in_touch()

    def say_goodbye(self) -> None:
        """The session ends: everybody who listens is told."""
        for client in self._gateway.clients.values():
            if client.feed is not None:
                client.feed.ended = {"event": "session.ended", "seq": self._log.seq, "session": self._session}
                client.wake()

    def _desk(self, client: Client) -> Desk:
        return Desk(client, self._log, self._published, self._observers, self._session)

    def _end(self, client: Client) -> None:
        if client.feed is not None:
            end_all(self._log, self._observers, client.feed)
