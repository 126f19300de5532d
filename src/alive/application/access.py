"""Who may do what: tokens, roles, and how fast. The one place where every request of every transport is let in.

Theory of operation. A client has a role. One that has shown a token has the token's; a program of this computer has the
default role as long as no token is needed; anybody else has none, and all it can do is to authenticate. What a request
needs is the effect that its operation declares; a batch needs what its commands need. The tokens are looked at once a
second, so that one that was revoked counts for nothing any more, also for who is connected already.
"""

import math
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Protocol

import attrs

from alive.application.ports import Clock, LogSink
from alive.application.rate import Bucket
from alive.domain.commands.batch import Batch
from alive.domain.commands.connection import Authenticate
from alive.domain.errors import NotAllowed, RateLimited, Unauthenticated
from alive.domain.operation import Effect, operations
from alive.domain.role import Role

MOST_ATTEMPTS = 3
"""Wrong tokens after which a connection is ended. They cannot be guessed: whoever tries is in error, or no friend."""

TIME_TO_AUTHENTICATE = 10.0
"""Seconds after which a client that may do nothing is disconnected: it would only take the place of another."""

LOOK_EVERY = 1.0
"""Seconds between two looks at the tokens."""

MOST_LEFT_BEHIND = 256
"""Addresses whose used-up buckets are remembered."""

_ADDRESS = re.compile(r"[^0-9A-Fa-f:]*(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d.])|\[?::1(?![0-9A-Fa-f:.]))")
"""The beginning of who is at this computer: `127.0.0.1:50123`, `[::1]:50123`, `('127.0.0.1', 50123)`."""

_ADMIN = Role.ADMIN  # to look it up for each request would take a tenth of a microsecond
_AUTHENTICATE = Authenticate.spec.name
_BATCH = Batch.spec.name


class Token(Protocol):
    """A token that is known, without its secret."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def role(self) -> Role:
        """What it allows."""
        ...


class Tokens(Protocol):
    """All tokens at one time."""

    @property
    def known(self) -> Collection[Token]:
        """Those that can be used."""
        ...

    @property
    def fault(self) -> str | None:
        """Why they cannot be read, if so. Then none can be used, and one is needed all the same."""
        ...

    def find(self, secret: str) -> Token | None:
        """The token with that secret. MUST take as long for a wrong one as for a right one."""
        ...


class TokenSource(Protocol):
    """Where tokens are kept."""

    def look(self) -> Tokens:
        """The tokens as they are now: the same object if nothing was changed. MUST be quick, MUST NOT raise."""
        ...


class Guest(Protocol):
    """What is looked at and set of a client."""

    name: str
    peer: str
    since: float
    role: Role
    token: str | None
    bucket: Bucket | None
    wrong_tokens: int
    close: Any


@attrs.frozen(kw_only=True)
class Rules:
    """What the settings say about access."""

    default_role: Role = Role.ADMIN
    """What programs of this computer may do without a token, while none is needed."""
    token_required: bool = True
    """Whether they need one too once there are tokens."""
    requests_per_second: float = 0.0
    """0 if there is no limit."""
    burst: float = 1.0
    """Requests that may come at once."""


class Access:
    """Decides for every client and every request."""

    def __init__(self, source: TokenSource, rules: Rules, clock: Clock, log: LogSink) -> None:
        self._source = source
        self._rules = rules
        self._clock = clock
        self._log = log
        self._tokens = source.look()
        self._look_at = clock() + LOOK_EVERY
        self._have_changed = self._has_other_limit = False
        """Whether there are rules, and whether there is a limit, that `tend` has not applied yet."""
        self._left_behind: dict[str, Bucket] = {}
        self._tell_fault()

    @property
    def fault(self) -> str | None:
        """Why the tokens cannot be read, if so."""
        return self._tokens.fault

    def follow(self, rules: Rules) -> None:
        """Other rules hold from now on; `tend` sees to who is connected already."""
        before, self._rules = self._rules, rules
        self._have_changed = True
        self._look_at = self._clock()
        if (rules.requests_per_second, rules.burst) != (before.requests_per_second, before.burst):
            self._has_other_limit = True

    def welcome(self, client: Guest) -> None:
        """A client is new: what it may do, and how fast."""
        client.role = self._role_without_token(client)
        # Whoever connects anew for each request gets no fresh bucket each time.
        client.bucket = self._left_behind.pop(_host(client.peer), None) or self._full_bucket()

    def farewell(self, client: Guest) -> None:
        """A client has gone."""
        if client.bucket is not None and len(self._left_behind) < MOST_LEFT_BEHIND:
            client.bucket.fill(self._clock())
            if not client.bucket.is_full:
                self._left_behind[_host(client.peer)] = client.bucket

    def admit(self, client: Guest, action: str, parameters: Mapping[str, Any]) -> None:
        """Raise what keeps a request out: RateLimited, Unauthenticated or NotAllowed. Nothing was run then."""
        if client.bucket is not None:
            self._count(client.bucket, action, parameters)
        if client.role is _ADMIN:
            return
        if client.wrong_tokens >= MOST_ATTEMPTS:
            if client.close is not None:
                client.close(f"it showed {client.wrong_tokens} wrong tokens")
            raise self._unauthenticated("Too many tokens were wrong.")
        if action == _AUTHENTICATE:
            return
        if client.role is Role.NONE:
            raise self._unauthenticated()
        for needed, effect in effects_of(action, parameters):
            if not client.role.may(effect):
                raise NotAllowed(
                    f"{needed} needs the role {effect.value}; this client has the role {client.role.value}.",
                    role=client.role.value,
                    needed=effect.value,
                )

    def authenticate(self, client: Guest, secret: str) -> Token:
        """Give the client the role of its token. Raises Unauthenticated, and then its role is what it was."""
        self._look()
        token = self._tokens.find(secret)
        if token is None:
            client.wrong_tokens += 1
            self._log.info(f"{client.name} from {client.peer} showed a token that is not known")
            raise self._unauthenticated("This token is not known; perhaps it was revoked.")
        client.token, client.role = token.name, token.role
        return token

    def may_listen(self, address: str) -> None:
        """Raise NotAllowed for an address that others can reach, unless there is a token."""
        if not is_of_this_computer(address) and not self._tokens.known:
            raise NotAllowed(
                f"on {address} the whole network could control Live, and there is no token: see alive token new"
            )

    def tend(self, clients: Collection[Guest], now: float) -> None:
        """Once a second: see to tokens that came and went, to other rules, and to who has no token for too long."""
        if now < self._look_at:
            return
        self._look_at = now + LOOK_EVERY
        if self._has_other_limit:
            self._has_other_limit = False
            self._limit_anew(clients)
        if self._look() or self._have_changed:
            self._have_changed = False
            for client in list(clients):
                self._judge_anew(client)
        for client in [client for client in clients if client.role is Role.NONE]:
            if now - client.since > TIME_TO_AUTHENTICATE and client.close is not None:
                client.close("it did not authenticate")

    def _limit_anew(self, clients: Collection[Guest]) -> None:
        self._left_behind.clear()
        for client in clients:
            client.bucket = self._full_bucket()

    def _full_bucket(self) -> Bucket | None:
        rate = self._rules.requests_per_second
        return Bucket.full(rate, self._rules.burst, self._clock()) if rate else None

    def _look(self) -> bool:
        """Look at the tokens; whether they have changed."""
        before, self._tokens = self._tokens, self._source.look()
        if self._tokens is before:
            return False
        self._tell_fault()
        return True

    def _judge_anew(self, client: Guest) -> None:
        before = client.role
        role = next((token.role for token in self._tokens.known if token.name == client.token), None)
        if role is None:
            client.token, role = None, self._role_without_token(client)
        client.role = role
        if before is not Role.NONE and role is Role.NONE and client.close is not None:
            client.close("it has no token that is known")

    def _role_without_token(self, client: Guest) -> Role:
        tokens = self._tokens
        is_needed = tokens.fault is not None or (self._rules.token_required and bool(tokens.known))
        return Role.NONE if is_needed or not is_of_this_computer(client.peer) else self._rules.default_role

    def _count(self, bucket: Bucket, action: str, parameters: Mapping[str, Any]) -> None:
        commands = parameters.get("commands") if action == _BATCH else None
        wait = bucket.take(self._clock(), max(1, len(commands)) if isinstance(commands, list) else 1)
        if wait:
            milliseconds = math.ceil(wait * 1000)
            limit = f"{self._rules.requests_per_second:g} requests a second"
            raise RateLimited(f"More than {limit}; try again in {milliseconds} ms.", retry_after_ms=milliseconds)

    def _unauthenticated(self, why: str = "A token is needed: authenticate first.") -> Unauthenticated:
        if self._tokens.fault is not None:
            why = "No token can be used: the file of the tokens cannot be read. Log.txt of Live says why."
        return Unauthenticated(why)

    def _tell_fault(self) -> None:
        if self._tokens.fault is not None:
            self._log.error(f"{self._tokens.fault}. Until that is mended, nobody may do anything.")


def effects_of(action: str, parameters: Mapping[str, Any]) -> Iterator[tuple[str, Effect]]:
    """What a request would do, each operation with its declared effect. What there is no operation for does nothing."""
    commands = parameters.get("commands") if action == _BATCH else None
    names = [action] if commands is None else _actions_in(commands)
    for name in names:
        spec = operations().get(name)
        if spec is not None:
            yield name, spec.effect


def _actions_in(commands: Any) -> list[str]:
    """What is asked within a batch, which is still as it came: whatever has another form is refused later."""
    given = commands if isinstance(commands, list | tuple) else ()
    actions = (each.get("action") for each in given if isinstance(each, Mapping))
    return [action for action in actions if isinstance(action, str)]


def is_of_this_computer(peer: str) -> bool:
    """Whether an address is one that only programs of this computer have. What cannot be told is not."""
    return peer == "localhost" or _ADDRESS.match(peer) is not None


def _host(peer: str) -> str:
    return peer.rpartition(":")[0] or peer
