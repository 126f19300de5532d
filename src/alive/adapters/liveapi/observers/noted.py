"""What is to be looked at: noted by callbacks of Live, taken in the order in which it was noted."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from alive.adapters.liveapi.observers.watch import Watch

Key = tuple[Watch, str]
"""An object and one of its topics, or one of its lists."""

Origin = Mapping[str, Any] | None
"""The client and the request that something comes from, if that is known."""


class _HeldBack(NamedTuple):
    until: float
    origin: Origin
    round: int
    """The round in which it was noted."""


class Noted:
    """The notes of one Set. To note something must be cheap: Live calls back in the middle of its own work."""

    def __init__(self) -> None:
        self.values: dict[Key, Origin] = {}
        self.lists: dict[Key, Origin] = {}
        self.rounds = 0
        """How often all that was noted had been looked at, but for what is held back."""
        self._held_back: dict[Key, _HeldBack] = {}
        self._said_at: dict[Key, float] = {}

    def look_at(self, watch: Watch, topic: str, origin: Origin = None) -> None:
        """Note a value that may have changed. Who is known to have changed it stays known."""
        self.values.setdefault((watch, topic), origin)

    def take_value(self) -> tuple[Key, Origin]:
        """The value that was noted first."""
        key = next(iter(self.values))
        return key, self.values.pop(key)

    def note_list(self, key: Key, origin: Origin) -> None:
        """Note a list. Those of the song go first: a scene is told before the slots that came with it."""
        if key[0].parent is None and key not in self.lists:
            self.lists = {key: origin, **self.lists}
        else:
            self.lists[key] = origin

    def take_list(self) -> tuple[Key, Origin]:
        """The list that is to be looked at first."""
        key = next(iter(self.lists))
        return key, self.lists.pop(key)

    def is_held_back(self, key: Key, interval: float, origin: Origin, now: float) -> bool:
        """Whether a value was said so shortly before that it has to wait; it is noted again when its time has come."""
        said_at = self._said_at.get(key)
        if said_at is None or now >= said_at + interval:
            return False
        before = self._held_back.get(key)
        since = self.rounds if before is None else before.round
        self._held_back[key] = _HeldBack(said_at + interval, origin, since)
        return True

    def said(self, key: Key, now: float) -> None:
        """A value was said that has an interval."""
        self._said_at[key] = now

    def note_what_is_due(self, now: float) -> None:
        """Note again what had to wait and need not wait any longer."""
        for key in [key for key, held in self._held_back.items() if held.until <= now]:
            self.values.setdefault(key, self._held_back.pop(key).origin)

    def is_done_since(self, earlier: int) -> bool:
        """Whether all that was noted when that many rounds were over has been looked at."""
        return self.rounds > earlier and all(held.round > earlier for held in self._held_back.values())

    def forget(self, gone: set[Watch]) -> None:
        """Nothing of these is to be looked at any more."""
        for notes in (self.values, self.lists, self._held_back, self._said_at):
            for key in [key for key in notes if key[0] in gone]:
                del notes[key]

    def clear(self) -> None:
        """Nothing is to be looked at any more. What waits for a round to end must not take that for one."""
        for notes in (self.values, self.lists, self._held_back, self._said_at):
            notes.clear()
