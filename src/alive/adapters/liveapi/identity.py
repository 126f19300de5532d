"""Stable ids of Live's objects.

Theory of operation. A number is given to an object when its id is first asked for, and never again to another. Kept is
number -> wrapper. The address of the object is only the key by which its number is found; since Live may use an
address again, `==` with the kept wrapper confirms it. What was deleted is forgotten: whenever a new number is given,
a few of the old ones are looked at in turn, so that the dead never outnumber the living for long, and no single
callback pays for the search. A number that was given and is not kept was deleted.
"""

from collections import deque
from typing import Any

import attrs

from alive.adapters.liveapi.runtime import is_alive, live_ptr
from alive.domain.errors import NotFound
from alive.domain.refs import ObjectId

LOOKED_AT = 4
"""How many old ids are looked at whenever a new one is given. The larger, the fewer dead ones are kept."""


@attrs.frozen
class _Known:
    number: int
    wrapper: Any
    ptr: int
    text: str


class Identities:
    """Gives ids to Live's objects and finds the objects again."""

    def __init__(self, nonce: str) -> None:
        """Make an empty table.

        Args:
            nonce: Tells the ids of this instance of the Set from those of any other: 4 to 16 hexadecimal digits.
        """
        self.nonce = nonce
        self._last_number = 0
        self._by_number: dict[int, _Known] = {}
        self._by_ptr: dict[int, _Known] = {}
        self._to_look_at: deque[int] = deque()

    def __len__(self) -> int:
        """How many objects are kept, deleted ones that were not noticed yet included."""
        return len(self._by_number)

    def id_of(self, kind: str, thing: Any) -> str:
        """The id of a living object."""
        ptr = live_ptr(thing)
        known = self._by_ptr.get(ptr)
        if known is not None and known.wrapper == thing:
            return known.text
        return self._introduce(kind, thing, ptr)

    def find(self, wanted: ObjectId) -> Any:
        """The object with that id. Raises NotFound, which tells why there is none."""
        if wanted.nonce != self.nonce:
            raise NotFound(f"{wanted} belongs to another Set, or to this Set before it was opened again")
        known = self._by_number.get(wanted.number)
        if known is not None and known.text == str(wanted):
            if is_alive(known.wrapper):
                return known.wrapper
            self._forget(known)
        elif known is not None or wanted.number > self._last_number:
            raise NotFound(f"{wanted}: there never was a {wanted.kind} with this id")
        raise NotFound(f"{wanted} was deleted")

    def _introduce(self, kind: str, thing: Any, ptr: int) -> str:
        self._forget_some()
        former = self._by_ptr.get(ptr)
        if former is not None:
            self._forget(former)
        self._last_number += 1
        number = self._last_number
        known = _Known(number, thing, ptr, str(ObjectId(kind, number, self.nonce)))
        self._by_number[number] = self._by_ptr[ptr] = known
        self._to_look_at.append(number)
        return known.text

    def _forget_some(self) -> None:
        for _ in range(min(LOOKED_AT, len(self._to_look_at))):
            number = self._to_look_at.popleft()
            known = self._by_number.get(number)
            if known is None:
                continue
            if is_alive(known.wrapper):
                self._to_look_at.append(number)
            else:
                self._forget(known)

    def _forget(self, known: _Known) -> None:
        self._by_number.pop(known.number, None)
        if self._by_ptr.get(known.ptr) is known:
            del self._by_ptr[known.ptr]
