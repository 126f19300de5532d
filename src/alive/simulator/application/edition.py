"""The editions of Live and what they limit."""

from __future__ import annotations

from typing import Literal, NamedTuple

from alive.simulator.object_model.errors import LimitationError

EditionName = Literal["Suite", "Standard", "Intro", "Lite"]
UNLIMITED = 1_000_000


class Edition(NamedTuple):
    """What one edition allows in a Set."""

    name: str
    tracks: int = UNLIMITED
    scenes: int = UNLIMITED
    returns: int = 12
    unavailable: tuple[int, ...] = ()
    """Values of Application.UnavailableFeature."""


EDITIONS = {
    "Suite": Edition("Suite"),
    "Standard": Edition("Standard"),
    "Intro": Edition("Intro", tracks=16, scenes=16, returns=2),
    "Lite": Edition("Lite", tracks=8, scenes=16, returns=2, unavailable=(0,)),
}
"""By name, with the limits that Ableton publishes for Live 12."""

SUITE = EDITIONS["Suite"]


def check_limit(edition: Edition, what: Literal["tracks", "scenes", "returns"], count: int) -> None:
    """Refuse a number of tracks, scenes or returns that the edition does not allow."""
    limit: int = getattr(edition, what)
    if count > limit:
        message = f"Live {edition.name} allows at most {limit} {what}"
        raise LimitationError(message)
