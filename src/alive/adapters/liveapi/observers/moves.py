"""What moved when a list is in another order than it was."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from alive.adapters.liveapi.observers.watch import Watch


def moved(was_at: Mapping[Watch, int]) -> Iterable[Watch]:
    """What changed its place: of scenes all that did, of tracks only those that others had to make room for."""
    if any(child.kind == "scene" for child in was_at):
        return [child for child, index in was_at.items() if child.index != index]
    stayed = longest_rising(list(was_at.values()))
    return [child for child, index in was_at.items() if index not in stayed]


def longest_rising(numbers: list[int]) -> set[int]:
    """The numbers of a longest run that rises, others left out: what stayed where it was when a list was reordered."""
    ends: list[int] = []
    """The smallest number that a run of each length ends with."""
    before: dict[int, int | None] = {}
    for number in numbers:
        length = bisect_left(ends, number)
        before[number] = ends[length - 1] if length else None
        ends[length : length + 1] = [number]
    run: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        run.add(last)
        last = before[last]
    return run
