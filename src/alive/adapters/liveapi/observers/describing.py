"""Tells what is attached, for those who want to compare it with the Set."""

from collections import Counter
from collections.abc import Collection, Sequence

from alive.adapters.liveapi.observers.device import path_of
from alive.adapters.liveapi.observers.watch import Watch
from alive.domain.results.events import ObservedObject, ObserverList


def described(
    watches: Sequence[Watch], unobservable: Collection[str], *, details: bool, running: bool, complete: bool
) -> ObserverList:
    """The list of what is attached; each object only if details are wanted."""
    return ObserverList(
        running=running,
        complete=complete,
        objects=tuple(map(_described, watches)) if details else (),
        count=len(watches),
        listener_count=sum(len(watch.listeners) for watch in watches),
        by_kind=dict(Counter(watch.kind for watch in watches)),
        unobservable=tuple(sorted(unobservable)),
    )


def _described(watch: Watch) -> ObservedObject:
    return ObservedObject(
        object_id=watch.object_id, kind=watch.kind, path=path_of(watch), listeners=tuple(watch.listeners)
    )
