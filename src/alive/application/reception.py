"""Between the queue and the dispatcher: what guards a request, and what is about its connection and not about Live."""

from collections.abc import Callable, Generator, Mapping
from typing import Any, Protocol

from alive.application.dispatcher import Dispatcher
from alive.application.executor import Request
from alive.application.guards import Claim, Guards, Replayed, Replays
from alive.application.handling import Steps, Until
from alive.application.ports import LivePort
from alive.domain.errors import AliveError, InvalidRequest, OutcomeUnknown
from alive.domain.operation import Command, Effect
from alive.domain.results.connection import Rehearsal, Target

_READ = Effect.READ  # to look it up for each request would take a tenth of a microsecond

LONGEST_REPEAT = 60.0
"""Seconds that a repeat waits for the first to end; nothing runs longer."""

OfConnection = Callable[[Any, Any], Any]
"""Answers a command about the connection: gets the client and the command."""


class Causes(Protocol):
    """Who tells with each change where it came from."""

    origin: Mapping[str, Any] | None


class Reception:
    """Carries out requests. Raises AliveError and nothing else."""

    def __init__(self, dispatcher: Dispatcher, live: LivePort, replays: Replays, session: str) -> None:
        self._dispatcher = dispatcher
        self._live = live
        self._replays = replays
        self._session = session
        self.of_connection: Mapping[type[Command[Any]], OfConnection] = {}
        """What answers the commands about a connection; it is set once there is what takes connections."""
        self.causes: Causes | None = None
        """Who wants to know what is being carried out, if anybody listens to what it causes."""
        self.rehearsals: Mapping[type[Command[Any]], Callable[[Any], Steps[tuple[Target, ...]]]] = {}
        """What tells the targets of commands that are carried out by the script itself."""
        self.resume = dispatcher.resume
        self.fail = dispatcher.fail

    def perform(self, request: Request) -> Any:
        """Start what is requested: its result, or a Suspension. Changes that show meanwhile come from it."""
        kind = request.command.__class__
        if kind.spec.effect is _READ and request.guards is None and kind not in self.of_connection:
            return self._dispatcher.perform(request.command)  # most are so, and a read changes nothing
        if self.causes is None or request.client is None:
            return self._perform(request)
        self.causes.origin = {"client": request.client.name, "request": request.request_id}
        try:
            return self._perform(request)
        finally:
            self.causes.origin = None

    def _perform(self, request: Request) -> Any:
        command = request.command
        answer = self.of_connection.get(command.__class__)
        if answer is not None:
            return self._about_connection(answer, request)
        if request.guards is None:
            return self._dispatcher.perform(command)
        return self._perform_guarded(command, request.guards, request.content)

    def _about_connection(self, answer: OfConnection, request: Request) -> Any:
        if request.guards is not None:
            raise InvalidRequest(f"{request.command.spec.name} is about the connection; it takes no guards.")
        outcome = self._dispatcher.guarded(lambda: answer(request.client, request.command))
        return self._dispatcher.start(outcome) if isinstance(outcome, Generator) else outcome

    def _perform_guarded(self, command: Command[Any], guards: Guards, content: bytes) -> Any:
        if guards.session is not None and guards.session != self._session:
            raise OutcomeUnknown(
                f"The request was made for the session {guards.session!r:.40}, this is {self._session}: the Set or the "
                "script was started anew in between. Nothing was run now.",
                session=self._session,
            )
        if guards.dry_run:
            return self._rehearse(command, guards)
        if guards.key is None or command.spec.effect is _READ:
            return self._perform_expecting(command, guards)
        return self._perform_once(command, guards, guards.key, content)

    def _rehearse(self, command: Command[Any], guards: Guards) -> Any:
        self._dispatcher.check_supported(command)
        if guards.expect is not None:
            self._dispatcher.guarded(lambda: self._live.require(command, guards.expect or {}))
        if command.__class__ in self.rehearsals:
            return self._dispatcher.start(self._rehearsing(command))
        return _rehearsed(command, self._dispatcher.guarded(lambda: self._live.targets(command)))

    def _rehearsing(self, command: Command[Any]) -> Steps[Rehearsal]:
        targets = yield from self.rehearsals[command.__class__](command)
        return _rehearsed(command, targets)

    def _perform_expecting(self, command: Command[Any], guards: Guards) -> Any:
        if guards.expect is not None:
            self._dispatcher.guarded(lambda: self._live.require(command, guards.expect or {}))
        return self._dispatcher.perform(command)

    def _perform_once(self, command: Command[Any], guards: Guards, key: str, content: bytes) -> Any:
        claim = self._replays.find(key, content)
        if claim is None:
            return self._perform_first(command, guards, self._replays.claim(key, content))
        if claim.is_settled:
            return Replayed(claim.outcome)
        return self._dispatcher.start(_repeat(claim))

    def _perform_first(self, command: Command[Any], guards: Guards, claim: Claim) -> Any:
        if guards.expect is not None:
            try:
                self._dispatcher.guarded(lambda: self._live.require(command, guards.expect or {}))
            except AliveError:
                self._replays.give_back(claim)  # nothing was run
                raise
        return self._dispatcher.start(self._remembering(command, claim))

    def _remembering(self, command: Command[Any], claim: Claim) -> Steps[Any]:
        """Carry it out to its end and remember its outcome, whoever is still there to be told."""
        outcome: Any = None
        try:
            outcome = yield from self._dispatcher.follow(self._dispatcher.perform(command))
        except AliveError as refused:
            outcome = refused
            if not refused.may_have_run:
                self._replays.give_back(claim)
            raise
        except GeneratorExit:
            outcome = OutcomeUnknown("The script was unloaded before Live showed the effect.")
            raise
        finally:
            self._replays.settle(claim, outcome)
        return outcome


def _rehearsed(command: Command[Any], targets: tuple[Target, ...]) -> Rehearsal:
    spec = command.spec
    return Rehearsal(dry_run=True, action=spec.name, effect=spec.effect.value, targets=targets)


def _repeat(claim: Claim) -> Steps[Replayed]:
    if not (yield Until(lambda: claim.is_settled, LONGEST_REPEAT)):
        raise OutcomeUnknown("The first request with this key has not ended yet; ask again later.")
    return Replayed(claim.outcome)
