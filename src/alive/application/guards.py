"""What guards a request, and the memory of requests that must not run twice.

Theory of operation. A request with an idempotency key claims the key before it runs. While it runs, a repeat waits for
it; afterwards a repeat gets the same answer and runs nothing. What was refused before it ran gives the key back. Reads
are not remembered: to read once more changes nothing, and their answers can be large.
"""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

import attrs

from alive.application.conversion import SlicedFields
from alive.application.ports import Clock
from alive.domain.errors import IdempotencyConflict, OutcomeUnknown

MOST_REMEMBERED = 1000
MOST_ITEMS_REMEMBERED = 200_000
"""Items of all remembered answers together, about 100 MB: a batch may hold reads of many notes."""

REMEMBERED_FOR = 600.0
"""Seconds. A client that comes back after ten minutes looks at the Set before it goes on."""

_RUNNING = object()


@attrs.frozen
class Guards:
    """The reserved keys of a request that decide whether it runs."""

    key: str | None = None
    """A repeat with the same key answers what the first answered, and runs nothing."""
    session: str | None = None
    """The session that the request was made for."""
    dry_run: bool = False
    expect: Mapping[str, Any] | None = None
    """Properties of the one target that must hold."""


@attrs.frozen
class Replayed:
    """The outcome of an earlier request with the same key."""

    outcome: Any
    """A result or an AliveError."""


@attrs.define(eq=False)
class Claim:
    """A key in use, and what came of it."""

    key: str
    content: bytes
    made_at: float
    outcome: Any = _RUNNING
    items: int = 0
    """How many items its outcome has in its lists."""

    @property
    def is_settled(self) -> bool:
        """Whether the request that claimed it has its outcome."""
        return self.outcome is not _RUNNING


class Replays:
    """The keys of this session."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._claims: OrderedDict[str, Claim] = OrderedDict()
        self._items = 0

    def find(self, key: str, content: bytes) -> Claim | None:
        """The claim on that key, if there is one. IdempotencyConflict if it was for something else."""
        self._forget_old()
        claim = self._claims.get(key)
        if claim is not None and claim.content != content:
            raise IdempotencyConflict(f"The key {key!r:.80} was used for another request; nothing was run.")
        return claim

    def claim(self, key: str, content: bytes) -> Claim:
        """Take a key that is free."""
        if len(self._claims) >= MOST_REMEMBERED:
            self._forget_one()
        claim = self._claims[key] = Claim(key, content, self._clock())
        return claim

    def settle(self, claim: Claim, outcome: Any) -> None:
        """Remember what came of it; of the oldest answers only that they were given, if all are too much."""
        claim.outcome = outcome
        claim.items = _items_of(outcome)
        self._items += claim.items
        long = (claim for claim in list(self._claims.values()) if claim.items)
        while self._items > MOST_ITEMS_REMEMBERED:
            self._shorten(next(long))

    def give_back(self, claim: Claim) -> None:
        """Free the key: nothing was run."""
        if self._claims.get(claim.key) is claim:
            del self._claims[claim.key]

    def leave_out(self, pause: float) -> None:
        """Remember everything for longer by the seconds in which Live, and perhaps the whole computer, stood still."""
        for claim in self._claims.values():
            claim.made_at += pause

    def _forget_old(self) -> None:
        oldest = self._clock() - REMEMBERED_FOR
        while self._claims:
            claim = next(iter(self._claims.values()))
            if claim.made_at > oldest or not claim.is_settled:
                return
            self._forget(claim)

    def _forget_one(self) -> None:
        """Make room. What still runs is never forgotten: a repeat would run beside it."""
        settled = next((claim for claim in self._claims.values() if claim.is_settled), None)
        if settled is not None:
            self._forget(settled)

    def _shorten(self, claim: Claim) -> None:
        self._items -= claim.items
        claim.items = 0
        claim.outcome = OutcomeUnknown("A request with this key was answered; that answer was too long to be kept.")

    def _forget(self, claim: Claim) -> None:
        del self._claims[claim.key]
        self._items -= claim.items


def _items_of(outcome: Any) -> int:
    if isinstance(outcome, Exception):
        return 0
    lists = [value for value in attrs.asdict(outcome, recurse=False).values() if isinstance(value, tuple)]
    return sum(item.long_items if isinstance(item, SlicedFields) else 1 for items in lists for item in items)


def digest(action: str, parameters: Mapping[str, Any], guards: Guards) -> bytes:
    """A fingerprint of what is asked, to tell a repeat from another request under the same key."""
    content = [action, parameters, guards.expect, guards.dry_run]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).digest()
