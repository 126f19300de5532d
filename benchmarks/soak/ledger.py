"""What one client has been promised: its own tracks with the values that replies said, to be compared with the Set."""

from collections.abc import Mapping
from typing import Any

import attrs

MAYBE = None
"""Stands for a track or a value that may be there or not: its reply was not waited for."""


@attrs.define
class OwnTrack:
    """A track that one client made, and what it may show. More than one value if a reply was not waited for."""

    track_id: str
    name: str
    is_certain: bool = True
    values: dict[str, list[Any]] = attrs.field(factory=dict)

    def is_now(self, member: str, value: Any) -> None:
        """A reply says so."""
        self.values[member] = [value]

    def may_be(self, member: str, value: Any) -> None:
        """It was asked for, and nobody waited for the reply."""
        self.values.setdefault(member, []).append(value)


@attrs.define
class Ledger:
    """All that one client was promised in this Set."""

    tracks: list[OwnTrack] = attrs.field(factory=list)
    deleted: list[str] = attrs.field(factory=list)
    """Names of tracks that replies say are gone."""
    written: int = 0
    """Writes with a reply."""

    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return attrs.asdict(self)


def faults_of(ledger: Mapping[str, Any], shown: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Every promise that the Set does not keep. `shown`: of each track by name what Live shows."""
    faults = [f"{name} was deleted and is there" for name in ledger["deleted"] if name in shown]
    for track in ledger["tracks"]:
        name = track["name"]
        if name not in shown:
            faults += [f"{name} was made and is not there"] if track["is_certain"] else []
            continue
        for member, allowed in track["values"].items():
            value = shown[name][member]
            if not any(_is_same(value, each) for each in allowed):
                faults.append(f"{name}: {member} is {value}, promised was {allowed}")
    return faults


def _is_same(one: Any, other: Any) -> bool:
    if isinstance(one, float) or isinstance(other, float):
        return other is not None and abs(one - other) < 1e-5
    return bool(one == other)
